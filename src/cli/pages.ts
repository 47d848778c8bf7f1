// The built pages: a release brings them along, a checkout builds them, and again when its sources have changed.
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Console } from './command.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');
export const webRoot = join(projectRoot, 'dist', 'web');

/** What goes into the pages; what the pages do not use changes with the rest of a checkout often enough. */
const SOURCES = ['src/web', 'src/text', 'src/contract', 'src/domain', 'vite.config.ts', 'package-lock.json'];

/** Time of the last change below `path`; a folder changes when something in it comes or goes. */
async function lastChange(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const below = await readdir(path);
  return Math.max(found.mtimeMs, ...(await Promise.all(below.map((name) => lastChange(join(path, name))))));
}

/** Whether `root` has pages that are as new as its sources; without its history it is a release, and never built. */
export async function hasPages(root: string): Promise<boolean> {
  const page = join(root, 'dist', 'web', 'index.html');
  if (!existsSync(page)) return false;
  if (!existsSync(join(root, '.git'))) return true;
  const changes = await Promise.all(SOURCES.map((source) => lastChange(join(root, source))));
  return Math.max(...changes) <= (await stat(page)).mtimeMs;
}

/** Builds the pages where they are missing or old. */
export async function ensurePages(console: Console): Promise<void> {
  if (await hasPages(projectRoot)) return;
  console.say('start.building');
  const { build } = await import('vite');
  await build({ configFile: join(projectRoot, 'vite.config.ts'), logLevel: 'error' });
}
