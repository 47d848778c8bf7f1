// Building pages inside tests.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

/** Builds the product's own pages, with its own configuration. */
export async function buildPages(outDir: string): Promise<void> {
  await inProduction(() => build({ configFile, logLevel: 'error', build: { outDir } }));
}

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
