// What stands in a workbook the product made, as one text: enough to ask whether something is in it, and in which order.
import { readTables } from '../../src/files/read-table.ts';

export async function wordsOfWorkbook(bytes: Uint8Array): Promise<string> {
  const read = await readTables(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  const lines = read.tables.flatMap(({ sheet, rows }) => [
    sheet,
    ...rows.map(({ cells }) => cells.map(({ text }) => text).join('\t')),
  ]);
  return lines.join('\n');
}
