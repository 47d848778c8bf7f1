// Builds the gallery of parts, a page that exists only for tests.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { oncePerRun } from '../../once-per-run.ts';
import { inProduction } from '../production.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Builds it once per run and returns the folder; treat it as read-only. */
export function buildGallery(): Promise<string> {
  return oncePerRun('gallery', (outDir) =>
    inProduction(async () => {
      await build({
        root,
        configFile: false,
        logLevel: 'error',
        plugins: [react()],
        build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 },
      });
    }),
  );
}
