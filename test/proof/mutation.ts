// Mutation tests of the domain: the code is broken in every way Stryker knows, one change at a time, and some test has
// to notice. scripts/proof/stryker.json and vitest.mutation.config.ts hold its settings.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Part, Row } from './part.ts';

const root = join(import.meta.dirname, '..', '..');
const REPORT = join(root, '.data', 'mutation', 'report.json');
const WANTED = 85;

/** Files of the domain, each with the tests of its folder; the most important first, for runs that stop in time. */
const FILES = [
  ...['policy', 'lawful', 'evolve', 'authority', 'procedure', 'decide'].map((name) => `evaluation/${name}`),
  ...['week', 'deadlines', 'date', 'period', 'calendar', 'counted', 'slices', 'late', 'extend', 'zone'].map(
    (name) => `period/${name}`,
  ),
  ...['fraction', 'points', 'score-entered', 'evaluate', 'levels', 'level-steps', 'outcome'].map(
    (name) => `score/${name}`,
  ),
].map((path) => `src/domain/${path}.ts`);

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

interface FileScore {
  readonly file: string;
  readonly found: number;
  readonly missed: readonly Mutant[];
}

const isFound = ({ status }: Mutant) => status === 'Killed' || status === 'Timeout';
const isMissed = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';

async function mutate(file: string): Promise<FileScore> {
  const stryker = join(root, 'node_modules', '.bin', 'stryker');
  const child = spawn(stryker, ['run', 'scripts/proof/stryker.json', '--mutate', file], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, MUTATED_FOLDER: dirname(file) },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`stryker ended with ${code}`);
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
  };
  const mutants = Object.values(report.files).flatMap((one) => one.mutants);
  return { file, found: mutants.filter(isFound).length, missed: mutants.filter(isMissed) };
}

function scoreOf(files: readonly FileScore[]): string {
  const found = files.reduce((sum, file) => sum + file.found, 0);
  const all = files.reduce((sum, file) => sum + file.found + file.missed.length, 0);
  return all === 0 ? '100.0' : ((100 * found) / all).toFixed(1);
}

const rowOf = (file: FileScore): Row => [
  file.file,
  `${scoreOf([file])} % (${file.found} found, ${file.missed.length} missed)`,
];

export const mutation: Part = {
  name: 'mutation',
  title: 'Mutation tests of the domain',
  ...{ unit: 'files', size: FILES.length },
  async run(size, told, isTimeUp) {
    const scores: FileScore[] = [];
    for (const file of FILES.slice(0, size)) {
      if (isTimeUp()) break;
      const score = await mutate(file);
      scores.push(score);
      told(`${file}: ${scoreOf([score])} %`);
      for (const one of score.missed)
        told(`  ${file}:${one.location.start.line} ${one.mutatorName}: ${one.replacement?.slice(0, 80)}`);
    }
    const all = scoreOf(scores);
    return {
      passed: Number(all) >= WANTED,
      done: scores.length,
      verdict: `${all} % of the changes found (wanted: ${WANTED} %)`,
      rows: scores.map(rowOf),
    };
  },
};
