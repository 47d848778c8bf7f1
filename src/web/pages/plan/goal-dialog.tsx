import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { readFigure } from '../../parts/work-figures.ts';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { ItemPicker } from '../../work/item-picker.tsx';
import { PLAN_TOUCHES } from '../../work/work-touches.ts';
import type { Goal, Offer } from './shapes.ts';

interface Props {
  readonly unit: number;
  readonly period: string;
  /** Null: a new one. */
  readonly goal: Goal | null;
  /** Of a longer plan: what it begins with. */
  readonly source?: Offer | undefined;
  readonly onClose: () => void;
}

function useGoalForm({ unit, period, goal, source, onClose }: Props) {
  const { t } = useTexts();
  const toast = useToast();
  const adding = useFormAct(ROUTES.addGoal, PLAN_TOUCHES);
  const changing = useFormAct(ROUTES.goalAct, PLAN_TOUCHES);
  const begun = goal ?? source;
  const [form, setForm] = useState({
    ...{ title: begun?.title ?? '', product: begun?.product ?? '', itemId: begun?.item?.id ?? null },
    // How much of it this period takes is to be said, not copied.
    ...{ target: goal?.target ? `${goal.target}` : '', reason: '' },
  });
  const [tried, setTried] = useState(false);
  const target = readFigure(form.target, 1);
  const faults = {
    title: form.title.trim() === '',
    target: target === undefined || target === 0,
    reason: goal !== null && form.reason.trim() === '',
  };
  const save = async () => {
    setTried(true);
    if (faults.title || faults.reason || target === undefined || target === 0) return;
    const { title, product, itemId, reason } = form;
    const body = { title: title.trim(), product, itemId, target };
    const reply =
      goal === null
        ? await adding.run({ params: { id: unit }, body: { ...body, period, partOf: source?.id ?? null } })
        : await changing.run({
            params: { id: goal.id },
            body: { act: 'edit', version: goal.version, ...body, reason },
          });
    if (reply === null) return;
    toast({ text: t('plan.goalSaved') });
    onClose();
  };
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const faultOf = (key: keyof typeof faults, text: string) => (tried && faults[key] ? text : null);
  const busy = adding.busy || changing.busy;
  return { form, set, save, faultOf, busy, error: adding.error ?? changing.error };
}

export function GoalDialog(props: Props) {
  const { t } = useTexts();
  const { goal, source, onClose } = props;
  const begun = goal ?? source;
  const add = source === undefined ? 'plan.addGoal' : 'plan.takeOver';
  const { form, set, save, faultOf, busy, error } = useGoalForm(props);
  return (
    <ConfirmDialog
      title={t(goal === null ? add : 'plan.editGoal')}
      confirm={t(goal === null ? add : 'common.save')}
      onConfirm={() => void save()}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <TextField
        label={t('plan.goalTitle')}
        value={form.title}
        onChange={(title) => set({ title })}
        maxLength={300}
        error={faultOf('title', t('task.needTitle'))}
        required
      />
      <ItemPicker
        whom="anybody"
        start={begun?.item ? `${begun.item.code} ${begun.item.name}` : ''}
        onChange={(item) => set({ itemId: item?.id ?? null })}
      />
      <TextField
        label={t('task.field.product')}
        value={form.product}
        onChange={(product) => set({ product })}
        maxLength={500}
        optional
      />
      <TextField
        label={t('plan.goalTarget')}
        hint={source?.target ? t('plan.goalTargetOf', { target: source.target }) : undefined}
        value={form.target}
        onChange={(target) => set({ target })}
        inputMode="numeric"
        autoComplete="off"
        error={faultOf('target', t('task.badQuantity', { least: 1 }))}
        optional
      />
      {goal !== null && (
        <TextField
          label={t('task.reason')}
          hint={t('task.reasonHint')}
          value={form.reason}
          onChange={(reason) => set({ reason })}
          maxLength={4000}
          error={faultOf('reason', t('task.needWords'))}
          required
        />
      )}
    </ConfirmDialog>
  );
}
