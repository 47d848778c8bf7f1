import { defineConfig } from 'vitest/config';

// The tests beside the mutated files: no database, no browser, nothing to set up. Left out are the property tests that
// make hundreds of thousands of tries: each mutant would cost minutes. What they would kill besides is not counted.
const folder = process.env.MUTATED_FOLDER ?? 'src/domain';
/** Tests of whole rulebooks, which lie with what spans rooms. */
const WHOLE = {
  score: 'test/rulebooks/worked-examples.test.ts',
  rulebook: 'test/rulebooks/mistakes.test.ts',
};

export default defineConfig({
  test: {
    include: [
      `${folder}/**/*.test.ts`,
      ...Object.entries(WHOLE).flatMap(([room, file]) => (folder.includes(`/${room}`) ? [file] : [])),
    ],
    exclude: ['**/*-property.test.ts'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 60_000,
  },
});
