// Builds the product's own pages for browser tests, with its own configuration, into a folder of the tests.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { inProduction, removeAtExit } from './production.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the web into dist/<name>-<process> and returns that folder. */
export async function buildWeb(name: string): Promise<string> {
  const outDir = `${root}dist/${name}-${process.pid}/`;
  await inProduction(() =>
    build({ configFile: `${root}vite.config.ts`, logLevel: 'error', build: { outDir } }),
  );
  removeAtExit(outDir);
  return outDir;
}
