// What scoring a team and approving have around their work: the week's head, its deadline, loading and trouble.
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EvaluationItem } from '../../contract/evaluations.ts';
import { ROUTES } from '../../contract/routes.ts';
import { addDays } from '../../domain/period/date.ts';
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { formatDayMonth, weekParts } from '../../text/format.ts';
import { NotFoundPage } from '../pages/not-found/page.tsx';
import { DeadlineChip } from '../parts/deadline-chip.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { PageHeader } from '../parts/page-header.tsx';
import { PreviewNote } from '../parts/preview-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { weekFromPath } from '../place.ts';
import { useRead } from '../queries.ts';
import { useRulebook } from '../rulebook.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import { useWorkList, type WorkList, type WorkSource } from './use-work-list.ts';
import { WeekLinks } from './week-links.tsx';

/** What the work itself is given once everything has arrived. */
export interface ReviewWork {
  readonly head: ReactNode;
  readonly week: string;
  readonly list: WorkList;
  readonly items: readonly EvaluationItem[];
  readonly rulebook: Rulebook;
}

export interface ReviewPageProps {
  readonly title: 'team.title' | 'approve.title';
  /** Whose deadline stands at the top. */
  readonly stage: 'score' | 'approve';
  readonly sources: readonly WorkSource[];
  readonly to: (week: string) => string;
  readonly work: (props: ReviewWork) => ReactNode;
}

/** The page of the week in the address; an address without one is no page. */
export function ReviewPage(props: ReviewPageProps) {
  const { week: typed = '' } = useParams({ strict: false });
  const week = weekFromPath(typed);
  return week === null ? <NotFoundPage /> : <ReviewWeek key={week} {...props} week={week} />;
}

function ReviewWeek(props: ReviewPageProps & { readonly week: string }) {
  const { week, sources, work: Work } = props;
  const list = useWorkList(week, sources);
  const { rulebook, preview, error, retry } = useRulebook(week);
  const trouble = list.error ?? error;
  const head = (
    <>
      <Head {...props} />
      <PreviewNote preview={preview} />
    </>
  );
  if (!trouble && list.items && rulebook)
    return <Work head={head} week={week} list={list} items={list.items} rulebook={rulebook} />;
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

function Head({ week, title, stage, to }: ReviewPageProps & { readonly week: string }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  const { data } = useRead(ROUTES.week, { params: { week } });
  const dates = data?.week === week ? data : undefined;
  return (
    <PageHeader
      title={t(title, { week: weekParts(week).week })}
      above={
        dates &&
        t('team.dates', { from: formatDayMonth(dates.from), to: formatDayMonth(addDays(dates.to, -1)) })
      }
      aside={
        <>
          {dates && <DeadlineChip due={dates.deadlines[stage]} zone={tenant.zone} />}
          <WeekLinks week={week} to={to} />
        </>
      }
    />
  );
}
