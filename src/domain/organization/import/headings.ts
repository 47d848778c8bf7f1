// Finds the heading row of a list and says which column holds what. Headings are compared without case and accents.
import { foldText } from '../text-match.ts';
import { columnsByHand, fieldByHand } from './columns-by-hand.ts';
import { type HeadingBlock, headingBlock } from './heading-block.ts';
import { fieldOf, fieldUnder, type HeadingTable } from './heading-words.ts';
import { type JoinedDate, joinedDates, saidOfJoined } from './joined-dates.ts';
import { layoutOf, type SheetLayout } from './layout.ts';
import { isSideways, tablesBeside } from './side-tables.ts';
import { splitName } from './split-name.ts';
import type { SheetTable, TableRow } from './table.ts';
import { standsBetween } from './table-between.ts';
import type { ColumnName, Raise } from './trouble-log.ts';

export const PEOPLE_HEADINGS = {
  ordinal: { need: 'may', headings: ['tt', 'stt', 'so tt', 'so thu tu'] },
  fullName: {
    need: 'must',
    headings: [
      'ho va ten',
      'ho ten',
      'ho dem va ten',
      'ho va ten can bo',
      'ho ten can bo',
      'ho va ten cong chuc',
      ...['ho va ten cbcc', 'ho va ten cbccvc', 'ho va ten can bo cong chuc', 'ho ten can bo cong chuc'],
      ...['ho va ten khai sinh', 'ho ten khai sinh', 'ho va ten vien chuc', 'full name'],
      // With the birthday in the same cell.
      ...['ho va ten nam sinh', 'ho ten nam sinh', 'ho va ten ngay sinh', 'ho ten ngay sinh'],
      ...['ho va ten ngay thang nam sinh', 'ho ten ngay thang nam sinh'],
    ],
  },
  familyName: {
    need: 'may',
    headings: [
      'ho dem',
      'ho va dem',
      'ho va ten dem',
      'ho lot',
      'ho va chu lot',
      'ho va ten lot',
      'ho chu lot',
      'ho',
    ],
  },
  middleName: {
    need: 'may',
    headings: ['ten dem', 'chu dem', 'dem', 'ten lot', 'chu lot', 'chu dem ten dem'],
  },
  givenName: { need: 'may', headings: ['ten'] },
  sex: { need: 'should', headings: ['nam nu', 'gioi tinh', 'gioi', 'phai', 'sex', 'gender'] },
  birthDate: {
    need: 'should',
    headings: [
      ...[
        'ngay sinh',
        'ngay thang nam sinh',
        'sinh ngay',
        'nam sinh',
        'ngay thang nam sinh duong lich',
        'ntns',
      ],
      ...['ngay nam sinh', 'date of birth', 'birth date', 'dob'],
    ],
  },
  bornMale: { need: 'may', headings: ['ngay sinh nam', 'ngay thang nam sinh nam', 'nam sinh nam'] },
  bornFemale: { need: 'may', headings: ['ngay sinh nu', 'ngay thang nam sinh nu', 'nam sinh nu'] },
  markedMale: { need: 'may', headings: ['gioi tinh nam', 'phai nam', 'nam nu nam'] },
  markedFemale: { need: 'may', headings: ['nu', 'gioi tinh nu', 'la nu', 'phai nu', 'nam nu nu'] },
  nationalId: {
    need: 'should',
    headings: [
      'so dinh danh',
      'so dinh danh ca nhan',
      'ma dinh danh',
      'ma dinh danh ca nhan',
      'cccd',
      'so cccd',
      'so can cuoc',
      'can cuoc',
      'so can cuoc cong dan',
      'can cuoc cong dan',
      'cccd cmnd',
      'cmnd cccd',
      'so cmnd cccd',
      'so cccd cmnd',
      'so cccd so dinh danh',
      ...[
        'so cccd cmt',
        'so can cuoc dinh danh',
        'so dinh danh cccd',
        'cccd dinh danh',
        'so ddcn',
        'so cccd ddcn',
      ],
    ],
  },
  title: {
    need: 'must',
    headings: [
      'chuc vu',
      'chuc danh',
      'chuc vu chuc danh',
      'chuc vu hien nay',
      'chuc danh chuc vu',
      'chuc vu hien tai',
      ...['chuc vu cong tac', 'chuc vu chinh quyen', 'chuc vu moi', 'chuc danh moi', 'position', 'job title'],
    ],
  },
  concurrent: { need: 'may', headings: ['kiem nhiem', 'chuc vu kiem nhiem', 'chuc danh kiem nhiem'] },
  jobPosition: { need: 'should', headings: ['vi tri viec lam', 'vtvl', 'vi tri', 'vi tri cong tac'] },
  grade: { need: 'may', headings: ['ngach', 'ngach cong chuc', 'ngach bac', 'chuc danh nghe nghiep'] },
  education: { need: 'may', headings: ['trinh do', 'trinh do chuyen mon', 'trinh do dao tao'] },
  partyMember: { need: 'may', headings: ['dang vien', 'la dang vien'] },
  unit: {
    need: 'may',
    headings: [
      ...['don vi', 'phong ban', 'bo phan', 'don vi cong tac', 'noi cong tac', 'co quan don vi', 'phong'],
      ...[
        'phong ban don vi',
        'don vi phong ban',
        'phong don vi',
        'ten don vi',
        'phong ban chuyen mon',
        ...['don vi cong tac hien nay', 'don vi hien nay', 'noi cong tac hien nay', 'don vi dang cong tac'],
        'department',
        'unit',
      ],
    ],
  },
  oldUnit: {
    need: 'may',
    headings: ['don vi cu', 'don vi di', 'noi di', 'noi chuyen di', 'don vi chuyen di'],
  },
  newUnit: {
    need: 'may',
    headings: [
      'don vi moi',
      'don vi den',
      'noi den',
      'noi chuyen den',
      'don vi chuyen den',
      'don vi tiep nhan',
    ],
  },
  from: {
    need: 'may',
    headings: [
      ...['tu ngay', 'ngay hieu luc', 'hieu luc tu', 'hieu luc tu ngay', 'ngay bat dau', 'ngay bo nhiem'],
      ...['ngay dieu dong', 'ngay chuyen', 'ngay nhan nhiem vu', 'ngay nhan cong tac', 'ngay tiep nhan'],
      ...['thoi gian tu ngay', 'thoi diem hieu luc', 'thoi gian bat dau'],
    ],
  },
  to: {
    need: 'may',
    headings: ['den ngay', 'ngay ket thuc', 'den het ngay', 'thoi gian den ngay', 'ngay thoi giu'],
  },
  decision: {
    need: 'may',
    headings: ['so quyet dinh', 'quyet dinh so', 'quyet dinh', 'so qd', 'can cu', 'van ban'],
  },
  postKind: {
    need: 'may',
    headings: [
      'hinh thuc',
      'hinh thuc bo nhiem',
      'loai bo nhiem',
      'loai chuc vu',
      'loai phan cong',
      'hinh thuc phan cong',
    ],
  },
  status: {
    need: 'may',
    headings: ['tinh trang', 'trang thai', 'tinh trang cong tac', 'tinh trang lam viec'],
  },
  leaveFrom: { need: 'may', headings: ['nghi tu', 'nghi tu ngay', 'vang mat tu ngay', 'ngay bat dau nghi'] },
  leaveTo: {
    need: 'may',
    headings: ['nghi den', 'nghi den ngay', 'vang mat den ngay', 'ngay ket thuc nghi'],
  },
  manager: {
    need: 'should',
    headings: [
      'quan ly truc tiep',
      'nguoi quan ly truc tiep',
      'nguoi quan ly',
      'lanh dao truc tiep',
      'cap tren truc tiep',
      'lanh dao quan ly truc tiep',
      ...['ho ten nguoi quan ly', 'ho va ten nguoi quan ly', 'ten nguoi quan ly', 'can bo quan ly truc tiep'],
      ...[
        'ho ten nguoi quan ly truc tiep',
        'ho va ten nguoi quan ly truc tiep',
        'ten nguoi quan ly truc tiep',
      ],
    ],
  },
  note: { need: 'may', headings: ['ghi chu', 'chu thich'] },
} as const satisfies HeadingTable<string>;
export type PeopleField = keyof typeof PEOPLE_HEADINGS;

