// Guard, row filter, row-level security and an oracle written by hand must see the same records: the property test
// of the architecture, over bodies made by chance, with tenants whose ids overlap.
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seesTask } from '../../src/app/work/work-facts.ts';
import { reads, sees } from '../../src/domain/evaluation/policy.ts';
import type { Viewer } from '../../src/domain/evaluation/shape.ts';
import { openPool, type Pool } from '../../src/store/connection.ts';
import { policyFilter } from '../../src/store/policy-filter.ts';
import { findTasks } from '../../src/store/tasks.ts';
import { inReadTransaction, type Tx } from '../../src/store/transaction.ts';
import { loadViewer } from '../../src/store/viewer.ts';
import { loadWorkViewer } from '../../src/store/work-people.ts';
import { freshDatabase, onEachMajor, type TestDatabase } from '../database.ts';
import {
  evaluationId,
  isPresent,
  parentOf,
  personIds,
  type RandomBody,
  randomBody,
  TODAY,
  writeBody,
} from './random-bodies.ts';

/** Each body is looked at by each of its ten people; the older PostgreSQL gets fewer to save time. */
const BODIES = { 18: 40, 15: 15 } as const;

onEachMajor('who may know of which record', (major) => {
  let database: TestDatabase;
  let pool: Pool;
  const bodies = fc.sample(randomBody, { seed: 8679, numRuns: BODIES[major] });

  beforeAll(async () => {
    database = await freshDatabase({ major });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('begin');
    for (const [index, body] of bodies.entries()) await writeBody(owner, index + 1, body);
    await owner.query('commit');
    await owner.end();
    pool = openPool(database.appUrl, { max: 4 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('guard, filter, row-level security and oracle agree on every pair of person and record', async () => {
    let known = 0;
    for (const [index, body] of bodies.entries())
      for (const personId of personIds) known += await compare(pool, index + 1, body, personId);
    // Neither everything nor nothing: otherwise the generator proves little.
    expect(known).toBeGreaterThan(bodies.length * 10);
    expect(known).toBeLessThan(bodies.length * personIds.length * 24);
  });

  it('guard, row-level security and oracle agree on every pair of person and task', async () => {
    const found = { known: 0, lent: 0, ended: 0 };
    for (const [index, body] of bodies.entries())
      for (const personId of personIds) {
        found.known += await compareTasks(pool, index + 1, body, personId);
        for (const one of body.tasks) {
          if (!isLent(body, one, personId)) continue;
          if (holdsOffice(body, one)) found.lent += 1;
          else found.ended += 1;
        }
      }
    expect(found.known).toBeGreaterThan(bodies.length * 10);
    expect(found.known).toBeLessThan(bodies.length * personIds.length * 24);
    // What is lent was met both with an office that holds and with one that has ended.
    expect(found.lent).toBeGreaterThan(4);
    expect(found.ended).toBeGreaterThan(4);
  });

  it('a transaction without settings sees nothing', async () => {
    const client = await pool.connect();
    const { rows } = await client.query(
      'select (select count(*)::int from evaluation) as n, (select count(*)::int from task) as tasks',
    );
    client.release();
    expect(rows).toEqual([{ n: 0, tasks: 0 }]);
  });
});

async function compareTasks(
  pool: Pool,
  tenantId: number,
  body: RandomBody,
  personId: number,
): Promise<number> {
  const scope = { tenantId, personId, today: TODAY } as const;
  const { rows, viewer } = await inReadTransaction(pool, { ...scope, actor: 'person' }, async (tx) => ({
    rows: idsOf(await tx.query('select t.id from task t order by t.id')),
    viewer: await loadWorkViewer(tx, tenantId, personId, TODAY),
  }));
  const all = await inReadTransaction(pool, { ...scope, actor: 'system' }, (tx) =>
    findTasks(
      tx,
      tenantId,
      body.tasks.map((_, index) => index + 1),
    ),
  );
  const where = `tenant ${tenantId}, person ${personId}`;
  const expected = body.tasks.flatMap((one, index) => (knows(body, one, personId) ? [index + 1] : []));
  expect(rows, `row-level security, ${where}`).toEqual(expected);
  expect(
    all.filter((task) => seesTask(viewer, task)).map(({ id }) => id),
    `guard, ${where}`,
  ).toEqual(expected);
  return rows.length;
}

async function compare(pool: Pool, tenantId: number, body: RandomBody, personId: number): Promise<number> {
  const scope = { tenantId, personId, today: TODAY } as const;
  const byRls = await inReadTransaction(pool, { ...scope, actor: 'person' }, async (tx) =>
    idsOf(await tx.query('select e.id from evaluation e order by e.id')),
  );
  await inReadTransaction(pool, { ...scope, actor: 'system' }, async (tx) => {
    const viewer = await loadViewer(tx, tenantId, personId, TODAY);
    const where = `tenant ${tenantId}, person ${personId}`;
    const expected = body.evaluations.flatMap((one, index) =>
      oracle(body, one, personId) ? [evaluationId(index)] : [],
    );
    expect(guarded(body, viewer, sees), `guard, ${where}`).toEqual(expected);
    expect(await filtered(tx, tenantId, viewer, ['see']), `filter, ${where}`).toEqual(expected);
    expect(byRls, `row-level security, ${where}`).toEqual(expected);
    expect(await filtered(tx, tenantId, viewer, ['read', 'read-filed']), `reading, ${where}`).toEqual(
      guarded(body, viewer, reads),
    );
  });
  return byRls.length;
}

function guarded(body: RandomBody, viewer: Viewer, may: typeof reads): number[] {
  return body.evaluations.flatMap((one, index) => (may(viewer, one) ? [evaluationId(index)] : []));
}

async function filtered(
  tx: Tx,
  tenantId: number,
  viewer: Viewer,
  actions: readonly string[],
): Promise<number[]> {
  const found = new Set<number>();
  for (const action of actions) {
    const filter = policyFilter(action, viewer, 2);
    const rows = await tx.query(`select e.id from evaluation e where e.tenant_id = $1 and ${filter.sql}`, [
      tenantId,
      ...filter.values,
    ]);
    for (const id of idsOf(rows)) found.add(id);
  }
  return [...found].toSorted((a, b) => a - b);
}

const idsOf = (rows: readonly Record<string, unknown>[]) => rows.map((row) => Number(row.id));

type RandomTask = RandomBody['tasks'][number];

/**
 * From decisions 25, 37, 64 and 69, not from the code: whoever takes or took part, assigned it, scores an open week of somebody in it, heads,
 * serves or inspects the unit or one above; and the delegate of the one who assigned it to others, while that one's office holds.
 */
function knows(body: RandomBody, one: RandomTask, personId: number): boolean {
  const took = (whose: number) => one.shares.some((share) => share.personId === whose);
  const scores = body.evaluations.some(
    (week, index) =>
      isPresent(index) &&
      week.subject === 'person' &&
      ['open', 'returned', 'submitted'].includes(week.state) &&
      week.scorerId === personId &&
      took(week.personId),
  );
  return (
    took(personId) ||
    one.assignedBy === personId ||
    scores ||
    heads(body, personId, one.unitId) ||
    watches(body, personId, one.unitId) ||
    (isLent(body, one, personId) && holdsOffice(body, one))
  );
}

function isLent(body: RandomBody, one: RandomTask, personId: number): boolean {
  const isOwn = one.shares.some((share) => share.personId === one.assignedBy);
  return !isOwn && standsFor(body, one.assignedBy, 'accept', personId) && one.assignedBy !== personId;
}

/** He heads its unit, or one above; or the present week of somebody who holds it now is his to score. */
function holdsOffice(body: RandomBody, { assignedBy, unitId, shares }: RandomTask): boolean {
  const guides = body.evaluations.some(
    (week, index) =>
      isPresent(index) &&
      week.subject === 'person' &&
      week.scorerId === assignedBy &&
      shares.some((share) => share.personId === week.personId && share.to === null),
  );
  return guides || heads(body, assignedBy, unitId);
}

/** Written from the permission matrix, not from the code: own record; scorer, approver or their delegate today;
 * head or leader of the unit or above; office or inspector with the unit in scope. */
function oracle(body: RandomBody, one: RandomBody['evaluations'][number], personId: number): boolean {
  if (one.personId === personId) return true;
  if (one.subject === 'unit' && standsFor(body, one.personId, 'draft', personId)) return true;
  if (
    standsFor(body, one.scorerId, 'score', personId) ||
    standsFor(body, one.approverId, 'approve', personId)
  )
    return true;
  return heads(body, personId, one.unitId) || watches(body, personId, one.unitId);
}

function standsFor(body: RandomBody, holder: number | null, action: string, personId: number): boolean {
  return (
    holder === personId ||
    body.delegations.some(
      (given) =>
        given.delegateId === personId &&
        given.delegatorId === holder &&
        given.actions.some((one) => one === action) &&
        !given.revoked &&
        isToday(given.span),
    )
  );
}

function wayUp(body: RandomBody, unitId: number): readonly number[] {
  const above: number[] = [];
  for (let unit: number | null = unitId; unit !== null; unit = parentOf(body, unit)) above.push(unit);
  return above;
}

function heads(body: RandomBody, personId: number, unitId: number): boolean {
  const above = wayUp(body, unitId);
  return body.holdings.some(
    (held) =>
      held.personId === personId &&
      (held.rank === 'leader' || held.rank === 'head') &&
      isToday(held.span) &&
      above.includes(held.unitId),
  );
}

function watches(body: RandomBody, personId: number, unitId: number): boolean {
  const above = wayUp(body, unitId);
  return body.grants.some(
    (role) =>
      role.personId === personId &&
      ['office', 'inspector'].includes(role.role) &&
      isToday(role.span) &&
      (role.unitId === null || above.includes(role.unitId)),
  );
}

function isToday(span: { from: string; to: string | null }): boolean {
  return span.from <= TODAY && (span.to === null || TODAY < span.to);
}
