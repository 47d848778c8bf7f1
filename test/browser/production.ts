// Building pages inside tests: each test process builds into a folder of its own, since files run side by side.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Runs a build the way `npm run build` does: the test runner's own NODE_ENV would bring React's slow development half. */
export async function inProduction<T>(build: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await build();
  } finally {
    process.env.NODE_ENV = before;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** dist/<name>-<process>/; folders of processes that have ended (test workers get no chance to tidy) are removed. */
export function ownFolder(name: string): string {
  for (const folder of existsSync(dist) ? readdirSync(dist) : []) {
    const pid = /-(\d+)$/.exec(folder)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(dist + folder, { recursive: true, force: true });
  }
  return `${dist}${name}-${process.pid}/`;
}
