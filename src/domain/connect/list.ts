// A list of work in a file: which column is what, and what each row says. Every trouble names its cell.
import { readDate } from '../organization/import/calendar-date.ts';
import type { SheetTable, TableCell, TableRow } from '../organization/import/table.ts';
import { cleanBlanks, foldText } from '../organization/text-match.ts';
import type { InboundItem } from './item.ts';

export const LIST_FIELDS = [
  'externalId',
  'person',
  'what',
  'product',
  'quantity',
  'assignedBy',
  'assignedAt',
  'dueAt',
  'deliveredAt',
  'returnedAt',
  'acceptedAt',
  'acceptedBy',
  'cancelled',
  'document',
  'link',
  'version',
] as const;
export type ListField = (typeof LIST_FIELDS)[number];
const isField = (text: string): text is ListField => LIST_FIELDS.some((field) => field === text);

/** What becomes of the rows: `outdated` is older than what is known, `waiting` waits for an answer, `unread` stays out. */
export const LIST_COUNTS = ['added', 'changed', 'unchanged', 'outdated', 'waiting', 'unread'] as const;

/** Headings without accents; the first that stands in front of what the file says wins. */
const HEADINGS: Readonly<Record<ListField, readonly string[]>> = {
  externalId: [
    'ma viec',
    'ma cong viec',
    'ma nhiem vu',
    'ma ho so',
    'so den',
    'id',
    'external id',
    'externalid',
  ],
  person: [
    'nguoi thuc hien',
    'can bo thu ly',
    'can bo',
    'nguoi xu ly',
    'ten dang nhap',
    'so dinh danh',
    'person',
  ],
  what: [
    'noi dung',
    'cong viec',
    'nhiem vu',
    'ten viec',
    'ten cong viec',
    'trich yeu',
    'noi dung cong viec',
    'viec duoc giao',
    'nhiem vu duoc giao',
    'what',
  ],
  product: ['ma san pham', 'san pham', 'product'],
  quantity: ['so luong', 'quantity'],
  assignedBy: ['nguoi giao', 'nguoi giao viec', 'lanh dao giao', 'assigned by'],
  assignedAt: ['ngay giao', 'ngay nhan', 'ngay bat dau', 'assigned at'],
  dueAt: ['han', 'han xu ly', 'thoi han', 'han hoan thanh', 'ngay het han', 'due', 'due at'],
  deliveredAt: ['ngay hoan thanh', 'ngay xong', 'ngay tra ket qua', 'ngay giao nop', 'delivered at'],
  returnedAt: ['ngay tra lai', 'returned at'],
  acceptedAt: ['ngay nghiem thu', 'ngay duyet', 'accepted at'],
  acceptedBy: ['nguoi nghiem thu', 'nguoi duyet', 'accepted by'],
  cancelled: ['da huy', 'huy', 'cancelled'],
  document: ['so van ban', 'so ky hieu', 'so hieu', 'document'],
  link: ['lien ket', 'duong dan', 'link'],
  version: ['phien ban', 'version'],
};

export interface ListColumn {
  readonly letter: string;
  readonly heading: string;
  readonly samples: readonly string[];
  readonly field: ListField | null;
}

/** How a sheet is read. */
export interface ListSheet {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: readonly ListColumn[];
}

const LOOKED_AT = 30;
const SAMPLES = 3;

/** By letter of the column; what is not named is guessed. */
export type ByHand = Readonly<Record<string, string | null>>;

function guess(heading: string): ListField | null {
  // '(*)' and the like say that a column is needed.
  const words = foldText(heading);
  return LIST_FIELDS.find((field) => HEADINGS[field].includes(words)) ?? null;
}

/** The row with the most headings we know; the first filled one when none is known. Null: nothing stands there. */
export function readLayout(
  table: Pick<SheetTable, 'sheet' | 'rows'>,
  byHand: ByHand | null,
): ListSheet | null {
  const first = table.rows.slice(0, LOOKED_AT);
  const known = (row: TableRow) => row.cells.filter(({ text }) => guess(text) !== null).length;
  const header = first.reduce<TableRow | null>(
    (best, row) => (best === null || known(row) > known(best) ? row : best),
    null,
  );
  if (header === null) return null;
  const below = first.filter(({ row }) => row > header.row);
  const taken = new Set<ListField>(
    Object.values(byHand ?? {}).filter((one): one is ListField => one !== null && isField(one)),
  );
  const columns = header.cells.map(({ column: letter, text }): ListColumn => {
    const told = byHand?.[letter];
    const found = told === undefined ? guess(text) : told;
    const field =
      found !== null && isField(found) && (told !== undefined || !taken.has(found)) ? found : null;
    if (field !== null) taken.add(field);
    const samples = below.flatMap(({ cells }) => cells.find(({ column }) => column === letter)?.text ?? []);
    return { letter, heading: cleanBlanks(text), samples: samples.slice(0, SAMPLES), field };
  });
  return { sheet: table.sheet, headerRow: header.row, columns };
}

