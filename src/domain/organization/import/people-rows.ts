// Cuts a staff list into its parts: lines of the letterhead, group headings, people, the total, the footer.
import { cleanBlanks, nameKey } from '../text-match.ts';
import type { Header, PeopleField } from './headings.ts';
import type { ListSheet } from './list-sheets.ts';
import { spreadMerged } from './merged-range.ts';
import { placeOf } from './places.ts';
import { columnNumber, type TableCell, type TableRow } from './table.ts';

/** The line above a group of people that names their unit. */
export interface Group {
  readonly row: number;
  readonly text: string;
  /** The group is all of a sheet: its name, or the unit its letterhead names. */
  readonly isSheet?: boolean;
}
/** The cells of a row by field, looked up in the row itself: a province has no room for fifty thousand maps. */
export class RowFields {
  readonly #row: TableRow;
  readonly #fields: ReadonlyMap<string, PeopleField>;

  constructor(row: TableRow, fields: ReadonlyMap<string, PeopleField>) {
    this.#row = row;
    this.#fields = fields;
  }

  all(): Map<PeopleField, TableCell> {
    return cellsByField(this.#row, this.#fields);
  }
}

export interface RawPerson {
  /** A place, as everywhere in a plan. */
  readonly row: number;
  readonly cells: RowFields;
  readonly group: Group | null;
  /** Days of its sheet count from 1904. */
  readonly from1904: boolean;
}
export interface Total {
  readonly row: number;
  /** Column of the number. */
  readonly letter: string;
  readonly stated: number;
}
export interface PeopleRows {
  readonly letterhead: readonly string[];
  readonly groups: readonly Group[];
  readonly people: readonly RawPerson[];
  readonly total: Total | null;
  /** Places of people the spreadsheet does not show. */
  readonly hidden: readonly number[];
}

/** With its accents: 'Tống Công Minh' is a person. */
const TOTAL = new RegExp(`^(${['Tổng cộng', 'Tổng số', 'Cộng', 'Tổng'].map(nameKey).join('|')})( |$)`, 'u');
/** A first look that costs little. */
const MAY_BE_TOTAL = /^\s*[TtCc]/;
const NEVER_IN_TOTAL: readonly PeopleField[] = ['birthDate', 'nationalId', 'title', 'jobPosition', 'manager'];
const NAME_FIELDS = ['fullName', 'familyName', 'givenName'] as const;
const PERSON_FIELDS: readonly PeopleField[] = [
  'sex',
  'birthDate',
  'nationalId',
  'title',
  'jobPosition',
  'grade',
  'manager',
  'bornMale',
  'bornFemale',
];

function cellsByField(row: TableRow, fields: ReadonlyMap<string, PeopleField>): Map<PeopleField, TableCell> {
  const cells = new Map<PeopleField, TableCell>();
  for (const cell of row.cells) {
    const field = fields.get(cell.column);
    if (field !== undefined) cells.set(field, cell);
  }
  return cells;
}

function totalOf(row: TableRow): Total | null {
  const at = row.cells.findIndex((cell) => TOTAL.test(nameKey(cell.text)));
  const words = row.cells[at];
  if (words === undefined) return null;
  const beside = row.cells.slice(at + 1).find((cell) => /^\d+$/.test(cell.text.trim()));
  const stated = beside?.text.trim() ?? /(\d{1,9})\D*$/.exec(words.text.slice(0, 200))?.[1];
  if (stated === undefined) return null;
  return { row: row.row, letter: (beside ?? words).column, stated: Number(stated) };
}

/** One text alone, at the left (an ordinal such as 'II' may stand before it). */
function groupOf(row: TableRow, header: Header<PeopleField>): Group | null {
  const ordinal = header.columns.get('ordinal')?.letter;
  const own = row.cells.filter((cell) => cell.spread !== true);
  const texts = own.filter((cell) => cell.column !== ordinal || own.length === 1);
  const [only] = texts;
  if (only === undefined || texts.length !== 1 || only.value.kind !== 'text') return null;
  const name = header.columns.get('fullName') ?? header.columns.get('familyName');
  const rightmost = columnNumber(name?.letter ?? 'A');
  return columnNumber(only.column) > rightmost ? null : { row: row.row, text: cleanBlanks(only.text) };
}

function isPerson(cells: ReadonlyMap<PeopleField, TableCell>): boolean {
  const isOwn = (field: PeopleField): boolean => {
    const cell = cells.get(field);
    return cell !== undefined && cell.spread !== true;
  };
  const filled = PERSON_FIELDS.filter(isOwn).length;
  return filled >= (NAME_FIELDS.some((field) => cells.has(field)) ? 1 : 3);
}

/** The total a row states; null for a row that may be a person. */
function totalIn(row: TableRow, fields: ReadonlyMap<string, PeopleField>): Total | null {
  if (!row.cells.some((cell) => MAY_BE_TOTAL.test(cell.text))) return null;
  const cells = cellsByField(row, fields);
  return NEVER_IN_TOTAL.some((field) => cells.has(field)) ? null : totalOf(row);
}

/** A total with another one below is the total of a group. */
function lastTotal(rows: readonly TableRow[], fields: ReadonlyMap<string, PeopleField>): Total | null {
  for (const row of rows.toReversed()) {
    const total = totalIn(row, fields);
    if (total !== null) return total;
  }
  return null;
}

/** The last total ends the list: what stands below it is footer. `sheetIndex` makes the places. */
export function cutPeopleRows({ table, header }: ListSheet<PeopleField>, sheetIndex: number): PeopleRows {
  const letterhead = table.rows
    .filter((row) => row.row < header.row)
    .flatMap((row) => row.cells.map((cell) => cell.text));
  const fields = new Map([...header.columns].map(([field, { letter }]) => [letter, field]));
  const from1904 = table.from1904 === true;
  const below = spreadMerged(table, header.last).filter((candidate) => candidate.row > header.last);
  const end = lastTotal(below, fields);
  const found = { groups: [] as Group[], people: [] as RawPerson[], hidden: [] as number[] };
  let group: Group | null = null;
  for (const row of below) {
    if (end !== null && row.row >= end.row) break;
    const place = placeOf(sheetIndex, row.row);
    const cells = cellsByField(row, fields);
    const heading = groupOf(row, header);
    if (isPerson(cells) && totalIn(row, fields) === null) {
      found.people.push({ row: place, cells: new RowFields(row, fields), group, from1904 });
      if (row.hidden === true) found.hidden.push(place);
    } else if (heading !== null && !TOTAL.test(nameKey(heading.text))) {
      group = { ...heading, row: place };
      found.groups.push(group);
    }
  }
  return { letterhead, ...found, total: end === null ? null : { ...end, row: placeOf(sheetIndex, end.row) } };
}
