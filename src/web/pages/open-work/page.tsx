// Work and hours of the own unit's members in a week, where a regulation opens them: that regulation stands above the list.
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDayMonth, weekParts } from '../../../text/format.ts';
import type { Texts } from '../../../text/index.ts';
import type { Reply } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { Card } from '../../parts/card.tsx';
import { CitationLine } from '../../parts/citation-line.tsx';
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
import { minutesText } from '../../work/minutes.ts';
import { TaskTags } from '../../work/task-words.tsx';
import css from './open-work.module.css';

type Opened = NonNullable<Reply<typeof ROUTES.openWork>['opened']>;

export function OpenWorkPage() {
  const { t } = useTexts();
  const { currentWeek } = useSession();
  const [asked] = useSearchValue('tuan');
  const week = weekFromPath(asked) ?? currentWeek;
  const { data, error, refetch } = useRead(ROUTES.openWork, { params: { week } });
  const here = data?.week === week ? data : undefined;
  return (
    <>
      <PageHeader
        title={t('work.openTitle')}
        above={t('work.week', { week: weekParts(week).week })}
        lead={here && `${formatDayMonth(here.from)}–${formatDayMonth(addDays(here.to, -1))}`}
        aside={
          <WeekLinks
            week={week}
            to={() => paths.openWork}
            search={(other) => ({ tuan: weekInPath(other) })}
          />
        }
      />
      {error && !here && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && <Skeleton lines={8} />}
      {here?.opened === null && (
        <Card>
          <EmptyState icon="lock" title={t('work.openNone')}>
            <p>{t('work.seenByThoseAbove')}</p>
            <ButtonLink to={paths.tasks}>{t('work.title')}</ButtonLink>
          </EmptyState>
        </Card>
      )}
      {here?.opened && <People opened={here.opened} />}
    </>
  );
}

function People({ opened }: { readonly opened: Opened }) {
  const texts = useTexts();
  const { t } = texts;
  const words = useBilingual();
  return (
    <div className={css.page}>
      <Card title={opened.unit.name} note={words(opened.title)}>
        <p>{t('work.openWhy')}</p>
        <CitationLine citation={opened.citation} />
      </Card>
      {opened.people.map(({ person, post, minutes, tasks }) => (
        <Card
          key={person.id}
          title={person.name}
          actions={<AppLink to={paths.hours(person.id)}>{t('work.hoursOfDays')}</AppLink>}
          note={[post, minutes > 0 && minutesText(minutes, texts)].filter(Boolean).join(' · ')}
        >
          {tasks.length === 0 && <p className={css.muted}>{t('work.openNothing')}</p>}
          <ul className={css.list}>
            {tasks.map((task) => (
              <li key={task.id}>
                <span className={css.name}>{task.title}</span>
                <TaskTags task={task} />
                <span className={css.muted}>{factsOf(task, texts)}</span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

function factsOf({ product, due, reached, state }: Opened['people'][number]['tasks'][number], { t }: Texts) {
  const facts = [
    due === null ? t('work.noDue') : t('work.due', { day: formatDayMonth(due) }),
    reached > 0 && state === 'open' ? t('work.reached', { part: reached }) : '',
    product,
  ];
  return facts.filter(Boolean).join(' · ');
}
