// What whoever does the task records: progress of the week, the product delivered.
import { useState } from 'react';
import { weekOf } from '../../../domain/period/week.ts';
import { weekParts } from '../../../text/format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { readFigure } from '../../parts/work-figures.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

export function NoteDialog(props: StepProps) {
  const { t } = useTexts();
  const { today } = useSession();
  const { run, busy, error } = useTaskAct(props);
  const week = weekOf(today);
  const before = props.task.parts.find((one) => one.week === week)?.part;
  const [part, setPart] = useState(before === undefined ? '' : `${before}`);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const read = readFigure(part, 1);
  const isPart = read === null || (read !== undefined && read >= 0 && read <= 100);
  const nothing = read === null && words.trim() === '';
  const save = () => {
    setTried(true);
    if (isPart && !nothing && read !== undefined) run({ act: 'note', week, part: read, words });
  };
  return (
    <ConfirmDialog
      title={`${t('task.do.note')}: ${props.task.title}`}
      confirm={t('task.do.note')}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <TextField
        label={t('task.notePart', { week: weekParts(week).week })}
        hint={t('task.notePartHint')}
        value={part}
        onChange={setPart}
        inputMode="numeric"
        autoComplete="off"
        error={tried && !isPart ? t('task.badPart') : null}
      />
      <TextArea
        label={t('task.words')}
        value={words}
        onChange={setWords}
        rows={2}
        maxLength={4000}
        error={tried && nothing ? t('task.needWords') : null}
        optional
      />
    </ConfirmDialog>
  );
}

export function DeliverDialog(props: StepProps) {
  const { t } = useTexts();
  const { today } = useSession();
  const { run, busy, error } = useTaskAct(props);
  const [quantity, setQuantity] = useState(`${props.task.quantity}`);
  const [done, setDone] = useState<string | null>(today);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const doneQuantity = readFigure(quantity, 1) ?? 0;
  const save = () => {
    setTried(true);
    if (doneQuantity >= 1 && done) run({ act: 'deliver', doneQuantity, done, words });
  };
  return (
    <ConfirmDialog
      title={`${t('task.do.deliver')}: ${props.task.title}`}
      confirm={t('task.do.deliver')}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <TextField
        label={t('task.doneQuantity')}
        value={quantity}
        onChange={setQuantity}
        inputMode="numeric"
        autoComplete="off"
        error={tried && doneQuantity < 1 ? t('task.badQuantity', { least: 1 }) : null}
        required
      />
      <DateField
        label={t('task.doneOn')}
        value={done ?? ''}
        onChange={setDone}
        error={tried && !done ? t('task.needDate') : null}
        required
      />
      <TextArea
        label={t('task.words')}
        value={words}
        onChange={setWords}
        rows={2}
        maxLength={4000}
        optional
      />
    </ConfirmDialog>
  );
}
