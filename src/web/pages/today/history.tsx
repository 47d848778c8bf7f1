import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { type Finding, findingOf } from '../../parts/trend-finding.ts';
import { levelUnder, type RulebookOf } from '../../parts/trend-runs.ts';
import { Twin } from '../../parts/twin.tsx';
import { WeekChart } from '../../parts/week-chart.tsx';
import { paths } from '../../paths.ts';
import { useRegulationColumn } from '../../regulation-column.tsx';
import { useRegulations } from '../../regulations.ts';
import { useBilingual, useTexts } from '../../texts.tsx';
import type { Today } from './next-step.ts';
import css from './today.module.css';
import { useWeekState } from './week-state.ts';

export interface HistoryProps {
  /** Oldest first or newest first: sorted here. */
  readonly weeks: Today['history'];
  readonly rulebook: Rulebook;
  /** Forms of the time before this program: on the line, but apart. */
  readonly past?: readonly { readonly week: string; readonly total: number | null }[];
  /** The same weeks stand as a table on the page already. */
  readonly tableElsewhere?: boolean;
  /** Shown at once where one comes to open a week. */
  readonly tableOpen?: boolean;
}

/** The last weeks as a line over the bands, with the same as a table one click away. */
export function History({ weeks, rulebook, past = [], tableElsewhere, tableOpen = false }: HistoryProps) {
  const { t } = useTexts();
  const said = useFinding();
  const rising = [...weeks].sort((a, b) => a.week.localeCompare(b.week)).slice(-SHOWN);
  const rulebookOf = useRegulations(
    rising.map((one) => one.rulebook),
    rulebook,
  );
  const drawn = withPast(weeks, past);
  if (!drawn.some((one) => one.total !== null || one.past !== null)) {
    return (
      <Card title={t('today.history')}>
        <EmptyState icon="calendar" title={t('today.historyEmpty')} />
      </Card>
    );
  }
  const finding = findingOf(rising, (one) => rulebookOf(one.rulebook)?.levels ?? []);
  return (
    <Card title={finding === null ? t('today.history') : said(finding)} note={t('today.history')}>
      <WeekChart weeks={drawn} rulebook={rulebook} />
      {past.length > 0 && <p className={css.key}>{t('today.historyPast')}</p>}
      {!tableElsewhere && rising.length > 0 && (
        <Twin summary={t('today.historyTable')} open={tableOpen}>
          <WeeksTable weeks={rising.toReversed()} rulebookOf={rulebookOf} />
        </Twin>
      )}
    </Card>
  );
}

function useFinding() {
  const { t, locale } = useTexts();
  const name = useBilingual();
  return (found: Finding): string => {
    const level = name(found.level.name);
    if (found.kind === 'same') return t('today.trend.same', { count: found.count, level });
    const { week } = weekParts(found.week);
    return found.kind === 'one'
      ? t('today.trend.one', { week, level, points: pointsText(found.total, locale) })
      : t('today.trend.moved', { week, level, before: name(found.before.name) });
  };
}

const SHOWN = 12;

/** The last weeks of both kinds, oldest first. */
function withPast(weeks: HistoryProps['weeks'], past: NonNullable<HistoryProps['past']>) {
  const results = new Map(weeks.map((one) => [one.week, one]));
  const forms = new Map(past.map((one) => [one.week, one.total]));
  return [...new Set([...results.keys(), ...forms.keys()])]
    .sort((a, b) => a.localeCompare(b))
    .slice(-SHOWN)
    .map((week) => ({
      ...{ week, total: results.get(week)?.total ?? null, past: forms.get(week) ?? null },
      rulebook: results.get(week)?.rulebook,
    }));
}

/** Weeks with total, level and state; each leads to its result. */
function WeeksTable({
  weeks,
  rulebookOf,
}: Pick<HistoryProps, 'weeks'> & { readonly rulebookOf: RulebookOf }) {
  const { t, locale } = useTexts();
  const stateOf = useWeekState();
  const regulation = useRegulationColumn(weeks, rulebookOf);
  return (
    <DataTable
      caption={t('today.history')}
      rows={weeks}
      rowKey={(one) => one.evaluationId}
      columns={[
        {
          id: 'week',
          header: t('today.col.week'),
          phone: 'head',
          cell: (one) => (
            <AppLink to={paths.result(one.evaluationId)}>{t('common.weekOf', weekParts(one.week))}</AppLink>
          ),
        },
        {
          id: 'total',
          header: t('today.col.total'),
          numeric: true,
          cell: (one) => <strong>{pointsText(one.total, locale)}</strong>,
        },
        {
          id: 'level',
          header: t('today.col.level'),
          cell: (one) => (
            <LevelBadge level={levelUnder(rulebookOf, one)} missing={t('common.levelMissing')} />
          ),
        },
        ...regulation,
        {
          id: 'state',
          header: t('today.col.state'),
          cell: stateOf,
        },
      ]}
    />
  );
}
