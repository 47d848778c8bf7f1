// The plan of a unit for a period: goals with plan against done, tasks under them, what nobody planned, recurring work.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ROUTES } from '../../../contract/routes.ts';
import {
  addPeriods,
  PERIOD_KINDS,
  type PeriodKind,
  periodKind,
  periodOf,
} from '../../../domain/period/period.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useShowMore } from '../../parts/show-more.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SelectField } from '../../parts/text-field.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { periodFromPath, periodInPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { TaskDialog } from '../../work/task-dialog.tsx';
import { TaskList } from '../../work/task-words.tsx';
import { GoalCard } from './goal-card.tsx';
import { GoalDialog } from './goal-dialog.tsx';
import { Offers } from './offers.tsx';
import css from './plan.module.css';
import { Recurring } from './recurring.tsx';
import type { Plan } from './shapes.ts';
import { TallyLines } from './tally-lines.tsx';

export function PlanPage() {
  const { t } = useTexts();
  const { unit } = useParams({ strict: false });
  const { today } = useSession();
  const [asked] = useSearchValue('ky');
  const period = periodFromPath(asked) ?? periodOf('quarter', today);
  if (!/^[1-9]\d{0,8}$/.test(String(unit)))
    return <EmptyState isPage icon="search" title={t('errors.not-found')} />;
  return <OnePlan key={unit} unit={Number(unit)} period={period} />;
}

function OnePlan({ unit, period }: { readonly unit: number; readonly period: string }) {
  const { t } = useTexts();
  const name = periodName(t, period);
  const { data, error, refetch } = useRead(ROUTES.unitPlan, { params: { id: unit }, query: { period } });
  const here = data?.unit.id === unit && data.period === period ? data : undefined;
  return (
    <>
      <PageHeader
        title={t('plan.title', { period: name.charAt(0).toLowerCase() + name.slice(1) })}
        above={<Path plan={data} />}
        aside={<Periods period={period} />}
      />
      {error && !here && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && <Skeleton lines={8} />}
      {here && <Content plan={here} />}
    </>
  );
}

function Path({ plan }: { readonly plan: Plan | undefined }) {
  return plan?.path.map((unit, at) => (
    <span key={unit.id}>
      {at > 0 && ' › '}
      <AppLink to={paths.unit(unit.id)}>{unit.name}</AppLink>
    </span>
  ));
}

/** The running period of each kind, the one before and the one after the chosen. */
function Periods({ period }: { readonly period: string }) {
  const { t } = useTexts();
  const { today } = useSession();
  const [, ask] = useSearchValue('ky');
  const running = PERIOD_KINDS.map((kind: PeriodKind) => periodOf(kind, today));
  const around = [-1, 0, 1].map((step) => addPeriods(period, step));
  const all = [...new Set([...running, ...around])].toSorted(
    (a, b) => PERIOD_KINDS.indexOf(periodKind(a)) - PERIOD_KINDS.indexOf(periodKind(b)) || a.localeCompare(b),
  );
  return (
    <SelectField
      label={t('plan.period')}
      value={period}
      options={all.map((one) => ({ value: one, label: periodName(t, one) }))}
      onChange={(one) => ask(periodInPath(one))}
    />
  );
}

function Content({ plan }: { readonly plan: Plan }) {
  const { t } = useTexts();
  const [doing, setDoing] = useState<'goal' | 'assign' | null>(null);
  const close = () => setDoing(null);
  const mayPlan = plan.may.includes('plan');
  const goals = plan.goals.filter(({ state }) => state === 'open');
  return (
    <div className={css.page}>
      <Card title={t('plan.total')} note={plan.unit.name}>
        <TallyLines tally={plan.total} />
        {plan.cut && <p className={css.muted}>{t('plan.cut')}</p>}
        <p>
          <AppLink to={paths.unitTasks(plan.unit.id)}>{t('plan.allTasks')}</AppLink>
        </p>
      </Card>
      <Card title={t('plan.goals')}>
        {goals.length === 0 && (
          <EmptyState icon="inbox" title={t('plan.noGoals')}>
            <p>{t('plan.noGoalsHint')}</p>
          </EmptyState>
        )}
        {goals.map((goal) => (
          <GoalCard key={goal.id} goal={goal} mayPlan={mayPlan} />
        ))}
        <Offers plan={plan} />
      </Card>
      <Part title={t('plan.planned')} tasks={plan.planned.tasks} />
      <Part title={t('plan.unplanned')} tasks={plan.unplanned.tasks} />
      <Recurring unit={plan.unit.id} />
      <Children plan={plan} />
      {mayPlan && (
        <ActionBar>
          <Button look="primary" onClick={() => setDoing('assign')}>
            {t('plan.assign')}
          </Button>
          <Button onClick={() => setDoing('goal')}>{t('plan.addGoal')}</Button>
        </ActionBar>
      )}
      {doing === 'assign' && <TaskDialog mode="assign" goals={goals} onClose={close} />}
      {doing === 'goal' && (
        <GoalDialog unit={plan.unit.id} period={plan.period} goal={null} onClose={close} />
      )}
    </div>
  );
}

function Part({ title, tasks }: { readonly title: string; readonly tasks: Plan['planned']['tasks'] }) {
  const { t } = useTexts();
  const [shown, more] = useShowMore(tasks, 30);
  if (tasks.length === 0) return null;
  return (
    <Card title={title} note={t('work.count', { count: tasks.length })}>
      <TaskList tasks={shown} people />
      {more}
    </Card>
  );
}

function Children({ plan }: { readonly plan: Plan }) {
  const { t } = useTexts();
  if (plan.children.length === 0) return null;
  return (
    <Card title={t('plan.children')}>
      <ul className={css.children}>
        {plan.children.map((unit) => (
          <li key={unit.id}>
            <AppLink to={paths.plan(unit.id)} search={{ ky: periodInPath(plan.period) }}>
              {unit.name}
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
