// `npm run proof [-- cycles]`: the kill run of the tests, ten times as long, and what came of it in docs/proof-report.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { killRun, type RunReport } from '../test/kill/run.ts';

const WRITERS = 8;
const CONTROL_CYCLES = 20;
const WANTED_CYCLES = 2000;

const root = join(import.meta.dirname, '..');

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** The commit, and whether what ran was that commit and nothing else. */
function commit(): string {
  const changed = git(
    'status',
    '--porcelain',
    '--',
    'src',
    'test',
    'migrations',
    'rulebooks',
    'package.json',
  );
  return `${git('rev-parse', 'HEAD') || 'unknown'}${changed === '' ? '' : ', with uncommitted changes'}`;
}

const isClean = ({ lost, twice, unheardOf, odd, verified, leftByItself }: RunReport) =>
  lost.length + twice.length + unheardOf + Object.keys(odd).length + verified.troubles === 0 && leftByItself;

const rowsOf = (rows: readonly (readonly [string, string | number])[]) =>
  ['| what | figure |', '|---|---|', ...rows.map(([what, figure]) => `| ${what} | ${figure} |`)].join('\n');

function figures(report: RunReport): string {
  const { kills } = report;
  return rowsOf([
    ['killed: Node server', kills.server],
    ['killed: postmaster alone', kills.postmaster],
    ['killed: every process of PostgreSQL', kills.database],
    ['killed: Node server and every process of PostgreSQL', kills.both],
    ['acts acknowledged', report.acknowledged],
    ['tries that got no answer (each repeated with its key)', report.askedAgain],
    ['acts done whose first answer was lost', report.answerLost],
    ['acknowledged acts asked for once more, same answer', report.repeated],
    ['**acknowledged acts lost**', report.lost.length],
    ['**keys under which more than one act happened**', report.twice.length],
    ['acts or stored replies nobody was told of', report.unheardOf],
    ['answers other than 200 and 503', JSON.stringify(report.odd)],
    ['acts verified (chain, replay); troubles', `${report.verified.acts}; ${report.verified.troubles}`],
    ['longest time from a kill to the next acknowledged act', `${Math.round(report.longestPause)} ms`],
    ['duration', `${Math.round(report.seconds)} s`],
  ]);
}

function pageOf(cycles: number, honest: RunReport, control: RunReport): string {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`;
  const share = cycles < WANTED_CYCLES ? ` (a short run: the full one has ${WANTED_CYCLES})` : '';
  return `# Proof report: killed ${cycles} times${share}

Written by \`npm run proof\`; how to read it: [proof.md](proof.md).

${rowsOf([
  ['date', new Date().toISOString()],
  ['commit', commit()],
  ['machine', machine],
  ['load, average of 15 minutes', (loadavg()[2] ?? 0).toFixed(1)],
  ['Node', process.version],
  ['writers', WRITERS],
])}

## The product: ${isClean(honest) ? 'nothing lost, nothing twice' : 'FAILED'}

${figures(honest)}

## The control, which answers before it commits: ${control.lost.length > 0 ? 'caught' : 'NOT CAUGHT, the proof is void'}

${control.lost.length} of ${control.acknowledged} acknowledged acts lost in ${CONTROL_CYCLES} cycles.
`;
}

function cyclesAsked(): number {
  const asked = Number(process.argv[3] ?? WANTED_CYCLES);
  if (!Number.isInteger(asked) || asked < 1) throw new RangeError('how many cycles? npm run proof -- 2000');
  return asked;
}

const cycles = cyclesAsked();
const told = (cycle: number) => {
  if (cycle % 50 === 0) process.stdout.write(`${cycle} of ${cycles}\n`);
};
const honest = await killRun({ cycles, writers: WRITERS, manner: 'honest', seed: 'proof', told });
const control = await killRun({ cycles: CONTROL_CYCLES, writers: WRITERS, manner: 'early', seed: 'control' });
const page = pageOf(cycles, honest, control);
mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs', 'proof-report.md'), page);
process.stdout.write(`\n${page}`);
process.exitCode = isClean(honest) && control.lost.length > 0 ? 0 : 1;
