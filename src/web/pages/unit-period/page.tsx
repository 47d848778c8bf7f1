// One unit in a month, quarter or longer: each regulation with its deadlines and figures, the records, units under it,
// and the closing.
import { useNavigate, useParams } from '@tanstack/react-router';
import { ROUTES } from '../../../contract/routes.ts';
import type { UnitPeriodView } from '../../../contract/unit-periods.ts';
import { addDays } from '../../../domain/period/date.ts';
import { formatDayMonth } from '../../../text/format.ts';
import { routeAddress } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { ButtonLink, FileLink } from '../../parts/button-link.tsx';
import { DeadlineChip } from '../../parts/deadline-chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { paths } from '../../paths.ts';
import { periodFromPath } from '../../place.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { useFormAct } from '../../use-form-act.ts';
import { periodInside } from '../period/period-words.ts';
import { Records } from '../period/records.tsx';
import { type CloseAct, ClosedBanner, Closing } from '../unit-week/closing.tsx';
import { Children } from './children.tsx';
import { Regulation } from './regulation.tsx';
import css from './unit-period.module.css';

export function UnitPeriodPage() {
  const { t } = useTexts();
  const params = useParams({ strict: false }) as { readonly period?: string; readonly unit?: string };
  const period = periodFromPath(params.period ?? '');
  const unit = /^[1-9]\d{0,8}$/.test(params.unit ?? '') ? Number(params.unit) : null;
  if (period === null || unit === null) return <EmptyState isPage icon="search" title={t('period.noSuch')} />;
  return <OneUnit key={`${period} ${unit}`} period={period} unit={unit} />;
}

interface Props {
  readonly period: string;
  readonly unit: number;
}

function OneUnit({ period, unit }: Props) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.unitPeriod, { params: { id: unit, period } });
  const here = data?.unit.id === unit && data.period === period ? data : undefined;
  const unseen = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      <Head period={period} unit={unit} data={here} />
      {unseen && (
        <EmptyState icon="lock" title={t('unit.notYours')}>
          <p>{t('unit.notYoursHint')}</p>
        </EmptyState>
      )}
      {error && !here && !unseen && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && <Skeleton lines={8} />}
      {here && <Content data={here} />}
    </>
  );
}

function Head({ period, unit, data }: Props & { readonly data: UnitPeriodView | undefined }) {
  const texts = useTexts();
  const { t } = texts;
  const { tenant } = useSession();
  const navigate = useNavigate();
  const name = periodInside(period, texts);
  return (
    <>
      <PageHeader
        title={
          data
            ? t('unitPeriod.title', { unit: data.unit.name, period: name })
            : t('period.title', { period: name })
        }
        above={data && <Path data={data} />}
        lead={
          data &&
          t('team.dates', { from: formatDayMonth(data.from), to: formatDayMonth(addDays(data.to, -1)) })
        }
        aside={
          data && (
            <>
              {data.state === 'open' && data.closeDeadline !== null && (
                <DeadlineChip label={t('unitPeriod.closing')} due={data.closeDeadline} zone={tenant.zone} />
              )}
              <ButtonLink to={paths.quota(period)}>{t('unitPeriod.quota')}</ButtonLink>
            </>
          )
        }
      />
      <div className={css.chooser}>
        <UnitPicker
          label={t('unit.choose')}
          value={unit}
          onChange={(next) => {
            if (next !== null && next !== unit) void navigate({ to: paths.unitPeriod(period, next) });
          }}
        />
      </div>
    </>
  );
}

/** The units above, each a link in the same period. */
function Path({ data }: { readonly data: UnitPeriodView }) {
  const { t } = useTexts();
  if (data.path.length === 0) return null;
  return (
    <nav className={css.path} aria-label={t('unit.path')}>
      {data.path.map((above) => (
        <span key={above.id}>
          <AppLink to={paths.unitPeriod(data.period, above.id)}>{above.name}</AppLink>
          <span aria-hidden="true"> › </span>
        </span>
      ))}
    </nav>
  );
}

/** The results below as one list on paper. */
function ListLinks({ data }: { readonly data: UnitPeriodView }) {
  const { t, locale } = useTexts();
  const input = { params: { id: data.unit.id, period: data.period }, query: { locale } };
  return (
    <p className={css.files}>
      <FileLink
        href={routeAddress(ROUTES.printUnitPeriod, input)}
        icon={<Icon name="print" size={18} />}
        newTab
      >
        {t('unitPeriod.print')}
      </FileLink>
      <FileLink href={routeAddress(ROUTES.unitPeriodPdf, input)} icon={<Icon name="download" size={18} />}>
        {t('unitPeriod.pdf')}
      </FileLink>
    </p>
  );
}

function Content({ data }: { readonly data: UnitPeriodView }) {
  const texts = useTexts();
  const { t } = texts;
  const act = useClosing(data);
  const people = data.regulations.reduce((sum, { counts }) => Math.max(sum, counts.people), 0);
  if (data.regulations.length === 0)
    return (
      <EmptyState title={t('period.none')}>
        <p>{t('period.noneHint')}</p>
      </EmptyState>
    );
  return (
    <div className={css.page}>
      {data.state === 'closed' && <ClosedBanner data={data} />}
      <div className={css.regulations}>
        {data.regulations.map((regulation) => (
          <Regulation key={`${regulation.id} ${regulation.version}`} data={data} regulation={regulation} />
        ))}
      </div>
      {data.children.length > 0 && <Children data={data} />}
      <section aria-label={t('period.part.unit')}>
        <ListLinks data={data} />
        <Records period={data.period} part="unit" unit={data.unit.id} />
      </section>
      <Closing
        data={data}
        period={periodInside(data.period, texts)}
        deadline={data.closeDeadline}
        people={people}
        act={act}
        recordPath={(id) => paths.periodRecord(data.period, id)}
      />
    </div>
  );
}

function useClosing({ unit, period, version }: UnitPeriodView): CloseAct {
  const { run, busy, error } = useFormAct(ROUTES.closeUnitPeriod);
  return {
    run: (leaving) => run({ params: { id: unit.id, period }, body: { act: 'close', version, ...leaving } }),
    ...{ busy, error },
  };
}
