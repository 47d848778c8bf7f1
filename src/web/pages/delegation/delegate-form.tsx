// Handing over scoring or approving. The last day is typed as people say it and sent as the first day after.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import type { DelegableAction } from '../../../domain/organization/shape.ts';
import { addDays } from '../../../domain/period/date.ts';
import { CheckField } from '../../parts/check-field.tsx';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { DocumentField, OpenedForm, SpanFields, troubleAt } from '../../parts/opened-form.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { useToast } from '../../parts/toast.tsx';
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

function useDelegateForm(holds: readonly DelegableAction[], onDone: () => void) {
  const { t } = useTexts();
  const toast = useToast();
  const [form, setForm] = useState<Form>({
    delegate: null,
    actions: holds,
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

interface DelegateFormProps {
  /** What the person has to lend: offered, and chosen at first. */
  readonly holds: readonly DelegableAction[];
  readonly onClose: () => void;
}

export function DelegateForm({ holds, onClose }: DelegateFormProps) {
  const { t } = useTexts();
  const { form, set, troubles, busy, error, send } = useDelegateForm(holds, onClose);
  const asked = { troubles, busy, error, onClose, onSend: () => void send() };
  return (
    <OpenedForm {...asked} title={t('delegation.new')} verb={t('delegation.save')}>
      <PersonPicker
        id={IDS.who}
        label={t('delegation.who')}
        value={form.delegate}
        onChange={(delegate) => set({ delegate })}
        error={troubleAt(troubles, IDS.who)}
        required
      />
      <Actions
        holds={holds}
        actions={form.actions}
        onChange={(actions) => set({ actions })}
        error={troubleAt(troubles, IDS.what)}
      />
      <SpanFields
        ids={IDS}
        labels={{ from: t('delegation.from'), to: t('delegation.to') }}
        value={form}
        onChange={set}
        troubles={troubles}
      />
      <DocumentField
        id={IDS.document}
        value={form.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
        troubles={troubles}
      />
    </OpenedForm>
  );
}

interface ActionsProps {
  readonly holds: readonly DelegableAction[];
  readonly actions: readonly DelegableAction[];
  readonly onChange: (actions: readonly DelegableAction[]) => void;
  readonly error: string | null;
}

function Actions({ holds, actions, onChange, error }: ActionsProps) {
  const { t } = useTexts();
  return (
    <fieldset>
      <legend className={css.legend}>{t('delegation.what')}</legend>
      <div className={css.actions}>
        {holds.map((action) => (
          <CheckField
            key={action}
            id={`delegation-${action}`}
            label={t(`delegation.${action}`)}
            checked={actions.includes(action)}
            onChange={(wanted) =>
              onChange(holds.filter((one) => (one === action ? wanted : actions.includes(one))))
            }
          />
        ))}
      </div>
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  );
}
