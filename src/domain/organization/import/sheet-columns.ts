// What every column of a file was taken for, with the first values in it: so that somebody can see and say otherwise.
import { cleanBlanks, foldText } from '../text-match.ts';
import type { HeadingTable } from './heading-words.ts';
import { findHeader } from './headings.ts';
import { layoutOf, type SheetLayout } from './layout.ts';
import { columnNumber, type SheetTable, type TableRow } from './table.ts';
import { tablesApart } from './twin-tables.ts';

export interface ColumnReading {
  readonly letter: string;
  readonly heading: string;
  /** Up to three different values below the heading. */
  readonly samples: readonly string[];
  /** Key of the field it is read as; null: not read. */
  readonly field: string | null;
  readonly byHand: boolean;
}

export interface SheetReading {
  readonly sheet: string;
  readonly hidden: boolean;
  /** Left out by hand, or nothing in it looks like a list. */
  readonly read: boolean;
  /** 0: read without headings; null: none found. */
  readonly headerRow: number | null;
  readonly headerByHand: boolean;
  readonly columns: readonly ColumnReading[];
  /** The first rows as they stand, to choose the heading row from. */
  readonly firstRows: readonly { readonly row: number; readonly text: string }[];
}

const SAMPLES = 3;
const LOOK_AT = 200;
const FIRST_ROWS = 15;
const LOOK_FOR_FORMS = 40;
const MOST_COLUMNS = 60;
const LONGEST = 80;

const cut = (text: string) => cleanBlanks(text).slice(0, LONGEST);

/** How each sheet of a file is read, by guess and by hand. */
export function readingsOf(
  sheets: readonly SheetTable[],
  table: HeadingTable<string>,
  layouts: readonly SheetLayout[],
): readonly SheetReading[] {
  return tablesApart(sheets, table, layouts).map((sheet) =>
    readingOf(sheet, table, layoutOf(layouts, sheet.sheet)),
  );
}

function readingOf(sheet: SheetTable, table: HeadingTable<string>, layout: SheetLayout | null): SheetReading {
  const header = findHeader(sheet, table, layout);
  const headerRow = header?.row ?? null;
  const below = sheet.rows.filter((row) => row.row > (header?.last ?? 0)).slice(0, LOOK_AT);
  const heading = sheet.rows.find((row) => row.row === headerRow);
  const fields = new Map([...(header?.columns ?? [])].map(([field, { letter }]) => [letter, field]));
  for (const { field, letters } of header?.joined ?? [])
    if (fields.get(letters[0] ?? '') === field) for (const letter of letters) fields.set(letter, field);
  const letters = lettersOf(heading === undefined ? below : [heading, ...below]);
  return {
    sheet: sheet.sheet,
    hidden: sheet.hidden,
    read: layout?.read ?? (!sheet.hidden && header !== null),
    headerRow,
    headerByHand: (layout?.headerRow ?? null) !== null,
    columns: letters.slice(0, MOST_COLUMNS).map((letter) => ({
      letter,
      heading: cut(heading?.cells.find((cell) => cell.column === letter)?.text ?? ''),
      samples: samplesOf(below, letter),
      field: fields.get(letter) ?? null,
      byHand: layout?.columns[letter] !== undefined,
    })),
    firstRows: sheet.rows.slice(0, FIRST_ROWS).map(({ row, cells }) => ({
      row,
      text: cut(cells.map((cell) => cell.text).join(' · ')),
    })),
  };
}

function lettersOf(rows: readonly TableRow[]): readonly string[] {
  const letters = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.column)));
  return [...letters].toSorted((a, b) => columnNumber(a) - columnNumber(b));
}

function samplesOf(rows: readonly TableRow[], letter: string): readonly string[] {
  const found = new Set<string>();
  for (const row of rows) {
    const text = cut(row.cells.find((cell) => cell.column === letter)?.text ?? '');
    if (text !== '') found.add(text);
    if (found.size === SAMPLES) break;
  }
  return [...found];
}

/** What tells one form of list from another: its headings with their columns, without case and accents. */
function keyOf(headings: readonly { readonly letter: string; readonly heading: string }[]): string {
  return headings
    .filter(({ heading }) => heading !== '')
    .map(({ letter, heading }) => `${letter}=${foldText(heading)}`)
    .join('|');
}

/** Key of the form a sheet is in; null where it is read without headings: nothing to know it again by. */
export function formKey({ headerRow, columns }: Pick<SheetReading, 'headerRow' | 'columns'>): string | null {
  const key = keyOf(columns);
  return headerRow === null || headerRow === 0 || key === '' ? null : key;
}

/** The first row of a sheet that is the heading row of a known form, with that form; null when none is. */
export function knownForm<Form>(
  sheet: SheetTable,
  forms: ReadonlyMap<string, Form>,
): { readonly row: number; readonly form: Form } | null {
  for (const { row, cells } of sheet.rows.slice(0, LOOK_FOR_FORMS)) {
    const headings = cells.map(({ column, text }) => ({ letter: column, heading: cut(text) }));
    const form = forms.get(keyOf(headings.slice(0, MOST_COLUMNS)));
    if (form !== undefined) return { row, form };
  }
  return null;
}
