// Builds the product's own pages for browser tests, with its own configuration: once per run, for all test files.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { oncePerRun } from '../once-per-run.ts';
import { inProduction } from './production.ts';

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

/** The folder of the built web; treat it as read-only. */
export function buildWeb(): Promise<string> {
  return oncePerRun('web', (outDir) =>
    inProduction(async () => {
      await build({ configFile, logLevel: 'error', build: { outDir } });
    }),
  );
}
