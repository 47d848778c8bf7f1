import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What a route is for stands in the description of the API; no page has use of it, and every page would carry it. */
const withoutSummaries: Plugin = {
  name: 'without-summaries',
  enforce: 'pre',
  transform: (code, id) =>
    /\/src\/contract\/[\w-]+\.ts$/.test(id)
      ? { code: code.replace(/\bsummary:\s*(?:'(?:[^'\\\n]|\\.)*'|"[^"\n]*"),/g, ''), map: null }
      : null,
};

// Assets are shared by all tenants and asked for from deep paths, so their addresses are absolute.
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [withoutSummaries, react()],
  resolve: { alias: { zod: fileURLToPath(new URL('./src/web/no-zod.ts', import.meta.url)) } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Inlined files would be data: addresses, which the content policy forbids for fonts.
    assetsInlineLimit: 0,
    // Chrome 109 is the last for Windows 7 and 8. Only syntax is lowered; functions it lacks: web/older-browsers.ts.
    // Safari 16 and Firefox 115 lack Map.groupBy alone.
    target: ['chrome109', 'firefox115', 'safari16'],
    manifest: true,
  },
});
