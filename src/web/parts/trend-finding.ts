// What the line of the last weeks says, in one sentence. Pure.
import type { Rulebook } from '../../domain/rulebook/shape.ts';
import { bandOf, type LevelBand } from './bands.ts';

export interface TrendWeek {
  readonly week: string;
  /** Hundredths; null without a result. */
  readonly total: number | null;
  /** Key of the decided level, where it is known. */
  readonly level?: string | null;
}

/** The same level so many weeks in a row; another one than before; or the only week there is. null: no result at all. */
export type Finding =
  | { readonly kind: 'same'; readonly level: LevelBand; readonly count: number }
  | { readonly kind: 'moved'; readonly level: LevelBand; readonly before: LevelBand; readonly week: string }
  | { readonly kind: 'one'; readonly level: LevelBand; readonly week: string; readonly total: number };

/**
 * `weeks` oldest first, each with the levels it was decided by. The decided level speaks; where only points are known, the
 * band they lie in.
 */
export function findingOf<W extends TrendWeek>(
  weeks: readonly W[],
  levelsOf: (week: W) => Rulebook['levels'],
): Finding | null {
  const known = weeks.flatMap((one) => {
    const { week, total, level: key } = one;
    if (total === null) return [];
    const levels = levelsOf(one);
    const level = levels.find((one) => one.key === key) ?? bandOf(levels, total);
    return level === null ? [] : [{ week, total, level }];
  });
  const last = known.at(-1);
  if (last === undefined) return null;
  const other = known.findLastIndex(({ level }) => level.key !== last.level.key);
  const count = known.length - 1 - other;
  const before = known[other];
  if (count > 1) return { kind: 'same', level: last.level, count };
  return before === undefined
    ? { kind: 'one', ...last }
    : { kind: 'moved', level: last.level, before: before.level, week: last.week };
}
