// Undoing an applied import: what it would change and leave, from which day, why; then the password.
import { useState } from 'react';
import type { ImportView } from '../../../contract/imports.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDate } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { useKindWords } from './changes.tsx';
import css from './rehearsal.module.css';

type Preview = Reply<typeof ROUTES.importUndo>;

/** The button where it may be undone; asks everything in one dialog. */
export function Undo({ view }: { readonly view: ImportView }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const act = view.may.includes('undo') ? 'undo' : view.may.includes('propose-undo') ? 'propose-undo' : null;
  if (act === null) return null;
  return (
    <>
      <Button onClick={() => setAsked(true)}>
        {t(act === 'undo' ? 'importPage.undo.act' : 'importPage.undo.propose')}
      </Button>
      {asked && <Ask view={view} act={act} onClose={() => setAsked(false)} />}
    </>
  );
}

interface AskProps {
  readonly view: ImportView;
  readonly act: 'undo' | 'propose-undo';
  readonly onClose: () => void;
}

function Ask({ view, act, onClose }: AskProps) {
  const { t } = useTexts();
  const toast = useToast();
  const { id, version, from: earliest, fileName } = view;
  const [from, setFrom] = useState<string | null>(earliest);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const query = from === null || from === '' ? {} : { from };
  const preview = useRead(ROUTES.importUndo, { params: { id }, query });
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.importAct);
  const missing = reason.trim() === '';
  const confirm = () => {
    setTried(true);
    const hash = preview.data?.hash;
    if (missing || !from || hash === undefined) return;
    void run({
      input: { params: { id }, body: { act, version, from, reason: reason.trim(), hash } },
      purpose: t('importPage.undo.purpose', { file: fileName }),
      onDone: () => {
        toast({ text: t(act === 'undo' ? 'importPage.undo.done' : 'importPage.undo.proposed') });
        onClose();
        scrollTo({ top: 0 });
      },
    });
  };
  if (dialog !== null) return dialog;
  return (
    <ConfirmDialog
      title={t('importPage.undo.title')}
      confirm={t(act === 'undo' ? 'importPage.undo.act' : 'importPage.undo.propose')}
      grave
      onConfirm={confirm}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t('importPage.undo.lead')}</p>
      <DateField
        label={t('importPage.undo.from')}
        hint={t('importPage.undo.fromHint', { from: formatDate(earliest) })}
        value={from ?? ''}
        onChange={setFrom}
        required
      />
      {preview.error ? <ErrorState error={preview.error} onRetry={() => void preview.refetch()} /> : null}
      {!preview.error && !preview.data && <Skeleton lines={4} />}
      {preview.data && !preview.error && <Effects preview={preview.data} />}
      <TextField
        label={t('importPage.undo.reason')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        required
        error={tried && missing ? t('importPage.undo.reasonMissing') : null}
      />
    </ConfirmDialog>
  );
}

function Effects({ preview }: { readonly preview: Preview }) {
  const { t } = useTexts();
  const words = useKindWords();
  const kinds = Object.entries(preview.counts);
  return (
    <>
      <p className={css.strong}>
        {t(kinds.length === 0 ? 'importPage.undo.nothing' : 'importPage.undo.changes')}
      </p>
      <ul className={css.effects}>
        {kinds.map(([kind, count]) => (
          <li key={kind}>
            <strong>{count}</strong> {words(kind)}
          </li>
        ))}
      </ul>
      {preview.keptTotal > 0 && <Kept kept={preview.kept} total={preview.keptTotal} />}
    </>
  );
}

interface KeptProps {
  readonly kept: Preview['kept'];
  readonly total: number;
}

/** Who and what stays, each with its reasons. */
export function Kept({ kept, total }: KeptProps) {
  const { t, find } = useTexts();
  return (
    <div className={css.kept}>
      <p className={css.strong}>{t('importPage.undo.kept', { count: total })}</p>
      <ul>
        {kept.slice(0, MOST_KEPT).map(({ what, reasons }) => (
          <li key={`${what} ${reasons.map((one) => one.code).join(' ')}`}>
            <strong>{what}</strong>:{' '}
            {reasons.map(({ code, count }) => find(`import.kept.${code}`, { count }) ?? code).join('; ')}
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{t('importPage.undo.keptDo')}</p>
    </div>
  );
}
const MOST_KEPT = 200;
