// Whoever shares a task without leading it says that his part is done, or takes it back.
import { useState } from 'react';
import { formatDate } from '../../../text/format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

export function FinishShareDialog(props: StepProps) {
  const { t } = useTexts();
  const { today, person } = useSession();
  const { run, busy, error } = useTaskAct(props);
  const said = props.task.shares.find((one) => one.person.id === person?.id)?.done ?? null;
  const [done, setDone] = useState<string | null>(today);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (said !== null) run({ act: 'finish-share', done: null, words });
    else if (done) run({ act: 'finish-share', done, words });
  };
  return (
    <ConfirmDialog
      title={`${t('task.do.finish-share')}: ${props.task.title}`}
      confirm={t(said === null ? 'task.do.finish-share' : 'task.finishBack')}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <p>{said === null ? t('task.finishWhat') : t('task.finishBackWhat', { day: formatDate(said) })}</p>
      {said === null && (
        <DateField
          label={t('task.doneOn')}
          value={done ?? ''}
          onChange={setDone}
          error={tried && !done ? t('task.needDate') : null}
          required
        />
      )}
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
