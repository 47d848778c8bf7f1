// Builds the gallery of parts, a page that exists only for tests.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { inProduction, ownFolder } from '../production.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Builds into a folder of this process (test files run side by side) and returns that folder. */
export async function buildGallery(): Promise<string> {
  const outDir = ownFolder('gallery');
  const gallery = () =>
    build({
      root,
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
    });
  await inProduction(gallery);
  return outDir;
}
