// Mutation tests of the domain: the code is broken in every way Stryker knows, one change at a time, and some test has
// to notice. scripts/proof/stryker.json and vitest.mutation.config.ts hold its settings.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part, Row } from './part.ts';

const root = join(import.meta.dirname, '..', '..');
const REPORT = join(root, '.data', 'mutation', 'report.json');
const WANTED = 85;

interface Group {
  readonly folder: string;
  /** File names below the folder, without '.ts'; '*' for all that are no tests. */
  readonly files: string;
}

/** In the order of importance: a run that is given little time does the first. */
const GROUPS: readonly Group[] = [
  { folder: 'src/domain/period', files: '*' },
  { folder: 'src/domain/evaluation', files: '{policy,procedure,decide,evolve,lawful,authority}' },
  { folder: 'src/domain/score', files: '*' },
];

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

async function mutate({ folder, files }: Group): Promise<readonly FileScore[]> {
  const stryker = join(root, 'node_modules', '.bin', 'stryker');
  const which = `${folder}/${files}.ts,!${folder}/**/*.test.ts`;
  const child = spawn(stryker, ['run', 'scripts/proof/stryker.json', '--mutate', which], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, MUTATED_FOLDER: folder },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`stryker ended with ${code}`);
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
  };
  return Object.entries(report.files).map(([file, { mutants }]) => ({
    file,
    found: mutants.filter(isFound).length,
    missed: mutants.filter(isMissed),
  }));
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
  ...{ unit: 'groups of files', size: GROUPS.length },
  async run(size, told, isTimeUp) {
    const rows: Row[] = [];
    const scores: number[] = [];
    for (const group of GROUPS.slice(0, size)) {
      if (isTimeUp()) break;
      const files = await mutate(group);
      scores.push(Number(scoreOf(files)));
      rows.push([`**${group.folder}**`, `${scoreOf(files)} % of the changes found`], ...files.map(rowOf));
      told(`${group.folder}: ${scoreOf(files)} %`);
      for (const { file, missed } of files)
        for (const one of missed)
          told(`  ${file}:${one.location.start.line} ${one.mutatorName}: ${one.replacement?.slice(0, 80)}`);
    }
    const passed = scores.length > 0 && scores.every((score) => score >= WANTED);
    return {
      passed,
      done: scores.length,
      verdict: `${scores.map((score) => `${score} %`).join(', ')} (wanted: ${WANTED} % each)`,
      rows,
    };
  },
};
