// `npm run check`: what `npm test` checks before it runs a test.
import { checkSteps } from './check/all.ts';
import { runSteps } from './steps.ts';

process.exitCode = await runSteps(checkSteps);
