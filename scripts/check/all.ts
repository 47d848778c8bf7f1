// The checks in order: formatter and linter, compiler, the house's own rules. Every fault is told, not only the first.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Step, tool } from '../steps.ts';
import {
  findBadNames,
  findDefaultExports,
  findLockFaults,
  findMachinePaths,
  findNumberFaults,
  findPostponed,
} from './manners.ts';
import { findImpurities } from './purity.ts';
import { findCycles, findRoomFaults } from './rooms.ts';
import { measure } from './sizes.ts';
import { type Fault, listFiles, readSources } from './source.ts';

const root = join(import.meta.dirname, '..', '..');
const textPattern = /\.(?:ts|tsx|mjs|json|md|sql|yaml|yml|html|css)$|^\.ci\//;

function report(faults: readonly Fault[]): boolean {
  for (const { path, line, message } of faults) {
    process.stdout.write(`  ${path}${line === undefined ? '' : `:${line}`}  ${message}\n`);
  }
  return faults.length === 0;
}

function houseRules(): boolean {
  const files = readSources(root);
  const sizes = measure(files);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const paths = listFiles(root);
  const texts = paths.filter((path) => textPattern.test(path));
  process.stdout.write(`  ${sizes.summary}\n`);
  return report([
    ...findRoomFaults(files),
    ...findCycles(files),
    ...findImpurities(files),
    ...findPostponed(files),
    ...findDefaultExports(files),
    ...findBadNames(files),
    ...findNumberFaults(paths),
    ...findLockFaults('package-lock.json', read('package-lock.json')),
    ...texts.flatMap((path) => findMachinePaths(path, read(path))),
    ...sizes.faults,
  ]);
}

export const checkSteps: readonly Step[] = [
  { name: 'format and lint', run: () => tool('biome', ['check', '--error-on-warnings']) },
  { name: 'types', run: () => tool('tsc', ['--noEmit', '-p', 'tsconfig.json']) },
  { name: 'types in the browser', run: () => tool('tsc', ['--noEmit', '-p', 'tsconfig.browser.json']) },
  { name: 'house rules', run: async () => houseRules() },
];
