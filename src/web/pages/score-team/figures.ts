// What the head and the foot of the page say in numbers. Pure.
import { foldText } from '../../../domain/organization/text-match.ts';
import type { Level } from '../../../domain/rulebook/shape.ts';
import type { Line } from '../../review/use-review.ts';

export const FILTERS = ['tat-ca', 'chua-cham', 'da-cham'] as const;
export type Filter = (typeof FILTERS)[number];

/** Points this person has given: just decided here, or already with the server. */
export function ownScores({ item, act, ready, reading }: Line): {
  readonly total: number;
  readonly level: string;
} | null {
  const result = reading?.result;
  if (ready && result && result.total !== null && result.level !== null)
    return { total: result.total, level: result.level };
  if (act === 'decide') return null;
  return item.oneAuthority ? item.final : item.scorer;
}

export function isScored(line: Line): boolean {
  return ownScores(line) !== null;
}

/** How many people have which level from me now. */
export function ownDistribution(lines: readonly Line[], levels: readonly Level[]) {
  const given = lines.map((line) => ownScores(line)?.level);
  return levels.map((level) => ({ level, count: given.filter((key) => key === level.key).length }));
}

/** Least number of equal totals that is worth a word. */
const MANY = 5;

/** The total that everybody got, when at least five people were scored and all got the same; else null. */
export function sameForAll(lines: readonly Line[]): number | null {
  const totals = lines.flatMap((line) => ownScores(line)?.total ?? []);
  const [first] = totals;
  if (first === undefined || totals.length < MANY) return null;
  return totals.every((total) => total === first) ? first : null;
}

/** Lines that fit filter and name; the chosen one stays in sight while it is worked on. */
export function shownLines(
  lines: readonly Line[],
  filter: Filter,
  name: string,
  chosen: number | null,
): readonly Line[] {
  const words = foldText(name);
  return lines.filter((line) => {
    if (words !== '' && !foldText(line.item.person.name).includes(words)) return false;
    if (filter === 'tat-ca' || line.item.id === chosen) return true;
    return filter === 'chua-cham' ? line.todo : isScored(line);
  });
}
