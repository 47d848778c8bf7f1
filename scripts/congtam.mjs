#!/usr/bin/env node
// The command `congtam`. What it can do: node scripts/congtam.mjs --help
import { fileURLToPath } from 'node:url';
import { withNode24 } from './node-guard.mjs';

// A list of a whole province must not take the memory of a server it stands beside: 50,000 people fit into this.
const flags = process.argv[2] === 'import' ? ['--max-old-space-size=256', '--max-semi-space-size=8'] : [];

await withNode24(
  fileURLToPath(import.meta.url),
  async () => {
    // What was read and compiled once is not read anew by every start; a folder that cannot be written is left alone.
    const { enableCompileCache } = await import('node:module');
    enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url)));
    const { main, processConsole } = await import('../src/cli/main.ts');
    process.exitCode = await main(process.argv.slice(2), processConsole());
  },
  flags,
);
