// Every address of the product, asked of the router itself: a page that is added there is walked from then on.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));

interface Routed {
  readonly makeRouter: (queries: unknown) => { readonly routesByPath: Readonly<Record<string, unknown>> };
}

/** Patterns as the router knows them ('/ket-qua/$id'); '/$' is the page for addresses that are none. */
export async function routesOfRouter(): Promise<readonly string[]> {
  const server = { middlewareMode: true, hmr: false, watch: null } as const;
  const optimizeDeps = { noDiscovery: true };
  const vite = await createServer({ configFile, server, optimizeDeps, appType: 'custom', logLevel: 'error' });
  try {
    const { makeRouter } = (await vite.ssrLoadModule('/router.tsx')) as unknown as Routed;
    return Object.keys(makeRouter(null).routesByPath);
  } finally {
    await vite.close();
  }
}
