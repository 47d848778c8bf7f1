import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { Reply } from '../../api.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { SelectField, TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { readFigure } from '../../parts/work-figures.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { ItemPicker } from '../../work/item-picker.tsx';
import type { Recurring } from './shapes.ts';
import { WhoGets } from './who-gets.tsx';

interface Props {
  readonly unit: number;
  /** Job positions held today, in the unit and below. */
  readonly known: Pick<Reply<typeof ROUTES.recurring>, 'positions' | 'positionsBelow'>;
  readonly onClose: () => void;
}

const EVERY = ['week', 'month', 'quarter', 'year'] as const;

function useRecurringForm({ unit, known, onClose }: Props) {
  const { t } = useTexts();
  const { today } = useSession();
  const toast = useToast();
  const act = useFormAct(ROUTES.addRecurring, [ROUTES.recurring, ROUTES.unitPlan]);
  const [form, setForm] = useState({
    ...{
      below: known.positions.length === 0,
      jobPosition: known.positions[0] ?? known.positionsBelow[0] ?? '',
      title: '',
      product: '',
      itemId: null as number | null,
      quantity: '1',
    },
    ...{ every: 'week' as Recurring['every'], dueAfter: '4', from: today as string | null },
  });
  const [tried, setTried] = useState(false);
  const quantity = readFigure(form.quantity, 1) ?? 0;
  const dueAfter = readFigure(form.dueAfter, 1) ?? -1;
  const faults = {
    position: form.jobPosition === '',
    title: form.title.trim() === '',
    quantity: quantity < 1,
    dueAfter: dueAfter < 0,
    from: !form.from,
  };
  const save = async () => {
    setTried(true);
    if (Object.values(faults).some(Boolean)) return;
    const body = { ...form, title: form.title.trim(), quantity, dueAfter, from: form.from ?? today };
    if ((await act.run({ params: { id: unit }, body })) === null) return;
    toast({ text: t('plan.recurringSaved') });
    onClose();
  };
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));
  const faultOf = (key: keyof typeof faults, text: string) => (tried && faults[key] ? text : null);
  return { form, set, save, faultOf, busy: act.busy, error: act.error };
}

/** Job positions to choose from. */
const positionsFor = ({ positions, positionsBelow }: Props['known'], below: boolean) =>
  below
    ? [...new Set([...positions, ...positionsBelow])].toSorted((a, b) => a.localeCompare(b, 'vi'))
    : positions;

export function RecurringDialog(props: Props) {
  const { t } = useTexts();
  const { unit, known } = props;
  const { form, set, save, faultOf, busy, error } = useRecurringForm(props);
  const positions = positionsFor(known, form.below);
  return (
    <ConfirmDialog
      title={t('plan.addRecurring')}
      confirm={t('plan.addRecurring')}
      onConfirm={() => void save()}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <SelectField
        label={t('plan.position')}
        value={form.jobPosition}
        options={positions.map((one) => ({ value: one, label: one }))}
        onChange={(jobPosition) => set({ jobPosition })}
        error={faultOf('position', t('task.needPerson'))}
      />
      {known.positionsBelow.length > 0 && (
        <CheckField
          label={t('plan.below')}
          checked={form.below}
          onChange={(below) => {
            const held = positionsFor(known, below);
            set({ below, jobPosition: held.includes(form.jobPosition) ? form.jobPosition : (held[0] ?? '') });
          }}
        />
      )}
      <WhoGets unit={unit} position={form.jobPosition} below={form.below} />
      <TextField
        label={t('task.title')}
        value={form.title}
        onChange={(title) => set({ title })}
        maxLength={300}
        error={faultOf('title', t('task.needTitle'))}
        required
      />
      <ItemPicker
        whom={form.jobPosition === '' ? 'anybody' : { position: form.jobPosition }}
        onChange={(item) =>
          set({ itemId: item?.id ?? null, ...(item ? { product: item.output || item.name } : {}) })
        }
      />
      <When form={form} set={set} faultOf={faultOf} />
    </ConfirmDialog>
  );
}

type WhenProps = Pick<ReturnType<typeof useRecurringForm>, 'form' | 'set' | 'faultOf'>;

/** How often, how many, due after which time, from when. */
function When({ form, set, faultOf }: WhenProps) {
  const { t } = useTexts();
  return (
    <>
      <SelectField
        label={t('plan.everyLabel')}
        value={form.every}
        options={EVERY.map((one) => ({ value: one, label: t(`plan.every.${one}`) }))}
        onChange={(every) => set({ every: every as Recurring['every'] })}
      />
      <TextField
        label={t('plan.dueAfter')}
        value={form.dueAfter}
        onChange={(dueAfter) => set({ dueAfter })}
        inputMode="numeric"
        autoComplete="off"
        error={faultOf('dueAfter', t('task.badQuantity', { least: 0 }))}
        required
      />
      <TextField
        label={t('task.field.quantity')}
        value={form.quantity}
        onChange={(quantity) => set({ quantity })}
        inputMode="numeric"
        autoComplete="off"
        error={faultOf('quantity', t('task.badQuantity', { least: 1 }))}
        required
      />
      <DateField
        label={t('plan.beginsOn')}
        value={form.from ?? ''}
        onChange={(from) => set({ from })}
        error={faultOf('from', t('task.needDate'))}
        required
      />
    </>
  );
}
