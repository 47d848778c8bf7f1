// A list in two halves beside each other, as offices print it to save paper: each becomes a table of its own.

import type { HeadingTable } from './heading-words.ts';
import { findHeader } from './headings.ts';
import { layoutOf, type SheetLayout } from './layout.ts';
import { type MergedRange, parseRange } from './merged-range.ts';
import { compactRow } from './packed-table.ts';
import { columnLetter, columnNumber, type SheetTable, type TableCell, type TableRow } from './table.ts';

interface Half {
  readonly from: number;
  /** Last column with a heading or anything else in it. */
  readonly to: number;
  /** The row of its headings. */
  readonly header: number;
  readonly merged: readonly MergedRange[];
}

/** Rows of a list of units hang on those above them, and nobody says where the second half hangs: it stays refused. */
const HANGING = 'parentCode';

/** All sheets, those of twin tables as one table each in their place. A sheet that is read by hand stays one. */
export function tablesApart(
  sheets: readonly SheetTable[],
  headings: HeadingTable<string>,
  layouts: readonly SheetLayout[],
): readonly SheetTable[] {
  if (HANGING in headings) return sheets;
  return sheets.flatMap((sheet) => {
    if (sheet.half !== undefined || layoutOf(layouts, sheet.sheet) !== null) return [sheet];
    const header = findHeader(sheet, headings);
    if (header === null || header.twins.length === 0) return [sheet];
    const filled = filledColumns(sheet);
    const lastBefore = (end: number) => Math.max(...filled.filter((at) => at < end));
    const merged = sheet.merged.flatMap((text) => parseRange(text) ?? []);
    return header.twins.map((from, at) =>
      halfOf(sheet, {
        from: at === 0 ? 1 : from,
        to: lastBefore(header.twins[at + 1] ?? Number.POSITIVE_INFINITY),
        header: header.row,
        merged,
      }),
    );
  });
}

function filledColumns(sheet: SheetTable): readonly number[] {
  const filled = new Set<number>();
  for (const { cells } of sheet.rows) for (const cell of cells) filled.add(columnNumber(cell.column));
  return [...filled];
}

/** Answers and layouts name a half as they name a sheet, so it has a name of its own. */
function halfOf(sheet: SheetTable, half: Half): SheetTable {
  const columns = `${columnLetter(half.from)}–${columnLetter(half.to)}`;
  const isOwn = (text: string): boolean => {
    const range = parseRange(text);
    return range !== null && range.fromColumn <= half.to && range.toColumn >= half.from;
  };
  return {
    ...sheet,
    sheet: `${sheet.sheet} (${columns})`,
    half: { of: sheet.sheet, columns },
    merged: sheet.merged.filter(isOwn),
    rows: sheet.rows.flatMap((row) => rowOfHalf(row, half) ?? []),
  };
}

function rowOfHalf(row: TableRow, half: Half): TableRow | null {
  const isInside = (cell: TableCell): boolean => {
    const at = columnNumber(cell.column);
    return half.from <= at && at <= half.to;
  };
  const own = row.cells.filter(isInside);
  const cells = own.length > 0 ? own : overAll(row, half);
  if (cells.length === 0) return null;
  const { hidden = false, look } = row;
  return compactRow({ row: row.row, cells, hidden, ...(look === undefined ? {} : { look }) });
}

/** Above the headings a line is of all halves; among the people one that is merged across them, as the name of a unit is. */
function overAll(row: TableRow, half: Half): readonly TableCell[] {
  if (row.row < half.header) return row.cells;
  return row.cells.flatMap((cell) => {
    const at = columnNumber(cell.column);
    const isOver = half.merged.some(
      ({ fromRow, fromColumn, toColumn }) =>
        fromRow === row.row && fromColumn === at && toColumn >= half.from && at < half.from,
    );
    return isOver ? [{ ...cell, column: columnLetter(half.from) }] : [];
  });
}
