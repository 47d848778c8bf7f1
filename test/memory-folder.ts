// Where the databases of tests lie: in memory where there is plenty, otherwise on the disk. The servers run as ever; what
// they write through and wait for costs next to nothing there.
import { execFile } from 'node:child_process';
import { access, chmod, constants, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SHARED_MEMORY = '/dev/shm';
/** Free bytes from which on a run may lie there: it takes up to three. */
const PLENTY = 8 * 2 ** 30;

async function hasPlenty(): Promise<boolean> {
  const { bavail, bsize } = await statfs(SHARED_MEMORY);
  return bavail * bsize >= PLENTY && freemem() >= PLENTY;
}

/** The programs of the server lie beside its data, and containers often forbid to run what lies in memory. */
async function runsPrograms(): Promise<boolean> {
  await access(SHARED_MEMORY, constants.W_OK);
  const folder = await mkdtemp(join(SHARED_MEMORY, 'cong-tam-try-'));
  try {
    const file = join(folder, 'try');
    await writeFile(file, '#!/bin/sh\nexit 0\n');
    await chmod(file, 0o700);
    await run(file);
    return true;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The folders a run may lie in: one that ended hard left its own in either. */
export const RUN_FOLDERS = [SHARED_MEMORY, tmpdir()] as const;

/** The folder to make this run's in. */
export async function folderForRuns(): Promise<string> {
  const fits = await hasPlenty().catch(() => false);
  return fits && (await runsPrograms().catch(() => false)) ? SHARED_MEMORY : tmpdir();
}
