// Cuts a staff list into its parts: lines of the letterhead, group headings, people, the total, the footer.
import { cleanBlanks, foldText, nameKey } from '../text-match.ts';
import { filledRows } from './ditto.ts';
import type { Header, PeopleField } from './headings.ts';
import { headingsAgain } from './headings-again.ts';
import type { ListSheet } from './list-sheets.ts';
import { placeOf } from './places.ts';
import { isCount, isNumbering, startsSignatures } from './row-kinds.ts';
import { columnNumber, LOOK, type TableCell, type TableRow } from './table.ts';
import { readTitle } from './titles.ts';
import type { Raise } from './trouble-log.ts';
import { guessUnitKind } from './unit-kinds.ts';

/** The line above a group of people that names their unit. */
export interface Group {
  readonly row: number;
  readonly text: string;
  /** The group is all of a sheet: its name, or the unit its letterhead names. */
  readonly isSheet?: boolean;
  /** Counted as people are: '1', '2', '3'. */
  readonly isCounted?: boolean;
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
  /** What is said of rows that are neither person nor heading. */
  readonly told: readonly Raise[];
}

/** With its accents: 'Tống Công Minh' is a person. */
const TOTAL = new RegExp(`^(${['Tổng cộng', 'Tổng số', 'Cộng', 'Tổng'].map(nameKey).join('|')})( |$)`, 'u');
/** A first look that costs little. */
const MAY_BE_TOTAL = /^\s*[TtCc]/;
const NEVER_IN_TOTAL: readonly PeopleField[] = ['birthDate', 'nationalId', 'title', 'jobPosition', 'manager'];
const NAME_FIELDS = ['fullName', 'familyName', 'middleName', 'givenName'] as const;
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
  'unit',
  'newUnit',
  'education',
  'status',
];
/** Who has one of these in a row is listed in it, wherever the row stands. */
const SURE_FIELDS: readonly PeopleField[] = [
  'birthDate',
  'bornMale',
  'bornFemale',
  'nationalId',
  'unit',
  'newUnit',
];
/** Here a lone digit may be an answer, not a number of people. */
const CODED_FIELDS: readonly PeopleField[] = ['sex', 'partyMember', 'markedMale', 'markedFemale'];

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

/** 'I. Phòng Kinh tế', '2) Văn phòng'; never the beginning of a code ('P.1'). */
const NUMBER_BEFORE = /^(?:[IVX]{1,5}|\d{1,2}|[A-H])\s*[.)/-]+\s+(?=\p{L})/u;
/** 'Phòng Kinh tế (02 người)', 'Văn phòng: 3 đồng chí'. */
const COUNT_BEHIND =
  /[\s:–-]*\(?\s*\d{1,3}\s*(?:người|đồng chí|đ\/c|cán bộ|công chức|viên chức|nhân sự|biên chế)\s*\)?$/iu;

const COUNTED = /^\s*\d+[.)]?\s*$/;
const KINDS_ANYWHERE = ['division', 'agency', 'party', 'people-committee'];

/** One text at the left (an ordinal such as 'II' may stand before it), alone or with numbers of people beside it. */
function groupOf(row: TableRow, header: Header<PeopleField>): Group | null {
  const ordinal = header.columns.get('ordinal')?.letter;
  const own = row.cells.filter((cell) => cell.spread !== true);
  const [only, ...beside] = own.filter((cell) => cell.column !== ordinal || own.length === 1);
  if (only === undefined || only.value.kind !== 'text' || isCount(only.text)) return null;
  const coded = new Set(CODED_FIELDS.map((field) => header.columns.get(field)?.letter));
  if (!beside.every((cell) => isCount(cell.text) && !coded.has(cell.column))) return null;
  const name = header.columns.get('fullName') ?? header.columns.get('familyName');
  const rightmost = columnNumber(name?.letter ?? 'A');
  const text = cleanBlanks(only.text).replace(NUMBER_BEFORE, '').replace(COUNT_BEHIND, '');
  // Further right only what is surely a unit, written into the middle of the page; names of places stand there as well.
  const isRight = columnNumber(only.column) > rightmost;
  return isRight && (beside.length > 0 || !KINDS_ANYWHERE.includes(guessUnitKind(text) ?? ''))
    ? null
    : {
        row: row.row,
        text,
        isCounted: own.some((cell) => cell.column === ordinal && COUNTED.test(cell.text)),
      };
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
  const says = (field: PeopleField) => !isCount(cells.get(field)?.text ?? '0');
  return NEVER_IN_TOTAL.some(says) ? null : totalOf(row);
}

