import { ROUTES } from '../../../contract/routes.ts';
import { PERIOD_KINDS, periodKind } from '../../../domain/period/period.ts';
import { Card } from '../../parts/card.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { PreviewMark } from '../../parts/preview-note.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { paths } from '../../paths.ts';
import { periodName } from '../../period-name.ts';
import { useRead } from '../../queries.ts';
import { Parts, Result } from '../../review/roll-up-standing.tsx';
import { useBilingual, useTexts } from '../../texts.tsx';

/** The year first, then its halves, quarters and months, the latest of each kind first. */
function longestFirst<T extends { readonly period: string }>(items: readonly T[]): readonly T[] {
  const place = ({ period }: T) => -PERIOD_KINDS.indexOf(periodKind(period));
  return items.toSorted((a, b) => place(a) - place(b));
}

/** Months, quarters, half-years and years of one person, each opened down to its records. */
export function LongerPeriods({ person }: { readonly person: number }) {
  const { t } = useTexts();
  const name = useBilingual();
  const { data, error, refetch } = useRead(ROUTES.personRollUps, { params: { id: person } });
  const regimes = new Map(data?.regimes.map((one) => [one.regime, one]));
  const levels = (regime: string) => regimes.get(regime)?.levels ?? [];
  return (
    <Card title={t('rollUp.mine')} flush={data !== undefined && data.items.length > 0}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={4} />}
      {data && (
        <DataTable
          caption={t('rollUp.mine')}
          rows={longestFirst(data.items)}
          rowKey={(one) => `${one.regime} ${one.period}`}
          empty={<EmptyState icon="calendar" title={t('rollUp.mineNone')} />}
          columns={[
            {
              id: 'period',
              header: t('rollUp.period'),
              phone: 'head',
              cell: (one) => <strong>{periodName(t, one.period)}</strong>,
            },
            ...(regimes.size > 1
              ? [
                  {
                    id: 'regime',
                    header: t('rollUp.regime'),
                    cell: (one: { readonly regime: string }) =>
                      name(regimes.get(one.regime)?.title ?? { vi: one.regime, en: one.regime }),
                  },
                ]
              : []),
            {
              id: 'result',
              header: t('rollUp.result'),
              cell: (one) => (
                <>
                  <Result
                    line={one}
                    levels={levels(one.regime)}
                    why={paths.whyPeriod('person', person, one.period, one.regime)}
                  />{' '}
                  <PreviewMark show={regimes.get(one.regime)?.preview === true} />
                </>
              ),
            },
            {
              id: 'parts',
              header: t('rollUp.parts'),
              width: regimes.size > 1 ? '34%' : '48%',
              cell: (one) => <Parts line={one} levels={levels(one.regime)} />,
            },
          ]}
        />
      )}
    </Card>
  );
}
