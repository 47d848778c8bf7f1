// Bodies made by chance for the agreement test: every tenant uses the same small ids, so that a leak would be seen.
import fc from 'fast-check';
import type pg from 'pg';
import { periodDates, periodKind } from '../../src/domain/period/period.ts';
import { firstEvaluationId } from '../../src/store/evaluations.ts';

export const TODAY = '2026-11-18';
const PEOPLE = 10;
const UNITS = 8;
const EVALUATIONS = 24;
const TASKS = 24;
const STATES = ['open', 'submitted', 'returned', 'scored', 'approved', 'closed'] as const;

const personId = fc.integer({ min: 1, max: PEOPLE });
const unitId = fc.integer({ min: 1, max: UNITS });
/** Around today: the day before, today and the day after are what half-open intervals are about. */
const day = fc.constantFrom('2026-01-01', '2026-11-17', '2026-11-18', '2026-11-19', '2027-01-01');

const span = fc
  .record({ from: day, to: fc.option(day, { nil: null }) })
  .filter(({ from, to }) => to === null || from < to);

const evaluation = fc
  .record({
    personId,
    unitId,
    subject: fc.constantFrom('person' as const, 'person' as const, 'unit' as const),
    scorerId: fc.option(personId, { nil: null }),
    approverId: fc.option(personId, { nil: null }),
    state: fc.constantFrom(...STATES),
  })
  .map((made) => ({
    ...made,
    scorerId: made.scorerId === made.personId ? null : made.scorerId,
    approverId: made.approverId === made.personId ? null : made.approverId,
  }));

/** Nobody holds two shares of one task; `to` of a share that was handed over lies before or after today. */
const task = fc.record({
  assignedBy: personId,
  unitId,
  state: fc.constantFrom('proposed' as const, 'open' as const, 'delivered' as const),
  shares: fc.uniqueArray(fc.record({ personId, to: fc.option(day, { nil: null, freq: 2 }) }), {
    minLength: 1,
    maxLength: 3,
    selector: (share) => share.personId,
  }),
});

/** One body: parents point backwards, so that unit numbers are a preorder of their own kind after numbering. */
const drawnBody = fc.record({
  parents: fc.array(fc.nat(), { minLength: UNITS, maxLength: UNITS }),
  holdings: fc.array(
    fc.record({
      personId,
      unitId,
      rank: fc.constantFrom('leader', 'head', 'deputy', 'section-head', 'staff'),
      span,
    }),
    { minLength: 4, maxLength: 14 },
  ),
  grants: fc.array(
    fc.record({
      personId,
      /** null: the whole body. */
      unitId: fc.option(unitId, { nil: null, freq: 4 }),
      role: fc.constantFrom('office', 'inspector', 'organization-admin', 'system-admin'),
      span,
    }),
    { maxLength: 5 },
  ),
  delegations: fc.array(
    fc
      .record({
        delegatorId: personId,
        delegateId: personId,
        actions: fc.constantFrom(
          ['score'],
          ['approve'],
          ['draft'],
          ['accept'],
          ['accept', 'score'],
          ['score', 'approve', 'draft'],
        ),
        span,
        revoked: fc.boolean(),
      })
      .filter((made) => made.delegatorId !== made.delegateId && made.span.to !== null),
    { maxLength: 10 },
  ),
  evaluations: fc.array(evaluation, { minLength: EVALUATIONS, maxLength: EVALUATIONS }),
  tasks: fc.array(task, { minLength: TASKS, maxLength: TASKS }),
});

const THIS_YEAR = { from: '2026-01-01', to: '2027-01-01' };

/**
 * The first delegation lends judging today; every other task is assigned by somebody who lends it, half of these where he
 * holds a post: chance hardly does any of that.
 */
export const randomBody = drawnBody.map((drawn) => {
  const delegations = drawn.delegations.map((one, index) =>
    index > 0 ? one : { ...one, actions: ['accept'], span: THIS_YEAR, revoked: false },
  );
  const body = { ...drawn, delegations };
  const lends = delegations.filter(({ actions }) => actions.some((one) => one === 'accept'));
  const tasks = body.tasks.map((one, index) => {
    const lender = index % 2 === 0 ? undefined : lends[index % lends.length]?.delegatorId;
    if (lender === undefined) return one;
    const held = body.holdings.find(({ personId: holder }) => holder === lender && index % 4 === 1);
    return { ...one, assignedBy: lender, unitId: held?.unitId ?? one.unitId };
  });
  return { ...body, tasks };
});
export type RandomBody = typeof randomBody extends fc.Arbitrary<infer T> ? T : never;
export const personIds = Array.from({ length: PEOPLE }, (_, index) => index + 1);

/** Parent of each unit (1-based); unit 1 is the root. */
export function parentOf(body: RandomBody, unit: number): number | null {
  return unit === 1 ? null : 1 + ((body.parents[unit - 1] ?? 0) % (unit - 1));
}

function preorder(body: RandomBody): ReadonlyMap<number, { lo: number; hi: number }> {
  const numbers = new Map<number, { lo: number; hi: number }>();
  let next = 1;
  const visit = (unit: number): number => {
    const lo = next++;
    let hi = lo;
    for (let child = unit + 1; child <= UNITS; child += 1)
      if (parentOf(body, child) === unit) hi = visit(child);
    numbers.set(unit, { lo, hi });
    return hi;
  };
  visit(1);
  return numbers;
}

