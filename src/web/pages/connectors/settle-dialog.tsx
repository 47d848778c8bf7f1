// Who or what a code of the other system is here; what waits for it is taken at once.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { PersonPicker, type PickedPerson } from '../../parts/person-picker.tsx';
import { useToast } from '../../parts/toast.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { type CatalogueItem, ItemPicker } from '../../work/item-picker.tsx';
import css from './connectors.module.css';

interface Props {
  readonly connector: number;
  readonly code: string;
  readonly onClose: () => void;
}

function useMatch({ connector, code, onClose }: Props, kind: 'person' | 'product') {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.connectorAct);
  const send = async (targetId: number | null) => {
    const reply = await run({ params: { id: connector }, body: { act: 'match', kind, code, targetId } });
    if (reply === null) return;
    toast({ text: t('connectors.settled', { count: reply.settled }) });
    onClose();
  };
  return { send, busy, error };
}

export function SettlePerson(props: Props) {
  const { t } = useTexts();
  const { send, busy, error } = useMatch(props, 'person');
  const [person, setPerson] = useState<PickedPerson | null>(null);
  const [tried, setTried] = useState(false);
  const confirm = () => {
    setTried(true);
    if (person !== null) void send(person.id);
  };
  return (
    <ConfirmDialog
      title={t('connectors.settlePerson')}
      confirm={t('connectors.settlePerson')}
      onConfirm={confirm}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <PersonPicker
        label={t('connectors.who')}
        hint={t('connectors.whoHint', { code: props.code })}
        value={person}
        onChange={setPerson}
        error={tried && person === null ? t('connectors.whoMissing') : null}
        required
      />
    </ConfirmDialog>
  );
}

export function SettleProduct(props: Props) {
  const { t } = useTexts();
  const { send, busy, error } = useMatch(props, 'product');
  const [item, setItem] = useState<CatalogueItem | null>(null);
  const [without, setWithout] = useState(false);
  const [tried, setTried] = useState(false);
  const isMissing = !without && item === null;
  const confirm = () => {
    setTried(true);
    if (!isMissing) void send(without ? null : (item?.id ?? null));
  };
  return (
    <ConfirmDialog
      title={t('connectors.settleProduct')}
      confirm={t('connectors.settleProduct')}
      onConfirm={confirm}
      onClose={props.onClose}
      busy={busy}
      error={error}
    >
      <p className={css.muted}>{t('connectors.productHint', { code: props.code })}</p>
      {!without && <ItemPicker whom="anybody" onChange={setItem} />}
      <CheckField label={t('connectors.withoutProduct')} checked={without} onChange={setWithout} />
      {tried && isMissing && <p role="alert">{t('connectors.productMissing')}</p>}
    </ConfirmDialog>
  );
}
