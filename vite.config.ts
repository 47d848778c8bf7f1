import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Sentences about routes are for the description of the API; no page reads them, and my week would carry them all. */
const withoutSummaries: Plugin = {
  name: 'without-summaries',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/contract\/[\w-]+\.ts$/.test(id)) return null;
    const sentence = /^ {4}summary:\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"),\n/gm;
    return { code: code.replace(sentence, ''), map: null };
  },
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
