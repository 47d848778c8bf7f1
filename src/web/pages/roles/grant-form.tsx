import type { FormEvent } from 'react';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { PersonPicker } from '../../parts/person-picker.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { useOpenedForm } from '../../parts/use-opened-form.ts';
import { useTexts } from '../../texts.tsx';
import { RoleChoice } from './role-choice.tsx';
import css from './roles.module.css';
import { type Form, IDS, useGrantForm } from './use-grant-form.ts';

export interface GrantFormProps {
  /** Whether the caller may grant for the whole body. */
  readonly wholeBody: boolean;
  readonly onClose: () => void;
}

export function GrantForm({ wholeBody, onClose }: GrantFormProps) {
  const { t } = useTexts();
  const box = useOpenedForm();
  const { form, set, troubles, busy, error, dialog, send } = useGrantForm(wholeBody, onClose);
  const part = {
    form,
    set,
    trouble: (id: string) => troubles.find(({ field }) => field === id)?.text ?? null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) send();
  };
  return (
    <Card title={t('roles.newTitle')}>
      <form ref={box} className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary troubles={troubles} />
        <PersonPicker
          id={IDS.who}
          label={t('roles.who')}
          hint={t('roles.whoHint')}
          value={form.person}
          onChange={(person) => set({ person })}
          error={part.trouble(IDS.who)}
          required
        />
        <RoleChoice value={form.role} onChange={(role) => set({ role })} />
        <Scope {...part} wholeBody={wholeBody} />
        <Terms {...part} />
        {error ? <ErrorState error={error} kept /> : null}
        <div className={css.acts}>
          <Button type="submit" look="primary" busy={busy}>
            {t('roles.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
      {dialog}
    </Card>
  );
}

interface PartProps {
  readonly form: Form;
  readonly set: (change: Partial<Form>) => void;
  readonly trouble: (field: string) => string | null;
}

/** The whole body, or one unit with those below; an administrator of a part has only the latter. */
function Scope({ form, set, trouble, wholeBody }: PartProps & Pick<GrantFormProps, 'wholeBody'>) {
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
          error={trouble(IDS.unit)}
          required
        />
      )}
    </>
  );
}

/** From when to when, and by which document. */
function Terms({ form, set, trouble }: PartProps) {
  const { t } = useTexts();
  return (
    <>
      <div className={css.dates}>
        <DateField
          id={IDS.from}
          label={t('roles.from')}
          value={form.from ?? ''}
          onChange={(from) => set({ from })}
          error={trouble(IDS.from)}
          required
        />
        <DateField
          id={IDS.to}
          label={t('roles.to')}
          hint={t('roles.toHint')}
          value={form.to ?? ''}
          onChange={(to) => set({ to })}
          error={trouble(IDS.to)}
        />
      </div>
      <TextField
        id={IDS.document}
        label={t('form.documentLabel')}
        hint={t('form.documentHint')}
        value={form.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
        error={trouble(IDS.document)}
        maxLength={300}
        autoComplete="off"
        required
      />
    </>
  );
}
