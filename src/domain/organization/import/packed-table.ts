// Tables in a form a tenth of the size: between the reading worker and its caller, and in the database while a rehearsal
// is open. Text is kept as it is; only what differs from the usual case takes room.
import {
  type CellValue,
  columnLetter,
  columnNumber,
  type SheetTable,
  type TableCell,
  type TableRow,
} from './table.ts';

/** A text, a number, or with more to say: value, steps of indentation, decomposed. */
type PackedCell = string | number | readonly [CellValue, string, number, 0 | 1];
/** Number of the row (below zero: hidden), then column and cell by turns; at the end its look, if it is known. */
export type PackedRow = readonly (number | PackedCell)[];
export type PackedSheet = Omit<SheetTable, 'rows'> & { readonly packed: readonly PackedRow[] };

function packCell(cell: TableCell): PackedCell {
  const { value, text, decomposed, indent = 0 } = cell;
  if (!decomposed && indent === 0) {
    if (value.kind === 'text' && value.value === text) return text;
    if (value.kind === 'number' && String(value.value) === text) return value.value;
  }
  return [value, text, indent, decomposed ? 1 : 0];
}

function unpackCell(column: string, packed: PackedCell): TableCell {
  if (typeof packed === 'string')
    return { column, value: { kind: 'text', value: packed }, text: packed, decomposed: false };
  if (typeof packed === 'number')
    return { column, value: { kind: 'number', value: packed }, text: String(packed), decomposed: false };
  const [value, text, indent, decomposed] = packed;
  const cell = { column, value, text, decomposed: decomposed === 1 };
  return indent > 0 ? { ...cell, indent } : cell;
}

export function packRow(row: TableRow): PackedRow {
  const packed: (number | PackedCell)[] = [row.hidden === true ? -row.row : row.row];
  for (const cell of row.cells) packed.push(columnNumber(cell.column), packCell(cell));
  if (row.look !== undefined) packed.push(row.look);
  return packed;
}

/** Stays packed until somebody looks at its cells, and is unpacked anew each time: a province has half a million cells. */
class PackedTableRow implements TableRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly look?: number;
  readonly #packed: PackedRow;

  constructor(packed: PackedRow) {
    const number = Number(packed[0] ?? 0);
    this.row = Math.abs(number);
    this.hidden = number < 0;
    if (packed.length % 2 === 0) this.look = Number(packed.at(-1));
    this.#packed = packed;
  }

  get packed(): PackedRow {
    return this.#packed;
  }

  get cells(): readonly TableCell[] {
    const cells: TableCell[] = [];
    for (let at = 1; at < this.#packed.length; at += 2) {
      const cell = this.#packed[at + 1];
      if (cell !== undefined) cells.push(unpackCell(letterOf(Number(this.#packed[at])), cell));
    }
    return cells;
  }
}

const LETTERS = Array.from({ length: 400 }, (_, number) => columnLetter(number));
const letterOf = (number: number): string => LETTERS[number] ?? columnLetter(number);

/** The same row in a tenth of the room: a reader of long lists keeps each one so from the start. */
export const compactRow = (row: TableRow): TableRow => new PackedTableRow(packRow(row));

export function packTables(tables: readonly SheetTable[]): readonly PackedSheet[] {
  const packed = (row: TableRow) => (row instanceof PackedTableRow ? row.packed : packRow(row));
  return tables.map(({ rows, ...sheet }) => ({ ...sheet, packed: rows.map(packed) }));
}

/** Rows that cross, and are stored, together. */
const ROWS_PER_PIECE = 2000;

/** A table as pieces with some of its rows each: one at least, so that an empty sheet is one, too. */
export function* piecesOf(table: SheetTable): Generator<PackedSheet> {
  const { rows } = table;
  for (let at = 0; at === 0 || at < rows.length; at += ROWS_PER_PIECE)
    yield* packTables([{ ...table, rows: rows.slice(at, at + ROWS_PER_PIECE) }]);
}

/** Takes the unpacked form of earlier releases as well. */
export function unpackTables(sheets: readonly (PackedSheet | SheetTable)[]): readonly SheetTable[] {
  return sheets.map((sheet) => {
    if (!('packed' in sheet)) return sheet;
    const { packed, ...rest } = sheet;
    return { ...rest, rows: packed.map((row) => new PackedTableRow(row)) };
  });
}
