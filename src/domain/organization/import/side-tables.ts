// Forms of sheets that cannot be read as one list: two tables beside each other, and a list turned on its side.
import { columnLetter, columnNumber, type SheetTable, type TableRow } from './table.ts';

/** Headings by their letters with the field each was taken for. */
export interface HeadedColumn {
  readonly letter: string;
  readonly field: string | null;
}

export interface TablesBeside {
  readonly left: string;
  readonly right: string;
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
    .map(({ letter, field }) => ({ at: columnNumber(letter), field }))
    .toSorted((a, b) => a.at - b.at);
  const first = columns[0]?.at ?? 0;
  const last = columns.at(-1)?.at ?? 0;
  const parts = (from: number): TablesBeside => ({
    left: `${columnLetter(first)}–${columnLetter(Math.max(...columns.filter(({ at }) => at < from).map(({ at }) => at)))}`,
    right: `${columnLetter(from)}–${columnLetter(last)}`,
  });
  const again = beginsAgain(columns, musts[0] ?? '');
  if (again !== null) return parts(again);
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
