import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import { weekParts } from '../../../text/format.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { levelUnder } from '../../parts/trend-runs.ts';
import { paths } from '../../paths.ts';
import { useRegulationColumn } from '../../regulation-column.tsx';
import { useRegulations } from '../../regulations.ts';
import { useTexts } from '../../texts.tsx';
import { useWeekState } from '../today/week-state.ts';
import type { OwnRecord } from './own-record.ts';

type OwnWeek = OwnRecord['weeks'][number];

/** The weeks with what I gave, what the scorer gave and what stands, beside each other; each leads to its reasons. */
export function SideBySide({
  weeks,
  rulebook,
}: {
  readonly weeks: readonly OwnWeek[];
  readonly rulebook: Rulebook;
}) {
  const { t, locale } = useTexts();
  const stateOf = useWeekState();
  const rulebookOf = useRegulations(
    weeks.map((one) => one.rulebook),
    rulebook,
  );
  const regulation = useRegulationColumn(weeks, rulebookOf);
  const points = (value: number | null) => (value === null ? '–' : pointsText(value, locale));
  return (
    <DataTable
      caption={t('record.weeks')}
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
        { id: 'self', header: t('record.col.self'), numeric: true, cell: (one) => points(one.self) },
        { id: 'scorer', header: t('record.col.scorer'), numeric: true, cell: (one) => points(one.scorer) },
        {
          id: 'final',
          header: t('record.col.final'),
          numeric: true,
          cell: (one) => <strong>{points(one.total)}</strong>,
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
