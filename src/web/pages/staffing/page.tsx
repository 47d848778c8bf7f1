// Job statistics of a unit and what they say about posts: every figure opens down to the product it comes from.
import { ROUTES } from '../../../contract/routes.ts';
import { addDays, dateOfMonth } from '../../../domain/period/date.ts';
import { assumptionsText, USUAL_ASSUMPTIONS } from '../../../domain/work/staffing.ts';
import { routeAddress } from '../../api.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Button } from '../../parts/button.tsx';
import { FileLink } from '../../parts/button-link.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Icon } from '../../parts/icon.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { UnitPicker } from '../../parts/unit-picker.tsx';
import { paths } from '../../paths.ts';
import { ApiProblem } from '../../problem.ts';
import { useRead } from '../../queries.ts';
import { useSearchNumber, useSearchValue } from '../../search-value.ts';
import { useSession } from '../../session.tsx';
import { useTexts } from '../../texts.tsx';
import { Findings, Positions } from './overview.tsx';
import { Pictures } from './pictures.tsx';
import { OpenedPosition } from './position.tsx';
import type { Position, Statistics } from './shapes.ts';
import css from './staffing.module.css';
import { useAssumptions } from './use-assumptions.ts';
import { useHere } from './use-here.ts';

const SPANS = [3, 6, 12] as const;
const DATE = /^(19|20|21)\d\d-\d\d-\d\d$/;

function useSpan() {
  const { today } = useSession();
  const [from, setFrom] = useSearchValue('tu');
  const [to, setTo] = useSearchValue('den');
  const end = DATE.test(to) ? to : today;
  const start = DATE.test(from) ? from : dateOfMonth(end, -12, Number(end.slice(8)));
  return { from: start, last: end, setFrom, setTo };
}

export function StaffingPage() {
  const { t, locale } = useTexts();
  const { homeUnit } = useSession();
  const [asked] = useSearchNumber('don-vi');
  const [position] = useSearchValue('vi-tri');
  const unit = asked ?? homeUnit;
  const { from, last } = useSpan();
  const { given, isUsual } = useAssumptions();
  const query = { from, to: addDays(last, 1) };
  const input = { params: { id: unit ?? 0 }, query };
  const { data, error, refetch } = useRead(ROUTES.positionStatistics, input, { when: unit !== null });
  const here = data !== undefined && data.unit.id === unit && data.from === from && data.to === query.to;
  const unseen = unit === null || (error instanceof ApiProblem && error.status === 404);
  const opened = here ? data.positions.find((one) => one.position === position) : undefined;
  return (
    <>
      <PageHeader
        title={titleOf(t, here ? data : undefined, opened)}
        lead={t('staffing.lead')}
        above={opened && <BackToAll />}
        aside={
          here && (
            <nav aria-label={t('staffing.links')}>
              <FileLink
                href={routeAddress(ROUTES.positionStatisticsWorkbook, {
                  params: { id: data.unit.id },
                  query: { ...query, locale, ...(isUsual ? {} : { assumptions: assumptionsText(given) }) },
                })}
                icon={<Icon name="download" size={18} />}
              >
                {t('staffing.xlsx')}
              </FileLink>
            </nav>
          )
        }
      />
      <Choices unit={unit} />
      {unseen && (
        <EmptyState icon="lock" title={t('staffing.notYours')}>
          <p>{t('staffing.notYoursHint')}</p>
        </EmptyState>
      )}
      {error && !unseen && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !here && !unseen && <Skeleton lines={10} />}
      {here && !unseen && (opened ? <OpenedPosition data={data} position={opened} /> : <Whole data={data} />)}
    </>
  );
}

function titleOf(
  t: ReturnType<typeof useTexts>['t'],
  data: Statistics | undefined,
  opened: Position | undefined,
): string {
  if (data === undefined) return t('staffing.title');
  if (opened === undefined) return t('staffing.titleOf', { unit: data.unit.name });
  return `${opened.position || t('staffing.noPosition')}: ${data.unit.name}`;
}

function Whole({ data }: { readonly data: Statistics }) {
  const { t } = useTexts();
  const { given, isUsual, set } = useAssumptions();
  if (data.lines.length === 0)
    return (
      <EmptyState title={t('staffing.empty')}>
        <p>{t('staffing.emptyHint')}</p>
      </EmptyState>
    );
  return (
    <div className={css.page}>
      {!isUsual && (
        <p className={css.changed} role="status">
          {t('staffing.assumedOtherwise')}{' '}
          <Button small onClick={() => set(USUAL_ASSUMPTIONS)}>
            {t('staffing.assumeReset')}
          </Button>
        </p>
      )}
      <Findings data={data} assumptions={given} />
      <Positions data={data} />
      <Pictures data={data} assumptions={given} />
    </div>
  );
}

function BackToAll() {
  const { t } = useTexts();
  return (
    <AppLink to={paths.staffing} search={useHere()}>
      {t('staffing.back')}
    </AppLink>
  );
}

function Choices({ unit }: { readonly unit: number | null }) {
  const { t } = useTexts();
  const { today } = useSession();
  const [, setUnit] = useSearchNumber('don-vi');
  const { from, last, setFrom, setTo } = useSpan();
  const here = useHere();
  const monthsBack = (months: number) => dateOfMonth(today, -months, Number(today.slice(8)));
  return (
    <div className={css.choices}>
      <UnitPicker
        label={t('staffing.unit')}
        value={unit}
        onChange={(chosen) => {
          if (chosen !== null) setUnit(chosen);
        }}
      />
      <DateField
        label={t('staffing.from')}
        value={from}
        onChange={(date) => {
          if (date) setFrom(date);
        }}
      />
      <DateField
        label={t('staffing.to')}
        value={last}
        onChange={(date) => {
          if (date) setTo(date);
        }}
      />
      <nav className={css.spans} aria-label={t('staffing.span')}>
        {SPANS.map((months) => (
          <AppLink
            key={months}
            to={paths.staffing}
            current={from === monthsBack(months) && last === today}
            search={{ ...here, tu: monthsBack(months), den: today }}
          >
            {t(`staffing.months${months}`)}
          </AppLink>
        ))}
      </nav>
    </div>
  );
}
