// `npm test`: everything that must hold. Checks, the pages' build, then every test, the browser's included.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkSteps } from './check/all.ts';
import { runSteps, type Step, tool } from './steps.ts';

const hasPages = existsSync(join(import.meta.dirname, '..', 'src', 'web', 'index.html'));
const build: Step = { name: 'build the pages', run: () => tool('vite', ['build', '--logLevel', 'warn']) };
const tests: Step = { name: 'tests', run: () => tool('vitest', ['run'], { EVERY_TEST: '1' }) };

process.exitCode = await runSteps([...checkSteps, ...(hasPages ? [build] : []), tests]);