/** Surely a person of the list, and no line of the footer: born on a day, with a number, in a unit, or counted. */
function isSurelyPerson(cells: ReadonlyMap<PeopleField, TableCell>): boolean {
  const isCounted = COUNTED.test(cells.get('ordinal')?.text ?? '');
  return isPerson(cells) && (isCounted || SURE_FIELDS.some((field) => cells.has(field)));
}

interface End {
  /** The first row that is no part of the list any more. */
  readonly row: number;
  readonly total: Total | null;
}

/**
 * A total nobody stands below ends the list: one with another below is of a group, one above people was written first or
 * has been overtaken. Without one the lines of signatures below the last person do.
 */
function endOf(rows: readonly TableRow[], fields: ReadonlyMap<string, PeopleField>): End | null {
  let end: End | null = null;
  for (const row of rows.toReversed()) {
    const total = totalIn(row, fields);
    if (total !== null) return { row: row.row, total };
    if (isSurelyPerson(cellsByField(row, fields))) return end;
    if (startsSignatures(row)) end = { row: row.row, total: null };
  }
  return end;
}

const OWN = ({ spread }: TableCell): boolean => spread !== true;
const LONGEST_TOLD = 200;

/** A row with more than its number in it that was not understood is never passed over in silence. */
function notRead(row: TableRow, place: number): Raise[] {
  const own = row.cells.filter(OWN);
  if (own.length < 2 || own.every((cell) => isCount(cell.text)) || isNumbering(row)) return [];
  const value = own
    .map((cell) => cleanBlanks(cell.text))
    .join(' · ')
    .slice(0, LONGEST_TOLD);
  return [{ severity: 'warning', code: 'row-not-read', row: place, value }];
}

const CONTINUED: readonly PeopleField[] = ['title', 'jobPosition', 'unit', 'newUnit', 'manager'];
const NO_PLACE = { kind: 'division', parentKind: null };

/** One cell right below a person goes on with it: a second post, the end of a long title. Null for anything else. */
function continued(row: TableRow, fields: ReadonlyMap<string, PeopleField>): string | null {
  const [only, ...more] = row.cells.filter(OWN);
  const field = fields.get(only?.column ?? '');
  if (only === undefined || more.length > 0 || field === undefined || !CONTINUED.includes(field)) return null;
  const text = cleanBlanks(only.text);
  const isPost = readTitle(text, NO_PLACE).known || guessUnitKind(text) === null;
  return isPost && /\p{L}{2}/u.test(text) && !startsSignatures(row) ? text : null;
}

/** Whoever stands below the last total and above the signatures may be staff: each is told. */
function belowTotal(
  rows: readonly TableRow[],
  end: End,
  sheetIndex: number,
  fields: ReadonlyMap<string, PeopleField>,
): Raise[] {
  const below = rows.filter((row) => row.row > end.row);
  const signed = below.findIndex(startsSignatures);
  return below
    .slice(0, signed === -1 ? below.length : signed)
    .filter((row) => isPerson(cellsByField(row, fields)))
    .flatMap((row) => notRead(row, placeOf(sheetIndex, row.row)));
}

type Found = { -readonly [Key in 'groups' | 'people' | 'hidden' | 'told']: PeopleRows[Key][number][] };

/** Lines that are printed above the headings of a page and name no part of the list. */
const TITLE_OF_PAGE =
  /^(danh sach|bieu|mau|phu luc|trang|tiep theo|cong hoa xa hoi|doc lap|kem theo|ban hanh kem|tinh den)( |$)|tiep theo$/;
/** Where a mark says nothing of the person: dates and numbers of their own. */
const NEVER_AS_ABOVE: readonly PeopleField[] = [
  'ordinal',
  'birthDate',
  'bornMale',
  'bornFemale',
  'nationalId',
];

