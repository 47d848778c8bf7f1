// What the user said of the columns of a sheet, before anything is guessed.
import { cleanBlanks } from '../text-match.ts';
import type { HeadingTable } from './heading-words.ts';
import type { SheetLayout } from './layout.ts';
import type { TableRow } from './table.ts';
import type { ColumnName } from './trouble-log.ts';

/** What the user said of a column: a field, null to leave it alone, undefined when nothing was said. */
export function fieldByHand<Field extends string>(
  table: HeadingTable<Field>,
  layout: SheetLayout | null,
  letter: string,
): Field | null | undefined {
  const told = layout?.columns[letter];
  if (told === undefined || told === null) return told;
  return (Object.keys(table) as Field[]).find((field) => field === told);
}

/** Columns told by hand come first: a guess never takes a field that was given to another column. */
export function columnsByHand<Field extends string>(
  table: HeadingTable<Field>,
  row: TableRow,
  layout: SheetLayout | null,
): Map<Field, ColumnName> {
  const columns = new Map<Field, ColumnName>();
  for (const letter of Object.keys(layout?.columns ?? {})) {
    const field = fieldByHand(table, layout, letter);
    const text = row.cells.find((cell) => cell.column === letter)?.text ?? '';
    if (field !== undefined && field !== null) columns.set(field, { letter, heading: cleanBlanks(text) });
  }
  return columns;
}
