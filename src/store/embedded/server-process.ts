// Starts and stops one PostgreSQL server process. Deciding when is the launcher's business.
import { execFile, spawn } from 'node:child_process';
import { open, rename, stat, statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StoreError } from '../store-error.ts';
import type { Account } from './account.ts';
import { isServerOf, serverEnvironment } from './cluster.ts';
import type { Address, Layout } from './layout.ts';

const run = promisify(execFile);

export interface ServerPlan {
  readonly layout: Layout;
  readonly binaries: string;
  readonly account: Account | null;
  readonly address: Address;
  /** Settings on top of ours; the tests of a refused server need them, the product passes none. */
  readonly settings: Readonly<Record<string, string>>;
}

const mebibyte = 1024 * 1024;

/** Journal kept between two checkpoints, MiB: a small disk has no gigabyte to spare for it. */
async function journalSize(folder: string): Promise<number> {
  const { blocks, bsize } = await statfs(folder);
  return Math.max(64, Math.min(1024, Math.floor((blocks * bsize) / mebibyte / 20)));
}

async function serverSettings({ address, layout, settings }: ServerPlan): Promise<string[]> {
  const journal = await journalSize(layout.cluster);
  const bySocket = address.host.startsWith('/');
  const cache = Math.max(64, Math.min(1024, Math.floor(totalmem() / mebibyte / 16)));
  const all: Record<string, string> = {
    listen_addresses: bySocket ? '' : address.host,
    unix_socket_directories: bySocket ? address.host : '',
    unix_socket_permissions: '0700',
    port: String(address.port),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    password_encryption: 'scram-sha-256',
    max_connections: '100',
    shared_buffers: `${cache}MB`,
    max_wal_size: `${journal}MB`,
    min_wal_size: `${Math.min(80, journal)}MB`,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const largestLog = 16 * mebibyte;

/** The server writes its log to a file, not to a pipe of ours: it must outlive us. One older file is kept. */
async function openLog(file: string) {
  const found = await stat(file).catch(() => null);
  if (found && found.size > largestLog) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

/** Starts the server apart from our process group, and returns at once with a promise of its exit code. */
export async function spawnServer(plan: ServerPlan): Promise<{ exited: Promise<number | null> }> {
  const log = await openLog(plan.layout.log);
  try {
    const child = spawn(
      join(plan.binaries, 'bin', 'postgres'),
      ['-D', plan.layout.cluster, ...(await serverSettings(plan))],
      {
        ...plan.account,
        cwd: plan.layout.cluster,
        detached: true,
        env: serverEnvironment,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    child.unref();
    const exited = new Promise<number | null>((done, fail) => {
      child.once('exit', done);
      child.once('error', fail);
    });
    exited.catch(() => undefined);
    return { exited };
  } finally {
    await log.close();
  }
}

const stopLimit = { fast: 120_000, immediate: 30_000 };
type Place = Pick<ServerPlan, 'layout' | 'binaries' | 'account'>;

/**
 * Clean stop: open transactions are rolled back, a checkpoint is written; resolves when the process `pid` is gone. What
 * does not end that way is ended as by a crash, which the next start repairs from the journal.
 */
export const stopServer = (plan: Place, pid: number): Promise<void> =>
  stopBy(plan, pid, 'fast').catch(() => stopAtOnce(plan, pid));

/**
 * Ends a server that is not answering. PostgreSQL 18 never ends when it is asked to do so in order while it repairs
 * itself after a crash, so there is no asking.
 */
export const stopAtOnce = (plan: Place, pid: number): Promise<void> => stopBy(plan, pid, 'immediate');

/** pg_ctl would wait for the pid file to vanish, and so for ever when another process of ours starts the server anew. */
async function stopBy(plan: Place, pid: number, how: keyof typeof stopLimit): Promise<void> {
  const options = ['stop', '-D', plan.layout.cluster, '-m', how, '--no-wait'];
  await run(join(plan.binaries, 'bin', 'pg_ctl'), options, {
    ...plan.account,
    cwd: plan.layout.cluster,
    env: serverEnvironment,
  });
  const deadline = performance.now() + stopLimit[how];
  while (await isServerOf(plan.layout, pid)) {
    if (performance.now() > deadline) throw new StoreError('database-stop-failed', { pid });
    await sleep(20);
  }
}

/** The last lines of the server's log, for a message about a start that failed. */
export async function tailOfLog(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - 2000);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2000), 0, 2000, from);
    return buffer.subarray(0, bytesRead).toString('utf8').trim().split('\n').slice(-6).join('\n');
  } finally {
    await handle.close();
  }
}
