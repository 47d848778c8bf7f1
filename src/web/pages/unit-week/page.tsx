// One unit in one week: how far everybody is and with whom, the levels, the units under it, and the closing.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { periodOf } from '../../../domain/period/period.ts';
import { formatDayMonth, weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/button-link.tsx';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { weekFromPath, weekInPath } from '../../place.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { WeekLinks } from '../../review/week-links.tsx';
import { useRulebook } from '../../rulebook.ts';
import { useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Chooser } from './chooser.tsx';
import { Content } from './content.tsx';
import type { UnitWeek } from './figures.ts';
import css from './unit-week.module.css';

export function UnitWeekPage() {
  const { t } = useTexts();
  const { unit: typed } = useParams({ strict: false });
  const { homeUnit, currentWeek } = useSession();
  const [asked] = useSearchValue('tuan');
  const unit = typed === undefined ? homeUnit : /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : null;
  const week = weekFromPath(asked) ?? currentWeek;
  if (unit === null) {
    return (
      <>
        <PageHeader title={t('unit.title')} />
        <Chooser unit={null} week={week} />
        <EmptyState icon="users" title={t('unit.none')}>
          <p>{t('unit.noneHint')}</p>
        </EmptyState>
      </>
    );
  }
  return <OneUnit unit={unit} week={week} />;
}

interface Props {
  readonly unit: number;
  readonly week: string;
}

function OneUnit({ unit, week }: Props) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.unitWeek, { params: { id: unit, week } });
  const { rulebook, error: rulesError, retry } = useRulebook(week);
  const here = data?.unit.id === unit && data.week.week === week ? data : undefined;
  const trouble = here === undefined ? error : rulesError;
  const unseen = trouble instanceof ApiProblem && trouble.status === 404;
  return (
    <>
      <Head unit={unit} week={week} data={here} />
      {unseen && (
        <EmptyState icon="lock" title={t('unit.notYours')}>
          <p>{t('unit.notYoursHint')}</p>
        </EmptyState>
      )}
      {trouble && !unseen && (
        <ErrorState
          error={trouble}
          onRetry={() => {
            void refetch();
            retry();
          }}
        />
      )}
      {!trouble && (!here || !rulebook) && <Skeleton lines={8} />}
      {here && rulebook && <Content key={`${unit} ${week}`} data={here} rulebook={rulebook} />}
    </>
  );
}

function Head({ unit, week, data }: Props & { readonly data: UnitWeek | undefined }) {
  const { t } = useTexts();
  const { tenant } = useSession();
  return (
    <>
      <PageHeader
        title={
          data ? t('unit.titleOf', { unit: data.unit.name, week: weekParts(week).week }) : t('unit.title')
        }
        above={data && <Path data={data} />}
        lead={
          data &&
          t('team.dates', {
            from: formatDayMonth(data.week.from),
            to: formatDayMonth(addDays(data.week.to, -1)),
          })
        }
        aside={
          <>
            {data && data.state === 'open' && (
              <DeadlineChip label={t('unit.closing')} due={data.week.deadlines.close} zone={tenant.zone} />
            )}
            {data && <ButtonLink to={paths.plan(unit)}>{t('plan.link')}</ButtonLink>}
            {data && (
              <ButtonLink to={paths.summary(unit)} search={{ tuan: weekInPath(week) }}>
                {t('unit.summary')}
              </ButtonLink>
            )}
            {data && (
              <ButtonLink to={paths.quota(periodOf('quarter', data.week.from))}>{t('unit.quota')}</ButtonLink>
            )}
            <WeekLinks
              week={week}
              to={() => paths.unit(unit)}
              search={(one) => ({ tuan: weekInPath(one) })}
            />
            <span className={css.noPrint}>
              <Button icon={<Icon name="print" size={18} />} onClick={() => print()}>
                {t('unit.print')}
              </Button>
            </span>
          </>
        }
      />
      <Chooser unit={unit} week={week} />
    </>
  );
}

/** The units above, each a link in the same week. */
function Path({ data }: { readonly data: UnitWeek }) {
  const { t } = useTexts();
  if (data.path.length === 0) return null;
  return (
    <nav className={css.path} aria-label={t('unit.path')}>
      {data.path.map((above) => (
        <span key={above.id}>
          <AppLink to={paths.unit(above.id)} search={{ tuan: weekInPath(data.week.week) }}>
            {above.name}
          </AppLink>
          <span aria-hidden="true"> › </span>
        </span>
      ))}
    </nav>
  );
}
