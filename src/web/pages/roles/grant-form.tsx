import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { DocumentField, OpenedForm, SpanFields, troubleAt } from '../../parts/opened-form.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { useTexts } from '../../texts.tsx';
import { RoleChoice } from './role-choice.tsx';
import { type Form, IDS, useGrantForm } from './use-grant-form.ts';

export interface GrantFormProps {
  /** Whether the caller may grant for the whole body. */
  readonly wholeBody: boolean;
  readonly onClose: () => void;
}

export function GrantForm({ wholeBody, onClose }: GrantFormProps) {
  const { t } = useTexts();
  const { form, set, troubles, busy, error, dialog, send } = useGrantForm(wholeBody, onClose);
  const asked = { troubles, busy, error, onClose, onSend: send };
  return (
    <>
      <OpenedForm {...asked} title={t('roles.newTitle')} verb={t('roles.save')}>
        <PersonPicker
          id={IDS.who}
          label={t('roles.who')}
          hint={t('roles.whoHint')}
          value={form.person}
          onChange={(person) => set({ person })}
          error={troubleAt(troubles, IDS.who)}
          required
        />
        <RoleChoice value={form.role} onChange={(role) => set({ role })} />
        <Scope form={form} set={set} troubles={troubles} wholeBody={wholeBody} />
        <SpanFields
          ids={IDS}
          labels={{ from: t('roles.from'), to: t('roles.to'), toHint: t('roles.toHint') }}
          value={form}
          onChange={set}
          troubles={troubles}
          endless
        />
        <DocumentField
          id={IDS.document}
          value={form.documentNumber}
          onChange={(documentNumber) => set({ documentNumber })}
          troubles={troubles}
        />
      </OpenedForm>
      {dialog}
    </>
  );
}

interface PartProps {
  readonly form: Form;
  readonly set: (change: Partial<Form>) => void;
  readonly troubles: readonly FieldTrouble[];
}

/** The whole body, or one unit with those below; an administrator of a part has only the latter. */
function Scope({ form, set, troubles, wholeBody }: PartProps & Pick<GrantFormProps, 'wholeBody'>) {
  const { t } = useTexts();
  return (
    <>
      {wholeBody && (
        <Segmented
          label={t('roles.scope')}
          showLabel
          value={form.scope}
          onChange={(scope) => set({ scope })}
          options={[
            { value: 'whole', label: t('roles.wholeBody') },
            { value: 'unit', label: t('roles.oneUnit') },
          ]}
        />
      )}
      {form.scope === 'unit' && (
        <UnitPicker
          id={IDS.unit}
          label={t('roles.unit')}
          hint={t('roles.unitHint')}
          value={form.unitId}
          onChange={(unitId) => set({ unitId })}
          error={troubleAt(troubles, IDS.unit)}
          required
        />
      )}
    </>
  );
}
