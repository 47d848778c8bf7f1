// Mutation tests of the domain: the code is broken in every way Stryker knows, one change at a time, and some test has
// to notice. Every file of src/domain takes part, folder by folder; scripts/proof/stryker.json and
// vitest.mutation.config.ts hold the settings. The whole takes hours, so each folder keeps its last figure, with the
// commit it was measured on, until it is measured again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commit } from '../../scripts/proof/stamp.ts';
import type { Outcome, Part, Row } from './part.ts';

const root = join(import.meta.dirname, '..', '..');
const REPORT = join(root, '.data', 'mutation', 'report.json');
const KEPT = join(root, 'docs', 'proof', 'mutation.json');
const DOMAIN = 'src/domain';
/** Per cent of the changes that must be found in every folder. */
const WANTED = 85;

/** For runs that stop in time: what decides about people first. A folder not named here comes after these. */
const FIRST = ['evaluation', 'score', 'rulebook', 'rollup', 'period', 'talk', 'work', 'office'];

/** Folders of the domain that hold code, as "score/mechanisms" ("." is the domain itself); a new one is found by itself. */
export function domainFolders(): readonly string[] {
  const files = globSync('**/*.ts', { cwd: join(root, DOMAIN) }).filter((file) => !file.endsWith('.test.ts'));
  const rank = (folder: string) => (FIRST.includes(folder) ? FIRST.indexOf(folder) : FIRST.length);
  return [...new Set(files.map(dirname))].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What the last run over a folder found. */
export interface FolderFigure {
  /** Per cent, one decimal. */
  readonly score: number;
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  readonly date: string;
  readonly commit: string;
}
type Figures = Readonly<Record<string, FolderFigure>>;

/** The last figures of every folder measured so far. */
export function keptFigures(): Figures {
  if (!existsSync(KEPT)) return {};
  return (JSON.parse(readFileSync(KEPT, 'utf8')) as { readonly folders?: Figures }).folders ?? {};
}

/** What the figures come to: passed when every folder has one and none lies below what is wanted. */
export function judged(folders: readonly string[], figures: Figures): Outcome {
  const measured = folders.flatMap((folder) => {
    const figure = figures[folder];
    return figure === undefined ? [] : [[folder, figure] as const];
  });
  const below = measured.filter(([, { score }]) => score < WANTED).map(([folder]) => folder);
  const open = folders.filter((folder) => figures[folder] === undefined);
  const names = (list: readonly string[]) => list.map((folder) => join(DOMAIN, folder)).join(', ');
  const verdict = [
    `${measured.length - below.length} of ${folders.length} folders find ${WANTED} % or more`,
    ...(below.length > 0 ? [`below: ${names(below)}`] : []),
    ...(open.length > 0 ? [`not measured yet: ${names(open)}`] : []),
  ];
  const rows = measured.map(([folder, { score, mutants, survived, date, commit: on }]): Row => {
    const found = `${score.toFixed(1)} %, ${survived} of ${mutants} changes missed`;
    return [join(DOMAIN, folder), `${found} (${date.slice(0, 10)}, commit ${on.slice(0, 8)}${on.slice(40)})`];
  });
  return {
    ...{ passed: below.length === 0 && open.length === 0, done: measured.length },
    ...{ verdict: verdict.join('; '), rows, folders: Object.fromEntries(measured) },
  };
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

const isFound = ({ status }: Mutant) => status === 'Killed' || status === 'Timeout';
const isMissed = ({ status }: Mutant) => status === 'Survived' || status === 'NoCoverage';

async function mutate(folder: string, told: (text: string) => void): Promise<FolderFigure> {
  const on = commit();
  const stryker = join(root, 'node_modules', '.bin', 'stryker');
  const path = join(DOMAIN, folder);
  const child = spawn(
    stryker,
    ['run', 'scripts/proof/stryker.json', '--mutate', `${path}/*.ts,!${path}/*.test.ts`],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, MUTATED_FOLDER: path } },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`stryker ended with ${code}`);
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
  };
  const all = Object.values(report.files).flatMap(({ mutants }) => mutants);
  const [killed, survived] = [all.filter(isFound).length, all.filter(isMissed).length];
  for (const [file, { mutants }] of Object.entries(report.files))
    for (const { location, mutatorName, replacement } of mutants.filter(isMissed))
      told(`  ${file}:${location.start.line} ${mutatorName}: ${replacement?.slice(0, 80)}`);
  const mutants = killed + survived;
  // Rounded down: 84.96 is not 85. A folder of shapes alone has nothing to change.
  const score = mutants === 0 ? 100 : Math.floor((1000 * killed) / mutants) / 10;
  told(`${path}: ${score.toFixed(1)} %`);
  return { ...{ score, mutants, killed, survived }, date: new Date().toISOString(), commit: on };
}

export const mutation: Part = {
  name: 'mutation',
  title: 'Mutation tests of the domain',
  ...{ unit: 'folders', size: domainFolders().length, pieces: domainFolders() },
  async run(size, told, isTimeUp, piece) {
    const folders = piece === undefined ? domainFolders().slice(0, size) : [piece];
    let figures = keptFigures();
    for (const folder of folders) {
      if (isTimeUp()) break;
      figures = { ...figures, [folder]: await mutate(folder, told) };
    }
    return judged(domainFolders(), figures);
  },
};
