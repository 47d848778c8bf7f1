// A workbook to tables. Runs in the reading worker only: what it is given may be hostile.
import type { SheetTable } from '../domain/organization/import/table.ts';
import type { ReadLimits } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { Tally } from './tally.ts';
import { type Package, readDateStyles, readSharedStrings, readWorkbook } from './xlsx-parts.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readZipDirectory } from './zip-directory.ts';

/** All sheets in the order of their tabs, hidden ones marked. Throws `FileRefused`. */
export async function readXlsx(bytes: Uint8Array, limits: ReadLimits): Promise<SheetTable[]> {
  const pack: Package = { bytes, entries: readZipDirectory(bytes, limits), limits };
  const workbook = await readWorkbook(pack);
  if (workbook.sheets.length === 0) throw new FileRefused('file-damaged', { what: 'no-sheet' });
  const strings = await readSharedStrings(pack);
  const dateStyles = await readDateStyles(pack);
  const context = { strings, dateStyles, from1904: workbook.from1904, tally: new Tally(limits) };
  const tables: SheetTable[] = [];
  for (const sheet of workbook.sheets) {
    if (!pack.entries.has(sheet.path)) throw new FileRefused('file-damaged', { what: sheet.path });
    const { rows, merged } = await readSheet(pack, sheet.path, context);
    tables.push({ sheet: sheet.name, hidden: sheet.hidden, rows, merged });
  }
  return tables;
}
