// The first page after signing in: one sentence for the next step, the own week, what others wait for, the last weeks.
import { dutyPlace } from '../../../contract/duty-place.ts';
import { ROUTES } from '../../../contract/routes.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { formatDate, formatDeadline, formatWeekday, weekParts } from '../../../text/format.ts';
import { dutyLabel } from '../../duty-words.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { classNames } from '../../parts/class-names.ts';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useRead } from '../../queries.ts';
import { useRulebook } from '../../rulebook.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Invitation } from '../../tour/invitation.tsx';
import { EntryCard } from '../../work/entry-card.tsx';
import { Duties } from './duties.tsx';
import { History } from './history.tsx';
import { nextStep, type Today } from './next-step.ts';
import { OwnWeek } from './own-week.tsx';
import { Periods } from './periods.tsx';
import css from './today.module.css';
import { WeekSwitch } from './week-switch.tsx';

/** More duties than this stand beside the own week and the chart, fewer above the chart. */
const SHORT = 2;

export function TodayPage() {
  const { t, locale } = useTexts();
  const session = useSession();
  const today = useRead(ROUTES.today, {});
  const { rulebook, error, retry } = useRulebook();
  const trouble = today.data === undefined ? today.error : error;
  const again = () => {
    void today.refetch();
    retry();
  };
  return (
    <>
      <PageHeader
        title={t('today.title')}
        above={`${formatWeekday(session.today, locale)}, ${formatDate(session.today)}`}
        aside={<WeekSwitch week={session.currentWeek} last={session.currentWeek} />}
      />
      {trouble && <ErrorState error={trouble} onRetry={again} />}
      {!trouble && (!today.data || !rulebook) && <Skeleton lines={6} />}
      {today.data && rulebook && <Content today={today.data} rulebook={rulebook} />}
    </>
  );
}

function Content({ today, rulebook }: { readonly today: Today; readonly rulebook: Rulebook }) {
  return (
    <div className={css.page}>
      <NextStepLine today={today} />
      <Invitation />
      {today.mineEmpty !== 'no-post' && <EntryCard />}
      <div className={classNames(css.columns, today.duties.length > SHORT && css.beside)}>
        <OwnWeek today={today} rulebook={rulebook} />
        <Duties today={today} />
        {today.mineEmpty !== 'outside' && <History weeks={today.history} rulebook={rulebook} />}
      </div>
      <Periods />
    </div>
  );
}

function NextStepLine({ today }: { readonly today: Today }) {
  const texts = useTexts();
  const { t, locale } = texts;
  const { tenant } = useSession();
  const step = nextStep(today);
  const words = t(`today.next.${step.key}`, {
    ...(step.key === 'longer' ? {} : { week: weekParts(step.period).week }),
    what: step.duty === null ? '' : dutyLabel(step.duty, texts),
    count: step.count,
    due: step.due === null ? 'none' : formatDeadline(step.due, tenant.zone, locale),
    overdue: step.overdue ? 'yes' : 'no',
    who: step.who ?? t('today.nobody'),
  });
  return (
    <section className={classNames(css.next, step.overdue && css.overdue)} aria-labelledby="next-step">
      <Icon name={step.key === 'none' ? 'check' : 'clock'} size={24} />
      <div>
        <h2 id="next-step" className={css.nextLabel}>
          {t('today.nextLabel')}
        </h2>
        <p className={css.nextWords}>
          {step.duty === null ? (
            words
          ) : (
            <AppLink {...dutyPlace(step.duty)} className={css.nextLink}>
              {words}
            </AppLink>
          )}
        </p>
      </div>
      {step.duty !== null && <Icon name="right" />}
    </section>
  );
}
