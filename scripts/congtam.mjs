#!/usr/bin/env node
// The command `congtam`. What it can do: node scripts/congtam.mjs --help
import { fileURLToPath } from 'node:url';
import { withNode24 } from './node-guard.mjs';

await withNode24(fileURLToPath(import.meta.url), async () => {
  const { main, processConsole } = await import('../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2), processConsole());
});
