// `npm run proof [-- part [size|piece [minutes]]]`: what is too long for `npm test`. Without a part every one runs at full
// size; with minutes the long ones stop at what they have done by then, and say so. A piece is a folder of `mutation`.

import { disk } from '../test/proof/disk.ts';
import { friday } from '../test/proof/friday.ts';
import { hostile } from '../test/proof/hostile.ts';
import { io } from '../test/proof/io.ts';
import { kills } from '../test/proof/kills.ts';
import { lists } from '../test/proof/lists.ts';
import { mutation } from '../test/proof/mutation.ts';
import { pages } from '../test/proof/pages.ts';
import type { Part } from '../test/proof/part.ts';
import { power } from '../test/proof/power.ts';
import { restart } from '../test/proof/restart.ts';
import { workImport } from '../test/proof/work-import.ts';
import { offline } from './proof/offline-part.ts';
import { keepSection, writePage } from './proof/page.ts';
import { commit, stamp } from './proof/stamp.ts';

const PARTS: readonly Part[] = [
  kills,
  power,
  io,
  disk,
  restart,
  hostile,
  mutation,
  lists,
  workImport,
  friday,
  pages,
  offline,
];

function asked() {
  const [name, amount, minutes = 'Infinity'] = process.argv.slice(3);
  const parts = name === undefined ? PARTS : PARTS.filter((part) => part.name === name);
  const piece = parts.length === 1 ? parts[0]?.pieces?.find((one) => one === amount) : undefined;
  const isSize = piece === undefined && amount !== undefined;
  if (parts.length === 0 || (isSize && !(Number.isInteger(Number(amount)) && Number(amount) > 0))) {
    const names = PARTS.map((part) => part.name).join('|');
    const pieces = parts.length === 1 ? (parts[0]?.pieces?.map((one) => `|${one}`).join('') ?? '') : '';
    throw new RangeError(`npm run proof [-- ${names} [size${pieces} [minutes]]]`);
  }
  return { parts, piece, size: isSize ? Number(amount) : null, minutes: Number(minutes) };
}

async function run(part: Part, size: number, minutes: number, piece?: string): Promise<boolean> {
  const say = (text: string) => void process.stdout.write(`${part.name}: ${text}\n`);
  const ran = commit();
  const started = performance.now();
  const isTimeUp = () => performance.now() - started > minutes * 60_000;
  const outcome = await part.run(size, say, isTimeUp, piece);
  const seconds = (performance.now() - started) / 1000;
  keepSection(part, { ...stamp(ran), size: outcome.done ?? size, seconds, ...outcome });
  writePage(PARTS);
  say(`${outcome.verdict}\n${outcome.rows.map(([what, figure]) => `  ${what}: ${figure}`).join('\n')}`);
  return outcome.passed;
}

const { parts, piece, size, minutes } = asked();
let good = true;
for (const part of parts) good = (await run(part, size ?? part.size, minutes, piece)) && good;
process.exit(good ? 0 : 1);
