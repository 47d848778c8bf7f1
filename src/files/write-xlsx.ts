// Writes workbooks for people to open. A text is always a cell of type text, so nothing a user typed can become a formula.
import { openPress } from './press.ts';

export type ColumnKind = 'text' | 'number' | 'date';

export interface WorkbookColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly kind: ColumnKind;
}
/** A date is an ISO calendar date; null leaves the cell empty. */
export type WorkbookValue = string | number | null;
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookValue[])[];
}

const SHEET_NAME_LENGTH = 31;
const CELL_TEXT_LENGTH = 32_767;

/** A name every spreadsheet program takes: no forbidden character, at most 31, never twice. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const plain =
    wanted
      .replace(/[*?:\\/[\]]/g, ' ')
      .replace(/^'|'$/g, '')
      .trim() || '1';
  let name = plain.slice(0, SHEET_NAME_LENGTH);
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) {
    const ending = ` (${n})`;
    name = plain.slice(0, SHEET_NAME_LENGTH - ending.length) + ending;
  }
  return name;
}

/** Characters XML cannot hold are dropped, longer texts are cut where the format ends. */
export function cellText(text: string): string {
  const clean = Array.from(text).filter((letter) => letter >= ' ' || letter === '\n' || letter === '\t');
  return clean.join('').slice(0, CELL_TEXT_LENGTH);
}

function cellValue(value: WorkbookValue, kind: ColumnKind): string | number | Date | null {
  if (value === null) return null;
  if (kind === 'text') return cellText(String(value));
  if (kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new TypeError('A number column takes numbers');
    return value;
  }
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw new TypeError('A date column takes ISO dates');
  return new Date(`${value}T00:00:00Z`);
}

/** A sheet whose values fit, as the thread takes it. */
export interface ReadySheet {
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly (string | number | Date | null)[])[];
}

function readySheet(sheet: WorkbookSheet, taken: Set<string>): ReadySheet {
  const name = sheetName(sheet.name, taken);
  taken.add(name.toLowerCase());
  const columns = sheet.columns.map((column) => ({ ...column, heading: cellText(column.heading) }));
  const rows = sheet.rows.map((row) => {
    if (row.length !== columns.length) throw new RangeError('A row has one value per column');
    return row.map((value, i) => cellValue(value, columns[i]?.kind ?? 'text'));
  });
  return { name, columns, rows };
}

const press = openPress<readonly ReadySheet[]>(new URL('./workbook-worker.ts', import.meta.url));

/** The .xlsx as bytes. Throws when a value does not fit the kind of its column: that is a mistake of the caller. */
export async function writeWorkbook(book: {
  readonly sheets: readonly WorkbookSheet[];
}): Promise<Uint8Array> {
  const taken = new Set<string>();
  return press(book.sheets.map((sheet) => readySheet(sheet, taken)));
}
