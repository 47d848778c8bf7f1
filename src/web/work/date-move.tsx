// A date typed onto an open task, before anything is sent: set, asked for with its reason, or why it stays.
import { formatDayMonth } from '../../text/format.ts';
import { TextField } from '../parts/text-field.tsx';
import { useTexts } from '../texts.tsx';
import css from './entry.module.css';
import type { Typed } from './entry-shapes.ts';
import { dayWords } from './mark-words.ts';
import { REASON_FIELD, type ReadEntry } from './typed-entry.ts';

interface Props {
  readonly typed: Typed;
  readonly read: ReadEntry;
  readonly onChange: (typed: Typed) => void;
  readonly onEnter?: (() => void) | undefined;
  /** Somebody tried to put it down. */
  readonly tried: boolean;
}

export function DateMove({ typed, read, onChange, onEnter, tried }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { move, task, fault } = read;
  if (move === null || task === null) return null;
  const from =
    task.due === null ? t('work.move.fromNone') : t('work.move.from', { day: dayWords(task.due, texts) });
  if (move.as === 'no') {
    const day = task.due === null ? '' : formatDayMonth(task.due);
    return <p className={css.muted}>{t(`work.move.no.${move.why}`, { day })}</p>;
  }
  const facts = { from, to: dayWords(move.to, texts) };
  return (
    <div className={css.move}>
      <p role="status">
        {move.as === 'set'
          ? t('work.move.set', facts)
          : t('work.move.ask', { ...facts, name: task.assignedBy.name })}
      </p>
      <TextField
        id={onEnter ? REASON_FIELD : undefined}
        label={t('work.move.reason')}
        hint={t('work.move.reasonHint')}
        value={move.reason}
        onChange={(reason) => onChange({ ...typed, reason })}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter?.()}
        maxLength={500}
        autoComplete="off"
        error={tried && fault === 'reason' ? t('work.fault.reason') : null}
        required
      />
    </div>
  );
}
