// Results of months, quarters and years under the regulations for them: the State side and the Party side beside each other.
import type { PeriodItem } from '../../../contract/periods.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { AppLink } from '../../parts/app-link.tsx';
import { Card } from '../../parts/card.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { LevelBadge } from '../../parts/level-badge.tsx';
import { pointsText } from '../../parts/points.ts';
import { PreviewMark } from '../../parts/preview-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { useRead } from '../../queries.ts';
import { useTexts } from '../../texts.tsx';
import css from './my-record.module.css';

const SIDES = ['state', 'party'] as const;

export function Official({ person }: { readonly person: number }) {
  const { t } = useTexts();
  const { data, error, refetch } = useRead(ROUTES.periods, {});
  const own = data?.mine.filter((one) => one.subject === 'person' && one.person.id === person) ?? [];
  const sides = SIDES.filter((side) => own.some(({ line }) => line === side));
  const rows = [...Map.groupBy(own, ({ period }) => period)].map(([period, items]) => ({ period, items }));
  const columns: Column<(typeof rows)[number]>[] = sides.map((side) => ({
    id: side,
    header: t(`period.line.${side}`),
    cell: ({ items }) =>
      items.filter(({ line }) => line === side).map((one) => <Standing key={one.id} of={one} />),
  }));
  return (
    <Card
      title={t('record.official')}
      note={rows.length > 0 && t('record.officialNote')}
      flush={rows.length > 0}
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={3} />}
      {data && (
        <DataTable
          caption={t('record.official')}
          rows={rows}
          rowKey={({ period }) => period}
          empty={<EmptyState icon="calendar" title={t('record.officialNone')} />}
          columns={[
            {
              id: 'period',
              header: t('rollUp.period'),
              phone: 'head',
              cell: ({ period }) => <strong>{periodName(t, period)}</strong>,
            },
            ...columns,
          ]}
        />
      )}
    </Card>
  );
}

/** The result with its way there; the link opens the record with every reason. */
function Standing({
  of: { id, period, state, counted, self, scorer, final, levels, preview },
}: {
  readonly of: PeriodItem;
}) {
  const { t, locale } = useTexts();
  const points = (stage: PeriodItem['final']) => pointsText(stage?.total ?? null, locale);
  const level = levels.find(({ key }) => key === final?.level);
  return (
    <div className={css.standing}>
      <AppLink to={paths.periodRecord(period, id)}>
        {final === null ? t(`period.state.${counted ? state : 'not-counted'}`) : points(final)}
      </AppLink>
      {level !== undefined && <LevelBadge level={level} />}
      <PreviewMark show={preview} />
      {self !== null && (
        <span className={css.muted}>
          {t('record.stages', { self: points(self), scorer: points(scorer) })}
        </span>
      )}
    </div>
  );
}