/** What makes two files of one form: their headings in their columns. */
export const formOf = ({ columns }: ListSheet): string =>
  columns.map(({ letter, heading }) => `${letter}=${foldText(heading)}`).join('|');

export const NEEDED = ['person', 'what'] as const satisfies readonly ListField[];
export const missingFields = ({ columns }: ListSheet): readonly ListField[] =>
  NEEDED.filter((field) => !columns.some((one) => one.field === field));

export interface ListTrouble {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string | null;
  readonly heading: string | null;
  readonly value: string | null;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

/** A row read: its number may be missing, it is then known by what it says. */
export type ListItem = Omit<InboundItem, 'externalId' | 'happenedAt'> & {
  readonly externalId: string | null;
};

export type ReadRow =
  | { readonly ok: true; readonly item: ListItem }
  | { readonly ok: false; readonly troubles: readonly ListTrouble[] };

type Reading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };
const good = (value: unknown): Reading => ({ ok: true, value });
const bad = (code: string): Reading => ({ ok: false, code });

const LENGTHS: Partial<Record<ListField, number>> = { externalId: 200, what: 300, product: 60, link: 500 };
const YES = ['x', 'co', 'da huy', 'huy', 'true', 'yes', '1'];
const NO = ['khong', 'false', 'no', '0'];
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function readCell(field: ListField, cell: TableCell, from1904: boolean): Reading {
  const text = cleanBlanks(cell.text);
  switch (field) {
    case 'quantity':
    case 'version': {
      const number = /^\d{1,15}$/.test(text) ? Number(text) : -1;
      const most = field === 'quantity' ? 10_000 : Number.MAX_SAFE_INTEGER;
      const least = field === 'quantity' ? 1 : 0;
      return number >= least && number <= most ? good(number) : bad(`work-list-${field}`);
    }
    case 'cancelled': {
      const word = foldText(text);
      if (YES.includes(word)) return good(true);
      return NO.includes(word) ? good(undefined) : bad('work-list-cancelled');
    }
    case 'link':
      return /^https?:\/\/[\x21-\x7e]+$/.test(text) && text.length <= 500
        ? good(text)
        : bad('work-list-link');
    case 'assignedAt':
    case 'dueAt':
    case 'deliveredAt':
    case 'returnedAt':
    case 'acceptedAt': {
      if (INSTANT.test(text) && Number.isFinite(Date.parse(text))) return good(text);
      const read = readDate(cell.value, text, from1904);
      return read.kind === 'date' && /^(19|20|21)/.test(read.date) ? good(read.date) : bad('work-list-date');
    }
    default:
      if (cell.value.kind === 'error') return bad('work-list-formula');
      return text.length <= (LENGTHS[field] ?? 100) ? good(text) : bad('work-list-too-long');
  }
}

/** Null: a row without a word in the columns that are read. */
export function readRow(row: TableRow, layout: ListSheet, from1904: boolean): ReadRow | null {
  const troubles: ListTrouble[] = [];
  const found: Partial<Record<ListField, unknown>> = {};
  const at = { severity: 'error', sheet: layout.sheet, row: row.row } as const;
  let isEmpty = true;
  for (const { letter, heading, field } of layout.columns) {
    const cell = field === null ? undefined : row.cells.find(({ column }) => column === letter);
    if (field === null || cell === undefined || cleanBlanks(cell.text) === '') continue;
    isEmpty = false;
    const read = readCell(field, cell, from1904);
    if (read.ok) found[field] = read.value;
    else {
      const value = cell.text.slice(0, 200);
      const params = read.code === 'work-list-too-long' ? { most: LENGTHS[field] ?? 100 } : {};
      troubles.push({ ...at, code: read.code, column: letter, heading, value, params });
    }
  }
  if (isEmpty) return null;
  for (const field of NEEDED) {
    const column = layout.columns.find((one) => one.field === field);
    const isTold = troubles.some((one) => one.column === column?.letter);
    if (found[field] !== undefined || isTold) continue;
    const { letter = null, heading = null } = column ?? {};
    troubles.push({
      ...at,
      code: `work-list-${field}-missing`,
      column: letter,
      heading,
      value: null,
      params: {},
    });
  }
  if (troubles.length > 0) return { ok: false, troubles };
  const { externalId = null, ...rest } = found;
  return { ok: true, item: { externalId, ...rest } as ListItem };
}

/** The column a refusal of the register is about. */
export const FIELD_OF_REFUSAL: Readonly<Record<string, ListField>> = {
  'inbound-person-unknown': 'person',
  'inbound-person-without-post': 'person',
  'inbound-product-unknown': 'product',
  'inbound-product-unfit': 'product',
  'inbound-version-reused': 'version',
  'inbound-order-unknown': 'version',
};
export function fieldOfRefusal(code: string, params: Readonly<Record<string, unknown>>): ListField | null {
  const named = params.field ?? params.earlier;
  return FIELD_OF_REFUSAL[code] ?? (typeof named === 'string' && isField(named) ? named : null);
}
