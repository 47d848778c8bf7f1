// Goals of units, and work that comes back by job position.
import type { Goal, RecurringWork } from '../domain/work/plan.ts';
import type { Tx } from './transaction.ts';

const GOAL = `id, unit_id as "unitId", period_kind as "periodKind", period_start as "periodStart", title, product, target,
  item_id as "itemId", part_of as "partOf", state, row_version as version`;

/** Open goals of these units in a period, and dropped ones behind them. */
export function goalsOf(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  periodKind: string,
  periodStart: string,
): Promise<Goal[]> {
  return tx.prepared<Goal>(
    'goals-of-units',
    `select ${GOAL} from goal where tenant_id = $1 and unit_id = any ($2::int[]) and period_kind = $3
       and period_start = $4 order by state desc, id limit 300`,
    [tenantId, unitIds, periodKind, periodStart],
  );
}

/** Open goals of these units begun in the year before `day`, the unit's own first. */
export function goalsAround(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  day: string,
): Promise<Goal[]> {
  return tx.prepared<Goal>(
    'goals-around',
    `select ${GOAL} from goal where tenant_id = $1 and unit_id = any ($2::int[]) and state = 'open'
       and period_start <= $3::date and period_start > $3::date - 367
     order by array_position($2::int[], unit_id), period_start desc, id limit 300`,
    [tenantId, unitIds, day],
  );
}

export function findGoals(tx: Tx, tenantId: number, ids: readonly number[]): Promise<Goal[]> {
  return tx.prepared<Goal>(
    'goals-by-id',
    `select ${GOAL} from goal where tenant_id = $1 and id = any ($2::int[])`,
    [tenantId, ids],
  );
}

/** Goals of the same lines as these in other plans. */
export function goalsOfLines(tx: Tx, tenantId: number, lines: readonly number[]): Promise<Goal[]> {
  return tx.prepared<Goal>(
    'goals-of-lines',
    `select ${GOAL} from goal where tenant_id = $1 and (id = any ($2::int[]) or part_of = any ($2::int[]))
     order by period_start, id limit 2000`,
    [tenantId, lines],
  );
}

/** Open goals of a unit in plans of these periods. */
export function goalsInPeriods(
  tx: Tx,
  tenantId: number,
  unitId: number,
  periods: readonly { readonly kind: string; readonly start: string }[],
): Promise<Goal[]> {
  return tx.prepared<Goal>(
    'goals-in-periods',
    `select ${GOAL} from goal where tenant_id = $1 and unit_id = $2 and state = 'open'
       and (period_kind, period_start) in (select * from unnest ($3::text[], $4::date[]))
     order by period_start desc, id limit 300`,
    [tenantId, unitId, periods.map(({ kind }) => kind), periods.map(({ start }) => start)],
  );
}

export async function lockGoal(tx: Tx, tenantId: number, id: number): Promise<Goal | null> {
  const rows = await tx.query<Goal>(
    `select ${GOAL} from goal where tenant_id = $1 and id = $2 for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function insertGoal(tx: Tx, tenantId: number, goal: Goal): Promise<void> {
  const { id, unitId, periodKind, periodStart, title, product, target, itemId, partOf, state, version } =
    goal;
  await tx.query(
    `insert into goal (tenant_id, id, unit_id, period_kind, period_start, title, product, target, item_id, part_of, state,
       row_version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [tenantId, id, unitId, periodKind, periodStart, title, product, target, itemId, partOf, state, version],
  );
}

export async function updateGoal(tx: Tx, tenantId: number, goal: Goal): Promise<void> {
  const { id, title, product, target, itemId, state, version } = goal;
  await tx.query(
    `update goal set title = $3, product = $4, target = $5, item_id = $6, state = $7, row_version = $8
     where tenant_id = $1 and id = $2`,
    [tenantId, id, title, product, target, itemId, state, version],
  );
}

const RECURRING = `id, unit_id as "unitId", below, job_position as "jobPosition", title, product, item_id as "itemId", quantity,
  every, due_after as "dueAfter", valid_from as "from", valid_to as "to", made_by as "madeBy", row_version as version`;

export function recurringOf(tx: Tx, tenantId: number, unitIds: readonly number[]): Promise<RecurringWork[]> {
  return tx.query<RecurringWork>(
    `select ${RECURRING} from recurring_work where tenant_id = $1 and unit_id = any ($2::int[])
     order by valid_to is not null, job_position, id limit 300`,
    [tenantId, unitIds],
  );
}

/** What comes back on some day from `from` on. */
export function recurringSince(tx: Tx, tenantId: number, from: string): Promise<RecurringWork[]> {
  return tx.query<RecurringWork>(
    `select ${RECURRING} from recurring_work
     where tenant_id = $1 and (valid_to is null or valid_to >= $2) order by id`,
    [tenantId, from],
  );
}

export async function lockRecurring(tx: Tx, tenantId: number, id: number): Promise<RecurringWork | null> {
  const rows = await tx.query<RecurringWork>(
    `select ${RECURRING} from recurring_work where tenant_id = $1 and id = $2 for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function insertRecurring(tx: Tx, tenantId: number, one: RecurringWork): Promise<void> {
  const { id, unitId, jobPosition, title, product, itemId, quantity, every, dueAfter, from, madeBy, below } =
    one;
  await tx.query(
    `insert into recurring_work (tenant_id, id, unit_id, job_position, title, product, item_id, quantity, every,
       due_after, valid_from, valid_to, made_by, below)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[tenantId, id, unitId, jobPosition, title, product, itemId, quantity, every, dueAfter, from, one.to],
      ...[madeBy, below],
    ],
  );
}

export async function endRecurring(
  tx: Tx,
  tenantId: number,
  { id, to, version }: Pick<RecurringWork, 'id' | 'to' | 'version'>,
): Promise<void> {
  await tx.query(
    'update recurring_work set valid_to = $3, row_version = $4 where tenant_id = $1 and id = $2',
    [tenantId, id, to, version],
  );
}

/** Which tasks of recurring works exist already: work, holder, first day. */
export async function madeRecurring(
  tx: Tx,
  tenantId: number,
  works: readonly number[],
  since: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }>(
    `select recurring_id || '/' || made_for || '/' || starts as key from task
     where tenant_id = $1 and recurring_id = any ($2::int[]) and starts >= $3`,
    [tenantId, works, since],
  );
  return new Set(rows.map(({ key }) => key));
}
