// A catalogue as offices keep it in a workbook, read like the other lists: headings found, every doubt named with its place.
import type { HeadingTable } from '../organization/import/heading-words.ts';
import type { Header } from '../organization/import/headings.ts';
import { type ListSheet, listSheets } from '../organization/import/list-sheets.ts';
import { placeOf } from '../organization/import/places.ts';
import { RowCells } from '../organization/import/row-cells.ts';
import type { SheetTable, TableCell } from '../organization/import/table.ts';
import type { Trouble } from '../organization/import/trouble.ts';
import { TroubleLog } from '../organization/import/trouble-log.ts';
import { foldText } from '../organization/text-match.ts';
import {
  type CatalogueEntry,
  type CatalogueVersion,
  codeKey,
  differences,
  type EntryField,
  MOST_COEFFICIENT,
  MOST_DAYS,
  MOST_MINUTES,
} from './catalogue.ts';

export const CATALOGUE_HEADINGS = {
  ordinal: { need: 'may', headings: ['tt', 'stt', 'so tt', 'so thu tu'] },
  code: { need: 'must', headings: ['ma', 'ma san pham', 'ma so', 'ky hieu', 'ma san pham cong viec'] },
  name: {
    need: 'must',
    headings: [
      ...['ten san pham cong viec', 'ten san pham', 'san pham cong viec', 'ten cong viec', 'cong viec'],
      ...['san pham', 'noi dung cong viec', 'ten'],
    ],
  },
  output: { need: 'may', headings: ['ket qua', 'san pham dau ra', 'dau ra', 'ket qua dau ra'] },
  complexity: { need: 'may', headings: ['nhom', 'nhom phuc tap', 'muc do phuc tap', 'nhom do phuc tap'] },
  field: { need: 'may', headings: ['linh vuc', 'mang cong viec', 'nhom cong viec'] },
  measure: { need: 'must', headings: ['don vi tinh', 'dvt', 'don vi do'] },
  coefficient: {
    need: 'should',
    headings: ['he so quy doi', 'he so', 'he so qd', 'quy doi', 'he so quy doi san pham chuan'],
  },
  hours: { need: 'should', headings: ['gio chuan', 'thoi gian chuan gio', 'so gio', 'dinh muc gio', 'gio'] },
  standard: { need: 'may', headings: ['san pham chuan', 'chuan', 'la san pham chuan'] },
  quality: { need: 'may', headings: ['tieu chi chat luong', 'chat luong', 'yeu cau chat luong'] },
  days: {
    need: 'may',
    headings: ['thoi han ngay lam viec', 'thoi han', 'so ngay', 'thoi han ngay', 'thoi gian hoan thanh'],
  },
  positions: { need: 'may', headings: ['vi tri viec lam', 'vtvl', 'vi tri', 'vi tri ap dung'] },
  legalBasis: { need: 'may', headings: ['can cu', 'can cu phap ly', 'van ban', 'co so phap ly'] },
} as const satisfies HeadingTable<string>;
export type CatalogueField = keyof typeof CATALOGUE_HEADINGS;

/** One row that can be taken over, with what it would do to the catalogue. */
export interface PlannedEntry {
  readonly row: number;
  readonly entry: CatalogueEntry;
  readonly change: 'added' | 'changed' | 'same';
  readonly fields: readonly EntryField[];
}

export interface CataloguePlan {
  readonly rows: number;
  readonly entries: readonly PlannedEntry[];
  readonly troubles: readonly Trouble[];
}

/** Plans a file against what holds today; rows with an error are named and left out, never guessed. */
export function planCatalogue(
  tables: readonly SheetTable[],
  known: readonly CatalogueVersion[],
): CataloguePlan {
  const { sheets, fallback } = listSheets(tables, CATALOGUE_HEADINGS, []);
  const shown = sheets.length > 0 ? sheets : fallback === null ? [] : [fallback];
  const log = new TroubleLog(
    shown.map(({ table, header }) => ({ sheet: table.sheet, columns: header?.columns ?? new Map() })),
    [],
  );
  if (sheets.length === 0) headingTroubles(fallback?.header ?? null, log);
  sheets.forEach(({ header }, at) => {
    for (const trouble of header.troubles) log.raise({ ...trouble, row: placeOf(at, trouble.row) });
  });
  const reader = new CatalogueReader(log, known);
  const entries = sheets.flatMap((sheet, at) => reader.read(sheet, at));
  return { rows: reader.rows, entries, troubles: log.troubles() };
}

/** No sheet is a catalogue: what the one that comes nearest lacks. */
function headingTroubles(header: Header<string> | null, log: TroubleLog): void {
  if (header === null) log.raise({ severity: 'error', code: 'heading-row-missing', row: 1 });
  else for (const trouble of header.troubles) log.raise(trouble);
}

class CatalogueReader {
  rows = 0;
  readonly #log: TroubleLog;
  readonly #known: ReadonlyMap<string, CatalogueVersion>;
  readonly #seen = new Map<string, number>();

  constructor(log: TroubleLog, known: readonly CatalogueVersion[]) {
    this.#log = log;
    this.#known = new Map(known.map((one) => [codeKey(one.code), one]));
  }

