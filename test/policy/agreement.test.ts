// Guard, row filter, row-level security and an oracle written by hand must see the same records: the property test
// of the architecture, over bodies made by chance, with tenants whose ids overlap.
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reads, sees } from '../../src/domain/evaluation/policy.ts';
import type { Viewer } from '../../src/domain/evaluation/shape.ts';
import { openPool, type Pool } from '../../src/store/connection.ts';
import { policyFilter } from '../../src/store/policy-filter.ts';
import { inReadTransaction, type Tx } from '../../src/store/transaction.ts';
import { loadViewer } from '../../src/store/viewer.ts';
import { freshDatabase, onEachMajor, type TestDatabase } from '../database.ts';
import {
  evaluationId,
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

  it('a transaction without settings sees nothing', async () => {
    const client = await pool.connect();
    const { rows } = await client.query('select count(*)::int as n from evaluation');
    client.release();
    expect(rows).toEqual([{ n: 0 }]);
  });
});

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

/** Written from the permission matrix, not from the code: own record; scorer, approver or their delegate today;
 * head or leader of the unit or above; office or inspector with the unit in scope. */
function oracle(body: RandomBody, one: RandomBody['evaluations'][number], personId: number): boolean {
  if (one.personId === personId) return true;
  const standsFor = (holder: number | null, action: string) =>
    holder === personId ||
    body.delegations.some(
      (given) =>
        given.delegateId === personId &&
        given.delegatorId === holder &&
        given.actions.some((one) => one === action) &&
        !given.revoked &&
        isToday(given.span),
    );
  if (one.subject === 'unit' && standsFor(one.personId, 'draft')) return true;
  if (standsFor(one.scorerId, 'score') || standsFor(one.approverId, 'approve')) return true;
  const above: number[] = [];
  for (let unit: number | null = one.unitId; unit !== null; unit = parentOf(body, unit)) above.push(unit);
  const heads = body.holdings.some(
    (held) =>
      held.personId === personId &&
      (held.rank === 'leader' || held.rank === 'head') &&
      isToday(held.span) &&
      above.includes(held.unitId),
  );
  const granted = body.grants.some(
    (role) =>
      role.personId === personId &&
      ['office', 'inspector'].includes(role.role) &&
      isToday(role.span) &&
      (role.unitId === null || above.includes(role.unitId)),
  );
  return heads || granted;
}

function isToday(span: { from: string; to: string | null }): boolean {
  return span.from <= TODAY && (span.to === null || TODAY < span.to);
}
