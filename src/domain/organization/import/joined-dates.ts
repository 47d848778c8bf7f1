// A date kept in columns of its parts: day, month and year, or day with month and year. Joined before any row is read, so
// that nothing further on knows of parts.
import { cleanBlanks, foldText } from '../text-match.ts';
import { readDate } from './calendar-date.ts';
import type { HeadingCell } from './heading-block.ts';
import { fieldOf, type HeadingTable } from './heading-words.ts';
import { compactRow } from './packed-table.ts';
import { columnNumber, type SheetTable, type TableCell, type TableRow } from './table.ts';
import type { ColumnName, Raise } from './trouble-log.ts';

type Part = 'day' | 'month' | 'day-month' | 'year';

/** Columns that are one date: the letter of each part. The date stands in the leftmost. */
export interface JoinedDate<Field extends string> {
  readonly field: Field;
  readonly parts: ReadonlyMap<Part, string>;
  readonly letters: readonly string[];
  /** Their headings as one: 'Ngày + Tháng + Năm'. */
  readonly heading: string;
}

const DATES: readonly string[] = ['birthDate', 'from', 'to', 'leaveFrom', 'leaveTo'];
const BIRTH = 'ngay sinh';
const SPOKEN: readonly (readonly [Part, RegExp])[] = [
  ['day', /^ngay( sinh)?$/],
  ['month', /^thang( sinh)?$/],
  ['day-month', /^ngay thang( sinh)?$/],
  ['year', /^nam( sinh)?$/],
];
const WHOLE: readonly (readonly Part[])[] = [
  ['day', 'month', 'year'],
  ['day-month', 'year'],
];

const partOf = ({ heading }: HeadingCell): Part | null => {
  const folded = foldText(heading);
  return SPOKEN.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
};

/** What the parts are the date of: said by the heading above them, or by one of theirs that speaks of birth. */
function fieldOfParts<Field extends string>(
  table: HeadingTable<Field>,
  cells: readonly HeadingCell[],
): Field | null {
  const above = cells[0]?.above ?? null;
  if (cells.some((cell) => cell.above !== above)) return null;
  const words = above === null ? cells.map(({ heading }) => heading) : [above];
  const named = above === null ? null : fieldOf(table, above);
  const speaksOfBirth = words.some((text) => foldText(text).split(' ').includes('sinh'));
  const field = named ?? (speaksOfBirth ? fieldOf(table, BIRTH) : null);
  return field !== null && DATES.includes(field) ? field : null;
}

/** The dates in parts among headings that stand side by side, in any order of their parts. */
export function joinedDates<Field extends string>(
  table: HeadingTable<Field>,
  cells: readonly HeadingCell[],
): readonly JoinedDate<Field>[] {
  const found: JoinedDate<Field>[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    for (const whole of WHOLE) {
      const run = cells.slice(at, at + whole.length);
      const first = columnNumber(run[0]?.letter ?? '');
      const isBeside = run.every(({ letter }, by) => columnNumber(letter) === first + by);
      const parts = run.map(partOf);
      const field = isBeside && whole.every((part) => parts.includes(part)) ? fieldOfParts(table, run) : null;
      if (field === null) continue;
      found.push({
        field,
        parts: new Map(run.flatMap((cell, by) => (parts[by] == null ? [] : [[parts[by], cell.letter]]))),
        letters: run.map(({ letter }) => letter),
        heading: run.map(({ heading }) => heading).join(' + '),
      });
      at += whole.length - 1;
      break;
    }
  }
  return found;
}

const ORDER: readonly Part[] = ['day', 'day-month', 'month', 'year'];
const twoDigits = (text: string): string => (/^\d$/.test(text) ? `0${text}` : text);

/** The cells of one date as the one cell they stand for; null when none of them is filled. */
function joinedCell(row: TableRow, { parts, letters }: JoinedDate<string>): TableCell | null {
  const column = letters[0] ?? '';
  const own = row.cells.filter((cell) => letters.includes(cell.column));
  const [only, ...others] = own;
  if (only === undefined) return null;
  // A whole date in one of the columns, or a formula nobody reckoned: what stands there says it, or is asked about.
  const broken = own.find(({ value }) => value.kind === 'error');
  if (others.length === 0 || broken !== undefined) return { ...(broken ?? only), column };
  const text = ORDER.flatMap((part) => {
    const cell = own.find((one) => one.column === parts.get(part));
    return cell === undefined ? [] : [twoDigits(cleanBlanks(cell.text))];
  }).join('/');
  return { column, value: { kind: 'text', value: text }, text, decomposed: false };
}

/** The rows below `below` with every date in one cell. */
export function withJoinedDates(
  sheet: SheetTable,
  below: number,
  dates: readonly JoinedDate<string>[],
): SheetTable {
  if (dates.length === 0) return sheet;
  const letters = new Set(dates.flatMap((date) => date.letters));
  const rows = sheet.rows.map((row) => {
    if (row.row <= below || !row.cells.some((cell) => letters.has(cell.column))) return row;
    const rest = row.cells.filter((cell) => !letters.has(cell.column));
    const joined = dates.flatMap((date) => joinedCell(row, date) ?? []);
    const order = ({ column }: TableCell): number => columnNumber(column);
    const cells = [...rest, ...joined].sort((a, b) => order(a) - order(b));
    const { hidden = false, look } = row;
    return compactRow({ row: row.row, cells, hidden, ...(look === undefined ? {} : { look }) });
  });
  return { ...sheet, rows };
}

/** The first whole date the columns give, to show how they are read; null when there is none. */
function firstJoined(
  rows: readonly TableRow[],
  date: JoinedDate<string>,
): { readonly row: number; readonly date: string } | null {
  for (const row of rows) {
    const cell = joinedCell(row, date);
    const reading = cell === null ? null : readDate(cell.value, cell.text);
    if (reading?.kind === 'date') return { row: row.row, date: reading.date };
  }
  return null;
}

/** Shows by an example how the parts of a date were put together. */
export function saidOfJoined(
  date: JoinedDate<string>,
  columns: ReadonlyMap<string, ColumnName>,
  row: number,
  below: readonly TableRow[],
): Raise[] {
  const [letter] = date.letters;
  if (letter === undefined || columns.get(date.field)?.letter !== letter) return [];
  const first = firstJoined(below, date);
  const params = { letters: date.letters.join(', '), row: first?.row ?? 0, date: first?.date ?? '' };
  return [{ severity: 'note', code: 'date-joined', row, letter, value: date.heading, params }];
}
