// Mutation tests of the domain: the code is broken in every way Stryker knows, one change at a time, and some test has
// to notice. Every file of src/domain takes part, folder by folder; scripts/proof/stryker.json and
// vitest.mutation.config.ts hold the settings.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Part, Row } from './part.ts';

const root = join(import.meta.dirname, '..', '..');
const REPORT = join(root, '.data', 'mutation', 'report.json');
const WANTED = 85;

/** For runs that stop in time: what decides about people first. A folder not named here comes after these. */
const FIRST = ['evaluation', 'score', 'rulebook', 'rollup', 'period', 'talk', 'work', 'office'];

/** Folders of the domain that hold code, each with the tests beside it; a new one is found by itself. */
export function domainFolders(): readonly string[] {
  const files = globSync('src/domain/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const rank = (folder: string) => {
    const at = FIRST.indexOf(folder.slice('src/domain/'.length));
    return at < 0 ? FIRST.length : at;
  };
  return [...new Set(files.map(dirname))].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

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

async function mutate(folder: string): Promise<readonly FileScore[]> {
  const stryker = join(root, 'node_modules', '.bin', 'stryker');
  const files = `${folder}/*.ts,!${folder}/*.test.ts`;
  const child = spawn(stryker, ['run', 'scripts/proof/stryker.json', '--mutate', files], {
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
    ...{ file, found: mutants.filter(isFound).length, missed: mutants.filter(isMissed) },
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
  ...{ unit: 'folders', size: domainFolders().length },
  async run(size, told, isTimeUp) {
    const scores: FileScore[] = [];
    let done = 0;
    for (const folder of domainFolders().slice(0, size)) {
      if (isTimeUp()) break;
      const files = await mutate(folder);
      scores.push(...files);
      done += 1;
      told(`${folder}: ${scoreOf(files)} %`);
      for (const { file, missed } of files)
        for (const one of missed)
          told(`  ${file}:${one.location.start.line} ${one.mutatorName}: ${one.replacement?.slice(0, 80)}`);
    }
    const all = scoreOf(scores);
    return {
      passed: Number(all) >= WANTED,
      done,
      verdict: `${all} % of the changes found (wanted: ${WANTED} %)`,
      rows: scores.map(rowOf),
    };
  },
};