/** Writes the body as tenant `tenantId`; rows of several tenants differ in tenant_id only. */
export async function writeBody(owner: pg.Client, tenantId: number, body: RandomBody): Promise<void> {
  const insert = async (table: string, rows: readonly object[]) => {
    const columns = ['tenant_id', ...Object.keys(rows[0] ?? {})].join(', ');
    await owner.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows.map((row) => ({ tenant_id: tenantId, ...row })))],
    );
  };
  const numbers = preorder(body);
  await owner.query(`insert into tenant values ($1, $2, $2, 'Asia/Ho_Chi_Minh', '{}', now())`, [
    tenantId,
    `t${tenantId}`,
  ]);
  await insert('organization_version', [{ version: 1, valid_from: '2026-01-01', created_at: '2026-01-01' }]);
  const units = [...numbers].toSorted(([, a], [, b]) => a.lo - b.lo);
  for (const [id, { lo, hi }] of units)
    await insert('unit', [
      {
        version: 1,
        unit_id: id,
        parent_id: parentOf(body, id),
        code: `U${id}`,
        name: `Unit ${id}`,
        kind: 'division',
        lo,
        hi,
      },
    ]);
  await insert(
    'person',
    personIds.map((id) => ({ id, full_name: `Person ${id}` })),
  );
  await insert(
    'post',
    body.holdings.map((one, index) => ({
      id: index + 1,
      unit_id: one.unitId,
      title: `Post ${index}`,
      rank: one.rank,
    })),
  );
  await insert(
    'assignment',
    body.holdings.map((one, index) => ({
      id: index + 1,
      person_id: one.personId,
      post_id: index + 1,
      kind: 'main',
      valid_from: one.span.from,
      valid_to: one.span.to,
    })),
  );
  await insert(
    'role_grant',
    body.grants.map((one, index) => ({
      id: index + 1,
      person_id: one.personId,
      role: one.role,
      unit_id: one.unitId,
      valid_from: one.span.from,
      valid_to: one.span.to,
    })),
  );
  await insert('delegation', body.delegations.map(delegationRow));
  await insert('evaluation', body.evaluations.map(evaluationRow));
  await insert('task', body.tasks.map(taskRow));
  await insert(
    'task_share',
    body.tasks.flatMap(({ shares }, index) =>
      shares.map(({ personId: person, to }, at) => ({
        ...{ task_id: index + 1, person_id: person, post_id: 1, role: at === 0 ? 'lead' : 'with' },
        ...{ share: 10, valid_from: '2026-01-01', valid_to: to, settled_on: 'infinity' },
      })),
    ),
  );
}

/** People are left to what the database makes of the shares. */
function taskRow(one: RandomBody['tasks'][number], index: number) {
  return {
    ...{
      id: index + 1,
      kind: 'assigned',
      state: one.state,
      unit_id: one.unitId,
      assigned_by: one.assignedBy,
    },
    ...{ title: `Task ${index}`, product: '', responsibility: '', authority: '', reason: '', people: [] },
    ...{ important: false, planned: false, complexity: '', standard: false, quantity: 1, done_quantity: 0 },
    ...{ entered: '2026-11-16', starts: '2026-11-16', returns: 0, excused_returns: 0 },
    ...{ delay_excuse: 'none', fault_excuse: 'none', row_version: 1, changed_at: '2026-11-16' },
    ...(one.state === 'delivered' ? { delivered: '2026-11-17' } : {}),
  };
}

function delegationRow(one: RandomBody['delegations'][number], index: number) {
  return {
    id: index + 1,
    delegator_id: one.delegatorId,
    delegate_id: one.delegateId,
    actions: one.actions,
    valid_from: one.span.from,
    valid_to: one.span.to,
    document_number: '12/QĐ',
    revoked_at: one.revoked ? '2026-11-01' : null,
    row_version: 1,
  };
}

/** Records of every kind of period: five weeks first, then five of each other kind. */
const PERIODS = ['2026-W47', '2026-M11', '2026-Q4', '2026-H2', '2026-Y'];
const periodAt = (index: number) => PERIODS[Math.floor(index / 5) % PERIODS.length] ?? '2026-W47';

/** Of the week that runs today. */
export const isPresent = (index: number) => periodAt(index) === '2026-W47';

/** Id of the n-th evaluation: the same in every tenant, rising. */
export const evaluationId = (index: number) => firstEvaluationId(periodAt(index)) + 1 + index;

function evaluationRow(one: RandomBody['evaluations'][number], index: number) {
  const { from, to } = periodDates(periodAt(index));
  return {
    week_start: from,
    period_kind: periodKind(periodAt(index)),
    id: evaluationId(index),
    subject: one.subject,
    person_id: one.personId,
    assignment_id: index + 1,
    post_id: 1,
    rank: 'staff',
    unit_id: one.unitId,
    org_version: 1,
    unit_lo: 1,
    slice_from: from,
    slice_to: to,
    // A unit has one record a regulation and period; here only who sees it counts.
    rulebook_id: one.subject === 'unit' ? `unit-${index}` : '8679-weekly',
    rulebook_version: 2,
    scorer_id: one.scorerId,
    approver_id: one.approverId,
    one_authority: false,
    counted: true,
    state: one.state,
    late: false,
    opened: false,
    dissent: 'none',
    revision: 1,
    seq: 1,
    last_hash: `\\x${'00'.repeat(32)}`,
    row_version: 1,
    changed_at: '2026-11-16',
  };
}
