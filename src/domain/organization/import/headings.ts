// Finds the heading row of a list and says which column holds what. Headings are compared without case and accents.
import { cleanBlanks, foldText } from '../text-match.ts';
import { layoutOf, type SheetLayout } from './layout.ts';
import type { SheetTable, TableCell, TableRow } from './table.ts';
import type { ColumnName, Raise } from './trouble-log.ts';

interface FieldHeadings {
  readonly need: 'must' | 'should' | 'may';
  /** Headings seen in lists of offices, folded. */
  readonly headings: readonly string[];
}
export type HeadingTable<Field extends string> = Readonly<Record<Field, FieldHeadings>>;

export const PEOPLE_HEADINGS = {
  ordinal: { need: 'may', headings: ['tt', 'stt', 'so tt', 'so thu tu'] },
  fullName: {
    need: 'must',
    headings: ['ho va ten', 'ho ten', 'ho dem va ten', 'ho va ten can bo', 'ho ten can bo'],
  },
  sex: { need: 'should', headings: ['nam nu', 'gioi tinh', 'gioi', 'phai'] },
  birthDate: { need: 'should', headings: ['ngay sinh', 'ngay thang nam sinh', 'sinh ngay', 'nam sinh'] },
  nationalId: {
    need: 'should',
    headings: [
      'so dinh danh',
      'so dinh danh ca nhan',
      'ma dinh danh',
      'cccd',
      'so cccd',
      'so can cuoc',
      'can cuoc',
      'so can cuoc cong dan',
      'can cuoc cong dan',
      'cccd cmnd',
      'cmnd cccd',
      'so cmnd cccd',
    ],
  },
  title: { need: 'must', headings: ['chuc vu', 'chuc danh', 'chuc vu chuc danh', 'chuc vu hien nay'] },
  jobPosition: { need: 'should', headings: ['vi tri viec lam', 'vtvl', 'vi tri', 'vi tri cong tac'] },
  grade: { need: 'may', headings: ['ngach', 'ngach cong chuc', 'ngach bac', 'chuc danh nghe nghiep'] },
  education: { need: 'may', headings: ['trinh do', 'trinh do chuyen mon', 'trinh do dao tao'] },
  partyMember: { need: 'may', headings: ['dang vien', 'la dang vien'] },
  unit: {
    need: 'may',
    headings: ['don vi', 'phong ban', 'bo phan', 'don vi cong tac', 'noi cong tac', 'co quan don vi'],
  },
  manager: {
    need: 'should',
    headings: [
      'quan ly truc tiep',
      'nguoi quan ly truc tiep',
      'nguoi quan ly',
      'lanh dao truc tiep',
      'cap tren truc tiep',
    ],
  },
  note: { need: 'may', headings: ['ghi chu', 'chu thich'] },
} as const satisfies HeadingTable<string>;
export type PeopleField = keyof typeof PEOPLE_HEADINGS;

export const UNIT_HEADINGS = {
  code: { need: 'must', headings: ['ma don vi', 'ma', 'ma so'] },
  parentCode: { need: 'must', headings: ['ma cap tren', 'ma don vi cap tren', 'ma don vi cha', 'cap tren'] },
  name: { need: 'must', headings: ['ten don vi', 'don vi', 'ten'] },
  kind: { need: 'must', headings: ['loai', 'loai don vi', 'loai hinh'] },
  adminCode: { need: 'may', headings: ['ma hanh chinh', 'ma dvhc', 'ma don vi hanh chinh'] },
} as const satisfies HeadingTable<string>;
export type UnitField = keyof typeof UNIT_HEADINGS;

export interface Header<Field extends string> {
  readonly row: number;
  readonly columns: ReadonlyMap<Field, ColumnName>;
  readonly troubles: readonly Raise[];
}

/** The heading row stands within the first rows that hold anything. */
const SEARCH_ROWS = 40;
const ENOUGH = 2;

function fieldOf<Field extends string>(table: HeadingTable<Field>, cell: TableCell): Field | null {
  const folded = foldText(cell.text);
  for (const field of Object.keys(table) as Field[]) {
    if (table[field].headings.includes(folded)) return field;
  }
  return null;
}

