// Runs a TypeScript program of this folder on a Node that can: node scripts/run.mjs <name> [arguments]
import { fileURLToPath } from 'node:url';
import { withNode24 } from './node-guard.mjs';

await withNode24(fileURLToPath(import.meta.url), () => import(`./${process.argv[2]}.ts`));
