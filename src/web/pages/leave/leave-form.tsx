import { ABSENCE_KINDS } from '../../../domain/organization/shape.ts';
import { DocumentField, OpenedForm, SpanFields, troubleAt } from '../../parts/opened-form.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { EffectLine } from './effect-line.tsx';
import { IDS, useLeaveForm } from './use-leave-form.ts';

/** Records an absence of somebody the caller heads or serves; what it does to the weeks is said while typing. */
export function LeaveForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const { today, roles, homeUnit } = useSession();
  const { form, set, troubles, busy, error, send } = useLeaveForm(today, onClose);
  // A head finds the people of the own unit; the office may serve more than the unit it sits in.
  const narrowed = roles.includes('office') || homeUnit === null ? {} : { unit: homeUnit };
  const asked = { troubles, busy, error, onClose, onSend: () => void send() };
  return (
    <OpenedForm {...asked} title={t('leave.new')} verb={t('leave.save')}>
      <PersonPicker
        {...narrowed}
        id={IDS.who}
        label={t('leave.who')}
        value={form.person}
        onChange={(person) => set({ person })}
        error={troubleAt(troubles, IDS.who)}
        required
      />
      <Segmented
        label={t('leave.kind')}
        showLabel
        value={form.kind}
        onChange={(kind) => set({ kind })}
        options={ABSENCE_KINDS.map((value) => ({ value, label: t(`leave.kind.${value}`) }))}
      />
      <SpanFields
        ids={IDS}
        labels={{ from: t('leave.from'), to: t('leave.to'), toHint: t('leave.toHint') }}
        value={form}
        onChange={set}
        troubles={troubles}
        endless
      />
      <EffectLine form={form} />
      <DocumentField
        value={form.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
        optional
      />
      <TextField
        label={t('leave.note')}
        value={form.note}
        onChange={(note) => set({ note })}
        maxLength={500}
        optional
      />
    </OpenedForm>
  );
}
