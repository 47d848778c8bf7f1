// Whether two rows of headings are of two tables, or rows of one block of headings.
import type { SheetTable, TableRow } from './table.ts';

const FEWEST_CELLS = 2;
const DEEPEST = 3;

/** Whether a table stands between two rows of headings: rows of several cells, and not only more rows of the headings. */
export function standsBetween(sheet: SheetTable, above: TableRow, below: TableRow): boolean {
  const between = sheet.rows
    .filter(({ row }) => above.row < row && row < below.row)
    .filter(({ cells }) => cells.filter((cell) => cell.spread !== true).length >= FEWEST_CELLS);
  const lines = below.row - above.row - 1;
  const hasGap = sheet.rows.filter(({ row }) => above.row < row && row < below.row).length < lines;
  const hasNumbers = between.some(({ cells }) => cells.some((cell) => /^\s*\d/.test(cell.text)));
  return between.length > 0 && (hasGap || hasNumbers || lines > DEEPEST);
}