/** What stands below the end of the list is footer. `sheetIndex` makes the places. */
export function cutPeopleRows(list: ListSheet<PeopleField>, sheetIndex: number): PeopleRows {
  const { table, header } = list;
  const letterhead = table.rows
    .filter((row) => row.row < header.row)
    .flatMap((row) => row.cells.map((cell) => cell.text));
  const lettersOf = (fields: readonly PeopleField[]) =>
    new Set(fields.flatMap((field) => header.columns.get(field)?.letter ?? []));
  const { rows, dittos } = filledRows(table, header.last, {
    asAbove: lettersOf(NAME_FIELDS),
    never: lettersOf(NEVER_AS_ABOVE),
  });
  const below = rows.filter((candidate) => candidate.row > header.last);
  const fields = new Map([...header.columns].map(([field, { letter }]) => [letter, field]));
  const end = endOf(below, fields);
  const found = new PeopleCutter(list, fields, letterhead, sheetIndex).cut(below, end);
  const isListed = new Set(found.people.map(({ row }) => row));
  for (const { row, letter, value, meant } of dittos) {
    const place = placeOf(sheetIndex, row);
    if (!isListed.has(place) || !fields.has(letter)) continue;
    found.told.push({
      severity: 'note',
      code: 'ditto-understood',
      row: place,
      letter,
      value,
      params: { meant },
    });
  }
  if (end?.total !== undefined && end.total !== null)
    found.told.push(...belowTotal(below, end, sheetIndex, fields));
  const total =
    end === null || end.total === null ? null : { ...end.total, row: placeOf(sheetIndex, end.total.row) };
  return { letterhead, ...found, total };
}

class PeopleCutter {
  readonly #header: Header<PeopleField>;
  readonly #fields: ReadonlyMap<string, PeopleField>;
  readonly #letterhead: ReadonlySet<string>;
  readonly #sheetIndex: number;
  readonly #from1904: boolean;
  readonly #found: Found = { groups: [], people: [], hidden: [], told: [] };
  /** The group people stand in, and those named since the last of them. */
  #group: Group | null = null;
  #named: Group[] = [];
  #before: Group | null = null;

  constructor(
    { table, header }: ListSheet<PeopleField>,
    fields: ReadonlyMap<string, PeopleField>,
    letterhead: readonly string[],
    sheetIndex: number,
  ) {
    this.#header = header;
    this.#fields = fields;
    this.#letterhead = new Set(letterhead.map(nameKey));
    this.#sheetIndex = sheetIndex;
    this.#from1904 = table.from1904 === true;
  }

  cut(rows: readonly TableRow[], end: End | null): Found {
    for (const row of rows) {
      if (end !== null && row.row >= end.row) break;
      const again = headingsAgain(row, this.#header);
      if (again === 'same') this.#newPage();
      else if (again === 'other') {
        const value = row.cells.map((cell) => cleanBlanks(cell.text)).join(' · ');
        const place = placeOf(this.#sheetIndex, row.row);
        this.#found.told.push({ severity: 'error', code: 'second-table', row: place, value });
        break;
      } else this.#take(row);
    }
    return this.#found;
  }

  /** Lines above headings that are printed once more are of the page, when they stand above the first ones, too. */
  #newPage(): void {
    const isOfPage = ({ text }: Group) =>
      this.#letterhead.has(nameKey(text)) || TITLE_OF_PAGE.test(foldText(text));
    const left = this.#named.filter((group) => !isOfPage(group));
    if (left.length === this.#named.length) return;
    const gone = new Set(this.#named.filter(isOfPage));
    this.#found.groups = this.#found.groups.filter((group) => !gone.has(group));
    this.#named = left;
    this.#group = left.at(-1) ?? this.#before;
  }

  #take(row: TableRow): void {
    if (isNumbering(row)) return;
    const place = placeOf(this.#sheetIndex, row.row);
    const cells = cellsByField(row, this.#fields);
    const goesOn = this.#found.people.at(-1)?.row === place - 1 ? continued(row, this.#fields) : null;
    if (goesOn !== null) {
      this.#found.told.push({ severity: 'warning', code: 'row-not-read', row: place, value: goesOn });
      return;
    }
    const heading = groupOf(row, this.#header);
    const isTotal = totalIn(row, this.#fields) !== null;
    if (heading !== null && !TOTAL.test(nameKey(heading.text))) {
      if (this.#named.length === 0) this.#before = this.#group;
      this.#group = { ...heading, row: place };
      this.#named.push(this.#group);
      this.#found.groups.push(this.#group);
    } else if (heading === null && isPerson(cells) && !isTotal) this.#person(row, place);
    else if (!isTotal) this.#found.told.push(...notRead(row, place));
  }

  #person(row: TableRow, place: number): void {
    const cells = new RowFields(row, this.#fields);
    this.#found.people.push({ row: place, cells, group: this.#group, from1904: this.#from1904 });
    this.#named = [];
    if (row.hidden === true) this.#found.hidden.push(place);
    if (((row.look ?? 0) & LOOK.struck) === 0) return;
    const value = NAME_FIELDS.flatMap((field) => cells.all().get(field)?.text ?? []).join(' ');
    this.#found.told.push({ severity: 'warning', code: 'row-struck', row: place, value });
  }
}
