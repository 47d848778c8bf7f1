// Cuts a staff list into its parts: lines of the letterhead, group headings, people, the total, the footer.
import { cleanBlanks, nameKey } from '../text-match.ts';
import type { Header, PeopleField } from './headings.ts';
import { columnNumber, type SheetTable, type TableCell, type TableRow } from './table.ts';

/** The line above a group of people that names their unit. */
export interface Group {
  readonly row: number;
  readonly text: string;
}
export interface RawPerson {
  readonly row: number;
  readonly cells: ReadonlyMap<PeopleField, TableCell>;
  readonly group: Group | null;
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
}

/** With its accents: 'Tống Công Minh' is a person. */
const TOTAL = new RegExp(`^(${['Tổng cộng', 'Tổng số', 'Cộng', 'Tổng'].map(nameKey).join('|')})( |$)`, 'u');
const NEVER_IN_TOTAL: readonly PeopleField[] = ['birthDate', 'nationalId', 'title', 'jobPosition', 'manager'];
const PERSON_FIELDS: readonly PeopleField[] = [
  'sex',
  'birthDate',
  'nationalId',
  'title',
  'jobPosition',
  'grade',
  'manager',
];

function cellsByField(row: TableRow, header: Header<PeopleField>): Map<PeopleField, TableCell> {
  const cells = new Map<PeopleField, TableCell>();
  for (const [field, column] of header.columns) {
    const cell = row.cells.find((candidate) => candidate.column === column.letter);
    if (cell !== undefined) cells.set(field, cell);
  }
  return cells;
}

function totalOf(row: TableRow): Total | null {
  const at = row.cells.findIndex((cell) => TOTAL.test(nameKey(cell.text)));
  const words = row.cells[at];
  if (words === undefined) return null;
  const beside = row.cells.slice(at + 1).find((cell) => /^\d+$/.test(cell.text.trim()));
  const stated = beside?.text.trim() ?? /(\d+)\D*$/.exec(words.text)?.[1];
  if (stated === undefined) return null;
  return { row: row.row, letter: (beside ?? words).column, stated: Number(stated) };
}

/** One text alone, at the left (an ordinal such as 'II' may stand before it). */
function groupOf(row: TableRow, header: Header<PeopleField>): Group | null {
  const ordinal = header.columns.get('ordinal')?.letter;
  const texts = row.cells.filter((cell) => cell.column !== ordinal || row.cells.length === 1);
  const [only] = texts;
  if (only === undefined || texts.length !== 1 || only.value.kind !== 'text') return null;
  const rightmost = columnNumber(header.columns.get('fullName')?.letter ?? 'A');
  return columnNumber(only.column) > rightmost ? null : { row: row.row, text: cleanBlanks(only.text) };
}

function isPerson(cells: ReadonlyMap<PeopleField, TableCell>): boolean {
  const filled = PERSON_FIELDS.filter((field) => cells.has(field)).length;
  return filled >= (cells.has('fullName') ? 1 : 3);
}

/** The total ends the list: what stands below it is footer. */
export function cutPeopleRows(table: SheetTable, header: Header<PeopleField>): PeopleRows {
  const letterhead = table.rows
    .filter((row) => row.row < header.row)
    .flatMap((row) => row.cells.map((cell) => cell.text));
  const groups: Group[] = [];
  const people: RawPerson[] = [];
  let group: Group | null = null;
  for (const row of table.rows.filter((candidate) => candidate.row > header.row)) {
    const cells = cellsByField(row, header);
    const total = NEVER_IN_TOTAL.some((field) => cells.has(field)) ? null : totalOf(row);
    if (total !== null) return { letterhead, groups, people, total };
    const heading = groupOf(row, header);
    if (isPerson(cells)) people.push({ row: row.row, cells, group });
    else if (heading !== null) {
      group = heading;
      groups.push(heading);
    }
  }
  return { letterhead, groups, people, total: null };
}
