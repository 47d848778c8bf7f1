// All tasks of a unit with everything under it, however many: those late, those that wait, those with words in their name.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { usePages } from '../../queries.ts';
import { useSearchChoice } from '../../search-value.ts';
import { useTexts } from '../../texts.tsx';
import { useSettled } from '../../use-settled.ts';
import { TaskList } from '../../work/task-words.tsx';
import css from './unit-tasks.module.css';

/** What the address says, and what the server is asked. */
const STATES = {
  'tat-ca': undefined,
  'qua-han': 'late',
  'dang-lam': 'open',
  'cho-nghiem-thu': 'delivered',
  'da-nghiem-thu': 'accepted',
} as const;
const CHOICES = ['tat-ca', 'qua-han', 'dang-lam', 'cho-nghiem-thu', 'da-nghiem-thu'] as const;

export function UnitTasksPage() {
  const { t } = useTexts();
  const { unit } = useParams({ strict: false });
  if (!/^[1-9]\d{0,8}$/.test(String(unit)))
    return <EmptyState isPage icon="search" title={t('errors.not-found')} />;
  return <Tasks key={unit} unit={Number(unit)} />;
}

function Tasks({ unit }: { readonly unit: number }) {
  const { t } = useTexts();
  const [chosen, choose] = useSearchChoice('loc', [...CHOICES]);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 250);
  const state = STATES[chosen];
  const query = { ...(state === undefined ? {} : { state }), ...(search === '' ? {} : { search }) };
  const list = usePages(ROUTES.unitTasks, { params: { id: unit }, query });
  return (
    <>
      <PageHeader
        title={t('plan.allTasks')}
        lead={t('plan.allTasksLead')}
        above={<AppLink to={paths.plan(unit)}>{t('plan.link')}</AppLink>}
      />
      <div className={css.filters}>
        <Segmented
          label={t('plan.filter')}
          value={chosen}
          options={CHOICES.map((value) => ({ value, label: t(`plan.filter.${STATES[value] ?? 'all'}`) }))}
          onChange={choose}
        />
        <SearchBox label={t('plan.searchTasks')} value={typed} onChange={setTyped} />
      </div>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={8} />}
      {list.data && list.items.length === 0 && <EmptyState icon="search" title={t('plan.noSuchTasks')} />}
      {list.items.length > 0 && (
        <Card>
          <TaskList tasks={list.items} people />
          <Pager {...list.pager} />
        </Card>
      )}
    </>
  );
}
