// The own calendars: added by address or as a file, read anew, removed.
import { type FormEvent, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { reasonText } from '../../problem-texts.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './diary.module.css';
import type { Diary, OwnDiaries } from './diary-shapes.ts';

export function Diaries({ own }: { readonly own: OwnDiaries }) {
  const { t } = useTexts();
  return (
    <div className={css.stack}>
      {own.diaries.length > 0 && (
        <ul className={css.meetings}>
          {own.diaries.map((diary) => (
            <OneDiary key={diary.id} diary={diary} />
          ))}
        </ul>
      )}
      {own.feeds ? <AddFeed /> : <p className={css.muted}>{t('diary.noFeeds')}</p>}
      <AddFile />
    </div>
  );
}

function OneDiary({ diary }: { readonly diary: Diary }) {
  const { t } = useTexts();
  const act = useFormAct(ROUTES.diaryAct, [ROUTES.ownDiaries]);
  const [asks, setAsks] = useState(false);
  const { id, version, kind, name, host } = diary;
  const run = (what: 'refresh' | 'remove') => act.run({ params: { id }, body: { act: what, version } });
  return (
    <li className={css.meeting}>
      <div className={css.what}>
        <strong>{kind === 'file' ? t('diary.fromFile') : `${name} (${host})`}</strong>
        <Facts diary={diary} />
      </div>
      <div className={css.acts}>
        {kind === 'feed' && (
          <Button busy={act.busy} onClick={() => void run('refresh')}>
            {t('diary.refresh')}
          </Button>
        )}
        <Button look="quiet" onClick={() => setAsks(true)}>
          {t('diary.remove')}
        </Button>
      </div>
      {act.error && !asks ? <ErrorState error={act.error} /> : null}
      {asks && (
        <ConfirmDialog
          title={t('diary.removeTitle', { name })}
          confirm={t('diary.remove')}
          busy={act.busy}
          error={act.error}
          onConfirm={() => void run('remove')}
          onClose={() => setAsks(false)}
        >
          {t('diary.removeEffect')}
        </ConfirmDialog>
      )}
    </li>
  );
}

function Facts({ diary: { lastAt, nextAt, failure, skipped } }: { readonly diary: Diary }) {
  const texts = useTexts();
  const { t } = texts;
  const { zone } = useSession().tenant;
  const said = failure === null ? null : reasonText(failure, { texts, zone });
  const facts = [
    lastAt === null ? t('diary.never') : t('diary.read', { at: formatInstant(lastAt, zone) }),
    ...(nextAt === null ? [] : [t('diary.next', { at: formatInstant(nextAt, zone) })]),
    ...(skipped === 0 ? [] : [t('diary.skipped', { count: skipped })]),
  ];
  return (
    <span className={css.muted}>
      {facts.join(' · ')}
      {said !== null && <span role="alert">{` · ${said.text} ${said.advice ?? ''}`}</span>}
    </span>
  );
}

function AddFeed() {
  const { t } = useTexts();
  const { run, busy, error } = useFormAct(ROUTES.addFeed, [ROUTES.ownDiaries]);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [isTried, setTried] = useState(false);
  const isNamed = name.trim() !== '';
  const isAddress = /^(https?|webcal):\/\/[\x21-\x7e]+$/i.test(address.trim());
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isNamed || !isAddress) return;
    if ((await run({ body: { name: name.trim(), address: address.trim() } })) === null) return;
    setName('');
    setAddress('');
    setTried(false);
  };
  return (
    <form className={css.stack} onSubmit={(event) => void send(event)} noValidate>
      <TextField
        label={t('diary.name')}
        value={name}
        onChange={setName}
        error={isTried && !isNamed ? t('diary.nameMissing') : null}
        maxLength={100}
        autoComplete="off"
        required
      />
      <TextField
        label={t('diary.address')}
        hint={t('diary.addressHint')}
        value={address}
        onChange={setAddress}
        error={isTried && !isAddress ? t('diary.addressMissing') : null}
        maxLength={2000}
        autoComplete="off"
        autoCapitalize="none"
        inputMode="url"
        required
      />
      <div>
        <Button type="submit" busy={busy}>
          {t('diary.subscribe')}
        </Button>
      </div>
      {error ? <ErrorState error={error} kept /> : null}
    </form>
  );
}

function AddFile() {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.addDiaryFile, [ROUTES.ownDiaries]);
  const send = async (file: File) => {
    const body = new FormData();
    body.append('file', file);
    const done = await run({ body });
    if (done !== null) toast({ text: t('diary.uploaded', { added: done.added }) });
  };
  return (
    <>
      <ChooseFile
        label={t('diary.file')}
        accept=".ics,text/calendar"
        disabled={busy}
        onFile={(file) => void send(file)}
      />
      {error ? <ErrorState error={error} /> : null}
    </>
  );
}
