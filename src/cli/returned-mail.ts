// Mail that came back, from the pipe of a mail server or from a maildir: known by its envelope, read, taken note of.
import { readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReturnOutcome, takeReturned } from '../app/messages/returned.ts';
import { allTenants } from '../app/tenants.ts';
import { returnTagIn } from '../domain/messages/returned.ts';
import { readReturn } from '../files/read-return.ts';
import type { Pool } from '../store/connection.ts';

/** Our letters are short, and so is what comes back of them. */
export const MOST_BYTES = 4 * 1024 * 1024;
const AT_ONCE = 200;

export interface Returning {
  readonly pool: Pool;
  /** MAIL_RETURN_TO. */
  readonly address: string;
  readonly now: () => string;
}

/** Takes note of one mail; throws only when the database does. */
export async function takeMail({ pool, address, now }: Returning, raw: Uint8Array): Promise<ReturnOutcome> {
  const found = returnTagIn(Buffer.from(raw).toString('latin1'), address);
  const tenant = found && (await allTenants(pool)).find(({ id }) => id === found.tenantId);
  if (!found || !tenant) return 'unknown';
  const reports = await readReturn(raw).catch(() => []);
  return takeReturned({ pool }, { tenant, now: now(), tag: found.tag, reports });
}

/** Reads what is new in a maildir; each mail is put aside when it was dealt with, so that a crash reads it once more. */
export async function takeFolder(returning: Returning, folder: string): Promise<readonly ReturnOutcome[]> {
  const names = (await readdir(join(folder, 'new'))).toSorted().slice(0, AT_ONCE);
  const outcomes: ReturnOutcome[] = [];
  for (const name of names) {
    const file = join(folder, 'new', name);
    const isReadable = (await stat(file)).size <= MOST_BYTES;
    outcomes.push(isReadable ? await takeMail(returning, await readFile(file)) : 'unknown');
    await rename(file, join(folder, 'cur', `${name}:2,S`));
  }
  return outcomes;
}
