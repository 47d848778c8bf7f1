// Submitting a week over HTTP with every rule on, against the leanest statement that could do it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Finding, Measure } from '../measure.ts';
import { hasPgbench, runPgbench } from '../reference/pgbench.ts';
import type { Values } from '../reference/statements.ts';
import type { Child } from '../stand/child.ts';
import { median, ratios, spreadOf } from '../stand/figures.ts';
import { type Call, closedLoop } from '../stand/load.ts';
import { casesOf, NOW, type OpenCase, teamOf } from '../stand/province.ts';
import { ENTERED, weeklyReport } from '../stand/report-text.ts';
import { type Size, TEAM } from '../stand/size.ts';
import type { Stand, Stands } from '../stand/stands.ts';

const CLIENTS = 8;

/** The act of submitting one case, as the page sends it. */
export function submitCall({ id, personId, seq }: OpenCase): Call {
  return {
    personId,
    method: 'POST',
    path: `/api/v1/evaluations/${id}/acts`,
    body: { act: 'submit', version: seq, entered: ENTERED, report: weeklyReport(id % 1000), comment: '' },
    key: `bench-submit-${id}`,
  };
}

function referenceValues(id: number): Values {
  const { items, conduct } = weeklyReport(id % 1000);
  return {
    tenant: 1,
    week: '2026-11-16',
    id,
    points: Object.values(ENTERED),
    total: 8800,
    titles: items.map((item) => item.title),
    products: items.map((item) => item.product),
    due: items.map((item) => item.due),
    done: items.map((item) => item.done),
    conduct,
    detail: JSON.stringify({ entered: ENTERED, total: 8800, level: 'good', late: false }),
  };
}

/** Cost of one request: CPU of our program, of the database, journal bytes. */
interface Cost {
  readonly program: number;
  readonly database: number;
  readonly journal: number;
  readonly ms: number;
}

interface Bench {
  readonly stands: Stands;
  readonly admin: pg.Client;
}

async function journalAt(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ at: string }>(`select pg_current_wal_insert_lsn() - '0/0' as at`);
  return Number(rows[0]?.at);
}

async function costOf(
  { stands, admin }: Bench,
  child: Child | null,
  count: number,
  work: () => Promise<readonly number[]>,
): Promise<Cost> {
  const before = {
    cpu: (await child?.counters())?.cpu ?? 0,
    database: stands.databaseCpu(),
    at: await journalAt(admin),
  };
  const times = await work();
  const journal = (await journalAt(admin)) - before.at;
  const program = ((await child?.counters())?.cpu ?? 0) - before.cpu;
  const database = stands.databaseCpu() - before.database;
  return {
    program: program / count,
    database: database / count,
    journal: journal / count,
    ms: times.length === 0 ? 0 : median(times),
  };
}

async function tripsPerSubmit(stands: Stands, { urls }: Stand, cases: readonly OpenCase[]): Promise<number> {
  const served = join(import.meta.dirname, '..', 'stand', 'served.ts');
  const counting = await stands.start(served, [urls.app, NOW, 'count']);
  const [first, ...rest] = cases;
  if (first === undefined) throw new Error('nobody to submit');
  // The first request reads bodies and regulations once for the process.
  await closedLoop(counting.port, [submitCall(first)], 1);
  const before = (await counting.counters()).trips;
  await closedLoop(counting.port, rest.map(submitCall), 1);
  return ((await counting.counters()).trips - before) / rest.length;
}

const cpu = (cost: Cost) => cost.program + cost.database;
const milliseconds = (value: number) => `${value.toFixed(2)} ms`;

const bareCall = (id: number): Call => ({
  personId: 1,
  method: 'POST',
  path: '/submit',
  body: referenceValues(id),
});

/** The reference's statement behind the product's own HTTP, session, guard and transaction. */
const floorCall = (personId: number, id: number): Call => ({
  ...bareCall(id),
  ...{ personId, path: '/api/v1/floor/submit' },
});

function findings(
  ours: readonly Cost[],
  theirs: readonly Cost[],
  { route, floor }: { readonly route: readonly Cost[]; readonly floor: readonly Cost[] },
  trips: number,
): Finding[] {
  const middle = (costs: readonly Cost[], pick: (cost: Cost) => number) => median(costs.map(pick));
  const parts = (costs: readonly Cost[]) =>
    `Node ${milliseconds(middle(costs, (one) => one.program))} + PostgreSQL ${milliseconds(middle(costs, (one) => one.database))}`;
  const bytes = (costs: readonly Cost[]) => `${Math.round(middle(costs, (one) => one.journal))} bytes`;
  const line = { measure: 'submit', unit: 'x' };
  return [
    {
      ...line,
      what: 'CPU of a submit over HTTP against one prepared statement by plain pg',
      value: ratios(ours.map(cpu), theirs.map(cpu)),
      goal: 2,
      note: `${parts(ours)} against ${parts(theirs)}`,
    },
    {
      ...line,
      what: 'CPU of a submit over HTTP against a bare Fastify route with that statement',
      value: ratios(ours.map(cpu), route.map(cpu)),
      goal: null,
      note: `${parts(ours)} against ${parts(route)}`,
    },
    {
      ...line,
      what: 'CPU of a submit against that statement behind session, guard and transaction alone',
      value: ratios(ours.map(cpu), floor.map(cpu)),
      goal: null,
      note: `${parts(ours)} against ${parts(floor)}`,
    },
    {
      ...line,
      what: 'the floor: CPU of that against the statement by plain pg',
      value: ratios(floor.map(cpu), theirs.map(cpu)),
      goal: null,
      note: `${parts(floor)} against ${parts(theirs)}; two of the three trips`,
    },
    {
      ...line,
      what: 'journal (WAL) of a submit',
      value: ratios(
        ours.map((one) => one.journal),
        theirs.map((one) => one.journal),
      ),
      goal: 1.5,
      note: `${bytes(ours)} against ${bytes(theirs)}; no page images in either`,
    },
    {
      ...line,
      what: 'round trips to the database of a submit, session included',
      unit: '',
      value: spreadOf([trips]),
      goal: 3,
      note: 'counted at the socket; whatever is sent without waiting is one trip',
    },
  ];
}