  read({ table, header }: ListSheet<CatalogueField>, sheetIndex: number): PlannedEntry[] {
    const fields = new Map([...header.columns].map(([field, { letter }]) => [letter, field]));
    return table.rows.flatMap((row) => {
      if (row.row <= header.last) return [];
      const cells = new Map<CatalogueField, TableCell>();
      for (const cell of row.cells) {
        const field = fields.get(cell.column);
        if (field !== undefined && cell.text.trim() !== '') cells.set(field, cell);
      }
      if (cells.size === 0) return [];
      const place = placeOf(sheetIndex, row.row);
      const entry = this.#entry(place, cells);
      return entry === null ? [] : [this.#planned(row.row, entry)];
    });
  }

  #planned(row: number, entry: CatalogueEntry): PlannedEntry {
    const before = this.#known.get(codeKey(entry.code));
    if (before === undefined) return { row, entry, change: 'added', fields: [] };
    // What a file has no column for stays as it was decided.
    const { evidence, approver, output } = before;
    const next = { ...entry, evidence, approver, output: entry.output || output };
    const changed = differences(before, next);
    return { row, entry: next, change: changed.length === 0 ? 'same' : 'changed', fields: changed };
  }

  #entry(row: number, cells: ReadonlyMap<CatalogueField, TableCell>): CatalogueEntry | null {
    const line = new RowCells(row, cells, this.#log);
    // Titles and totals between the rows hold one cell only.
    if (cells.size < 3) {
      this.#log.raise({ severity: 'note', code: 'row-not-an-entry', row, value: firstText(cells) });
      return null;
    }
    this.rows += 1;
    const code = this.#must(row, line, 'code', 'entry-code-missing');
    const name = this.#must(row, line, 'name', 'entry-name-missing');
    const measure = this.#must(row, line, 'measure', 'entry-measure-missing');
    const coefficient = this.#number(row, line, 'coefficient', 100, [1, MOST_COEFFICIENT]);
    const minutes = this.#number(row, line, 'hours', 60, [1, MOST_MINUTES]);
    const days = this.#number(row, line, 'days', 1, [0, MOST_DAYS]);
    const twice = code !== null && this.#isTwice(row, code);
    const numbers = [coefficient, minutes, days];
    if (code === null || name === null || measure === null || twice || numbers.includes(undefined))
      return null;
    return {
      ...{ code, name, measure, output: line.text('output') ?? '', field: line.text('field') ?? '' },
      ...{ complexity: line.text('complexity') ?? '', coefficient: coefficient ?? null },
      ...{ minutes: minutes ?? null, days: days ?? null, quality: line.text('quality') ?? '' },
      standard: isMarked(line.text('standard')),
      positions: splitPositions(line.text('positions')),
      legalBasis: line.text('legalBasis') ?? '',
      evidence: 'none',
      approver: '',
    };
  }

  #must(
    row: number,
    line: RowCells<CatalogueField>,
    field: CatalogueField,
    code: 'entry-code-missing' | 'entry-name-missing' | 'entry-measure-missing',
  ): string | null {
    const text = line.text(field);
    if (text === null) this.#log.raise({ severity: 'error', code, row, field, value: null });
    return text;
  }

  #isTwice(row: number, code: string): boolean {
    const first = this.#seen.get(codeKey(code));
    if (first === undefined) {
      this.#seen.set(codeKey(code), row);
      return false;
    }
    const params = { row: this.#log.rowName(first, row) };
    this.#log.raise({ severity: 'error', code: 'entry-twice', row, field: 'code', value: code, params });
    return true;
  }

  /** In units of 1/`scale`; null: empty cell; undefined: unreadable, with an error. */
  #number(
    row: number,
    line: RowCells<CatalogueField>,
    field: 'coefficient' | 'hours' | 'days',
    scale: number,
    [least, most]: readonly [number, number],
  ): number | null | undefined {
    const cell = line.cell(field);
    if (cell === undefined) return null;
    const read = scaledNumber(cell, scale);
    const about = { row, field, value: cell.text };
    if (read === null) {
      this.#log.raise({ severity: 'error', code: 'number-unreadable', ...about });
      return undefined;
    }
    if (read < least || read > most) {
      const params = { least: least / scale, most: most / scale };
      this.#log.raise({ severity: 'error', code: 'number-out-of-bounds', ...about, params });
      return undefined;
    }
    if (cell.value.kind === 'text') this.#log.raise({ severity: 'note', code: 'number-as-text', ...about });
    return read;
  }
}

function firstText(cells: ReadonlyMap<CatalogueField, TableCell>): string | null {
  return [...cells.values()][0]?.text ?? null;
}

/** What a formula makes of tenths in binary is off by less than this: 93.60000000000001. */
const FORMULA_DUST = 1e-6;
/** Six digits before the comma. */
const LARGEST = 1_000_000;

/** '2,5', '2.5' and 2.5 alike; null for everything that is no plain number or falls between two units. */
export function scaledNumber(cell: Pick<TableCell, 'value' | 'text'>, scale: number): number | null {
  if (cell.value.kind === 'number') {
    const exact = cell.value.value * scale;
    const nearest = Math.round(exact);
    return nearest >= 0 && nearest < LARGEST * scale && Math.abs(exact - nearest) < FORMULA_DUST
      ? nearest
      : null;
  }
  const match = /^(\d{1,6})(?:[.,](\d{1,4}))?$/.exec(cell.text.trim());
  if (match === null) return null;
  const [, whole = '0', part = ''] = match;
  const tenThousandths = Number(whole) * 10_000 + Number(part.padEnd(4, '0'));
  const scaled = (tenThousandths * scale) / 10_000;
  return Number.isInteger(scaled) ? scaled : null;
}

const isMarked = (text: string | null) =>
  text !== null && ['x', 'co', 'v', '1', 'dung', 'yes'].includes(foldText(text));

function splitPositions(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
