// The public holidays shipped with the product.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppContext } from '../app/context.ts';
import { readCalendar } from '../files/calendar-file.ts';

const FILE = 'vn-public-holidays.yaml';
const folder = join(import.meta.dirname, '..', '..', 'calendars');

/** Throws when the shipped file is damaged. */
export async function readNationalDays(): Promise<AppContext['nationalDays']> {
  const read = readCalendar(await readFile(join(folder, FILE), 'utf8'), FILE);
  if (!read.ok) throw new Error(`${FILE}: ${JSON.stringify(read.faults)}`);
  return read.calendar.days;
}
