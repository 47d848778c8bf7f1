import { defineConfig } from 'vitest/config';

// The tests beside the mutated files: no database, no browser, nothing to set up. Left out are the property tests that
// make hundreds of thousands of tries: each mutant would cost minutes. What they would kill besides is not counted.
export default defineConfig({
  test: {
    include: [`${process.env.MUTATED_FOLDER ?? 'src/domain'}/**/*.test.ts`],
    exclude: ['**/*-property.test.ts'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 60_000,
  },
});
