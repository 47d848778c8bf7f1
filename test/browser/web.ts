// Builds the product's own pages for browser tests, with its own configuration, into a folder of the tests.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { inProduction, ownFolder } from './production.ts';

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

/** Builds the web into a folder of this process and returns that folder. */
export async function buildWeb(name: string): Promise<string> {
  const outDir = ownFolder(name);
  await inProduction(() => build({ configFile, logLevel: 'error', build: { outDir } }));
  return outDir;
}
