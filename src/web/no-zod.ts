// Stands in for zod in the browser build (see vite.config.ts). Pages take only addresses and types from the contract;
// shapes are checked by the server. Left out, zod would be a quarter of the first script.
const CHECKS = ['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'decode', 'encode'];

function refuse(): never {
  throw new Error('The browser build has no zod: nothing is parsed here');
}

/** Any schema: every call and every property gives it back, but it refuses to check anything. */
export const z: unknown = new Proxy(() => z, {
  get: (_, name) => (CHECKS.includes(String(name)) ? refuse : z),
  apply: () => z,
});