export const UNIT_HEADINGS = {
  ordinal: { need: 'may', headings: ['tt', 'stt', 'so tt', 'so thu tu', 'muc'] },
  code: { need: 'may', headings: ['ma don vi', 'ma', 'ma so', 'ma dinh danh don vi'] },
  parentCode: {
    need: 'may',
    headings: [
      ...[
        'ma cap tren',
        'ma don vi cap tren',
        'ma don vi cha',
        'cap tren',
        'don vi cap tren',
        'truc thuoc',
        'thuoc',
      ],
      ...['thuoc don vi', 'don vi chu quan', 'co quan chu quan', 'don vi cha', 'ten don vi cap tren'],
    ],
  },
  name: {
    need: 'must',
    headings: ['ten don vi', 'don vi', 'ten', 'ten co quan don vi', 'co quan don vi', 'ten co quan'],
  },
  level2: { need: 'may', headings: ['cap 2', 'don vi cap 2', 'phong ban truc thuoc'] },
  level3: { need: 'may', headings: ['cap 3', 'don vi cap 3'] },
  level4: { need: 'may', headings: ['cap 4', 'don vi cap 4'] },
  kind: { need: 'may', headings: ['loai', 'loai don vi', 'loai hinh'] },
  adminCode: { need: 'may', headings: ['ma hanh chinh', 'ma dvhc', 'ma don vi hanh chinh'] },
} as const satisfies HeadingTable<string>;
export type UnitField = keyof typeof UNIT_HEADINGS;

