// What scoring a team and approving have around their work: the week's head, its deadline, loading and trouble.
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
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
import { Segmented } from '../parts/segmented.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { weekFromPath } from '../place.ts';
import { useRead } from '../queries.ts';
import { useRulebook } from '../rulebook.ts';
import { useSession } from '../session.tsx';
import { useTexts } from '../texts.tsx';
import css from './review-page.module.css';
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
  const books = useMemo(
    () => [...Map.groupBy(list.items ?? [], (item) => nameOf(item.rulebook))],
    [list.items],
  );
  const [wanted, setWanted] = useState('');
  const [chosen, items = NOBODY] = books.find(([name]) => name === wanted) ?? books[0] ?? [];
  const { rulebook, preview, error, retry } = useRulebook(week, items[0]?.rulebook);
  const trouble = list.error ?? error;
  const head = (
    <>
      <Head {...props} />
      {books.length > 1 && chosen && (
        <Regulations
          value={chosen}
          counts={books.map(([name, of]) => [name, of.length])}
          onChange={setWanted}
        />
      )}
      <PreviewNote preview={preview} />
    </>
  );
  if (!trouble && list.items && rulebook)
    return <Work key={chosen} head={head} week={week} list={list} items={items} rulebook={rulebook} />;
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

const NOBODY: readonly EvaluationItem[] = [];
const nameOf = ({ id, version }: EvaluationItem['rulebook']) => `${id}@${version}`;

interface RegulationsProps {
  readonly value: string;
  readonly counts: readonly (readonly [string, number])[];
  readonly onChange: (name: string) => void;
}

/** People of one team may fall under several regulations: one table of points for each. */
function Regulations({ value, counts, onChange }: RegulationsProps) {
  const { t, locale } = useTexts();
  const { data } = useRead(ROUTES.rulebooks, {});
  const titleOf = (name: string) => data?.items.find((one) => nameOf(one) === name)?.title[locale] ?? name;
  const options = counts.map(([name, count]) => ({ value: name, label: titleOf(name), count }));
  return (
    <div className={css.regulations}>
      <Segmented label={t('team.regulation')} showLabel {...{ value, options, onChange }} />
    </div>
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
