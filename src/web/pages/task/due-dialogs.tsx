// Another date: asked for by whoever leads the task, agreed or not by whoever assigned it.
import { useState } from 'react';
import { formatDate } from '../../../text/format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useTexts } from '../../texts.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

export function AskDueDialog(props: StepProps) {
  const { t } = useTexts();
  const { task } = props;
  const { run, busy, error } = useTaskAct(props);
  const [due, setDue] = useState<string | null>(task.askedDue ?? task.due);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (due && words.trim() !== '') run({ act: 'ask-due', due, words });
  };
  const { name } = task.assignedBy;
  return (
    <ConfirmDialog
      title={`${t('task.do.ask-due')}: ${task.title}`}
      confirm={t('task.do.ask-due')}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <p>
        {task.due === null
          ? t('task.askDueNone', { name })
          : t('task.askDueWhat', { day: formatDate(task.due), name })}
      </p>
      <DateField
        label={t('task.dueNew')}
        value={due ?? ''}
        onChange={setDue}
        error={tried && !due ? t('task.needDate') : null}
        required
      />
      <TextArea
        label={t('task.reason')}
        hint={t('task.reasonHint')}
        value={words}
        onChange={setWords}
        rows={2}
        maxLength={4000}
        error={tried && words.trim() === '' ? t('task.needWords') : null}
        required
      />
    </ConfirmDialog>
  );
}

export function DecideDueDialog(props: StepProps) {
  const { t } = useTexts();
  const { task } = props;
  const { run, busy, error } = useTaskAct(props);
  const [verdict, setVerdict] = useState<'Grant' | 'Decline'>('Grant');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const grant = verdict === 'Grant';
  const bare = !grant && reason.trim() === '';
  const save = () => {
    setTried(true);
    if (!bare) run({ act: 'decide-due', grant, reason });
  };
  const day = (value: string | null) => (value === null ? t('work.noDue') : formatDate(value));
  return (
    <ConfirmDialog
      title={`${t('task.do.decide-due')}: ${task.title}`}
      confirm={t(`task.due${verdict}`)}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <p>{t('task.decideDueWhat', { before: day(task.due), after: day(task.askedDue) })}</p>
      <Segmented
        label={t('task.do.decide-due')}
        value={verdict}
        options={(['Grant', 'Decline'] as const).map((one) => ({ value: one, label: t(`task.due${one}`) }))}
        onChange={setVerdict}
      />
      <TextArea
        label={t('task.reason')}
        hint={t('task.reasonHint')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={4000}
        error={tried && bare ? t('task.needWords') : null}
        optional={grant}
        required={!grant}
      />
    </ConfirmDialog>
  );
}
