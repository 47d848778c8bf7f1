// One person's days of a week for those who may see them: declared hours with leave and days off, standard time beside them.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDayMonth, weekParts } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import type { Reply } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { weekFromPath, weekInPath } from '../../place.ts';
import { useRead } from '../../queries.ts';
import { WeekLinks } from '../../review/week-links.tsx';
import { useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';
import { AcceptedTime, HourDays } from '../../work/hour-days.tsx';
import { minutesText } from '../../work/minutes.ts';
import { NotFoundPage } from '../not-found/page.tsx';
import css from '../open-work/open-work.module.css';

type View = Reply<typeof ROUTES.hours>;
type Task = View['tasks'][number];

export function HoursPage() {
  const { person } = useParams({ strict: false }) as { readonly person?: string };
  const { currentWeek } = useSession();
  const [asked] = useSearchValue('tuan');
  if (!/^[1-9]\d{0,14}$/.test(person ?? '')) return <NotFoundPage />;
  const week = weekFromPath(asked) ?? currentWeek;
  return <OneWeek key={person} id={Number(person)} week={week} />;
}

function OneWeek({ id, week }: { readonly id: number; readonly week: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.hours, { params: { id, week } });
  const here = data?.week === week ? data : undefined;
  return (
    <>
      <PageHeader
        title={t('hours.title', { name: data?.person.name ?? '…' })}
        above={<AppLink to={paths.person(id)}>{t('hours.toPerson')}</AppLink>}
        lead={
          here &&
          `${t('common.week', { week: weekParts(week).week })}, ${formatDayMonth(here.from)}–${formatDayMonth(addDays(here.to, -1))} · ${[here.post, here.unit.name].filter(Boolean).join(', ')}`
        }
        aside={
          <WeekLinks
            week={week}
            to={() => paths.hours(id)}
            search={(other) => ({ tuan: weekInPath(other) })}
          />
        }
      />
      {error && !here && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && <Skeleton lines={8} />}
      {here && <Content view={here} />}
    </>
  );
}

function dayNote({ isWorking, away }: View['days'][number], { t }: Texts): string | undefined {
  if (away === 'other') return t('hours.away');
  if (away !== null) return t(`work.away.${away}`);
  return isWorking ? undefined : t('hours.dayOff');
}

function Content({ view }: { readonly view: View }) {
  const texts = useTexts();
  const { t } = texts;
  const worked = view.tasks.filter(({ logged }) => logged > 0).length;
  const weekdays = 5;
  return (
    <div className={css.page}>
      <Card
        title={t('hours.days')}
        note={t('work.hoursSum', { time: minutesText(view.minutes, texts), tasks: worked })}
      >
        <HourDays
          days={view.days
            .filter(({ minutes }, at) => at < weekdays || minutes > 0)
            .map((day) => ({ day: day.day, minutes: day.minutes, note: dayNote(day, texts) }))}
        />
        <AcceptedTime accepted={view.accepted} />
        <p className={css.muted}>{t('hours.note')}</p>
      </Card>
      <Tasks tasks={view.tasks} />
      <Why view={view} />
    </div>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const texts = useTexts();
  const { t } = texts;
  const time = (minutes: number | null) =>
    minutes === null || minutes === 0 ? '–' : minutesText(minutes, texts);
  const columns: readonly Column<Task>[] = [
    { id: 'title', header: t('hours.task'), phone: 'head', cell: ({ title }) => title },
    { id: 'state', header: t('hours.state'), cell: ({ state }) => t(`work.state.${state}`) },
    { id: 'logged', header: t('hours.logged'), numeric: true, cell: ({ logged }) => time(logged) },
    { id: 'standard', header: t('hours.standard'), numeric: true, cell: ({ standard }) => time(standard) },
  ];
  return (
    <Card title={t('hours.tasks')} flush>
      <DataTable
        caption={t('hours.tasks')}
        columns={columns}
        rows={tasks}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="inbox" title={t('hours.nothing')} />}
      />
    </Card>
  );
}

/** As whom one sees this, and by which regulation: said where the hours are. */
function Why({ view }: { readonly view: View }) {
  const { t } = useTexts();
  const words = useBilingual();
  const { by, opening } = view;
  return (
    <Card title={t('hours.why')}>
      <p>{t(`hours.by.${by}`)}</p>
      <p className={css.muted}>
        {t(by === 'self' ? 'hours.ownLook' : 'hours.looked', { name: view.person.name })}
      </p>
      {opening ? (
        <>
          <p>{t('work.seenByUnit', { title: words(opening.title) })}</p>
          <CitationLine citation={opening.citation} />
        </>
      ) : (
        <p className={css.muted}>{t('hours.closed')}</p>
      )}
    </Card>
  );
}
