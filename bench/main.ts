// `npm run bench [-- --small | --middle | --people=N] [measure ...]`: every measure side by side with its reference, and a report of all of them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, isMet, type Measure } from './measure.ts';
import { blocksMeasure } from './measures/blocks.ts';
import { demoStartMeasure } from './measures/demo-start.ts';
import { growthMeasure } from './measures/growth.ts';
import { listsMeasure } from './measures/lists.ts';
import { peakMeasure } from './measures/peak.ts';
import { rollUpsMeasure } from './measures/roll-ups.ts';
import { rowSecurityMeasure } from './measures/row-security.ts';
import { scoringMeasure } from './measures/scoring.ts';
import { submitMeasure } from './measures/submit.ts';
import { weightMeasure } from './measures/weight.ts';
import { workMeasure } from './measures/work.ts';
import { hasPgbench } from './reference/pgbench.ts';
import { type Circumstances, loadOf, machineOf, pageOf, tableOf } from './report.ts';
import { FULL, MIDDLE, PER_COMMUNE, type Size, SMALL } from './stand/size.ts';
import { withStands } from './stand/stands.ts';

export const MEASURES: readonly Measure[] = [
  weightMeasure,
  submitMeasure,
  listsMeasure,
  rowSecurityMeasure,
  blocksMeasure,
  peakMeasure,
  growthMeasure,
  scoringMeasure,
  rollUpsMeasure,
  workMeasure,
  demoStartMeasure,
];

export interface Bench {
  readonly findings: readonly Finding[];
  readonly made: readonly string[];
}

/** Runs the measures one after the other on stands that they share; `keep` hears of each what there is so far. */
export async function runBench(
  measures: readonly Measure[],
  size: Size,
  say: (line: string) => void,
  keep: (bench: Bench) => void = () => undefined,
): Promise<Bench> {
  const made: string[] = [];
  const note = (line: string) => {
    made.push(line);
    say(line);
  };
  const findings = await withStands(size, note, async (stands) => {
    const all: Finding[] = [];
    for (const measure of measures) {
      say(`measuring: ${measure.name}`);
      const found = await measure.run(stands, size);
      all.push(...found);
      say(tableOf(found));
      keep({ findings: all, made });
    }
    return all;
  });
  return { findings, made };
}

const root = join(import.meta.dirname, '..');

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'bench', 'migrations', 'package.json');
    return `${git('rev-parse', 'HEAD')}${changed === '' ? '' : ', with uncommitted changes'}`;
  } catch {
    return 'unknown';
  }
}

const PEOPLE = /^--people=(\d+)$/;

/**
 * What was asked for; a number of people makes the middle size larger or smaller, in whole communes. Their register of
 * work is filled for one year then: five of sixty thousand people would be 125 million pieces.
 */
function sizeIn(words: readonly string[]): Size {
  const people = words.map((word) => PEOPLE.exec(word)?.[1]).find((found) => found !== undefined);
  if (people !== undefined) {
    const communes = Math.max(1, Math.round(Number(people) / PER_COMMUNE));
    // Everybody submits once: eighteen rounds of ours and of the two over HTTP, and as much again for pgbench.
    const requests = Math.min(MIDDLE.requests, Math.floor((communes * PER_COMMUNE) / 30));
    return { ...MIDDLE, communes, requests, workCommunes: communes, hasFiveYearsOfWork: false };
  }
  return words.includes('--small') ? SMALL : words.includes('--middle') ? MIDDLE : FULL;
}

/** The program: writes dist/bench.json, and docs/bench-report.md when everything was measured at full size. */
export async function bench(words: readonly string[]): Promise<void> {
  const size = sizeIn(words);
  const wanted = words.filter((word) => word !== `--${size.name}` && !PEOPLE.test(word));
  const unknown = wanted.filter((word) => !MEASURES.some(({ name }) => name === word));
  if (unknown.length > 0)
    throw new RangeError(
      `${unknown}? npm run bench [-- --small | --middle | --people=N] [${MEASURES.map(({ name }) => name).join(' ')}]`,
    );
  const chosen = wanted.length === 0 ? MEASURES : MEASURES.filter(({ name }) => wanted.includes(name));
  const ran = commit();
  const write = ({ findings, made }: Bench) => {
    const about: Circumstances = {
      date: new Date().toISOString(),
      commit: ran,
      machine: machineOf(),
      load: loadOf(),
      size,
      made,
      pgbench: hasPgbench(),
    };
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, 'dist', 'bench.json'), `${JSON.stringify({ ...about, findings }, null, 2)}\n`);
    const page = pageOf(findings, about);
    if (size === FULL && wanted.length === 0) writeFileSync(join(root, 'docs', 'bench-report.md'), page);
    return page;
  };
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const done = await runBench(chosen, size, say, write);
  say(`\n${write(done)}`);
  const missed = done.findings.filter((finding) => isMet(finding) === false);
  for (const { what } of size === SMALL ? [] : missed) say(`missed: ${what}`);
}
