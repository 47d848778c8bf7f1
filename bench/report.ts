// The findings as a table for the console, as JSON, and as a page of the documentation.
import { cpus, loadavg, totalmem } from 'node:os';
import { type Finding, isMet } from './measure.ts';
import type { Size } from './stand/size.ts';

export interface Circumstances {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly load: string;
  readonly size: Size;
  /** How long each body took to make. */
  readonly made: readonly string[];
  readonly pgbench: boolean;
}

export function machineOf(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${first?.model.trim() || 'unnamed'}), ${memory} GiB, ${process.platform} ${process.arch}, Node ${process.version}`;
}

export const loadOf = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');

const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

const spread = ({ value, unit }: Finding) => {
  const middle = `${figure(value.median)}${unit === '' ? '' : ` ${unit}`}`;
  return value.least === value.most ? middle : `${middle} (${figure(value.least)} to ${figure(value.most)})`;
};

const verdict = (finding: Finding) => {
  const met = isMet(finding);
  if (met === null) return '';
  return met ? 'met' : '**missed**';
};

const goal = ({ goal: most, unit }: Finding) =>
  most === null ? '' : `<= ${most}${unit === '' ? '' : ` ${unit}`}`;

const row = (finding: Finding) =>
  `| ${finding.what} | ${spread(finding)} | ${goal(finding)} | ${verdict(finding)} | ${finding.note} |`;

export const tableOf = (findings: readonly Finding[]) =>
  [
    '| what | median (least to most) | goal | | in figures |',
    '|---|---|---|---|---|',
    ...findings.map(row),
  ].join('\n');

/** The page docs/bench-report.md. */
export function pageOf(findings: readonly Finding[], about: Circumstances): string {
  const missed = findings.filter((finding) => isMet(finding) === false).length;
  const goals = findings.filter((finding) => finding.goal !== null).length;
  return `# Bench report: ${goals - missed} of ${goals} goals met

Written by \`npm run bench\`; how to read it: [bench.md](bench.md).

| what | |
|---|---|
| date | ${about.date} |
| commit | ${about.commit} |
| machine | ${about.machine} |
| load (1, 5, 15 minutes) at the end | ${about.load} |
| size | ${about.size.name}: ${about.size.communes * 400} people; ${about.size.rounds} rounds and one that does not count |
| pgbench | ${about.pgbench ? 'found; the reference was checked against it' : 'not found: the reference was not checked'} |
${about.made.map((line) => `| made | ${line} |`).join('\n')}

${tableOf(findings)}
`;
}
