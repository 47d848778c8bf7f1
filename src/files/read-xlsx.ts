// A workbook to tables. Runs in the reading worker only: what it is given may be hostile.
import type { SheetTable } from '../domain/organization/import/table.ts';
import type { ReadLimits } from './limits.ts';
import { withoutOldFonts } from './old-font-table.ts';
import { FileRefused } from './refusal.ts';
import { Tally } from './tally.ts';
import { type Package, readCellStyles, readSharedStrings, readWorkbook } from './xlsx-parts.ts';
import { readSheet } from './xlsx-sheet.ts';
import { readZipDirectory } from './zip-directory.ts';

/** All sheets in the order of their tabs, hidden ones marked. Throws `FileRefused`. */
export async function readXlsx(
  bytes: Uint8Array,
  limits: ReadLimits,
  onRows?: (rows: number) => void,
): Promise<SheetTable[]> {
  const pack: Package = { bytes, entries: readZipDirectory(bytes, limits), limits };
  const workbook = await readWorkbook(pack);
  if (workbook.sheets.length === 0) throw new FileRefused('file-damaged', { what: 'no-sheet' });
  const strings = await readSharedStrings(pack, workbook.stringsPath);
  const styles = await readCellStyles(pack, workbook.stylesPath);
  const { from1904 } = workbook;
  const context = { strings, styles, from1904, tally: new Tally(limits, onRows) };
  const tables: SheetTable[] = [];
  const read = new Set<string>();
  for (const { path, name, hidden } of workbook.sheets) {
    // One part under many names would be unpacked many times: the limit of bytes counts it once.
    if (!pack.entries.has(path) || read.has(path)) throw new FileRefused('file-damaged', { what: path });
    read.add(path);
    const sheet = await readSheet(pack, path, context);
    tables.push({ sheet: name, hidden, ...sheet, ...(from1904 ? { from1904 } : {}) });
  }
  return tables.map(withoutOldFonts);
}
