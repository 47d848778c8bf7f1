// One sheet read as a weekly form: what stands there, and everything doubtful with its place. Nothing is mended.
import { readDate } from '../organization/import/calendar-date.ts';
import { readNationalId } from '../organization/import/national-id.ts';
import type { SheetTable, TableCell, TableRow } from '../organization/import/table.ts';
import { cleanBlanks } from '../organization/text-match.ts';
import { isWeekKey, type WeekKey } from '../period/week.ts';
import type { PastForm, PastItem, PastWho } from './form.ts';
import {
  type HeadField,
  headField,
  type ItemField,
  itemField,
  lineKind,
  signatureIn,
  weekIn,
} from './labels.ts';
import { PointsReader } from './read-points.ts';
import { type PastTrouble, type Told, troubleOn } from './trouble.ts';

/** A sheet that is a form. `form` is null when it does not even say whose and of which week. */
export interface ReadSheet {
  readonly sheet: string;
  readonly form: PastForm | null;
  readonly troubles: readonly PastTrouble[];
}

/** Every sheet that looks like a weekly form; one entry without a form when none does. */
export function readForms(tables: readonly SheetTable[]): readonly ReadSheet[] {
  const forms = tables.filter((table) => !table.hidden && isForm(table));
  const [first] = tables;
  if (forms.length === 0) {
    const sheet = first?.sheet ?? '';
    return [{ sheet, form: null, troubles: [troubleOn(sheet, { severity: 'error', code: 'form-unknown' })] }];
  }
  const others = tables.filter((table) => table.rows.length > 0 && !forms.includes(table));
  const leftOut = others.map(({ sheet }) => troubleOn(sheet, { severity: 'note', code: 'sheet-left-out' }));
  return forms.map((table, at) => {
    const read = new FormReader(table).read();
    return at === 0 ? { ...read, troubles: [...read.troubles, ...leftOut] } : read;
  });
}

/** A file that could not be read at all; `reason` is the code by which files are refused. */
export function unreadFile(reason: string, params: PastTrouble['params']): ReadSheet {
  const told: Told = { severity: 'error', code: 'file-refused', params: { ...params, reason } };
  return { sheet: '', form: null, troubles: [troubleOn('', told)] };
}

const cellsOf = (row: TableRow) =>
  row.cells.filter((cell) => cell.spread !== true && cleanBlanks(cell.text) !== '');

/** A form says whose it is and has a line for the sum or for points. */
function isForm(table: SheetTable): boolean {
  const texts = table.rows.flatMap((row) => cellsOf(row).map((cell) => cell.text));
  const kinds = texts.map(lineKind);
  return texts.some((text) => headField(text)?.field === 'name') && kinds.includes('total');
}

class FormReader {
  readonly #table: SheetTable;
  readonly #troubles: PastTrouble[] = [];
  readonly #head = new Map<
    HeadField,
    { readonly text: string; readonly cell: TableCell; readonly row: number }
  >();
  readonly #items: PastItem[] = [];
  readonly #signatures: { as: string; name: string }[] = [];
  readonly #points: PointsReader;
  #columns: ReadonlyMap<string, ItemField> | null = null;
  #week: WeekKey | null = null;

  constructor(table: SheetTable) {
    this.#table = table;
    this.#points = new PointsReader((told) => this.#tell(told));
  }

  read(): ReadSheet {
    for (const row of this.#table.rows) this.#line(row.row, cellsOf(row));
    const { sheet } = this.#table;
    const who = this.#who();
    const read = this.#points.finish();
    if (this.#week === null) this.#tell({ severity: 'error', code: 'week-missing' });
    if (who === null || this.#week === null) return { sheet, form: null, troubles: this.#troubles };
    const form = { week: this.#week, who, items: this.#items, signatures: this.#signatures, ...read };
    return { sheet, form, troubles: this.#troubles };
  }

  #tell(told: Told): void {
    this.#troubles.push(troubleOn(this.#table.sheet, told));
  }

  #line(row: number, cells: readonly TableCell[]): void {
    if (cells.length === 0) {
      this.#columns = null;
      return;
    }
    const [first] = cells;
    if (this.#headings(cells) || this.#points.columns(cells)) return;
    if (first?.value.kind !== 'number' && this.#points.line(row, cells)) {
      this.#columns = null;
      return;
    }
    if (this.#columns !== null) this.#item(cells, this.#columns);
    else this.#facts(row, cells);
  }

  /** The row that names the columns of the works. */
  #headings(cells: readonly TableCell[]): boolean {
    const fields = new Map(
      cells.flatMap((cell) => {
        const field = itemField(cell.text);
        return field === null ? [] : [[cell.column, field] as const];
      }),
    );
    if (fields.size < 3 || ![...fields.values()].includes('content')) return false;
    this.#columns = fields;
    return true;
  }

  #item(cells: readonly TableCell[], columns: ReadonlyMap<string, ItemField>): void {
    const said = new Map<ItemField, string>();
    for (const cell of cells) {
      const field = columns.get(cell.column);
      if (field !== undefined) said.set(field, cleanBlanks(cell.text));
    }
    const text = (field: ItemField) => said.get(field) ?? '';
    if (text('content') === '') return;
    this.#items.push({
      ...{ content: text('content'), product: text('product'), due: text('due'), done: text('done') },
      ...{ result: text('result'), note: text('note') },
    });
  }

  /** Whose form, of which week, who signed. */
  #facts(row: number, cells: readonly TableCell[]): void {
    for (const [at, cell] of cells.entries()) {
      const week = weekIn(cell.text);
      if (week !== null && this.#week === null) this.#takeWeek(row, cell, week);
      const signed = signatureIn(cell.text);
      if (signed !== null) this.#signatures.push(signed);
      const label = headField(cell.text);
      if (label === null || signed !== null || this.#head.has(label.field)) continue;
      const next = cells[at + 1];
      if (label.rest !== '') this.#head.set(label.field, { text: label.rest, cell, row });
      else if (next !== undefined && headField(next.text) === null)
        this.#head.set(label.field, { text: cleanBlanks(next.text), cell: next, row });
    }
  }

  #takeWeek(row: number, cell: TableCell, { number, year }: { number: number; year: number }): void {
    const key = `${year}-W${String(number).padStart(2, '0')}`;
    if (isWeekKey(key)) this.#week = key;
    else this.#tell({ severity: 'error', code: 'week-missing', row, column: cell.column, value: cell.text });
  }

  #who(): PastWho | null {
    const text = (field: HeadField) => this.#head.get(field)?.text ?? null;
    const name = text('name');
    const facts = { birthDate: this.#birthDate(), nationalId: this.#nationalId() };
    if (name === null) this.#tell({ severity: 'error', code: 'name-missing' });
    return name === null ? null : { name, ...facts, post: text('post'), unit: text('unit') };
  }

  #birthDate() {
    const found = this.#head.get('birthDate');
    if (found === undefined) return null;
    const { cell, text, row } = found;
    const read = readDate(
      cell.text.includes(':') ? { kind: 'text', value: text } : cell.value,
      text,
      this.#table.from1904 ?? false,
    );
    if (read.kind === 'date') return read.date;
    this.#tell({ severity: 'warning', code: 'birth-unreadable', row, column: cell.column, value: text });
    return null;
  }

  #nationalId() {
    const found = this.#head.get('nationalId');
    if (found === undefined) return null;
    const { cell, text, row } = found;
    const read = readNationalId(text);
    if (read.kind === 'good') return read.id;
    this.#tell({ severity: 'warning', code: 'id-unreadable', row, column: cell.column, value: text });
    return null;
  }
}
