// One's own work: what came back, what is due, what waits for others, what is done; hours of the week beside it.
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import { weekOf } from '../../../domain/period/week.ts';
import { weekParts } from '../../../text/format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { EntryCard } from '../../work/entry-card.tsx';
import type { WorkWeek } from '../../work/entry-shapes.ts';
import { TaskDialog } from '../../work/task-dialog.tsx';
import { TaskList } from '../../work/task-words.tsx';
import { DiaryCard } from './diary-card.tsx';
import { grouped } from './groups.ts';
import { Hours } from './hours.tsx';
import css from './tasks.module.css';

export function TasksPage() {
  const { t } = useTexts();
  const { today, homeUnit, menu } = useSession();
  // The plan opens for those who head or watch over the unit: the same who have its page in the menu.
  const plan = menu.includes('unit') ? homeUnit : null;
  const week = weekOf(today);
  const { data, error, refetch } = useRead(ROUTES.workWeek, { params: { week } });
  return (
    <>
      <PageHeader
        title={t('work.title')}
        above={t('work.week', { week: weekParts(week).week })}
        lead={t('work.lead')}
        aside={plan !== null && <ButtonLink to={paths.plan(plan)}>{t('plan.link')}</ButtonLink>}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={8} />}
      {data && <Content week={data} />}
    </>
  );
}

function Content({ week }: { readonly week: WorkWeek }) {
  const { t } = useTexts();
  const [making, setMaking] = useState<'start' | 'propose' | null>(null);
  const waiting = useRead(ROUTES.workWaiting, {});
  const returned = new Set(waiting.data?.returned.map(({ id }) => id));
  const groups = grouped(week.tasks, returned);
  return (
    <div className={css.page}>
      <EntryCard />
      {groups.length === 0 && (
        <Card>
          <EmptyState icon="inbox" title={t('work.empty')}>
            <p>{t('work.emptyHint')}</p>
          </EmptyState>
        </Card>
      )}
      {groups.map(({ group, tasks }) => (
        <Card key={group} title={t(`work.group.${group}`)} note={t('work.count', { count: tasks.length })}>
          <TaskList tasks={tasks} />
        </Card>
      ))}
      <DiaryCard />
      <Hours />
      <ActionBar>
        <Button look="primary" onClick={() => setMaking('start')}>
          {t('work.begin')}
        </Button>
        <Button onClick={() => setMaking('propose')}>{t('work.propose')}</Button>
      </ActionBar>
      {making && <TaskDialog mode={making} onClose={() => setMaking(null)} />}
    </div>
  );
}
