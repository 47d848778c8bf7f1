// Handing over scoring or approving. The last day is typed as people say it and sent as the first day after.
import { type FormEvent, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { DELEGABLE, type DelegableAction } from '../../../domain/organization/shape.ts';
import { addDays } from '../../../domain/period/date.ts';
import { Card } from '../../parts/card.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { ErrorSummary, type FieldTrouble } from '../../parts/error-summary.tsx';
import { FormActs } from '../../parts/form-acts.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useOpenedForm } from '../../parts/use-opened-form.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './delegation.module.css';

const IDS = {
  who: 'delegation-who',
  what: 'delegation-score',
  from: 'delegation-from',
  to: 'delegation-to',
  document: 'delegation-document',
} as const;

interface Form {
  readonly delegate: PickedPerson | null;
  readonly actions: readonly DelegableAction[];
  readonly from: string | null;
  /** Last day. */
  readonly to: string | null;
  readonly documentNumber: string;
}

function troublesOf(form: Form, t: ReturnType<typeof useTexts>['t']): readonly FieldTrouble[] {
  const { delegate, actions, from, to, documentNumber } = form;
  const troubles: (FieldTrouble | false)[] = [
    delegate === null && { field: IDS.who, text: t('form.person') },
    actions.length === 0 && { field: IDS.what, text: t('delegation.noAction') },
    !from && { field: IDS.from, text: t('form.date') },
    !to && { field: IDS.to, text: t('form.date') },
    Boolean(from && to && to < from) && { field: IDS.to, text: t('form.dateOrder') },
    documentNumber.trim() === '' && { field: IDS.document, text: t('form.document') },
  ];
  return troubles.filter((trouble) => trouble !== false);
}

function useDelegateForm(onDone: () => void) {
  const { t } = useTexts();
  const toast = useToast();
  const [form, setForm] = useState<Form>({
    delegate: null,
    actions: [...DELEGABLE],
    from: useSession().today,
    to: '',
    documentNumber: '',
  });
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const { run, busy, error } = useFormAct(ROUTES.delegate);
  const send = async () => {
    const found = troublesOf(form, t);
    setTroubles(found);
    const { delegate, from, to, documentNumber } = form;
    if (found.length > 0 || delegate === null || !from || !to) return;
    const body = {
      delegateId: delegate.id,
      actions: [...form.actions],
      from,
      to: addDays(to, 1),
      documentNumber: documentNumber.trim(),
    };
    if ((await run({ body })) === null) return;
    toast({ text: t('delegation.saved', { name: delegate.name }) });
    onDone();
  };
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  return { form, set, troubles, busy, error, send };
}

export function DelegateForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts();
  const { form, set, troubles, busy, error, send } = useDelegateForm(onClose);
  const trouble = (field: string) => troubles.find((one) => one.field === field)?.text ?? null;
  const opened = useOpenedForm();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  return (
    <Card title={t('delegation.new')}>
      <form ref={opened} className={css.form} onSubmit={submit}>
        <ErrorSummary troubles={troubles} />
        <PersonPicker
          id={IDS.who}
          label={t('delegation.who')}
          value={form.delegate}
          onChange={(delegate) => set({ delegate })}
          error={trouble(IDS.who)}
          required
        />
        <Actions actions={form.actions} onChange={(actions) => set({ actions })} error={trouble(IDS.what)} />
        <div className={css.dates}>
          <DateField
            id={IDS.from}
            label={t('delegation.from')}
            value={form.from ?? ''}
            onChange={(from) => set({ from })}
            error={trouble(IDS.from)}
            required
          />
          <DateField
            id={IDS.to}
            label={t('delegation.to')}
            value={form.to ?? ''}
            onChange={(to) => set({ to })}
            error={trouble(IDS.to)}
            required
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
        {error ? <ErrorState error={error} kept /> : null}
        <FormActs send={t('delegation.save')} busy={busy} onCancel={onClose} />
      </form>
    </Card>
  );
}

interface ActionsProps {
  readonly actions: readonly DelegableAction[];
  readonly onChange: (actions: readonly DelegableAction[]) => void;
  readonly error: string | null;
}

function Actions({ actions, onChange, error }: ActionsProps) {
  const { t } = useTexts();
  return (
    <fieldset>
      <legend className={css.legend}>{t('delegation.what')}</legend>
      <div className={css.actions}>
        {DELEGABLE.map((action) => (
          <CheckField
            key={action}
            id={`delegation-${action}`}
            label={t(`delegation.${action}`)}
            checked={actions.includes(action)}
            onChange={(wanted) =>
              onChange(DELEGABLE.filter((one) => (one === action ? wanted : actions.includes(one))))
            }
          />
        ))}
      </div>
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  );
}
