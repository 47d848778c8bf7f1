// Accounts of a unit's people: codes in bulk as slips to print, disabling and enabling.
import { useEffect, useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { paths } from '../../paths.ts';
import { usePages } from '../../queries.ts';
import { useSearchChoice, useSearchNumber } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { useSettled } from '../../use-settled.ts';
import { usePhone } from '../../use-wide.ts';
import { AccountAct } from './account-act.tsx';
import css from './accounts.module.css';
import { IssueCodes, type Issued } from './issue-codes.tsx';
import {
  type Account,
  type AccountFilter,
  FILTERS,
  groupByUnit,
  matches,
  mayHaveCode,
  needsCode,
  selected,
} from './selection.ts';
import { Slips } from './slips.tsx';
import { UnitAccounts } from './unit-group.tsx';

const PAGE = 200;
/** More people than this begin folded by unit on a phone. */
const MOST_OPEN = 15;
/** Codes in one go, as the server has it. */
const MOST_CODES = 500;

export function AccountsPage() {
  const [issued, setIssued] = useState<Issued | null>(null);
  if (issued) return <Slips issued={issued} onClose={() => setIssued(null)} />;
  return <Accounts onIssued={setIssued} />;
}

function Accounts({ onIssued }: { readonly onIssued: (issued: Issued) => void }) {
  const { t } = useTexts();
  const [unit, setUnit] = useSearchNumber('don-vi');
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim(), 250);
  const query = { limit: PAGE, ...(unit === null ? {} : { unit }), ...(asked === '' ? {} : { q: asked }) };
  const list = usePages(ROUTES.accounts, { query });
  return (
    <>
      <PageHeader title={t('accounts.title')} lead={t('accounts.lead')} />
      <div className={css.filters}>
        <UnitPicker label={t('accounts.unit')} value={unit} onChange={setUnit} />
        <SearchBox label={t('accounts.search')} value={typed} onChange={setTyped} />
      </div>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={8} />}
      {list.data && list.items.length === 0 && <Nobody filtered={asked !== ''} />}
      {list.items.length > 0 && (
        <List
          accounts={list.items}
          pager={list.pager}
          searched={asked !== ''}
          key={unit}
          onIssued={onIssued}
        />
      )}
    </>
  );
}

function Nobody({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTexts();
  if (filtered) return <EmptyState icon="search" title={t('accounts.noMatch')} />;
  return (
    <EmptyState
      icon="users"
      title={t('accounts.empty')}
      actions={
        <ButtonLink look="primary" to={paths.importing}>
          {t('accounts.goImport')}
        </ButtonLink>
      }
    >
      <p>{t('accounts.emptyHint')}</p>
    </EmptyState>
  );
}

interface ListProps {
  readonly accounts: readonly Account[];
  readonly pager: ReturnType<typeof usePages>['pager'];
  /** By a name: what was found is shown. */
  readonly searched: boolean;
  readonly onIssued: (issued: Issued) => void;
}

function List({ accounts, pager, searched, onIssued }: ListProps) {
  const { t } = useTexts();
  const [filter, setFilter] = useSearchChoice('loc', FILTERS);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [acting, setActing] = useState<Account | null>(null);
  const shown = accounts.filter((account) => matches(account, filter));
  const isPhone = usePhone();
  const folds = isPhone && !searched && shown.length > MOST_OPEN;
  useAllPages(filter !== 'tat-ca', pager);
  return (
    <>
      <Card flush>
        <div className={css.choosing}>
          <Segmented
            label={t('accounts.filter')}
            value={filter}
            onChange={setFilter}
            options={FILTERS.map((value) => ({ value, label: t(`accounts.filter.${value}`) }))}
          />
          <Choosing shown={shown} chosen={chosen} onChosen={setChosen} />
        </div>
        {shown.length === 0 && <NoMatch filter={filter} />}
        {groupByUnit(shown).map((group) => (
          <UnitAccounts
            key={group.unit}
            group={group}
            chosen={chosen}
            folds={folds}
            onChoose={(some, wanted) => setChosen(selected(chosen, some, wanted))}
            onAct={setActing}
          />
        ))}
      </Card>
      <Pager {...pager} />
      <Issuing accounts={accounts} chosen={chosen} onIssued={onIssued} />
      {acting && <AccountAct account={acting} onClose={() => setActing(null)} />}
    </>
  );
}

function NoMatch({ filter }: { readonly filter: AccountFilter }) {
  const { t } = useTexts();
  if (filter === 'thu-dung') return <EmptyState icon="check" title={t('accounts.mailAllWell')} />;
  return <EmptyState icon="search" title={t('accounts.noMatch')} />;
}

/** A filter must see everybody: the rest of the list is fetched piece by piece. */
function useAllPages(wanted: boolean, { hasNext, loading, onNext }: ListProps['pager']): void {
  useEffect(() => {
    if (wanted && hasNext && !loading) onNext();
  }, [wanted, hasNext, loading, onNext]);
}

interface ChoosingProps {
  readonly shown: readonly Account[];
  readonly chosen: ReadonlySet<number>;
  readonly onChosen: (chosen: ReadonlySet<number>) => void;
}

function Choosing({ shown, chosen, onChosen }: ChoosingProps) {
  const { t } = useTexts();
  const able = shown.filter(mayHaveCode);
  const needy = shown.filter(needsCode);
  return (
    <>
      {needy.length > 0 && needy.length < able.length && (
        <Button small onClick={() => onChosen(selected(chosen, needy, true))}>
          {t('accounts.selectNeedy', { count: needy.length })}
        </Button>
      )}
      <Button small onClick={() => onChosen(selected(chosen, able, true))}>
        {t('accounts.selectAll', { count: able.length })}
      </Button>
      {chosen.size > 0 && (
        <Button small look="quiet" onClick={() => onChosen(new Set())}>
          {t('accounts.selectNone')}
        </Button>
      )}
    </>
  );
}

interface IssuingProps {
  readonly accounts: readonly Account[];
  readonly chosen: ReadonlySet<number>;
  readonly onIssued: (issued: Issued) => void;
}

function Issuing({ accounts, chosen, onIssued }: IssuingProps) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const count = chosen.size;
  const tooMany = count > MOST_CODES ? t('accounts.issueTooMany', { most: MOST_CODES }) : null;
  const none = count === 0 ? t('accounts.selectFirst') : null;
  const note = tooMany ?? (count > 0 ? t('accounts.selected', { count }) : tried ? none : null);
  return (
    <>
      <ActionBar stays note={<span role="status">{note}</span>}>
        <Button
          look="primary"
          onClick={() => {
            setTried(true);
            setAsked(tooMany === null && none === null);
          }}
        >
          {t('accounts.issue')}
        </Button>
      </ActionBar>
      {asked && (
        <IssueCodes
          personIds={[...chosen]}
          accounts={accounts}
          onIssued={onIssued}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
