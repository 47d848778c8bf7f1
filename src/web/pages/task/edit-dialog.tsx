// Changing a task: words freely, its date, quantity and product with the reason.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { readFigure } from '../../parts/work-figures.ts';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import { GoalField } from '../../work/goal-field.tsx';
import { type StepProps, useTaskAct } from './use-task-act.ts';

function useEdit(props: StepProps) {
  const { task } = props;
  const { run, busy, error } = useTaskAct(props);
  const [form, setForm] = useState({
    ...{ title: task.title, product: task.product, quantity: `${task.quantity}`, due: task.due ?? '' },
    ...{ responsibility: task.responsibility, authority: task.authority, important: task.important },
    ...{ goalId: task.goal?.id ?? null, reason: '' },
  });
  const [badDue, setBadDue] = useState(false);
  const [tried, setTried] = useState(false);
  const quantity = readFigure(form.quantity, 1) ?? 0;
  const due = form.due === '' ? null : form.due;
  const isWeighty = due !== task.due || quantity !== task.quantity || form.product !== task.product;
  const faults = {
    title: form.title.trim() === '',
    quantity: quantity < 1,
    reason: isWeighty && form.reason.trim() === '',
  };
  const save = () => {
    setTried(true);
    if (badDue || Object.values(faults).some(Boolean)) return;
    run({ act: 'edit', ...form, quantity, due });
  };
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const setDue = (date: string | null) => {
    setBadDue(date === null);
    if (date !== null) set({ due: date });
  };
  const faultOf = (key: keyof typeof faults) => tried && faults[key];
  return { form, set, setDue, isWeighty, faultOf, save, busy, error };
}

export function EditDialog(props: StepProps) {
  const { t } = useTexts();
  const { form, set, setDue, isWeighty, faultOf, save, busy, error } = useEdit(props);
  return (
    <ConfirmDialog
      title={`${t('task.do.edit')}: ${props.task.title}`}
      confirm={t('common.save')}
      onConfirm={save}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <TextField
        label={t('task.title')}
        value={form.title}
        onChange={(title) => set({ title })}
        maxLength={300}
        error={faultOf('title') ? t('task.needTitle') : null}
        required
      />
      <TextField
        label={t('task.field.product')}
        value={form.product}
        onChange={(product) => set({ product })}
        maxLength={500}
        optional
      />
      <TextField
        label={t('task.field.quantity')}
        value={form.quantity}
        onChange={(quantity) => set({ quantity })}
        inputMode="numeric"
        error={faultOf('quantity') ? t('task.badQuantity', { least: 1 }) : null}
        required
      />
      <DateField label={t('task.field.due')} value={form.due} onChange={setDue} optional />
      <Bounds form={form} set={set} />
      <Goal task={props.task} value={form.goalId} onChange={(goalId) => set({ goalId })} />
      <CheckField
        label={t('task.field.important')}
        checked={form.important}
        onChange={(important) => set({ important })}
      />
      <TextField
        label={t('task.reason')}
        hint={t('task.reasonHint')}
        value={form.reason}
        onChange={(reason) => set({ reason })}
        maxLength={4000}
        error={faultOf('reason') ? t('task.needWords') : null}
        optional={!isWeighty}
        required={isWeighty}
      />
    </ConfirmDialog>
  );
}

function Goal({ task, ...field }: Pick<StepProps, 'task'> & Omit<Parameters<typeof GoalField>[0], 'goals'>) {
  const { data } = useRead(ROUTES.goalChoice, { query: { task: task.id } });
  const open = data?.items ?? [];
  const own = task.goal === null || open.some(({ id }) => id === task.goal?.id) ? [] : [task.goal];
  return <GoalField {...field} goals={[...own, ...open]} />;
}

function Bounds({ form, set }: Pick<ReturnType<typeof useEdit>, 'form' | 'set'>) {
  const { t } = useTexts();
  return (['responsibility', 'authority'] as const).map((key) => (
    <TextArea
      key={key}
      label={t(`task.field.${key}`)}
      value={form[key]}
      onChange={(words) => set({ [key]: words })}
      rows={2}
      maxLength={4000}
      optional
    />
  ));
}
