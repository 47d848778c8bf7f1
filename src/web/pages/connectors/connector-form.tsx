// A connector is made, or changed: its code stays, because senders know it.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { CheckField } from '../../parts/check-field.tsx';
import type { FieldTrouble } from '../../parts/error-summary.tsx';
import { OpenedForm, troubleAt } from '../../parts/opened-form.tsx';
import { SelectField, TextField } from '../../parts/text-field.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { useSignedFormAct } from '../../use-signed-form-act.tsx';
import { type ConnectorItem, kindOptions, matchOptions, type Proofs } from './connector-words.ts';

const IDS = { name: 'connector-name', code: 'connector-code' } as const;
const EMPTY = { name: '', code: '', kind: 'documents', match: 'login', signed: true } as const;

type Form = Pick<ConnectorItem, 'name' | 'code' | 'kind' | 'match' | 'signed'>;

interface FieldsProps {
  readonly form: Form;
  readonly set: (change: Partial<Form>) => void;
  readonly troubles: readonly FieldTrouble[];
  /** The code and the kind are of the birth. */
  readonly isNew: boolean;
}

function Fields({ form, set, troubles, isNew }: FieldsProps) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <>
      <TextField
        id={IDS.name}
        label={t('connectors.name')}
        hint={t('connectors.nameHint')}
        value={form.name}
        onChange={(name) => set({ name })}
        error={troubleAt(troubles, IDS.name)}
        maxLength={300}
        autoComplete="off"
        required
      />
      {isNew && (
        <>
          <TextField
            id={IDS.code}
            label={t('connectors.code')}
            hint={t('connectors.codeHint')}
            value={form.code}
            onChange={(code) => set({ code })}
            error={troubleAt(troubles, IDS.code)}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="none"
            required
          />
          <SelectField
            label={t('connectors.kind')}
            value={form.kind}
            onChange={(kind) => set({ kind: kind as Form['kind'] })}
            options={kindOptions(texts)}
          />
        </>
      )}
      <SelectField
        label={t('connectors.match')}
        hint={t('connectors.matchHint')}
        value={form.match}
        onChange={(match) => set({ match: match as Form['match'] })}
        options={matchOptions(texts)}
      />
      {form.kind !== 'file' && (
        <CheckField
          label={t('connectors.signed')}
          hint={t('connectors.signedHint')}
          checked={form.signed}
          onChange={(signed) => set({ signed })}
        />
      )}
    </>
  );
}

function useFields(start: Form, isNew: boolean) {
  const { t } = useTexts();
  const [form, setForm] = useState<Form>(start);
  const [troubles, setTroubles] = useState<readonly FieldTrouble[]>([]);
  const check = (): boolean => {
    const found = [
      form.name.trim() === '' && { field: IDS.name, text: t('connectors.nameMissing') },
      isNew &&
        !/^[a-z0-9][a-z0-9-]{1,39}$/.test(form.code) && { field: IDS.code, text: t('connectors.codeWrong') },
    ].filter((one) => one !== false);
    setTroubles(found);
    return found.length === 0;
  };
  const set = (change: Partial<Form>) => setForm((now) => ({ ...now, ...change }));
  return { form, set, troubles, check };
}

export interface NewConnectorProps {
  readonly onMade: (proofs: Proofs, kind: Form['kind']) => void;
  readonly onClose: () => void;
}

export function NewConnector({ onMade, onClose }: NewConnectorProps) {
  const { t } = useTexts();
  const { form, set, troubles, check } = useFields(EMPTY, true);
  const { run, busy, error, dialog } = useSignedFormAct(ROUTES.addConnector);
  const send = () => {
    if (!check()) return;
    const name = form.name.trim();
    void run({
      input: { body: { ...form, name } },
      purpose: t('connectors.purpose', { name }),
      onDone: (proofs) => onMade(proofs, form.kind),
    });
  };
  const asked = { troubles, busy, error, onClose, onSend: send };
  return (
    <>
      <OpenedForm {...asked} title={t('connectors.newTitle')} verb={t('connectors.save')}>
        <Fields form={form} set={set} troubles={troubles} isNew />
      </OpenedForm>
      {dialog}
    </>
  );
}

export interface ChangeConnectorProps {
  readonly connector: ConnectorItem;
  readonly onClose: () => void;
}

export function ChangeConnector({ connector, onClose }: ChangeConnectorProps) {
  const { t } = useTexts();
  const toast = useToast();
  const { form, set, troubles, check } = useFields(connector, false);
  const { run, busy, error } = useFormAct(ROUTES.connectorAct);
  const send = async () => {
    if (!check()) return;
    const { match, signed } = form;
    const body = {
      act: 'change',
      version: connector.version,
      name: form.name.trim(),
      match,
      signed,
    } as const;
    if ((await run({ params: { id: connector.id }, body })) === null) return;
    toast({ text: t('connectors.saved') });
    onClose();
  };
  const asked = { troubles, busy, error, onClose, onSend: () => void send() };
  return (
    <OpenedForm {...asked} title={t('connectors.changeTitle')} verb={t('connectors.changeSave')}>
      <Fields form={form} set={set} troubles={troubles} isNew={false} />
    </OpenedForm>
  );
}
