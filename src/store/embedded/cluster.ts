// Makes the data folder of the embedded server, whole or not at all, and reads what a running one left in it.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from '../store-error.ts';
import { type Account, accountWithName, giveTo } from './account.ts';
import type { Major } from './binaries.ts';
import type { Address, Layout } from './layout.ts';
import { roles } from './secrets.ts';

const run = promisify(execFile);

/** Best first: Vietnamese order by ICU; then what every machine has. */
const locales = [
  ['--locale-provider=icu', '--icu-locale=vi-VN', '--locale=C.UTF-8'],
  ['--locale-provider=icu', '--icu-locale=vi-VN', '--locale=C'],
  ['--locale=C.UTF-8'],
  ['--locale=C'],
];

/** What the server's programs get to see of our environment: nothing of ours, so no PG* or LD_* setting leaks in. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Refuses a data folder another major version wrote: PostgreSQL could not read it. */
export async function assertMajor(layout: Layout, major: Major): Promise<void> {
  const file = join(layout.cluster, 'PG_VERSION');
  const found = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (found === '') throw new StoreError('data-folder-broken', { file });
  if (found !== String(major)) {
    throw new StoreError('data-folder-other-major', { folder: layout.cluster, found, wanted: major });
  }
}

/** Runs initdb beside the final place and moves the result there; does nothing where a data folder already is. */
export async function createCluster(
  layout: Layout,
  binaries: string,
  account: Account | null,
  password: string,
): Promise<void> {
  if (existsSync(layout.cluster)) return;
  const workshop = await mkdtemp(join(layout.root, 'new-'));
  try {
    const maker = account && (await accountWithName(account));
    if (maker) await chown(workshop, maker.uid, maker.gid);
    const passwordFile = join(workshop, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (maker) await chown(passwordFile, maker.uid, maker.gid);
    await initialise(join(binaries, 'bin', 'initdb'), workshop, maker);
    if (account) await giveTo(account, join(workshop, 'data'));
    await rename(join(workshop, 'data'), layout.cluster).catch((error: unknown) => {
      if (!existsSync(layout.cluster)) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function initialise(initdb: string, workshop: string, maker: Account | null): Promise<void> {
  let last: unknown;
  for (const locale of locales) {
    const target = join(workshop, 'data');
    await rm(target, { recursive: true, force: true });
    const options = ['-D', target, '-U', roles.admin, '--encoding=UTF8', '--data-checksums', ...locale];
    const access = [
      '--auth-local=scram-sha-256',
      '--auth-host=scram-sha-256',
      `--pwfile=${join(workshop, 'password')}`,
    ];
    try {
      await run(initdb, [...options, ...access], { ...maker, cwd: workshop, env: serverEnvironment });
      return;
    } catch (error) {
      last = error;
    }
  }
  const reason = last instanceof Error ? last.message : String(last);
  throw new StoreError('database-start-failed', { reason }, last);
}

/** The folder for the unix socket, open to the server's account and to root only. */
export async function prepareSocketFolder(layout: Layout, account: Account | null): Promise<void> {
  await mkdir(layout.sockets, { recursive: true, mode: 0o700 });
  if (account) await chown(layout.sockets, account.uid, account.gid);
}

/** The server that owns a data folder. */
export interface RunningServer {
  readonly pid: number;
  /** null while it is only just starting: its pid file names the port first and where it listens a moment later. */
  readonly address: Address | null;
}

/** The server that owns this data folder, by its own pid file; null when that process is gone. */
export async function runningServer(layout: Layout): Promise<RunningServer | null> {
  const text = await readFile(pidFile(layout), 'utf8').catch(() => '');
  const [pidLine, , , portLine, socketFolder, listening, , status] = text.split('\n');
  const pid = Number(pidLine);
  const port = Number(portLine);
  if (!pid || !(await isServerOf(layout, pid))) return null;
  // The state is the last line to come: before it, a missing socket folder means nothing yet.
  const isWhole = port > 0 && (status ?? '').trim() !== '';
  return { pid, address: isWhole ? { port, host: socketFolder || listening || '127.0.0.1' } : null };
}

/** Whether a server that does not answer yet is replaying its journal. Only Linux can tell: elsewhere it is believed. */
export async function isRepairing(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const titles = children
    .split(' ')
    .filter(Boolean)
    .map((child) => readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(titles)).some((title) => title.startsWith('postgres: startup'));
}

const pidFile = (layout: Layout) => join(layout.cluster, 'postmaster.pid');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether this process is the server of the data folder: after a restart of the machine or container the number in the
 * pid file may belong to anybody.
 */
export async function isServerOf(layout: Layout, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.split('\0').includes(layout.cluster);
}

/**
 * Takes a pid file away whose number now belongs to a process that is not our server: PostgreSQL would refuse to start.
 * A dead number it clears away itself, and the file of a server that is just starting must never be touched; so the
 * file is moved first and moved back when it turns out to be another one than was judged.
 */
export async function clearStalePidFile(layout: Layout): Promise<void> {
  const judged = await readFile(pidFile(layout), 'utf8').catch(() => '');
  const pid = Number(judged.split('\n')[0]);
  if (!pid || !isAlive(pid) || (await isServerOf(layout, pid))) return;
  const aside = `${pidFile(layout)}.${randomUUID()}`;
  // Another of our processes may have been faster with the very same judgement.
  if (!(await renamed(pidFile(layout), aside))) return;
  if ((await readFile(aside, 'utf8')) === judged) await rm(aside);
  else await rename(aside, pidFile(layout));
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
