// `npm run proof [-- part [size]]`: what is too long for `npm test`. Without a part every one of them runs at full size.

import { disk } from '../test/proof/disk.ts';
import { hostile } from '../test/proof/hostile.ts';
import { io } from '../test/proof/io.ts';
import { kills } from '../test/proof/kills.ts';
import type { Part } from '../test/proof/part.ts';
import { power } from '../test/proof/power.ts';
import { restart } from '../test/proof/restart.ts';
import { keepSection, writePage } from './proof/page.ts';
import { commit, stamp } from './proof/stamp.ts';

const PARTS: readonly Part[] = [kills, power, io, disk, restart, hostile];

function asked(): { readonly parts: readonly Part[]; readonly size: number | null } {
  const [name, size] = process.argv.slice(3);
  const parts = name === undefined ? PARTS : PARTS.filter((part) => part.name === name);
  const isSize = size === undefined || (Number.isInteger(Number(size)) && Number(size) > 0);
  if (parts.length === 0 || !isSize) {
    const names = PARTS.map((part) => part.name).join('|');
    throw new RangeError(`npm run proof [-- ${names} [size]]`);
  }
  return { parts, size: size === undefined ? null : Number(size) };
}

async function run(part: Part, size: number): Promise<boolean> {
  const say = (text: string) => void process.stdout.write(`${part.name}: ${text}\n`);
  const ran = commit();
  const started = performance.now();
  const outcome = await part.run(size, say);
  keepSection(part, { ...stamp(ran), size, seconds: (performance.now() - started) / 1000, ...outcome });
  writePage(PARTS);
  say(`${outcome.verdict}\n${outcome.rows.map(([what, figure]) => `  ${what}: ${figure}`).join('\n')}`);
  return outcome.passed;
}

const { parts, size } = asked();
let good = true;
for (const part of parts) good = (await run(part, size ?? part.size)) && good;
process.exit(good ? 0 : 1);
