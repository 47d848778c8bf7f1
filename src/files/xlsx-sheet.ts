// One worksheet to rows of cells, streaming, within the limits of the whole workbook.

import { dateOfSerial } from '../domain/organization/import/calendar-date.ts';
import { compactRow } from '../domain/organization/import/packed-table.ts';
import {
  type CellValue,
  columnLetter,
  columnNumber,
  LOOK,
  type SheetTable,
  type TableCell,
  type TableRow,
} from '../domain/organization/import/table.ts';
import { makeCell } from './cell-text.ts';
import { FileRefused } from './refusal.ts';
import type { Tally } from './tally.ts';
import { type Attributes, type CellStyle, type Package, readPart, unescapeText } from './xlsx-parts.ts';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
  readonly tally: Tally;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  content: string;
  /** Null: the cell holds no formula. */
  formula: string | null;
}

const MAX_MERGES = 100_000;
const MAX_FORMULA = 200;

function sharedString(content: string, context: SheetContext): string {
  const text = context.strings[Number(content)];
  if (text === undefined) throw new FileRefused('file-damaged', { what: 'shared-string' });
  return text;
}

function numberValue(cell: OpenCell, context: SheetContext): CellValue {
  const number = Number(cell.content);
  if (!Number.isFinite(number)) return { kind: 'error', value: cell.content };
  if (context.styles[cell.style]?.date !== true) return { kind: 'number', value: number };
  return { kind: 'date', serial: number, date: dateOfSerial(number, context.from1904) };
}

