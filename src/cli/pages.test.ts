// When pages are built anew: in a checkout whose sources have changed, never in a release.
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasPages } from './pages.ts';

const FILES = [
  ...['src/web/main.tsx', 'src/text/vi.ts', 'src/contract/routes.ts', 'src/domain/score/level.ts'],
  ...['vite.config.ts', 'package-lock.json', 'dist/web/index.html'],
];
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'cong-tam-pages-'));
  for (const file of FILES) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), '');
  }
});
afterAll(() => rm(root, { recursive: true }));

const touch = (file: string, minute: number) => utimes(join(root, file), minute * 60, minute * 60);

it('are as new as every file and folder they come from', async () => {
  const future = Math.ceil(Date.now() / 60_000) + 10;
  await touch('src/domain/score/level.ts', future);
  expect(await hasPages(root), 'a release').toBe(true);
  await mkdir(join(root, '.git'));
  expect(await hasPages(root), 'a changed file').toBe(false);
  await touch('dist/web/index.html', future);
  expect(await hasPages(root), 'built').toBe(true);
  await touch('src/web', future + 1);
  expect(await hasPages(root), 'a file that went').toBe(false);
  await rm(join(root, 'dist'), { recursive: true });
  expect(await hasPages(root), 'never built').toBe(false);
});
