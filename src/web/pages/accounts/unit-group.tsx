// The people of one unit with the state of their accounts.
import { useState } from 'react';
import { formatInstant } from '../../../text/format.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { PersonLine } from '../../parts/person-line.tsx';
import { Tag, type TagProps } from '../../parts/tag.tsx';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './accounts.module.css';
import { type Account, mayHaveCode, type UnitGroup } from './selection.ts';

export interface UnitGroupProps {
  readonly group: UnitGroup;
  readonly chosen: ReadonlySet<number>;
  /** A long list begins with its units on a phone, each of which opens. */
  readonly folds: boolean;
  readonly onChoose: (accounts: readonly Account[], wanted: boolean) => void;
  readonly onAct: (account: Account) => void;
}

export function UnitAccounts({ group, chosen, folds, onChoose, onAct }: UnitGroupProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { accounts } = group;
  const able = accounts.filter(mayHaveCode);
  const count = able.filter((account) => chosen.has(account.person.id)).length;
  const name = group.unit ?? t('accounts.noUnit');
  return (
    <section className={css.group} aria-label={name}>
      <h2 className={css.groupHead}>
        <CheckField
          label={t('accounts.selectUnit', { unit: name, count: accounts.length })}
          checked={able.length > 0 && count === able.length}
          partly={count > 0 && count < able.length}
          onChange={(wanted) => onChoose(accounts, wanted)}
        />
        {folds && (
          <Button small look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'accounts.fold' : 'accounts.unfold')}
            <span className={css.hidden}> {name}</span>
          </Button>
        )}
      </h2>
      <ul className={css.rows}>
        {(folds && !isOpen ? [] : accounts).map((account) => (
          <Row
            key={`${account.person.id} ${account.id}`}
            account={account}
            checked={chosen.has(account.person.id)}
            onChoose={(wanted) => onChoose([account], wanted)}
            onAct={() => onAct(account)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly account: Account;
  readonly checked: boolean;
  readonly onChoose: (wanted: boolean) => void;
  readonly onAct: () => void;
}

function Row({ account, checked, onChoose, onAct }: RowProps) {
  const { t } = useTexts();
  const { person, login, post, state, id } = account;
  return (
    <li className={css.row}>
      <div className={css.tick}>
        {mayHaveCode(account) && (
          <CheckField
            label={t('accounts.select', { name: person.name })}
            labelHidden
            checked={checked}
            onChange={onChoose}
          />
        )}
      </div>
      <div className={css.person}>
        <PersonLine name={person.name} post={post} />
      </div>
      <div className={css.login}>{login ?? <span className={css.muted}>{t('accounts.noLogin')}</span>}</div>
      <div className={css.state}>
        <State account={account} />
        {account.mailStopped && <MailStopped {...account.mailStopped} />}
      </div>
      <div className={css.act}>
        {id !== null && (
          <Button small look="quiet" onClick={onAct}>
            {t(state === 'disabled' ? 'accounts.enable' : 'accounts.disable')}
            <span className={css.hidden}> {person.name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

/** What the administrator can do: tell the person, whose own matter the address is. */
function MailStopped({ at, why }: NonNullable<Account['mailStopped']>) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <p className={css.mail}>
      {t('accounts.mailStopped', { at: formatInstant(at, tenant.zone) })} {t(`accounts.mailWhy.${why}`)}
    </p>
  );
}

const LOOKS: Record<Account['state'], { look: NonNullable<TagProps['look']>; icon: IconName }> = {
  'no-account': { look: 'plain', icon: 'user' },
  'code-issued': { look: 'on', icon: 'clock' },
  'code-expired': { look: 'wait', icon: 'clock' },
  active: { look: 'plain', icon: 'check' },
  disabled: { look: 'off', icon: 'lock' },
};

function State({ account }: { readonly account: Account }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const until = account.codeExpiresAt ? formatInstant(account.codeExpiresAt, tenant.zone) : '';
  return <Tag {...LOOKS[account.state]}>{t(`accounts.state.${account.state}`, { until })}</Tag>;
}
