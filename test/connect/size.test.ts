// Many items through the door, then all of them again. `ITEMS=100000 vitest run test/connect/size.test.ts` measures: time, and
// the largest memory of the one process that sends and receives.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConnectedWard, connectedWard, type ItemReply, type Proofs } from './connected-ward.ts';

const ITEMS = Number(process.env.ITEMS ?? 2000);
const BATCH = 500;
const MOST_MEGABYTES = 512;
let ward: ConnectedWard;
let door: Proofs;
beforeAll(async () => {
  ward = await connectedWard();
  door = await ward.connect();
});
afterAll(() => ward.drop());

async function batch(from: number): Promise<readonly ItemReply[]> {
  const people = [ward.login('lan'), ward.login('binh'), ward.login('nam')];
  const items = Array.from({ length: Math.min(BATCH, ITEMS - from) }, (_, n) => ({
    ...ward.item({ externalId: `N-${from + n}`, person: people[n % 3] ?? '', what: `Công việc ${from + n}` }),
    ...(n % 2 === 0 ? { deliveredAt: '2026-11-17T10:00:00+07:00', document: `${from + n}/TTr` } : {}),
  }));
  for (;;) {
    const { status, body } = await ward.send(door, items);
    if (status === 200) return body.items ?? [];
    if (status !== 429) throw new Error(JSON.stringify(body));
    // The limit of deliveries per minute: an outbox waits.
    await sleep(2000);
  }
}

async function pass(): Promise<Readonly<Record<string, number>>> {
  const started = performance.now();
  const tally: Record<string, number> = {};
  for (let from = 0; from < ITEMS; from += BATCH)
    for (const { outcome } of await batch(from)) tally[outcome] = (tally[outcome] ?? 0) + 1;
  if (process.env.ITEMS !== undefined) {
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${JSON.stringify(tally)}: ${seconds} s, ${megabytes} MB at most\n`);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  }
  return tally;
}

it(
  'every item becomes one task, and all of them again change nothing',
  async () => {
    expect(await pass()).toEqual({ taken: ITEMS });
    expect(await pass()).toEqual({ unchanged: ITEMS });
    const [row] = await ward.body.sql<{ tasks: number; papers: number }>(
      `select (select count(*)::int from task where source = 'qlvb') as tasks,
         (select count(*)::int from evidence) as papers`,
    );
    expect(row).toEqual({ tasks: ITEMS, papers: ITEMS / 2 });
  },
  30 * 60_000,
);
