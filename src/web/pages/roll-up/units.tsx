import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DistributionBar } from '../../parts/distribution-bar.tsx';
import { pointsText } from '../../parts/points.ts';
import { paths } from '../../paths.ts';
import { Result } from '../../review/roll-up-standing.tsx';
import { useTexts } from '../../texts.tsx';
import { levelCount, partsOf } from './levels.ts';
import css from './roll-up.module.css';
import type { Regime, RollUp } from './shapes.ts';

type Child = RollUp['children'][number];
const COUNTS = ['members', 'counted', 'missing'] as const;

/** The units directly under this one, each with everything under it. */
export function Units({ data, regime }: { readonly data: RollUp; readonly regime: Regime }) {
  const { t, locale } = useTexts();
  const levels = useLevels(regime);
  const unit: Column<Child> = {
    id: 'unit',
    header: t('rollUp.unit'),
    phone: 'head',
    cell: ({ unit: one }) => (
      <AppLink to={paths.rollUp(data.period)} search={{ 'don-vi': one.id, 'quy-dinh': regime.regime }}>
        {one.name}
      </AppLink>
    ),
  };
  const counts = COUNTS.map(
    (id): Column<Child> => ({
      id,
      header: t(`rollUp.${id}`),
      numeric: true,
      cell: ({ figures }) => figures[id],
    }),
  );
  const mean: Column<Child> = {
    id: 'mean',
    header: t('rollUp.mean'),
    numeric: true,
    cell: ({ figures }) => pointsText(figures.mean?.shown ?? null, locale),
  };
  const result = useResult(data, regime);
  const hasResults = data.children.some((child) => child.result !== null);
  const hasLevels = data.children.some((child) => levelCount(child.figures) > 0);
  // Under a regulation for units nobody has a record: five columns of nought would say nothing.
  const hasPeople = data.children.some((child) => child.figures.members > 0);
  return (
    <Card title={t('rollUp.units')} flush>
      <DataTable
        caption={t('rollUp.units')}
        rows={data.children}
        rowKey={(child) => child.unit.id}
        columns={[
          unit,
          ...(hasResults || !hasPeople ? [result] : []),
          ...(hasPeople ? [...counts, mean] : []),
          ...(hasLevels ? [levels] : []),
        ]}
      />
    </Card>
  );
}

function useLevels(regime: Regime): Column<Child> {
  const { t } = useTexts();
  return {
    id: 'levels',
    header: t('rollUp.levels'),
    width: '30%',
    cell: ({ figures }) => (
      <div className={css.bar}>
        <DistributionBar parts={partsOf(regime, figures)} />
      </div>
    ),
  };
}

/** What each unit itself has, of its own records. */
function useResult(data: RollUp, regime: Regime): Column<Child> {
  const { t } = useTexts();
  return {
    id: 'result',
    header: t('rollUp.own'),
    cell: ({ unit, result }) =>
      result === null ? (
        '–'
      ) : (
        <Result
          line={{ ...result, parts: [] }}
          levels={regime.levels}
          why={paths.whyPeriod('unit', unit.id, data.period, regime.regime)}
        />
      ),
  };
}
