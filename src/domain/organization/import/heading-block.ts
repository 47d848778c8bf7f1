// The rows that make up the headings: often two or three, with cells merged downwards and sideways, and below them a row
// that numbers the columns.
import { cleanBlanks, upright } from '../text-match.ts';
import { type MergedRange, rangesOf } from './merged-range.ts';
import { isNumbering } from './row-kinds.ts';
import { columnLetter, columnNumber, type SheetTable, type TableCell, type TableRow } from './table.ts';

export interface HeadingCell {
  readonly letter: string;
  readonly heading: string;
  /** What the wider heading above says, null without one. */
  readonly above: string | null;
}

export interface HeadingBlock {
  readonly cells: readonly HeadingCell[];
  /** Columns without a heading of their own under a heading merged over them, by letter of its first column. */
  readonly tails: ReadonlyMap<string, readonly string[]>;
  /** Last row of the headings; people and units stand below. */
  readonly last: number;
}

const DEEPEST = 3;
const LONGEST_SUBHEADING = 60;

const isInside = (range: MergedRange, row: number, column: number): boolean =>
  range.fromRow <= row && row <= range.toRow && range.fromColumn <= column && column <= range.toColumn;

/** A second row of headings stands wholly under headings that are merged sideways. */
function isSubheading(row: TableRow | undefined, top: number, wide: readonly MergedRange[]): boolean {
  if (row?.row !== top + 1 || row.cells.length < 2) return false;
  return row.cells.every(
    (cell) =>
      cell.value.kind === 'text' &&
      cell.text.length <= LONGEST_SUBHEADING &&
      wide.some((range) => isInside(range, top, columnNumber(cell.column))),
  );
}

interface Rows {
  readonly sheet: SheetTable;
  readonly at: number;
  readonly ranges: readonly MergedRange[];
}

function bottomOf({ sheet, at, ranges }: Rows, top: number): number {
  const down = ranges.filter((range) => range.fromRow === top && range.toRow <= top + DEEPEST);
  const bottom = Math.max(top, ...down.map((range) => range.toRow));
  if (bottom > top) return bottom;
  const wide = ranges.filter((range) => range.fromRow === top && range.toColumn > range.fromColumn);
  return isSubheading(sheet.rows[at + 1], top, wide) ? top + 1 : top;
}

/** What stands below one wider heading: men and women, or the parts of a date. */
const BELOW_ONE = [/^(nam,nữ|nữ,nam)$/iu, /^ngày,tháng,năm$/iu, /^ngày,? tháng,năm$/iu];

/** 'Năm sinh' over 'Nam' and 'Nữ', 'Ngày sinh' over 'Ngày', 'Tháng', 'Năm', with nothing merged: as if it were. */
function unmerged(sheet: SheetTable, at: number): MergedRange[] {
  const [top, below] = [sheet.rows[at], sheet.rows[at + 1]];
  if (top === undefined || below?.row !== top.row + 1) return [];
  const named = new Set(top.cells.map((cell) => columnNumber(cell.column)));
  const groups: TableCell[][] = [];
  for (const cell of below.cells) {
    const before = groups.at(-1);
    const column = columnNumber(cell.column);
    const isNext = before !== undefined && columnNumber(before.at(-1)?.column ?? '') === column - 1;
    if (named.has(column)) groups.push([cell]);
    else if (isNext) before.push(cell);
    else return [];
  }
  const isOne = (group: readonly TableCell[]): boolean =>
    BELOW_ONE.some((words) => words.test(group.map(({ text }) => cleanBlanks(text)).join(',')));
  return groups.every(isOne) ? groups.map((group) => over(top.row, group)) : [];
}

function over(row: number, group: readonly TableCell[]): MergedRange {
  const columns = group.map(({ column }) => columnNumber(column));
  return { fromRow: row, toRow: row, fromColumn: Math.min(...columns), toColumn: Math.max(...columns) };
}

/** Headings of the row at index `at` of the sheet, with those above and below that belong to them. */
export function headingBlock(sheet: SheetTable, at: number): HeadingBlock {
  const row = sheet.rows[at];
  if (row === undefined) return { cells: [], tails: new Map(), last: 0 };
  const near = rangesOf(sheet).filter(
    (range) => range.fromRow >= row.row - DEEPEST && range.fromRow <= row.row + DEEPEST,
  );
  near.push(...unmerged(sheet, at));
  const bottom = bottomOf({ sheet, at, ranges: near }, row.row);
  const texts = textsBetween(sheet, at, row.row - DEEPEST, bottom);
  const spans = near.filter((range) => range.toColumn > range.fromColumn && range.toRow < bottom + 1);
  const columns = columnsOf(texts, row.row);
  for (const range of near)
    if (range.fromRow < row.row && range.toRow >= row.row) columns.add(range.fromColumn);
  const cells = [...columns]
    .sort((a, b) => a - b)
    .flatMap((column) => headingOf(column, row.row, texts, spans, near) ?? []);
  const next = sheet.rows.findIndex((one) => one.row > bottom);
  const last = isNumbering(sheet.rows[next]) ? (sheet.rows[next]?.row ?? bottom) : bottom;
  return { cells, tails: tailsOf(cells, spans, row.row), last };
}

type Texts = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Texts by row and column. */
function textsBetween(sheet: SheetTable, at: number, from: number, to: number): Texts {
  const rows = sheet.rows.slice(Math.max(0, at - DEEPEST), at + DEEPEST + 1);
  return new Map(
    rows
      .filter((row) => row.row >= from && row.row <= to)
      .map((row) => [
        row.row,
        new Map(row.cells.map((cell) => [columnNumber(cell.column), cleanBlanks(upright(cell.text))])),
      ]),
  );
}

function columnsOf(texts: Texts, top: number): Set<number> {
  return new Set([...texts].filter(([row]) => row >= top).flatMap(([, cells]) => [...cells.keys()]));
}

/** The lowest text of the column; above it the text of a range merged over it, or of one merged down into it. */
function headingOf(
  column: number,
  top: number,
  texts: Texts,
  spans: readonly MergedRange[],
  near: readonly MergedRange[],
): HeadingCell | null {
  const own = [...texts].filter(([row, cells]) => row >= top && cells.has(column)).at(-1);
  const down = near.find((range) => range.fromRow < top && isInside(range, top, column));
  const ownRow = own?.[0] ?? down?.fromRow;
  const heading = ownRow === undefined ? undefined : texts.get(ownRow)?.get(column);
  if (ownRow === undefined || heading === undefined) return null;
  const over = spans.find((range) => range.toRow === ownRow - 1 && isInside(range, ownRow - 1, column));
  const above = over === undefined ? null : (texts.get(over.fromRow)?.get(over.fromColumn) ?? null);
  return { letter: columnLetter(column), heading, above };
}

function tailsOf(
  cells: readonly HeadingCell[],
  spans: readonly MergedRange[],
  top: number,
): ReadonlyMap<string, readonly string[]> {
  const named = new Set(cells.map((cell) => cell.letter));
  const tails = new Map<string, readonly string[]>();
  for (const range of spans) {
    const first = columnLetter(range.fromColumn);
    if (!isInside(range, top, range.fromColumn) || !named.has(first) || range.toColumn - range.fromColumn > 4)
      continue;
    const rest = Array.from({ length: range.toColumn - range.fromColumn }, (_, i) =>
      columnLetter(range.fromColumn + 1 + i),
    );
    if (rest.every((letter) => !named.has(letter))) tails.set(first, rest);
  }
  return tails;
}
