import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Assets are shared by all tenants and asked for from deep paths, so their addresses are absolute.
export default defineConfig({
  root: 'src/web',
  base: '/',
  publicDir: 'public',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: ['chrome109', 'firefox115', 'safari16'],
    manifest: true,
  },
});
