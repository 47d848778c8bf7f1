// Leave, missions, training, secondments: heads and office record them, everybody reads the own ones.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { foldText } from '../../../domain/organization/text-match.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import css from './leave.module.css';
import { LeaveForm } from './leave-form.tsx';
import { LeaveTable } from './leave-table.tsx';
import { type Absence, whenOf } from './leave-words.ts';

/** A unit with fewer absences needs no filter. */
const MANY = 10;

export function LeavePage() {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.absences, { query: {} });
  const [writing, setWriting] = useState(false);
  const keeps = data?.canRecordFor === 'units';
  return (
    <>
      <PageHeader title={t('leave.title')} lead={data && t(keeps ? 'leave.leadUnits' : 'leave.leadSelf')} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={6} />}
      {data && (
        <div className={css.page}>
          {writing && <LeaveForm onClose={() => setWriting(false)} />}
          <Lists absences={data.items} keeps={keeps} />
        </div>
      )}
      {keeps && !writing && (
        <ActionBar>
          <Button look="primary" onClick={() => setWriting(true)}>
            {t('leave.new')}
          </Button>
        </ActionBar>
      )}
    </>
  );
}

function Lists({ absences, keeps }: { readonly absences: readonly Absence[]; readonly keeps: boolean }) {
  const { t } = useTexts();
  const { person, today } = useSession();
  const order = (a: Absence, b: Absence) => {
    const rank = (one: Absence) => ['now', 'coming', 'past'].indexOf(whenOf(one, today));
    return rank(a) - rank(b) || b.from.localeCompare(a.from);
  };
  const own = absences.filter((absence) => absence.person.id === person.id).sort(order);
  const others = absences.filter((absence) => absence.person.id !== person.id).sort(order);
  if (absences.length === 0) {
    return (
      <Card>
        <EmptyState icon="calendar" title={t('leave.empty')}>
          {keeps && <p>{t('leave.emptyHint')}</p>}
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {others.length > 0 && <Others absences={others} />}
      {own.length > 0 && (
        <Card title={t('leave.own')} flush>
          <LeaveTable absences={own} caption={t('leave.own')} nameless />
        </Card>
      )}
    </>
  );
}

function Others({ absences }: { readonly absences: readonly Absence[] }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const words = foldText(typed);
  const shown = absences.filter((absence) => foldText(absence.person.name).includes(words));
  const search = (
    <SearchBox
      label={t('leave.search')}
      labelHidden
      placeholder={t('leave.search')}
      value={typed}
      onChange={setTyped}
    />
  );
  return (
    <Card title={t('leave.unit')} actions={absences.length > MANY ? search : null} flush>
      {shown.length === 0 ? (
        <EmptyState icon="search" title={t('find.none', { text: typed.trim() })} />
      ) : (
        <LeaveTable absences={shown} caption={t('leave.unit')} />
      )}
    </Card>
  );
}
