// What stands in a workbook the product made, as one text: enough to ask whether something is in it, and in which order.
import { readTables } from '../../src/files/read-table.ts';

export async function wordsOfWorkbook(bytes: Uint8Array): Promise<string> {
  const read = await readTables(bytes);
  return JSON.stringify(read, (_key, value) => (value instanceof Map ? [...value.values()] : value));
}
