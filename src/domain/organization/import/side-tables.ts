// Forms of sheets that cannot be read as one list: two tables beside each other, and a list turned on its side.
import { foldText } from '../text-match.ts';
import type { HeadingCell } from './heading-block.ts';
import { columnLetter, columnNumber, type SheetTable, type TableRow } from './table.ts';

/** Headings with the field each was taken for. */
export interface HeadedColumn extends HeadingCell {
  readonly field: string | null;
}

export interface TablesBeside {
  readonly left: string;
  readonly right: string;
  /** Columns at which they begin, when all have the same headings; empty when they have not. */
  readonly twins: readonly number[];
}

const LOOK_BELOW = 200;
const FEWEST_HEADINGS = 2;

/**
 * The columns of two tables that stand beside each other; null for one table: names come a second time, or beyond an empty
 * column there is more although what is left of it is whole. `musts`: the fields a list is nothing without.
 */
export function tablesBeside(
  headed: readonly HeadedColumn[],
  below: readonly TableRow[],
  musts: readonly string[],
): TablesBeside | null {
  const columns = headed
    .map((column) => ({ ...column, at: columnNumber(column.letter) }))
    .toSorted((a, b) => a.at - b.at);
  const first = columns[0]?.at ?? 0;
  const last = columns.at(-1)?.at ?? 0;
  const parts = (from: number): TablesBeside => ({
    left: `${columnLetter(first)}–${columnLetter(Math.max(...columns.filter(({ at }) => at < from).map(({ at }) => at)))}`,
    right: `${columnLetter(from)}–${columnLetter(last)}`,
    twins: [],
  });
  const again = beginsAgain(columns, musts[0] ?? '');
  if (again !== null) return { ...parts(again), twins: twinsOf(columns, again) };
  const filled = new Set(
    below.slice(0, LOOK_BELOW).flatMap(({ cells }) => cells.map((cell) => columnNumber(cell.column))),
  );
  const named = new Set(columns.map(({ at }) => at));
  for (let gap = first + 1; gap < last; gap += 1) {
    if (named.has(gap) || filled.has(gap)) continue;
    const right = columns.filter(({ at }) => at > gap);
    const [leftmost] = right;
    const isTable = right.filter(({ field }) => field !== null).length > 0 && right.length >= FEWEST_HEADINGS;
    const isWhole = musts.every((must) => columns.some(({ at, field }) => at < gap && field === must));
    if (isTable && isWhole && musts.length > 1 && leftmost !== undefined) return parts(leftmost.at);
  }
  return null;
}

/** Where another table begins: names stand in a second column, and so does something else. One alone is a heading twice. */
function beginsAgain(
  columns: readonly { readonly at: number; readonly field: string | null }[],
  name: string,
): number | null {
  const seen = new Set<string>();
  const again = columns.filter(({ field }) => {
    const isAgain = field !== null && seen.has(field);
    if (field !== null) seen.add(field);
    return isAgain;
  });
  return again.length > 1 && again.some(({ field }) => field === name) ? (again[0]?.at ?? null) : null;
}

/**
 * Where tables begin that have the same headings, one by one and under the same wider ones: a list in two halves. 'Họ và tên'
 * of a husband, of who leaves and who comes, stands under other headings and is no second half.
 */
function twinsOf(columns: readonly (HeadedColumn & { readonly at: number })[], second: number): number[] {
  const width = columns.findIndex(({ at }) => at === second);
  if (width < 1 || columns.length % width !== 0) return [];
  const means = ({ field, heading, above }: HeadedColumn) =>
    `${field ?? foldText(heading)}|${foldText(above ?? '')}`;
  const isSame = columns.every((column, at) => means(column) === means(columns[at % width] ?? column));
  return isSame ? columns.filter((_, at) => at % width === 0).map(({ at }) => at) : [];
}

const SIDEWAYS_ROWS = 40;
const SIDEWAYS_HEADINGS = 3;

/** Headings below each other in one column with the entries beside them. `isHeading` knows the words of headings. */
export function isSideways(sheet: SheetTable, isHeading: (text: string) => boolean): boolean {
  const found = new Map<string, number>();
  for (const { cells } of sheet.rows.slice(0, SIDEWAYS_ROWS)) {
    const [one, ...beside] = cells.filter((cell) => cell.spread !== true);
    const at = one !== undefined && isHeading(one.text) ? one : beside[0];
    if (at === undefined || cells.length < 2 || !isHeading(at.text)) continue;
    found.set(at.column, (found.get(at.column) ?? 0) + 1);
  }
  return [...found.values()].some((count) => count >= SIDEWAYS_HEADINGS);
}
