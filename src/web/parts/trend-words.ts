// What a line of weeks shows, in words: for those who do not see it, and where the regulation changes for everybody.
import { formatDate, weekParts } from '../../text/format.ts';
import { useBilingual, useTexts } from '../texts.tsx';
import { pointsText } from './points.ts';
import { stepsOf, type TrendRulebook, type TrendRun } from './trend-runs.ts';

interface Week {
  readonly week: string;
  readonly total: number | null;
}

/** How many weeks, from which points to which, the latest; then every step of the regulation with its name and date. */
export function useTrendWords(weeks: readonly Week[], runs: readonly TrendRun[]) {
  const { t, locale } = useTexts();
  const name = useBilingual();
  const known = weeks.flatMap(({ total }) => total ?? []);
  const points = (of: (...totals: number[]) => number) =>
    pointsText(known.length > 0 ? of(...known) : null, locale);
  const values = ({ title, validFrom }: TrendRulebook) => ({
    title: name(title),
    from: formatDate(validFrom),
  });
  const steps = stepsOf(runs).map(({ first, rulebook }) => ({
    first,
    words: t('trend.step', { week: weekParts(weeks[first]?.week ?? '').week, ...values(rulebook) }),
  }));
  const before = runs[0]?.rulebook;
  return {
    line: t('trend.line', {
      count: known.length,
      ...{ first: points(Math.min), last: points(Math.max) },
      latest: pointsText(known.at(-1) ?? null, locale),
    }),
    steps,
    before: before === undefined || steps.length === 0 ? null : t('trend.before', values(before)),
  };
}
