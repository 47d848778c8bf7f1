// Merged ranges ('B8:M8') and what they say of the places inside them.
import { columnNumber, type SheetTable, type TableCell, type TableRow } from './table.ts';

export interface MergedRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;

export function parseRange(text: string): MergedRange | null {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const [, left = '', top, right = '', bottom] = match;
  const range = {
    fromRow: Number(top),
    toRow: Number(bottom),
    fromColumn: columnNumber(left),
    toColumn: columnNumber(right),
  };
  return range.fromRow > range.toRow || range.fromColumn > range.toColumn ? null : range;
}

export function rangesOf(sheet: SheetTable): readonly MergedRange[] {
  return sheet.merged.flatMap((text) => parseRange(text) ?? []);
}

/** Cells taken over by all ranges together: overlapping ranges of a hostile file must not multiply. */
const MOST_SPREAD = 500_000;

/** First index whose row is not above `row`; rows stand in order. */
function indexFrom(rows: readonly TableRow[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The rows below `below` with vertically merged cells filled in: each row of the range says what its first one says.
 * Rows that are not in the file stay out; horizontally merged cells stay as they are.
 */
export function spreadMerged(sheet: SheetTable, below: number): readonly TableRow[] {
  const added = new Map<number, TableCell[]>();
  let spread = 0;
  for (const range of rangesOf(sheet)) {
    if (range.fromRow <= below || range.fromRow === range.toRow || spread > MOST_SPREAD) continue;
    const first = indexFrom(sheet.rows, range.fromRow);
    const top = sheet.rows[first];
    if (top?.row !== range.fromRow) continue;
    const source = top.cells.find((cell) => columnNumber(cell.column) === range.fromColumn);
    if (source === undefined) continue;
    for (let at = first + 1; at < sheet.rows.length && spread <= MOST_SPREAD; at += 1) {
      const row = sheet.rows[at];
      if (row === undefined || row.row > range.toRow) break;
      spread += 1;
      if (row.cells.some((cell) => cell.column === source.column)) continue;
      const cells = added.get(at) ?? [];
      added.set(at, cells);
      cells.push({ ...source, spread: true });
    }
  }
  if (added.size === 0) return sheet.rows;
  return sheet.rows.map((row, at) => withCells(row, added.get(at) ?? []));
}

function withCells(row: TableRow, more: readonly TableCell[]): TableRow {
  if (more.length === 0) return row;
  const order = (cell: TableCell): number => columnNumber(cell.column);
  return { ...row, cells: [...row.cells, ...more].sort((a, b) => order(a) - order(b)) };
}
