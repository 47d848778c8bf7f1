import { defineConfig } from 'vitest/config';

// A mutation run: one file that loads the tests of the mutated folder (scripts/proof/mutation/runner.ts says which).
export default defineConfig({
  test: {
    include: ['scripts/proof/mutation/inside.ts'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 1,
    isolate: false,
    reporters: [{}],
    testTimeout: 60_000,
  },
});
