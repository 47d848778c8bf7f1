// What the guard lets somebody see is what lists and the record view show, in bodies drawn at random that the product's
// own road has filled, with tenants of equal ids. That guard, filter and row-level security agree: agreement.test.ts.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewEvaluation } from '../../src/app/views/evaluation.ts';
import { viewEvaluations } from '../../src/app/views/evaluations.ts';
import { reads, sees } from '../../src/domain/evaluation/policy.ts';
import { RANKS } from '../../src/domain/organization/shape.ts';
import { evaluationFromRow } from '../../src/store/evaluations.ts';
import { inReadTransaction } from '../../src/store/transaction.ts';
import { loadViewer } from '../../src/store/viewer.ts';
import { aBody, type Body, type BodySpec, WEDNESDAY, WEEK } from '../builders/body.ts';
import { freshDatabase, type TestDatabase } from '../database.ts';

const PEOPLE = Array.from({ length: 12 }, (_, index) => `p${index}`);
const UNITS = ['u0', 'u1', 'u2', 'u3', 'u4'];
const TODAY = '2026-11-18';

const person = fc.constantFrom(...PEOPLE);
const unit = fc.constantFrom(...UNITS);
const scene = fc.record({
  parents: fc.tuple(fc.constant(null), fc.nat(0), fc.nat(1), fc.nat(2), fc.nat(3)),
  posts: fc.array(fc.tuple(fc.constantFrom(...RANKS), unit), { minLength: 12, maxLength: 12 }),
  seconds: fc.array(fc.tuple(person, fc.constantFrom('head', 'leader', 'staff'), unit), { maxLength: 3 }),
  roles: fc.array(fc.tuple(person, fc.constantFrom('office', 'inspector', 'organization-admin'), unit), {
    maxLength: 4,
  }),
  lent: fc.array(
    fc.tuple(person, person, fc.constantFrom(['score'], ['approve'], ['score', 'approve']), fc.boolean()),
    { maxLength: 6 },
  ),
  states: fc.array(fc.constantFrom('open', 'submitted', 'returned', 'scored', 'approved', 'closed'), {
    minLength: 12,
    maxLength: 12,
  }),
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

function specOf(drawn: Scene): BodySpec {
  const parents = drawn.parents.map((parent) => (parent === null ? null : `u${parent}`));
  return {
    units: Object.fromEntries(UNITS.map((key, index) => [key, parents[index] ?? null])),
    people: Object.fromEntries(PEOPLE.map((key, index) => [key, drawn.posts[index] ?? ['staff', 'u0']])),
    roles: drawn.roles,
  };
}

async function arrange(body: Body, drawn: Scene): Promise<void> {
  for (const [who, rank, where] of drawn.seconds) await body.assign(who, rank, where, { kind: 'concurrent' });
  for (const [from, to, actions, inForce] of drawn.lent)
    if (from !== to) await body.lend(from, to, actions, inForce ? '2026-11-01' : '2026-12-01');
  await body.inLine();
  for (const [index, state] of drawn.states.entries())
    await body.sql('update evaluation set state = $3 where tenant_id = $1 and person_id = $2', [
      ...[body.tenantId, index + 1, state],
    ]);
}

/** Ids of what a list shows this person, and of what it lets read. */
async function answers(body: Body, who: string) {
  const actor = body.actorFor(who, WEDNESDAY);
  const byList = await viewEvaluations(body.context, actor, { week: WEEK, part: 'unit', limit: 200 });
  return {
    list: byList.items.map((item) => item.id).toSorted((a, b) => a - b),
    shown: byList.items
      .filter((item) => item.self !== null)
      .map((item) => item.id)
      .toSorted((a, b) => a - b),
    total: byList.total,
  };
}

async function expected(body: Body, who: string) {
  const actor = body.actorFor(who, WEDNESDAY);
  const system = { tenantId: body.tenantId, personId: null, actor: 'system', today: TODAY } as const;
  return inReadTransaction(body.pool, system, async (tx) => {
    const viewer = await loadViewer(tx, body.tenantId, actor.personId, TODAY);
    const rows = await tx.query(
      'select * from evaluation where tenant_id = $1 and week_start = $2 order by id',
      [...[body.tenantId, '2026-11-16']],
    );
    const states = rows.map((row) => evaluationFromRow(row as never, () => body.rulebook));
    return {
      all: states.map((state) => state.id),
      seen: states.filter((state) => sees(viewer, state)).map((state) => state.id),
      read: states.filter((state) => reads(viewer, state)).map((state) => state.id),
    };
  });
}

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

it('guard, list and record agree for everybody, and tenants never mix', async () => {
  let tenantId = 0;
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(scene, async (drawn) => {
      tenantId += 1;
      const body = await aBody(specOf(drawn), { database, tenantId });
      try {
        await arrange(body, drawn);
        await body.sql(
          `update evaluation set s_self = '{100,100,100}', total_self = 300 where tenant_id = $1`,
          [tenantId],
        );
        for (const who of PEOPLE) {
          const { all, seen, read } = await expected(body, who);
          const found = await answers(body, who);
          expect(found, who).toEqual({ list: seen, shown: read, total: seen.length });
          const unseen = all.filter((id) => !seen.includes(id)).slice(0, 2);
          for (const id of unseen)
            await expect(
              viewEvaluation(body.context, body.actorFor(who, WEDNESDAY), id),
            ).rejects.toMatchObject({
              kind: 'not-found',
            });
          compared += all.length;
        }
      } finally {
        await body.drop();
      }
    }),
    { seed: 8679, numRuns: 4 },
  );
  expect(compared).toBeGreaterThan(150);
}, 120_000);
