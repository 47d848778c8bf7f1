// One worksheet to rows of cells, streaming, within the limits of the whole workbook.
import {
  type CellValue,
  columnLetter,
  columnNumber,
  type TableCell,
  type TableRow,
} from '../domain/organization/import/table.ts';
import { makeCell } from './cell-text.ts';
import { dateOfSerial } from './date-format.ts';
import { FileRefused } from './refusal.ts';
import type { Tally } from './tally.ts';
import { type Attributes, type Package, readPart, unescapeText } from './xlsx-parts.ts';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly from1904: boolean;
  readonly tally: Tally;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  content: string;
}

const MAX_MERGES = 20_000;

function cellValue(cell: OpenCell, context: SheetContext): CellValue {
  switch (cell.type) {
    case 's':
      return { kind: 'text', value: context.strings[Number(cell.content)] ?? '' };
    case 'str':
    case 'inlineStr':
      return { kind: 'text', value: unescapeText(cell.content) };
    case 'b':
      return { kind: 'boolean', value: cell.content === '1' };
    case 'e':
      return { kind: 'error', value: cell.content };
    case 'd':
      return { kind: 'text', value: cell.content.replace(/T00:00:00(\.0+)?Z?$/, '') };
    default: {
      const number = Number(cell.content);
      if (context.dateStyles[cell.style] !== true) return { kind: 'number', value: number };
      return { kind: 'date', serial: number, date: dateOfSerial(number, context.from1904) };
    }
  }
}

/** Collects rows from tag events; rows and cells without an address follow the one before (ECMA-376 18.3.1.73). */
class SheetBuilder {
  readonly rows: TableRow[] = [];
  readonly merged: string[] = [];
  readonly #context: SheetContext;
  #row = 0;
  #column = 0;
  #cells: TableCell[] = [];
  #cell: OpenCell | null = null;
  #collecting = false;
  #phonetic = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, a: Attributes): void {
    if (name === 'row') {
      this.#row = a.r === undefined ? this.#row + 1 : Number(a.r);
      this.#column = 0;
      this.#cells = [];
    } else if (name === 'c') {
      const column = a.r === undefined ? this.#column + 1 : columnNumber(a.r.replace(/\d+$/, ''));
      this.#column = column;
      this.#cell = { column, type: a.t ?? 'n', style: Number(a.s ?? 0), content: '' };
    } else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'mergeCell' && a.ref !== undefined && this.merged.length < MAX_MERGES)
      this.merged.push(a.ref);
    this.#collecting = (name === 'v' || name === 't') && !this.#phonetic;
  }

  text(text: string): void {
    if (this.#collecting && this.#cell !== null) this.#cell.content += text;
  }

  close(name: string): void {
    this.#collecting = false;
    if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  #closeCell(): void {
    const open = this.#cell;
    this.#cell = null;
    if (open === null || open.content === '') return;
    if (open.column < 1) throw new FileRefused('file-damaged', { what: 'address' });
    const cell = makeCell(columnLetter(open.column), cellValue(open, this.#context));
    if (cell === null) return;
    this.#context.tally.cell(open.column, cell.text.length);
    this.#cells.push(cell);
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    const last = this.rows.at(-1);
    if (!Number.isInteger(this.#row) || this.#row < 1 || (last !== undefined && last.row >= this.#row)) {
      throw new FileRefused('file-damaged', { what: 'row-order' });
    }
    this.#context.tally.row();
    this.rows.push({ row: this.#row, cells: this.#cells });
    this.#cells = [];
  }
}

/** Rows and merged ranges of one sheet. Throws `FileRefused`. */
export async function readSheet(
  pack: Package,
  path: string,
  context: SheetContext,
): Promise<{ readonly rows: readonly TableRow[]; readonly merged: readonly string[] }> {
  const builder = new SheetBuilder(context);
  await readPart(pack, path, {
    open: (name, attributes) => builder.open(name, attributes),
    text: (text) => builder.text(text),
    close: (name) => builder.close(name),
  });
  return { rows: builder.rows, merged: builder.merged };
}