/** The reference's statement under pgbench, round by round beside the one in Node: only the database's CPU compares. */
async function pgbenchFinding(
  bench: Bench,
  url: string,
  ids: readonly number[],
  reference: Child,
  size: Size,
) {
  if (!hasPgbench()) return [];
  const count = Math.floor(ids.length / size.rounds / 2);
  const [node, c]: [number[], number[]] = [[], []];
  for (let round = 0; round < size.rounds; round += 1) {
    const mine = ids.slice(round * 2 * count, (round * 2 + 1) * count);
    const first = ids[(round * 2 + 1) * count] ?? 0;
    const values = mine.map(referenceValues);
    const byNode = await costOf(bench, reference, count, async () => {
      await reference.order({ run: 'submit', values, clients: 1 });
      return [];
    });
    const byC = await costOf(bench, null, count, async () => {
      runPgbench(url, referenceValues(first), first, count);
      return [];
    });
    node.push(byNode.database);
    c.push(byC.database);
  }
  const note = `${milliseconds(median(node))} against ${milliseconds(median(c))}, one client each`;
  const what = 'the reference itself: database CPU under plain pg against pgbench';
  return [{ measure: 'submit', what, unit: 'x', value: ratios(node, c), goal: null, note }];
}

/** Rows of the reference for what goes over HTTP: those the product does not submit. */
async function othersThan(admin: pg.Client, cases: readonly OpenCase[], size: Size): Promise<number[]> {
  const { rows } = await admin.query<{ id: string }>(
    'select id from reference.eval where state = 0 and id <> all ($1::bigint[]) order by id limit $2',
    [cases.map(({ id }) => id), size.requests * (size.rounds + 1) * 2],
  );
  return rows.map((row) => Number(row.id));
}

interface Programs {
  readonly server: Child;
  readonly reference: Child;
  readonly floor: Child;
  /** Rows of the reference for what goes over HTTP there. */
  readonly others: readonly number[];
}

/** Costs of every round of each of the four ways. Round 0 warms up: connections, plans, compiled code. */
async function inTurns(
  bench: Bench,
  { rounds, requests }: Size,
  cases: readonly OpenCase[],
  { server, reference, floor, others }: Programs,
) {
  const costs = { ours: [] as Cost[], theirs: [] as Cost[], route: [] as Cost[], floor: [] as Cost[] };
  for (let round = 0; round <= rounds; round += 1) {
    const part = cases.slice(round * requests, (round + 1) * requests);
    const ids = others.slice(round * 2 * requests, (round + 1) * 2 * requests);
    const [forRoute, forFloor] = [ids.slice(0, requests), ids.slice(requests)];
    const loop = (child: Child, calls: readonly Call[]) =>
      costOf(bench, child, calls.length, () => closedLoop(child.port, calls, CLIENTS));
    const product = await loop(server, part.map(submitCall));
    const values = part.map((one) => referenceValues(one.id));
    const bare = await costOf(bench, reference, part.length, async () => {
      const order = { run: 'submit', values, clients: CLIENTS };
      return (await reference.order<{ times: number[] }>(order)).times;
    });
    const route = await loop(reference, forRoute.map(bareCall));
    const asked = forFloor.map((id, at) => floorCall(part[at % part.length]?.personId ?? 0, id));
    const least = await loop(floor, asked);
    if (round === 0) {
      // Autovacuum would do it: plans made while tables were empty read them from end to end, on either side.
      await bench.admin.query('analyze');
      continue;
    }
    costs.ours.push(product);
    costs.theirs.push(bare);
    costs.route.push(route);
    costs.floor.push(least);
  }
  return costs;
}

async function run(stands: Stands, size: Size): Promise<readonly Finding[]> {
  const stand = await stands.province();
  const admin = new pg.Client({ connectionString: stand.urls.admin });
  await admin.connect();
  try {
    await admin.query(readFileSync(join(import.meta.dirname, '..', 'reference', 'tables.sql'), 'utf8'));
    const program = (name: string) => join(import.meta.dirname, '..', 'reference', name);
    const reference = await stands.start(program('program.ts'), [stand.urls.admin]);
    const needed = size.requests * (size.rounds + 1) + 20;
    const taken = Math.ceil(needed / TEAM);
    const first = stand.take(taken);
    const people = Array.from({ length: taken }, (_, index) => teamOf(first + index)).flat();
    const cases = [...(await casesOf(stand, people)).values()].toSorted((a, b) => a.id - b.id);
    const trips = await tripsPerSubmit(stands, stand, cases.slice(-12));
    const bench = { stands, admin };
    const { ours, theirs, route, floor } = await inTurns(bench, size, cases, {
      ...{ server: stand.server, reference, others: await othersThan(admin, cases, size) },
      floor: await stands.start(program('floor.ts'), [stand.urls.app, NOW]),
    });
    const { rows } = await admin.query<{ id: string }>(
      'select id from reference.eval where state = 0 order by id desc limit $1',
      [size.requests * 2 * size.rounds],
    );
    const left = rows.map((row) => Number(row.id)).toReversed();
    return [
      ...findings(ours, theirs, { route, floor }, trips),
      ...(await pgbenchFinding(bench, stand.urls.admin, left, reference, size)),
    ];
  } finally {
    await admin.end();
  }
}

export const submitMeasure: Measure = { name: 'submit', run };