function fieldsIn<Field extends string>(table: HeadingTable<Field>, row: TableRow): number {
  return new Set(row.cells.map((cell) => fieldOf(table, cell)).filter((field) => field !== null)).size;
}

function missing<Field extends string>(
  table: HeadingTable<Field>,
  row: number,
  found: ReadonlySet<Field>,
): Raise[] {
  return (Object.keys(table) as Field[]).flatMap((field): Raise[] => {
    const { need, headings } = table[field];
    if (found.has(field) || need === 'may') return [];
    const params = { field, heading: headings[0] ?? field };
    if (need === 'must') return [{ severity: 'error', code: 'heading-missing', row, params }];
    return [{ severity: 'warning', code: 'heading-optional-missing', row, params }];
  });
}

/** What the user said of a column: a field, null to leave it alone, undefined when nothing was said. */
function fieldByHand<Field extends string>(
  table: HeadingTable<Field>,
  layout: SheetLayout | null,
  letter: string,
): Field | null | undefined {
  const told = layout?.columns[letter];
  if (told === undefined || told === null) return told;
  return (Object.keys(table) as Field[]).find((field) => field === told);
}

/** Columns told by hand come first: a guess never takes a field that was given to another column. */
function columnsByHand<Field extends string>(
  table: HeadingTable<Field>,
  row: TableRow,
  layout: SheetLayout | null,
): Map<Field, ColumnName> {
  const columns = new Map<Field, ColumnName>();
  for (const letter of Object.keys(layout?.columns ?? {})) {
    const field = fieldByHand(table, layout, letter);
    const text = row.cells.find((cell) => cell.column === letter)?.text ?? '';
    if (field !== undefined && field !== null) columns.set(field, { letter, heading: cleanBlanks(text) });
  }
  return columns;
}

function readHeader<Field extends string>(
  table: HeadingTable<Field>,
  row: TableRow,
  layout: SheetLayout | null,
): Header<Field> {
  const columns = columnsByHand(table, row, layout);
  const given = new Set(columns.keys());
  const troubles: Raise[] = [];
  for (const cell of row.cells) {
    if (fieldByHand(table, layout, cell.column) !== undefined) continue;
    const field = fieldOf(table, cell);
    const name = { letter: cell.column, heading: cleanBlanks(cell.text) };
    const about = { row: row.row, value: name.heading, letter: name.letter };
    if (field === null || given.has(field))
      troubles.push({ severity: 'note', code: 'heading-unknown', ...about });
    else if (columns.has(field)) troubles.push({ severity: 'error', code: 'heading-twice', ...about });
    else columns.set(field, name);
  }
  return {
    row: row.row,
    columns,
    troubles: [...troubles, ...missing(table, row.row, new Set(columns.keys()))],
  };
}

/** The row with most known headings among the first ones, or null when none has at least two; `layout` overrules. */
export function findHeader<Field extends string>(
  sheet: SheetTable,
  table: HeadingTable<Field>,
  layout: SheetLayout | null = null,
): Header<Field> | null {
  const row = layout?.headerRow ?? null;
  if (row !== null) {
    const told = sheet.rows.find((candidate) => candidate.row === row);
    return readHeader(table, told ?? { row, cells: [] }, layout);
  }
  let best: TableRow | null = null;
  let most = ENOUGH - 1;
  for (const candidate of sheet.rows.slice(0, SEARCH_ROWS)) {
    const count = fieldsIn(table, candidate);
    if (count > most) [best, most] = [candidate, count];
  }
  return best === null ? null : readHeader(table, best, layout);
}

/** The sheet a list stands on: the first visible one with a heading row, else the first of all; never one left out. */
export function findSheet(
  sheets: readonly SheetTable[],
  table: HeadingTable<string>,
  layouts: readonly SheetLayout[] = [],
): SheetTable | null {
  const wanted = sheets.filter((sheet) => layoutOf(layouts, sheet.sheet)?.read !== false);
  const visible = wanted.filter((sheet) => !sheet.hidden || layoutOf(layouts, sheet.sheet) !== null);
  const found = visible.find((sheet) => findHeader(sheet, table, layoutOf(layouts, sheet.sheet)) !== null);
  return found ?? visible[0] ?? wanted[0] ?? null;
}
