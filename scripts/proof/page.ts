// docs/proof-report.md, put together from what each part last wrote to docs/proof/.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Part, Row } from '../../test/proof/part.ts';
import { root, type Stamp } from './stamp.ts';

interface Section extends Outcome, Stamp {
  readonly part: string;
  readonly size: number;
  readonly seconds: number;
}

const folder = join(root, 'docs', 'proof');
const fileOf = (part: Part) => join(folder, `${part.name}.json`);

/** Keeps a part's outcome until the next time it runs. */
export function keepSection(part: Part, section: Omit<Section, 'part'>): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(part), `${JSON.stringify({ part: part.name, ...section }, null, 2)}\n`);
}

const table = (rows: readonly Row[]) =>
  ['| what | figure |', '|---|---|', ...rows.map(([what, figure]) => `| ${what} | ${figure} |`)].join('\n');

function sectionText(part: Part): string {
  const head = `## ${part.title}`;
  if (!existsSync(fileOf(part))) return `${head}: not run yet\n`;
  const section = JSON.parse(readFileSync(fileOf(part), 'utf8')) as Section;
  const short = section.size < part.size ? ` (a short run: the full one has ${part.size})` : '';
  const ran = [
    ['date', section.date],
    ['commit', section.commit],
    ['machine', section.machine],
    ['load, average of 15 minutes', section.load],
    ['Node', section.node],
    [part.unit, `${section.size}${short}`],
    ['seconds in all', Math.round(section.seconds)],
  ] as const;
  return `${head}: ${section.verdict}

\`npm run proof -- ${part.name} ${section.size}\`

${table(ran)}

${table(section.rows)}
`;
}

/** Writes the report from the last run of every part; parts run at different times say so themselves. */
export function writePage(parts: readonly Part[]): void {
  const page = `# Proof report

Written by \`npm run proof\`, each part with its own date, commit and machine; how to read it: [proof.md](proof.md).

${parts.map(sectionText).join('\n')}`;
  writeFileSync(join(root, 'docs', 'proof-report.md'), page);
}
