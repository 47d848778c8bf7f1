import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { noSkips } from './test/no-skips.ts';

// Three workers keep two cores busy: a test that talks to a database or a browser waits more than it works.
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    environment: 'node',
    globals: false,
    pool: 'forks',
    maxWorkers: 3,
    // A worker keeps the modules it has read: reading them anew for every file cost more than the smaller tests do.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: process.env.EVERY_TEST ? ['default', noSkips] : ['default'],
    globalSetup: ['test/databases.setup.ts'],
    // Limits find what hangs; they do not measure: a busy machine takes many times as long as a quiet one.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    // A page that loads anew takes more than the usual second on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    allowOnly: false,
    passWithNoTests: false,
  },
});
