// One's own week: the form while it is open, and where it is once it was sent. Two parts after a transfer.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { isWeekKey, weekDates } from '../../../domain/period/week.ts';
import { formatDate, formatDayMonth, weekParts } from '../../../text/format.ts';
import { ConductPart } from '../../conduct/conduct.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { weekFromPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { WeekSwitch } from '../today/week-switch.tsx';
import css from './my-week.module.css';
import { WeekPart } from './week-part.tsx';

export function MyWeekPage() {
  const { t } = useTexts();
  const params = useParams({ strict: false });
  const week = weekFromPath(String(params.week ?? ''));
  if (week === null || !isWeekKey(week)) {
    return <EmptyState isPage icon="search" title={t('week.noSuch')} />;
  }
  return <Week key={week} week={week} />;
}

function Week({ week }: { readonly week: string }) {
  const { t } = useTexts();
  const { currentWeek } = useSession();
  const list = useRead(ROUTES.evaluations, { query: { week, part: 'mine' } });
  // The reply of another week may still be on screen while this one loads.
  const mine = list.data?.items.filter((one) => one.week === week);
  const fillable = mine?.some((one) => one.may.includes('submit')) ?? week >= currentWeek;
  const { from, to } = weekDates(week);
  const number = weekParts(week).week;
  return (
    <>
      <PageHeader
        title={t(fillable ? 'week.title' : 'week.titleSent', { week: number })}
        above={t('week.dates', { from: formatDayMonth(from), to: formatDate(addDays(to, -1)) })}
        aside={<WeekSwitch week={week} last={currentWeek} />}
      />
      {list.error && !mine && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!mine && !list.error && <Skeleton lines={8} />}
      {mine && !list.isPlaceholderData && <Parts mine={mine} week={week} />}
    </>
  );
}

function Parts({ mine, week }: { readonly mine: readonly EvaluationItem[]; readonly week: string }) {
  const { t } = useTexts();
  const { currentWeek } = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const number = weekParts(week).week;
  const first = mine.find((one) => one.may.includes('submit')) ?? mine[0];
  if (first === undefined) {
    const soon = week > currentWeek;
    return (
      <EmptyState icon="calendar" title={t(soon ? 'week.notBegun' : 'week.none', { week: number })}>
        <p>{t(soon ? 'week.notBegunHint' : 'week.noneHint')}</p>
      </EmptyState>
    );
  }
  if (mine.length === 1) return <WithFacts id={first.id} />;
  const value = chosen ?? `${first.id}`;
  return (
    <Tabs
      label={t('week.slices')}
      value={value}
      tabs={mine.map((one) => ({
        value: `${one.id}`,
        // Two of the same days are by two regulations, one of the State and one of the Party.
        label:
          t('week.slice', {
            unit: one.unit.name,
            from: formatDayMonth(one.from),
            to: formatDayMonth(addDays(one.to, -1)),
          }) +
          (mine.some((other) => other !== one && other.from === one.from) ? ` · ${one.rulebook.id}` : ''),
      }))}
      onChange={setChosen}
    >
      <WithFacts key={value} id={Number(value)} />
    </Tabs>
  );
}

/** The record, and what was recorded and agreed beside it. */
function WithFacts({ id }: { readonly id: number }) {
  return (
    <>
      <div className={css.facts}>
        <ConductPart evaluation={id} />
      </div>
      <WeekPart id={id} />
    </>
  );
}