function cellValue(cell: OpenCell, context: SheetContext): CellValue {
  switch (cell.type) {
    case 's':
      return { kind: 'text', value: sharedString(cell.content, context) };
    case 'str':
    case 'inlineStr':
      return { kind: 'text', value: unescapeText(cell.content) };
    case 'b':
      return { kind: 'boolean', value: cell.content === '1' };
    case 'e':
      return { kind: 'error', value: cell.content };
    case 'd':
      return { kind: 'text', value: cell.content.replace(/T00:00:00(\.0+)?Z?$/, '') };
    default:
      return numberValue(cell, context);
  }
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

/** Collects rows from tag events; rows and cells without an address follow the one before (ECMA-376 18.3.1.73). */
class SheetBuilder {
  readonly rows: TableRow[] = [];
  readonly merged: string[] = [];
  readonly hiddenColumns: string[] = [];
  readonly #context: SheetContext;
  readonly #mostColumns: number;
  #row = 0;
  #hidden = false;
  #column = 0;
  #cells: TableCell[] = [];
  /** Look and length of the longest text of the row. */
  #look = 0;
  #longest = 0;
  #cell: OpenCell | null = null;
  #collecting: 'content' | 'formula' | null = null;
  #phonetic = false;

  constructor(context: SheetContext, mostColumns: number) {
    this.#context = context;
    this.#mostColumns = mostColumns;
  }

  open(name: string, a: Attributes): void {
    this.#collecting = null;
    if (name === 'row') this.#openRow(a);
    else if (name === 'c') this.#openCell(a);
    else if (name === 'f') this.#openFormula();
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'col') this.#openColumns(a);
    else if (name === 'mergeCell' && a.ref !== undefined && this.merged.length < MAX_MERGES)
      this.merged.push(a.ref);
    else if (name === this.#contentTag() && !this.#phonetic) this.#collecting = 'content';
  }

  text(text: string): void {
    const cell = this.#cell;
    if (cell === null || this.#collecting === null) return;
    if (this.#collecting === 'content') cell.content += text;
    else if ((cell.formula ?? '').length < MAX_FORMULA)
      cell.formula = ((cell.formula ?? '') + text).slice(0, MAX_FORMULA);
  }

  close(name: string): void {
    this.#collecting = null;
    if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  /** A cell that holds its text itself has it in 't'; what stands in its 'v' no spreadsheet shows, and the other way round. */
  #contentTag(): 'v' | 't' {
    return this.#cell?.type === 'inlineStr' ? 't' : 'v';
  }

  #openRow(a: Attributes): void {
    this.#row = a.r === undefined ? this.#row + 1 : Number(a.r);
    this.#hidden = isOn(a.hidden) || (a.ht !== undefined && Number(a.ht) === 0);
    this.#column = 0;
    this.#cells = [];
    [this.#look, this.#longest] = [0, 0];
  }

  #openCell(a: Attributes): void {
    const [, letters = '', row] = /^(.*?)(\d*)$/.exec(a.r ?? '') ?? [];
    const column = a.r === undefined ? this.#column + 1 : columnNumber(letters);
    // Two cells in one place, or one of another row: which of them counts, every program decides for itself.
    const isTwice =
      column <= this.#column && this.#cells.some((cell) => columnNumber(cell.column) === column);
    if (isTwice || (row !== undefined && row !== '' && Number(row) !== this.#row))
      throw new FileRefused('file-damaged', { what: 'address' });
    this.#column = column;
    this.#cell = { column, type: a.t ?? 'n', style: Number(a.s ?? 0), content: '', formula: null };
  }

  #openFormula(): void {
    if (this.#cell === null) return;
    this.#cell.formula = '';
    this.#collecting = 'formula';
  }

  /** Ranges may reach to the last column there is; those beyond the limit cannot hold anything. */
  #openColumns(a: Attributes): void {
    if (!isOn(a.hidden)) return;
    const last = Math.min(Number(a.max ?? 0), this.#mostColumns);
    for (let column = Math.max(1, Number(a.min ?? 1)); column <= last; column += 1) {
      this.hiddenColumns.push(columnLetter(column));
      if (this.hiddenColumns.length > this.#mostColumns) return;
    }
  }

  #closeCell(): void {
    const open = this.#cell;
    this.#cell = null;
    if (open === null || (open.content === '' && open.formula === null)) return;
    if (open.column < 1) throw new FileRefused('file-damaged', { what: 'address' });
    const value = this.#valueOf(open);
    if (value === null) return;
    const { indent = 0, look = 0 } = this.#context.styles[open.style] ?? {};
    const cell = makeCell(columnLetter(open.column), value, indent);
    if (cell === null) return;
    this.#context.tally.cell(open.column, cell.text.length);
    this.#cells.push(cell);
    if (value.kind === 'text') this.#see(look, cell.text.length);
  }

  /** The longest text says how the row looks; one that is struck through is enough to tell. */
  #see(look: number, length: number): void {
    const struck = (this.#look | look) & LOOK.struck;
    if (length > this.#longest) [this.#look, this.#longest] = [look, length];
    this.#look |= struck;
  }

  /** A formula counts by its stored result; text formulas may rightly have an empty one, others were never reckoned. */
  #valueOf(open: OpenCell): CellValue | null {
    if (open.content !== '') return cellValue(open, this.#context);
    return open.type === 'str' ? null : { kind: 'error', value: `=${open.formula ?? ''}` };
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    const last = this.rows.at(-1);
    if (!Number.isInteger(this.#row) || this.#row < 1 || (last !== undefined && last.row >= this.#row)) {
      throw new FileRefused('file-damaged', { what: 'row-order' });
    }
    this.#context.tally.row();
    const row = { row: this.#row, cells: this.#cells, ...(this.#look > 0 ? { look: this.#look } : {}) };
    this.rows.push(compactRow(this.#hidden ? { ...row, hidden: true } : row));
    this.#cells = [];
  }
}

export type ReadSheet = Pick<SheetTable, 'rows' | 'merged' | 'hiddenColumns'>;

/** Rows, merged ranges and hidden columns of one sheet. Throws `FileRefused`. */
export async function readSheet(pack: Package, path: string, context: SheetContext): Promise<ReadSheet> {
  const builder = new SheetBuilder(context, pack.limits.columns);
  await readPart(pack, path, {
    open: (name, attributes) => builder.open(name, attributes),
    text: (text) => builder.text(text),
    close: (name) => builder.close(name),
  });
  const { rows, merged, hiddenColumns } = builder;
  return { rows, merged, ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}) };
}
