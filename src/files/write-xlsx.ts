// Writes workbooks for people to open. A text is always a cell of type text, so nothing a user typed can become a formula.
import type { Workbook } from '@cj-tech-master/excelts';

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

function addSheet(workbook: Workbook, sheet: WorkbookSheet, taken: Set<string>): void {
  const name = sheetName(sheet.name, taken);
  taken.add(name.toLowerCase());
  const worksheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  worksheet.columns = sheet.columns.map((column) => ({
    header: cellText(column.heading),
    width: column.width,
    style: {
      alignment: { vertical: 'top', wrapText: column.kind === 'text' },
      ...(column.kind === 'date' ? { numFmt: 'dd/mm/yyyy' } : {}),
    },
  }));
  worksheet.getRow(1).font = { bold: true };
  for (const row of sheet.rows) {
    if (row.length !== sheet.columns.length) throw new RangeError('A row has one value per column');
    worksheet.addRow(row.map((value, i) => cellValue(value, sheet.columns[i]?.kind ?? 'text')));
  }
}

/** The .xlsx as bytes. Throws when a value does not fit the kind of its column: that is a mistake of the caller. */
export async function writeWorkbook(book: {
  readonly sheets: readonly WorkbookSheet[];
}): Promise<Uint8Array> {
  // Read when it is needed: it would be half of what a start of the server reads.
  const excel = await import('@cj-tech-master/excelts');
  const workbook = new excel.Workbook();
  const taken = new Set<string>();
  for (const sheet of book.sheets) addSheet(workbook, sheet, taken);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
