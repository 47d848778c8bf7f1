// 'nt', 'như trên', '"', '//': a cell that says what the one above it says.
import { spreadMerged } from './merged-range.ts';
import type { SheetTable, TableCell, TableRow } from './table.ts';

const WORDS = /^[\s\-–—.(]*(?:n\s*[./]?\s*t|như\s+trên)[\s\-–—.)]*$/iu;
const MARKS = /^[\s\-–—.]*(?:["”“″〃]|''|\/\/)(?:[\s.]*(?:["”“″〃]|''|\/\/))*[\s\-–—.]*$/u;

export const isDitto = (text: string): boolean => text.length <= 20 && (WORDS.test(text) || MARKS.test(text));

export interface Ditto {
  readonly row: number;
  readonly letter: string;
  /** What stands in the file, and what it was read as. */
  readonly value: string;
  readonly meant: string;
}

export interface ReadRows {
  readonly rows: readonly TableRow[];
  readonly dittos: readonly Ditto[];
}

/**
 * The rows below `below` with merged cells and ditto marks filled in. `asAbove`: columns in which a mark is the person
 * above once more, as a merged cell would be; `never`: those in which it says nothing (a number, a date of birth).
 */
export function filledRows(
  sheet: SheetTable,
  below: number,
  columns: { readonly asAbove?: ReadonlySet<string>; readonly never?: ReadonlySet<string> } = {},
): ReadRows {
  const { asAbove = new Set(), never = new Set() } = columns;
  const above = new Map<string, TableCell>();
  const dittos: Ditto[] = [];
  const filled = (cell: TableCell, row: number): TableCell => {
    const source = above.get(cell.column);
    if (source === undefined || never.has(cell.column) || !isDitto(cell.text)) {
      above.set(cell.column, cell);
      return cell;
    }
    dittos.push({ row, letter: cell.column, value: cell.text, meant: source.text });
    return asAbove.has(cell.column) ? { ...source, spread: true } : source;
  };
  const rows = spreadMerged(sheet, below).map((row) => {
    if (row.row <= below) return row;
    const { cells } = row;
    const next = cells.map((cell) => filled(cell, row.row));
    return next.some((cell, at) => cell !== cells[at]) ? { ...row, row: row.row, cells: next } : row;
  });
  return { rows, dittos };
}
