import type { FormEvent } from 'react';
import { ABSENCE_KINDS } from '../../../domain/organization/shape.ts';
import { Card } from '../../parts/card.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { FormActs } from '../../parts/form-acts.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useOpenedForm } from '../../parts/use-opened-form.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { EffectLine } from './effect-line.tsx';
import css from './leave.module.css';
import { type LeaveForm as Form, IDS, useLeaveForm } from './use-leave-form.ts';

/** Records an absence of somebody the caller heads or serves; what it does to the weeks is said while typing. */
export function LeaveForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const { today, roles, homeUnit } = useSession();
  const { form, set, troubles, busy, error, send } = useLeaveForm(today, onClose);
  const trouble = (field: string) => troubles.find((one) => one.field === field)?.text ?? null;
  // A head finds the people of the own unit; the office may serve more than the unit it sits in.
  const narrowed = roles.includes('office') || homeUnit === null ? {} : { unit: homeUnit };
  const opened = useOpenedForm();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  return (
    <Card title={t('leave.new')}>
      <form ref={opened} className={css.form} onSubmit={submit}>
        <ErrorSummary troubles={troubles} />
        <PersonPicker
          {...narrowed}
          id={IDS.who}
          label={t('leave.who')}
          value={form.person}
          onChange={(person) => set({ person })}
          error={trouble(IDS.who)}
          required
        />
        <Segmented
          label={t('leave.kind')}
          showLabel
          value={form.kind}
          onChange={(kind) => set({ kind })}
          options={ABSENCE_KINDS.map((value) => ({ value, label: t(`leave.kind.${value}`) }))}
        />
        <Dates form={form} set={set} trouble={trouble} />
        <EffectLine form={form} />
        <TextField
          label={t('form.documentLabel')}
          hint={t('form.documentHint')}
          value={form.documentNumber}
          onChange={(documentNumber) => set({ documentNumber })}
          maxLength={300}
          autoComplete="off"
          optional
        />
        <TextField
          label={t('leave.note')}
          value={form.note}
          onChange={(note) => set({ note })}
          maxLength={500}
          optional
        />
        {error ? <ErrorState error={error} kept /> : null}
        <FormActs send={t('leave.save')} busy={busy} onCancel={onClose} />
      </form>
    </Card>
  );
}

interface DatesProps {
  readonly form: Form;
  readonly set: (change: Partial<Form>) => void;
  readonly trouble: (field: string) => string | null;
}

function Dates({ form, set, trouble }: DatesProps) {
  const { t } = useTexts();
  return (
    <div className={css.dates}>
      <DateField
        id={IDS.from}
        label={t('leave.from')}
        value={form.from ?? ''}
        onChange={(from) => set({ from })}
        error={trouble(IDS.from)}
        required
      />
      <DateField
        id={IDS.to}
        label={t('leave.to')}
        hint={t('leave.toHint')}
        value={form.to ?? ''}
        onChange={(to) => set({ to })}
        error={trouble(IDS.to)}
      />
    </div>
  );
}
