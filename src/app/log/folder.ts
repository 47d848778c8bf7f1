// Copies the log, as it grows, into a folder the database's administrator does not rule: one file per body, only ever
// appended to. What lies there is compared before anything is added: a log that went back or was rewritten stops here.
import { mkdir, open, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from '../../store/connection.ts';
import { checkpointOf, lastCheckpoint, lockLog } from '../../store/log.ts';
import { insertDeliveries, newestDeliveries } from '../../store/log-deliveries.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import { bytesBeforeTear, readKept } from './file.ts';
import { originOf, type ReadCheckpoint, readCheckpoint } from './note.ts';
import { logLines } from './stored.ts';

/** The folder's file and the log are not one growing log: told on the page of the log, until somebody looks. */
export type FolderTrouble = 'folder-log-behind' | 'folder-log-differs' | 'folder-file-foreign';

class Refused extends Error {
  readonly code: FolderTrouble;
  constructor(code: FolderTrouble) {
    super(code);
    this.code = code;
  }
}

export const logFileIn = (folder: string, slug: string) => join(folder, `${slug}.log`);

const TELL_AGAIN_MS = 3_600_000;

export interface FolderOrder {
  readonly tenant: Pick<Tenant, 'id' | 'slug'>;
  readonly folder: string;
  readonly now: string;
}

/** Appends what is new; returns the trouble or null. A failure is recorded, and the next round tries again. */
export function publishToFolder(pool: Pool, order: FolderOrder): Promise<string | null> {
  const { tenant, folder, now } = order;
  const scope = { tenantId: tenant.id, personId: null, actor: 'system' } as const;
  return inTransaction(pool, scope, async (tx) => {
    if (!(await lockLog(tx, tenant.id))) return null;
    const last = await lastCheckpoint(tx, tenant.id);
    if (last === null) return null;
    const file = logFileIn(folder, tenant.slug);
    const line = { target: 'folder', size: last.size, at: now } as const;
    try {
      if (!(await append(tx, order, file, last.size))) return null;
      await insertDeliveries(tx, tenant.id, [{ ...line, outcome: 'sent', detail: file }]);
      return null;
    } catch (error) {
      const detail =
        error instanceof Refused ? error.code : error instanceof Error ? error.message : 'unknown';
      await tellFailure(tx, tenant.id, { ...line, outcome: 'failed', detail });
      return detail;
    }
  });
}

/** One line per trouble and hour: a folder that is away for a night must not fill the table. */
async function tellFailure(tx: Tx, tenantId: number, line: Parameters<typeof insertDeliveries>[2][number]) {
  const { failed, sent } = await newestDeliveries(tx, tenantId, 'folder');
  const isNew = failed === null || (sent !== null && sent.at >= failed.at) || failed.detail !== line.detail;
  if (isNew || Date.parse(line.at) - Date.parse(failed.at) >= TELL_AGAIN_MS)
    await insertDeliveries(tx, tenantId, [line]);
}

/** True when something was written. */
async function append(tx: Tx, { tenant, folder }: FolderOrder, file: string, size: number): Promise<boolean> {
  await mkdir(folder, { mode: 0o750 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const there = await lastInFile(file, originOf(tenant.slug));
  if (there !== null) await demandSame(tx, tenant.id, there, size);
  const from = there?.size ?? 0;
  if (from === size) return false;
  const handle = await open(file, 'a', 0o640);
  try {
    const what = { origin: originOf(tenant.slug), from, withActs: false };
    for await (const lines of logLines(tx, tenant.id, what)) await handle.writeFile(lines);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return true;
}

async function demandSame(tx: Tx, tenantId: number, there: ReadCheckpoint, size: number): Promise<void> {
  if (there.size > size) throw new Refused('folder-log-behind');
  const ours = await checkpointOf(tx, tenantId, there.size);
  if (ours === null || !ours.root.equals(there.root)) throw new Refused('folder-log-differs');
}

const TAIL = 4096;

/** The last checkpoint of the file; null when there is no file. A tail torn by a crash is cut off first. */
async function lastInFile(file: string, origin: string): Promise<ReadCheckpoint | null> {
  const found = await stat(file).catch(() => null);
  if (found === null || found.size === 0) return null;
  const last = await checkpointAtEnd(file, found.size);
  if (last !== null && last.origin === origin) return last;
  const kept = await readKept(file).catch(() => null);
  if (kept === null || kept.origin !== origin) throw new Refused('folder-file-foreign');
  const whole = await bytesBeforeTear(file, kept.verdict.size);
  if (whole === null) throw new Refused('folder-file-foreign');
  await truncate(file, whole);
  return whole === 0 ? null : checkpointAtEnd(file, whole);
}

async function checkpointAtEnd(file: string, size: number): Promise<ReadCheckpoint | null> {
  const handle = await open(file, 'r');
  try {
    const from = Math.max(0, size - TAIL);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    const text = buffer.subarray(0, bytesRead).toString('utf8');
    const start = text.lastIndexOf('\ncheckpoint\n');
    return start < 0 ? null : readCheckpoint(text.slice(start + '\ncheckpoint\n'.length));
  } finally {
    await handle.close();
  }
}
