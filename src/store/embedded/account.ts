// Under which account the database server runs. PostgreSQL refuses to run as root; so does this launcher's child.
import { chmod, chown, lstat, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StoreError } from '../store-error.ts';

/** Numeric account of the server process; null means "the account we run under". */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** First number tried: inside the range kept free for services without an entry in /etc/passwd. */
const firstServiceUid = 63_117;

async function namedUids(): Promise<ReadonlySet<number>> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return new Set(lines.map((line) => Number(line.split(':')[2])));
}

/**
 * Chooses the account: whoever we are when not root; as root the owner of an existing data folder, otherwise a number
 * nobody on this machine uses, so that no other service can read the files or signal the processes.
 */
export async function chooseAccount(dataFolder: string): Promise<Account | null> {
  const mine = process.getuid?.();
  if (mine === undefined) return null;
  const found = await stat(dataFolder).catch(() => null);
  if (mine !== 0) {
    if (found && found.uid !== mine)
      throw new StoreError('data-folder-foreign', { folder: dataFolder, uid: found.uid });
    return null;
  }
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const taken = await namedUids();
  let uid = firstServiceUid;
  while (taken.has(uid)) uid += 1;
  return { uid, gid: uid };
}

/** initdb insists on an account with a name: `nobody`, for that one moment, where ours has none. */
export async function accountWithName(account: Account): Promise<Account> {
  return (await namedUids()).has(account.uid) ? account : { uid: 65_534, gid: 65_534 };
}

/** Refuses when the account could not walk down to `folder` (a clone under /root with mode 0700, say). */
export async function assertReachable(folder: string, account: Account | null): Promise<void> {
  if (!account) return;
  for (let step = resolve(folder); ; step = dirname(step)) {
    const { mode, uid } = await stat(step);
    const open = (mode & 0o001) !== 0 || (uid === account.uid && (mode & 0o100) !== 0);
    if (!open) throw new StoreError('data-folder-unreachable', { folder, closed: step });
    if (step === dirname(step)) return;
  }
}

/** Gives a whole tree to the account. */
export async function giveTo(account: Account, folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if ((await lstat(path)).isSymbolicLink()) continue;
    await chown(path, account.uid, account.gid);
  }
  await chown(folder, account.uid, account.gid);
}

/** Lets every account read a tree, whatever umask it was written under; programs stay programs. */
export async function openToReaders(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    const found = await lstat(path);
    if (found.isSymbolicLink()) continue;
    const isProgram = found.isDirectory() || (found.mode & 0o100) !== 0;
    await chmod(path, isProgram ? 0o755 : 0o644);
  }
  await chmod(folder, 0o755);
}
