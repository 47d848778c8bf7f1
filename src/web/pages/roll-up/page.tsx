// A month, quarter, half-year or year of a unit: what came together, what is missing, who stands where, what was frozen.
import { useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import { addDays } from '../../../domain/period/date.ts';
import { periodOf } from '../../../domain/period/period.ts';
import { formatDate, formatInstant } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PreviewNote } from '../../parts/preview-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { periodFromPath } from '../../place.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { useSearchNumber, useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Choices } from './choices.tsx';
import { Content } from './content.tsx';
import css from './roll-up.module.css';
import type { RollUp } from './shapes.ts';

/** The period of the address; the month we are in when there is none or it is no longer period. */
function periodAsked(typed: string | undefined, today: string): string {
  return periodFromPath(typed ?? '') ?? periodOf('month', today);
}

export function RollUpPage() {
  const { t } = useTexts();
  const { today, tenant } = useSession();
  const { period: typed } = useParams({ strict: false });
  const period = periodAsked(typed, today);
  const [unit] = useSearchNumber('don-vi');
  const [regime] = useSearchValue('quy-dinh');
  const query = { ...(unit === null ? {} : { unit }), ...(regime === '' ? {} : { regime }) };
  const { data, error, refetch } = useRead(ROUTES.rollUp, { params: { period }, query });
  const here = data?.period === period && (unit === null || data.unit?.id === unit) ? data : undefined;
  const unseen = !here && error instanceof ApiProblem && error.status === 404;
  const dates = { from: formatDate(here?.from ?? today), to: formatDate(addDays(here?.to ?? today, -1)) };
  const name = periodName(t, period);
  return (
    <>
      <PageHeader
        title={
          here?.unit
            ? t('rollUp.titleOf', { period: name, unit: here.unit.name })
            : `${t('rollUp.title')}: ${name}`
        }
        above={here && <Path data={here} />}
        lead={
          here &&
          (here.foldedAt === null
            ? t('rollUp.leadNew', dates)
            : t('rollUp.lead', { ...dates, at: formatInstant(here.foldedAt, tenant.zone) }))
        }
        aside={here?.figures && <Workbook period={period} query={query} />}
      />
      <Choices period={period} regimes={here?.regimes ?? []} />
      {unseen && (
        <EmptyState icon="lock" title={t('rollUp.notYours')}>
          <p>{t('rollUp.notYoursHint')}</p>
        </EmptyState>
      )}
      {error && !here && !unseen && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && <Skeleton lines={8} />}
      {here && <Body data={here} />}
    </>
  );
}

function Workbook({
  period,
  query,
}: {
  readonly period: string;
  readonly query: { readonly unit?: number; readonly regime?: string };
}) {
  const { t, locale } = useTexts();
  const href = routeAddress(ROUTES.rollUpWorkbook, { params: { period }, query: { ...query, locale } });
  return (
    <FileLink href={href} icon={<Icon name="download" size={18} />}>
      {t('rollUp.file')}
    </FileLink>
  );
}

function Body({ data }: { readonly data: RollUp }) {
  const { t } = useTexts();
  const regime = data.regimes[0];
  if (data.unit === null)
    return (
      <EmptyState icon="lock" title={t('rollUp.nobody')}>
        <p>{t('rollUp.notYoursHint')}</p>
      </EmptyState>
    );
  if (regime === undefined || data.figures === null)
    return (
      <EmptyState icon="calendar" title={t('rollUp.none')}>
        <p>{t('rollUp.noneHint')}</p>
      </EmptyState>
    );
  return (
    <>
      <PreviewNote preview={data.openReadings} />
      {!data.over && <p className={css.running}>{t('rollUp.running')}</p>}
      <Content
        key={`${data.period} ${data.unit.id} ${regime.regime}`}
        data={data}
        regime={regime}
        figures={data.figures}
      />
    </>
  );
}

/** The units above that may be seen, each a link in the same period. */
function Path({ data }: { readonly data: RollUp }) {
  const { t } = useTexts();
  if (data.path.length === 0) return null;
  return (
    <nav className={css.path} aria-label={t('rollUp.path')}>
      {data.path.map((above) => (
        <span key={above.id}>
          <AppLink to={paths.rollUp(data.period)} search={{ 'don-vi': above.id }}>
            {above.name}
          </AppLink>
          <span aria-hidden="true"> › </span>
        </span>
      ))}
    </nav>
  );
}
