// What `congtam checkpoint` and `congtam log` share: one body, sealed up to now, and a file written whole or not at all.
import { open, rename, rm } from 'node:fs/promises';
import type { Tenant } from '../app/actor.ts';
import { readKeys } from '../app/log/keys.ts';
import { originOf } from '../app/log/note.ts';
import { sealTenant } from '../app/log/seal.ts';
import { logLines } from '../app/log/stored.ts';
import { allTenants } from '../app/tenants.ts';
import type { Config } from '../server/config.ts';
import { openPool, type Pool } from '../store/connection.ts';
import { lastCheckpoint } from '../store/log.ts';
import { inReadTransaction, type Tx } from '../store/transaction.ts';
import { UsageError } from './command.ts';
import type { Database } from './database.ts';

/** The body meant by --tenant, or the only one. */
export async function theTenant(pool: Pool, slug: string | undefined): Promise<Tenant> {
  const tenants = await allTenants(pool);
  const found =
    slug === undefined && tenants.length === 1 ? tenants[0] : tenants.find((one) => one.slug === slug);
  if (found === undefined) throw new UsageError(`--tenant ${tenants.map((one) => one.slug).join(' | ')}`);
  return found;
}

export async function withJobs<T>(database: Database, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool(database.jobUrl, { max: 2, applicationName: 'cong-tam-seal' });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** Seals what is settled, where the key is at hand; otherwise what is sealed already has to do. */
export async function sealUpToNow(pool: Pool, tenant: Tenant, config: Config, now: string): Promise<void> {
  const keys = await readKeys(config.seal.keyFolder);
  if (keys.length > 0) await sealTenant(pool, { tenant, keys, now, since: null });
}

/** A new file of its owner and group; it has its name only when it is whole and on disk. */
async function writeWhole(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const half = `${file}.half-${process.pid}`;
  const taken = await open(file, 'wx', 0o640).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file}: ${error.code}`);
  });
  await taken.close();
  const handle = await open(half, 'w', 0o640);
  try {
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } catch (error) {
    await Promise.all([rm(half, { force: true }), rm(file, { force: true })]);
    throw error;
  } finally {
    await handle.close();
  }
  await rename(half, file);
}

export type LogForm = 'note' | 'entries' | 'acts';

/** Writes the last checkpoint, alone or with all entries, or the whole log with its acts; null without a log. */
export function writeLogFile(pool: Pool, tenant: Tenant, file: string, form: LogForm) {
  return inReadTransaction(pool, { tenantId: tenant.id, personId: null, actor: 'system' }, async (tx) => {
    const last = await lastCheckpoint(tx, tenant.id);
    if (last === null) return null;
    await writeWhole(file, form === 'note' ? once(last.note) : lines(tx, tenant, form === 'acts'));
    return last;
  });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function lines(tx: Tx, tenant: Tenant, withActs: boolean): AsyncGenerator<string> {
  return logLines(tx, tenant.id, { origin: originOf(tenant.slug), from: 0, withActs });
}
