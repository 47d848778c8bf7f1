// Building pages inside tests.

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
