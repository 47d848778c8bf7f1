// Handing a task from one to another, in the middle of it too: what was done stays with whoever did it.
import { useState } from 'react';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { SelectField, TextField } from '../../parts/text-field.tsx';
import { readFigure } from '../../parts/work-figures.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { AssigneePicker } from '../../work/assignee-picker.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

function useHandOver(props: StepProps) {
  const { today } = useSession();
  const { run, busy, error } = useTaskAct(props);
  const held = props.task.shares.filter(({ to }) => to === null);
  const [from, setFrom] = useState(`${held[0]?.person.id ?? ''}`);
  const [to, setTo] = useState<number | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const [kept, setKept] = useState('0');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const most = held.find(({ person }) => `${person.id}` === from)?.share ?? 0;
  const part = readFigure(kept, 1);
  const isPart = typeof part === 'number' && part >= 0 && part <= most;
  const save = () => {
    setTried(true);
    if (to === null || !on || !isPart || reason.trim() === '') return;
    run({ act: 'hand-over', fromId: Number(from), toId: to, on, kept: part, reason });
  };
  const fields = { from, setFrom, setTo, on, setOn, kept, setKept, reason, setReason };
  const faults = {
    to: tried && to === null,
    on: tried && !on,
    kept: tried && !isPart,
    reason: tried && !reason.trim(),
  };
  return { ...fields, held, faults, save, busy, error };
}

export function HandOverDialog(props: StepProps) {
  const { t } = useTexts();
  const form = useHandOver(props);
  const { faults } = form;
  return (
    <ConfirmDialog
      title={`${t('task.do.hand-over')}: ${props.task.title}`}
      confirm={t('task.do.hand-over')}
      onConfirm={form.save}
      onClose={props.onClose}
      busy={form.busy}
      error={form.error}
    >
      <SelectField
        label={t('task.handFrom')}
        value={form.from}
        options={form.held.map(({ person }) => ({ value: `${person.id}`, label: person.name }))}
        onChange={form.setFrom}
      />
      <AssigneePicker
        label={t('task.handTo')}
        keeps
        error={faults.to ? t('task.needPerson') : null}
        onChoose={({ id }) => form.setTo(id)}
      />
      <DateField
        label={t('task.handOn')}
        value={form.on ?? ''}
        onChange={form.setOn}
        error={faults.on ? t('task.needDate') : null}
        required
      />
      <TextField
        label={t('task.handKept')}
        hint={t('task.handKeptHint')}
        value={form.kept}
        onChange={form.setKept}
        inputMode="numeric"
        autoComplete="off"
        error={faults.kept ? t('task.badPart') : null}
        required
      />
      <TextField
        label={t('task.reason')}
        hint={t('task.reasonHint')}
        value={form.reason}
        onChange={form.setReason}
        maxLength={4000}
        error={faults.reason ? t('task.needWords') : null}
        required
      />
    </ConfirmDialog>
  );
}
