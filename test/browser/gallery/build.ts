// Builds the gallery of parts, a page that exists only for tests.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Builds into dist/gallery and returns that folder. */
export async function buildGallery(): Promise<string> {
  const outDir = fileURLToPath(new URL('../../../dist/gallery/', import.meta.url));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
  });
  return outDir;
}
