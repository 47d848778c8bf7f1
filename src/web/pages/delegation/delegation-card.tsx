import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDate } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { Icon } from '../../parts/icon.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Tag, type TagProps } from '../../parts/tag.tsx';
import { useToast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import css from './delegation.module.css';
import type { Delegation } from './groups.ts';

const LOOKS: Record<Delegation['state'], NonNullable<TagProps['look']>> = {
  active: 'on',
  coming: 'plain',
  ended: 'off',
  revoked: 'off',
};

/** One delegation: who, what, when, by which document, and the work it covers now. */
export function DelegationCard({ delegation }: { readonly delegation: Delegation }) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const { delegator, delegate, from, to, documentNumber, state, covers } = delegation;
  const actions = delegation.actions.map((action) => t(`delegation.${action}`)).join(', ');
  // Shown with the last day on which it holds; the record keeps the first on which it no longer does.
  const span = t('delegation.span', { from: formatDate(from), to: formatDate(addDays(to, -1)) });
  return (
    <li className={classNames(css.item, state !== 'active' && state !== 'coming' && css.past)}>
      <div className={css.words}>
        <p className={css.who}>
          <Name person={delegator} /> <Icon name="right" size={16} />
          <span className={css.hidden}>{t('delegation.who')}: </span> <Name person={delegate} />
        </p>
        <p>
          <strong>{actions}</strong> {span}, {t('delegation.document', { number: documentNumber })}
        </p>
      </div>
      <div className={css.side}>
        <Tag look={LOOKS[state]}>{t(`delegation.state.${state}`)}</Tag>
        {state === 'active' && <span className={css.muted}>{t('delegation.covers', { count: covers })}</span>}
        {delegation.may.includes('revoke') && (
          <Button small look="grave" onClick={() => setAsked(true)}>
            {t('delegation.revoke')}
          </Button>
        )}
      </div>
      {asked && <Revoke delegation={delegation} onClose={() => setAsked(false)} />}
    </li>
  );
}

function Name({ person }: { readonly person: Delegation['delegate'] }) {
  const { menu } = useSession();
  return menu.includes('find') ? (
    <AppLink to={paths.person(person.id)}>{person.name}</AppLink>
  ) : (
    <strong>{person.name}</strong>
  );
}

function Revoke({ delegation, onClose }: { readonly delegation: Delegation; readonly onClose: () => void }) {
  const { t } = useTexts();
  const toast = useToast();
  const { run, busy, error } = useFormAct(ROUTES.revokeDelegation);
  const { id, version, delegate } = delegation;
  const revoke = async (reason: string) => {
    const body = { act: 'revoke' as const, version, ...(reason === '' ? {} : { reason }) };
    if ((await run({ params: { id }, body })) === null) return;
    toast({ text: t('delegation.revoked') });
    onClose();
  };
  return (
    <ReasonDialog
      title={t('delegation.revokeTitle', { name: delegate.name })}
      confirm={t('delegation.revoke')}
      optional
      onConfirm={(reason) => void revoke(reason)}
      onClose={onClose}
      busy={busy}
      error={error}
    >
      <p>{t('delegation.revokeEffect', { name: delegate.name })}</p>
    </ReasonDialog>
  );
}