export interface Header<Field extends string> {
  readonly row: number;
  /** Last row of the headings: a second row of them, a row that numbers the columns. */
  readonly last: number;
  readonly columns: ReadonlyMap<Field, ColumnName>;
  /** Dates whose parts stand in columns of their own. */
  readonly joined: readonly JoinedDate<Field>[];
  /** Columns at which the tables begin that stand beside each other under the same headings; empty for one table. */
  readonly twins: readonly number[];
  readonly troubles: readonly Raise[];
}

/** The heading row stands within the first rows that hold anything. */
const SEARCH_ROWS = 40;
export const ENOUGH = 2;

function fieldsIn<Field extends string>(table: HeadingTable<Field>, row: TableRow): number {
  return new Set(row.cells.map((cell) => fieldOf(table, cell.text)).filter((field) => field !== null)).size;
}

function missing<Field extends string>(
  table: HeadingTable<Field>,
  row: number,
  found: ReadonlySet<string>,
): Raise[] {
  return (Object.keys(table) as Field[]).flatMap((field): Raise[] => {
    const { need, headings } = table[field];
    if (found.has(field) || need === 'may') return [];
    const params = { field, heading: headings[0] ?? field };
    if (need === 'must') return [{ severity: 'error', code: 'heading-missing', row, params }];
    return [{ severity: 'warning', code: 'heading-optional-missing', row, params }];
  });
}

const mustsOf = (table: HeadingTable<string>) =>
  Object.keys(table).filter((field) => table[field]?.need === 'must');

/** A column 'Tên' with nothing beside it holds whole names. */
function takeAsFullName(columns: Map<string, ColumnName>, column: ColumnName): void {
  columns.delete('givenName');
  columns.set('fullName', column);
}

const LOOK_BELOW = 20;

