// The column that says under which regulation a week was decided: only where there is more than one.
import { formatDate } from '../text/format.ts';
import type { Column } from './parts/data-table.tsx';
import type { RulebookOf } from './parts/trend-runs.ts';
import { useBilingual, useTexts } from './texts.tsx';

export function useRegulationColumn<W extends { readonly rulebook: string }>(
  weeks: readonly W[],
  rulebookOf: RulebookOf,
): readonly Column<W>[] {
  const { t } = useTexts();
  const name = useBilingual();
  if (new Set(weeks.map(({ rulebook }) => rulebook)).size < 2) return [];
  return [
    {
      id: 'regulation',
      header: t('trend.regulation'),
      cell: (one) => {
        const found = rulebookOf(one.rulebook);
        if (found === undefined) return one.rulebook;
        return t('trend.since', { title: name(found.title), from: formatDate(found.validFrom) });
      },
    },
  ];
}
