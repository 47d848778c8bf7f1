// Once per run: a folder for the test databases before, and every server in it stopped after. The servers themselves
// start when the first test asks (test/database.ts), so that a run of pure tests starts none.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../src/store/embedded/launcher.ts';
import { type TestMajor, testMajors } from './database.ts';
import { folderForRuns, RUN_FOLDERS } from './memory-folder.ts';

const prefix = 'cong-tam-test-';

async function stopAll(folder: string): Promise<void> {
  for (const major of testMajors) {
    const dataDir = join(folder, String(major));
    if (existsSync(join(dataDir, 'postgres'))) await stopOne(dataDir, major);
  }
  await rm(folder, { recursive: true, force: true });
}

async function stopOne(dataDir: string, major: TestMajor): Promise<void> {
  const server = await startEmbedded({ dataDir, major });
  await server.stop();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A run killed hard leaves its servers behind; the next run of the same account clears them away. */
async function sweep(): Promise<void> {
  for (const parent of RUN_FOLDERS)
    for (const name of await readdir(parent).catch(() => [])) {
      const pid = Number(name.slice(prefix.length).split('-')[0]);
      if (!name.startsWith(prefix) || !pid || isAlive(pid)) continue;
      await stopAll(join(parent, name)).catch(() => undefined);
    }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = await mkdtemp(join(await folderForRuns(), `${prefix}${process.pid}-`));
  project.provide('databaseFolder', folder);
  return () => stopAll(folder);
}
