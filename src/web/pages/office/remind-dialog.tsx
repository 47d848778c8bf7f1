import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDeadline } from '../../../text/format.ts';
import type { Reply } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { messageText } from '../messages/message-words.ts';
import type { Board, HeldStage, Holder } from './board-view.ts';
import css from './office.module.css';

export interface RemindWhat {
  readonly stage: HeldStage | null;
  /** Null: reports of people and of units. */
  readonly subject: Holder['subject'] | null;
  readonly overdue: boolean;
  readonly person: { readonly id: number; readonly name: string } | null;
}

interface Props {
  readonly data: Board;
  readonly unit: number | null;
  readonly what: RemindWhat;
  readonly onClose: () => void;
}

type Preview = Reply<typeof ROUTES.reminder>;
const NAMES = 12;

/** The preview, and the act that sends what it shows. */
function useReminding({ data, unit, what: { stage, subject, overdue, person }, onClose }: Props) {
  const { t, locale } = useTexts();
  const { tenant } = useSession();
  const toast = useToast();
  const [note, setNote] = useState('');
  const act = useFormAct(ROUTES.remind, [ROUTES.board, ROUTES.reminder]);
  const query = {
    ...{ unit: unit ?? undefined, stage: stage ?? undefined, person: person?.id },
    subject: subject ?? undefined,
    overdue: overdue ? ('yes' as const) : undefined,
  };
  const params = { week: data.week.week };
  const read = useRead(ROUTES.reminder, { params, query });
  const send = async () => {
    const words = note.trim();
    const body = {
      unit,
      stage,
      person: person?.id ?? null,
      overdue,
      ...(subject === null ? {} : { subject }),
      ...(words === '' ? {} : { note: words }),
    };
    const done = await act.run({ params, body });
    if (done === null) return;
    const time = formatDeadline(done.deliverAt, tenant.zone, locale);
    toast({ text: t('office.remindDone', { count: done.reminded, time }) });
    onClose();
  };
  return { ...read, act, note, setNote, send };
}

/** Who will read what, and when: seen before anything is sent. */
export function RemindDialog(props: Props) {
  const { t } = useTexts();
  const { data: preview, error, refetch, act, note, setNote, send } = useReminding(props);
  const reached = preview?.people.filter(({ spared }) => spared === null) ?? [];
  const { data, what, onClose } = props;
  return (
    <Dialog
      wide
      title={what.person ? t('office.remindOne', { name: what.person.name }) : t('office.remindTitle')}
      onClose={onClose}
      actions={
        <>
          {reached.length > 0 && (
            <Button look="primary" busy={act.busy} onClick={() => void send()}>
              {t('office.remindSend', { count: reached.length })}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !preview && <Skeleton lines={5} />}
      {preview && <Shown preview={preview} data={data} note={note} />}
      {reached.length > 0 && (
        <TextField
          label={t('office.note')}
          hint={t('office.noteHint')}
          optional
          value={note}
          onChange={setNote}
          maxLength={300}
        />
      )}
      {act.error ? <ErrorState error={act.error} kept /> : null}
    </Dialog>
  );
}

function Shown({
  preview,
  data,
  note,
}: {
  readonly preview: Preview;
  readonly data: Board;
  readonly note: string;
}) {
  const texts = useTexts();
  const { t, locale } = texts;
  const { tenant } = useSession();
  const words = note.trim();
  // Exactly what stands in their messages.
  const wordsFor = ({ stage, subject, due }: Preview['people'][number]) => {
    const note = words === '' ? 'none' : words;
    const params = { period: data.week.week, stage, of: subject, due, note };
    return messageText({ code: 'reminded', params }, texts, tenant.zone);
  };
  const reached = preview.people.filter(({ spared }) => spared === null);
  const groups = Map.groupBy(reached, ({ stage, subject }) => `${subject} ${stage}`);
  if (reached.length === 0)
    return (
      <>
        <EmptyState icon="check" title={t('office.nobodyToRemind')} />
        <SparedList preview={preview} />
      </>
    );
  const { at, because } = preview.delivery;
  return (
    <>
      <p>
        {because === null
          ? t('office.deliverNow')
          : t(`office.deliverLater.${because}`, { time: formatDeadline(at, tenant.zone, locale) })}
      </p>
      {[...groups].map(([key, people]) => (
        <figure key={key} className={css.message}>
          <figcaption className={css.muted}>{t('office.messageTo', { count: people.length })}</figcaption>
          <p className={css.name}>{people[0] && wordsFor(people[0])}</p>
          <p className={css.muted}>
            <Names people={people} />
          </p>
        </figure>
      ))}
      <SparedList preview={preview} />
    </>
  );
}

function Names({ people }: { readonly people: Preview['people'] }) {
  const { t } = useTexts();
  const shown = people
    .slice(0, NAMES)
    .map(({ person, standsInFor }) =>
      standsInFor === null
        ? person.name
        : `${person.name} (${t('office.standsIn', { name: standsInFor.name })})`,
    );
  const rest = people.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} ${t('office.moreNames', { count: rest })}` : shown.join(', ');
}

/** Who is left alone, and why. */
function SparedList({ preview }: { readonly preview: Preview }) {
  const { t } = useTexts();
  const spared = preview.people.filter((one) => one.spared !== null);
  if (spared.length === 0) return null;
  return (
    <>
      <h3 className={css.sparedTitle}>{t('office.spared', { count: spared.length })}</h3>
      <ul className={css.spared}>
        {spared.slice(0, NAMES).map((one) => (
          <li key={`${one.person.id} ${one.stage} ${one.subject} ${one.standsInFor?.id}`}>
            {one.person.name}: {t(`office.spared.${one.spared ?? 'yourself'}`)}
          </li>
        ))}
        {spared.length > NAMES && <li>{t('office.moreNames', { count: spared.length - NAMES })}</li>}
      </ul>
    </>
  );
}
