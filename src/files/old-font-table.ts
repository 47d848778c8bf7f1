// Sheets typed in the old Vietnamese fonts, whose cells hold Western letters until they are turned.
import type { SheetTable, TableCell } from '../domain/organization/import/table.ts';
import { fromOldFont, oldFontOf } from './old-vietnamese.ts';

const HEAD_ROWS = 40;

/** The same sheet in Unicode when its headings say that it was typed in such a font; else untouched. */
export function withoutOldFonts(table: SheetTable): SheetTable {
  const head = table.rows.slice(0, HEAD_ROWS).map((row) => row.cells.map((cell) => cell.text));
  const encoding = oldFontOf(head);
  if (encoding === null) return table;
  const turned = (cell: TableCell): TableCell => {
    if (cell.value.kind !== 'text') return cell;
    const text = fromOldFont(cell.text, encoding);
    return { ...cell, text, value: { kind: 'text', value: text } };
  };
  const rows = table.rows.map((row) => ({ ...row, cells: row.cells.map(turned) }));
  return { ...table, sheet: fromOldFont(table.sheet, encoding), rows, encoding };
}
