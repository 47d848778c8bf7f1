// The weekly summary of a unit: what a leader reads first, and every figure opens.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { formatDayMonth, formatInstant, weekParts } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { ButtonLink, FileLink } from '../../parts/button-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Tag } from '../../parts/tag.tsx';
import { paths } from '../../paths.ts';
import { weekFromPath, weekInPath } from '../../place.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { WeekLinks } from '../../review/week-links.tsx';
import { useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Difficulties, InQuestion } from './named.tsx';
import { Figures, Findings, Levels, Units } from './parts.tsx';
import css from './summary.module.css';
import type { Summary } from './summary-view.ts';

export function SummaryPage() {
  const { unit: typed } = useParams({ strict: false });
  const { currentWeek } = useSession();
  const [asked] = useSearchValue('tuan');
  const { t } = useTexts();
  const unit = /^[1-9]\d{0,8}$/.test(typed ?? '') ? Number(typed) : 0;
  const week = weekFromPath(asked) ?? currentWeek;
  const { data, error, refetch } = useRead(
    ROUTES.summary,
    { params: { id: unit, week } },
    { when: unit > 0 },
  );
  const here = data?.unit.id === unit && data.week === week ? data : undefined;
  const unseen = unit === 0 || (error instanceof ApiProblem && error.status === 404);
  if (unseen)
    return (
      <>
        <PageHeader title={t('summary.titlePlain')} />
        <EmptyState icon="lock" title={t('summary.notYours')}>
          <p>{t('summary.notYoursHint')}</p>
        </EmptyState>
      </>
    );
  return (
    <>
      <Head unit={unit} week={week} data={here} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && <Skeleton lines={10} />}
      {here && (
        <div className={css.page}>
          <Findings data={here} />
          <Figures data={here} />
          <Levels data={here} />
          <Units data={here} />
          <InQuestion data={here} />
          <Difficulties data={here} />
          <p className={css.muted}>{t('summary.readLogged')}</p>
        </div>
      )}
    </>
  );
}

interface HeadProps {
  readonly unit: number;
  readonly week: string;
  readonly data: Summary | undefined;
}

function Head({ unit, week, data }: HeadProps) {
  const { t, locale } = useTexts();
  const { tenant } = useSession();
  const input = { params: { id: unit, week }, query: { locale } };
  return (
    <PageHeader
      title={
        data
          ? t('summary.title', { week: weekParts(week).week, unit: data.unit.name })
          : t('summary.titlePlain')
      }
      lead={
        data && (
          <>
            {t('summary.lead', {
              from: formatDayMonth(data.from),
              to: formatDayMonth(data.last),
              time: formatInstant(data.at, tenant.zone),
            })}{' '}
            <Tag look={data.state === 'closed' ? 'off' : 'wait'}>
              {t(data.state === 'closed' ? 'summary.closed' : 'summary.open')}
            </Tag>
          </>
        )
      }
      aside={
        <nav className={css.links} aria-label={t('summary.links')}>
          <FileLink href={routeAddress(ROUTES.summaryPdf, input)} icon={<Icon name="download" size={18} />}>
            {t('summary.pdf')}
          </FileLink>
          <FileLink
            href={routeAddress(ROUTES.summaryWorkbook, input)}
            icon={<Icon name="download" size={18} />}
          >
            {t('summary.xlsx')}
          </FileLink>
          <ButtonLink to={paths.unit(unit)} search={{ tuan: weekInPath(week) }}>
            {t('summary.unitWeek')}
          </ButtonLink>
          <WeekLinks
            week={week}
            to={() => paths.summary(unit)}
            search={(one) => ({ tuan: weekInPath(one) })}
          />
        </nav>
      }
    />
  );
}