function readHeader<Field extends string>(
  table: HeadingTable<Field>,
  sheet: SheetTable,
  row: TableRow,
  layout: SheetLayout | null,
): Header<Field> {
  const at = sheet.rows.indexOf(row);
  const block = headingBlock(sheet, at);
  const columns = columnsByHand(table, row, layout);
  const given = new Set(columns.keys());
  const troubles: Raise[] = [];
  const guessed = block.cells.filter(({ letter }) => fieldByHand(table, layout, letter) === undefined);
  const joined = joinedDates(table, guessed);
  for (const cell of headingsOf(table, guessed, joined)) {
    const { field, letter, heading } = cell;
    const about = { row: row.row, value: heading, letter };
    if (field === null || given.has(field))
      troubles.push({ severity: 'note', code: 'heading-unknown', ...about });
    else if (columns.has(field)) troubles.push({ severity: 'error', code: 'heading-twice', ...about });
    else columns.set(field, { letter, heading });
  }
  const last = Math.max(row.row, block.last);
  const below = sheet.rows.filter((one) => one.row > last);
  const headed = block.cells.map((cell) => ({ ...cell, field: fieldUnder(table, cell) }));
  const beside = layout === null ? tablesBeside(headed, below, mustsOf(table)) : null;
  const whole = { row: row.row, last, columns, joined };
  if (beside !== null) {
    const { left, right, twins } = beside;
    const two: Raise = { severity: 'error', code: 'tables-beside', row: row.row, params: { left, right } };
    return { ...whole, twins, troubles: [two] };
  }
  splitName(columns, block, below.slice(0, LOOK_BELOW));
  for (const date of joined)
    troubles.push(...saidOfJoined(date, columns, row.row, below.slice(0, LOOK_BELOW)));
  return { ...whole, twins: [], troubles: [...troubles, ...missing(table, row.row, fieldsOf(columns))] };
}

interface ReadHeading<Field extends string> extends ColumnName {
  readonly field: Field | null;
}

/** The headings with their fields, those of a date in parts as one. */
function headingsOf<Field extends string>(
  table: HeadingTable<Field>,
  cells: HeadingBlock['cells'],
  joined: readonly JoinedDate<Field>[],
): readonly ReadHeading<Field>[] {
  return cells.flatMap((cell): ReadHeading<Field>[] => {
    const date = joined.find(({ letters }) => letters.includes(cell.letter));
    if (date === undefined)
      return [{ letter: cell.letter, heading: cell.heading, field: fieldUnder(table, cell) }];
    const isFirst = date.letters[0] === cell.letter;
    return isFirst ? [{ letter: cell.letter, heading: date.heading, field: date.field }] : [];
  });
}

/** What the columns say between them: a name in two, a birthday that says the sex. */
function fieldsOf<Field extends string>(columns: Map<Field, ColumnName>): ReadonlySet<string> {
  const lone: ReadonlyMap<string, ColumnName> = columns;
  const only = lone.get('givenName');
  if (only !== undefined && !lone.has('fullName') && !lone.has('familyName')) takeAsFullName(columns, only);
  const found = new Set<string>(columns.keys());
  if (found.has('familyName') && found.has('givenName')) found.add('fullName');
  if (found.has('bornMale') || found.has('bornFemale')) found.add('birthDate').add('sex');
  if (found.has('markedFemale')) found.add('sex');
  return found;
}

/** Whether a heading of the row is that of the names themselves. */
function namesIn(table: HeadingTable<string>, row: TableRow): boolean {
  const [names] = mustsOf(table);
  return row.cells.some(({ text }) => fieldOf(table, text) === names);
}

/** The one heading a list cannot do without, of more than one word: 'Tên đơn vị' over a list of nothing but names. */
function isLoneHeading(table: HeadingTable<string>, row: TableRow): boolean {
  return row.cells.some(({ text }) => {
    const field = foldText(text).includes(' ') ? fieldOf(table, text) : null;
    return field !== null && table[field]?.need === 'must';
  });
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
    return readHeader(table, sheet, told ?? { row, cells: [] }, layout);
  }
  let best: TableRow | null = null;
  let most = ENOUGH - 1;
  for (const candidate of sheet.rows.slice(0, SEARCH_ROWS)) {
    const count = fieldsIn(table, candidate);
    if (count <= most) continue;
    // The headings of a second table may say more than those of the first; its people must not be lost for that.
    if (best !== null && namesIn(table, best) && standsBetween(sheet, best, candidate)) break;
    [best, most] = [candidate, count];
  }
  if (best === null && !isSideways(sheet, (text) => fieldOf(table, text) !== null))
    best = sheet.rows.slice(0, SEARCH_ROWS).find((row) => isLoneHeading(table, row)) ?? null;
  return best === null ? null : readHeader(table, sheet, best, layout);
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
