// Hundreds of thousands of requests made from the OpenAPI document, hostile and half right: never an answer of 5xx, no
// request that hangs, and no memory that grows.
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { migrationFolder } from '../../src/cli/database.ts';
import { startEmbedded } from '../../src/store/embedded/launcher.ts';
import { migrate } from '../../src/store/migrate.ts';
import { attackedBody } from '../attack/attacked-body.ts';
import { Barrage } from '../attack/barrage.ts';
import { makeFolder } from '../kill/site.ts';
import type { ServedBody } from '../organization/served-body.ts';
import type { Outcome, Part } from './part.ts';

/** Requests to each operation and round; every round has a seed of its own. */
const PER_ROUND = 24;
const MIB = 1024 * 1024;
/** Rounds after which the memory counts as settled, and how much more it may hold at the end. */
const SETTLED = 2;
const GROWTH = 1.1;
const SPARE_MIB = 8;
const TOLD_EVERY = 10_000;
const SLOW_MS = 2000;

function heapMiB(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  collect();
  return process.memoryUsage().heapUsed / MIB;
}

interface Fired {
  readonly barrage: Barrage;
  readonly logged: string[];
  readonly settled: number;
  readonly end: number;
  readonly stuck: number;
}

async function fireAll(
  served: ServedBody,
  size: number,
  told: (text: string) => void,
  isTimeUp: () => boolean,
): Promise<Fired> {
  const barrage = await Barrage.on(served);
  const logged: string[] = [];
  const { report } = barrage;
  let settled = 0;
  let nextTold = TOLD_EVERY;
  for (let round = 1; report.sent < size && !isTimeUp(); round += 1) {
    await barrage.fire(20_261_120 + round, PER_ROUND);
    // The log of the server in memory would be the only thing that grows.
    logged.push(...served.server.lines.splice(0).filter((line) => line.includes('"msg":"trouble"')));
    if (round === SETTLED) settled = heapMiB();
    if (report.sent < nextTold) continue;
    told(`${report.sent} of ${size}, ${report.troubles.length} troubles, ${report.slow.length} slow`);
    nextTold += TOLD_EVERY;
  }
  // What was slow among the others is asked again alone: a request that hangs hangs again.
  const again = [];
  for (const { who, ms: _, ...request } of report.slow.slice(0, 200))
    again.push(await barrage.time(who, request));
  return { barrage, logged, settled, end: heapMiB(), stuck: again.filter(({ ms }) => ms > SLOW_MS).length };
}

function outcomeOf({ barrage, logged, settled, end, stuck }: Fired): Outcome {
  const { sent, byStatus, troubles, slow, longest } = barrage.report;
  const isFlat = end <= settled * GROWTH + SPARE_MIB;
  const passed = troubles.length === 0 && stuck === 0 && isFlat;
  return {
    passed,
    done: sent,
    verdict: passed ? 'no answer of 5xx, nothing hangs, memory flat' : 'FAILED',
    rows: [
      ['requests', sent],
      ['answers by status', JSON.stringify(byStatus)],
      ['**answers of 5xx**', troubles.length],
      ...troubles
        .slice(0, 5)
        .map((trouble, at) => [`trouble ${at + 1}`, JSON.stringify(trouble).slice(0, 300)] as const),
      ...logged
        .slice(0, 5)
        .map((line, at) => [`log ${at + 1}`, line.slice(0, 300).replaceAll('|', '/')] as const),
      ['longest answer', `${Math.round(longest)} ms`],
      ['slower than 2 s; still so when asked again alone', `${slow.length}; ${stuck}`],
      ['heap after two rounds; at the end', `${settled.toFixed(0)} MiB; ${end.toFixed(0)} MiB`],
    ],
  };
}

export const hostile: Part = {
  name: 'hostile',
  title: 'Hostile requests from the OpenAPI document',
  ...{ unit: 'requests', size: 200_000 },
  async run(size, told, isTimeUp) {
    const folder = await makeFolder();
    await chmod(folder, 0o711);
    const embedded = await startEmbedded({ dataDir: join(folder, 'database') });
    try {
      const { appUrl, jobUrl, migrationUrl, adminUrl } = embedded;
      await migrate({ appUrl, jobUrl, migrationUrl, folder: migrationFolder });
      const drop = () => Promise.resolve();
      const served = await attackedBody({ appUrl, jobUrl, adminUrl, ownerUrl: migrationUrl, drop });
      try {
        return outcomeOf(await fireAll(served, size, told, isTimeUp));
      } finally {
        await served.drop();
      }
    } finally {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  },
};
