// Approving: what deserves a look first, then the ordinary block; one signature, each record a decision of its own.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDayMonth, weekParts } from '../../../text/format.ts';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { weekFromPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { useWorkList } from '../../review/use-work-list.ts';
import { WeekLinks } from '../../review/week-links.tsx';
import { useRulebook } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { NotFoundPage } from '../not-found/page.tsx';
import { Board } from './board.tsx';

export function ApprovePage() {
  const { week: typed = '' } = useParams({ strict: false });
  const week = weekFromPath(typed);
  return week === null ? <NotFoundPage /> : <Approve key={week} week={week} />;
}

const SOURCES = [{ part: 'approve' }] as const;

function Approve({ week }: { readonly week: string }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const list = useWorkList(week, SOURCES);
  const { rulebook, error, retry } = useRulebook(week);
  const { data: dates } = useRead(ROUTES.week, { params: { week } });
  const trouble = list.error ?? error;
  const head = (
    <PageHeader
      title={t('approve.title', { week: weekParts(week).week })}
      above={
        dates?.week === week &&
        t('team.dates', { from: formatDayMonth(dates.from), to: formatDayMonth(addDays(dates.to, -1)) })
      }
      aside={
        <>
          {dates?.week === week && <DeadlineChip due={dates.deadlines.approve} zone={tenant.zone} />}
          <WeekLinks week={week} to={paths.approve} />
        </>
      }
    />
  );
  if (!trouble && list.items && rulebook)
    return <Board head={head} week={week} list={list} items={list.items} rulebook={rulebook} />;
  const again = () => {
    list.retry();
    retry();
  };
  return (
    <>
      {head}
      {trouble ? <ErrorState error={trouble} onRetry={again} /> : <Skeleton lines={8} />}
    </>
  );
}
