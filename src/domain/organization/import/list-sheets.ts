// Which sheets of a workbook are parts of the list: all that are shown, have its headings, and were not left out by hand.
import { fieldOf, type HeadingTable } from './heading-words.ts';
import { findHeader, findSheet, type Header } from './headings.ts';
import { withJoinedDates } from './joined-dates.ts';
import { layoutOf, type SheetLayout } from './layout.ts';
import { isSideways } from './side-tables.ts';
import type { SheetTable } from './table.ts';
import { tablesApart } from './twin-tables.ts';

export interface ListSheet<Field extends string> {
  readonly table: SheetTable;
  readonly header: Header<Field>;
}
export interface LeftOut {
  readonly sheet: string;
  /** hidden: it looks like a list but is not shown; incomplete: necessary headings are missing; other: no list at all. */
  readonly why: 'hidden' | 'incomplete' | 'other';
}
export interface ListSheets<Field extends string> {
  readonly sheets: readonly ListSheet<Field>[];
  readonly leftOut: readonly LeftOut[];
  /** Where errors about headings are shown when no sheet is a list; null for a file without any sheet. */
  readonly fallback: {
    readonly table: SheetTable;
    readonly header: Header<Field> | null;
    /** Its headings stand below each other. */
    readonly sideways: boolean;
  } | null;
}

export function isReadable(header: Header<string>): boolean {
  return header.troubles.every((trouble) => trouble.severity !== 'error');
}

/** `layouts`: sheets told to be read are, and shown with their errors. */
export function listSheets<Field extends string>(
  given: readonly SheetTable[],
  headings: HeadingTable<Field>,
  layouts: readonly SheetLayout[],
): ListSheets<Field> {
  const tables = tablesApart(given, headings, layouts);
  const sheets: ListSheet<Field>[] = [];
  const leftOut: LeftOut[] = [];
  for (const table of tables) {
    const layout = layoutOf(layouts, table.sheet);
    if (layout?.read === false || table.rows.length === 0) continue;
    const header = findHeader(table, headings, layout);
    const isAsked = layout !== null;
    if (header !== null && isReadable(header) && (isAsked || !table.hidden))
      sheets.push({ table: withJoinedDates(table, header.last, header.joined), header });
    else leftOut.push({ sheet: table.sheet, why: whyLeftOut(table, header) });
  }
  const found = findSheet(tables, headings, layouts);
  const fallback =
    found === null
      ? null
      : {
          table: found,
          header: findHeader(found, headings, layoutOf(layouts, found.sheet)),
          sideways: isSideways(found, (text) => fieldOf(headings, text) !== null),
        };
  return {
    sheets,
    leftOut: leftOut.filter(({ sheet }) => sheet !== fallback?.table.sheet || sheets.length > 0),
    fallback,
  };
}

function whyLeftOut(table: SheetTable, header: Header<string> | null): LeftOut['why'] {
  if (header === null) return 'other';
  return table.hidden && isReadable(header) ? 'hidden' : 'incomplete';
}
