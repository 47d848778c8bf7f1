// Sums of accepted work by month and by week, kept beside the register: what was marked is summed again from tasks, shares
// and logs, so that doing it twice changes nothing and a rebuild gives the same numbers.
import { isLate } from './late-tasks.ts';
import type { Tx } from './transaction.ts';

/** Unnamed job positions go by the title of their post. */
export const POSITION = `coalesce(nullif(p.job_position, ''), p.title, '')`;

/** Figures of a line of sums: whole numbers, standard time in hundredths of a minute. */
export const FIGURES = [
  'tasks',
  'volume',
  'standard',
  'unmeasured',
  'declared',
  'logged',
  'due',
  'late',
  'returned',
] as const;

/**
 * Sums over the shares `s` of accepted tasks `t`: a product counts with the share of whoever did it. `off` is the parameter
 * with the days off; what says nothing about keeping dates is not among those due.
 */
export const sumsBy = (off: string) => `count(*) as tasks,
  sum(t.done_quantity * s.share) as volume,
  sum(t.done_quantity::bigint * s.share * coalesce(t.minutes, 0)) as standard,
  coalesce(sum(t.done_quantity * s.share) filter (where t.minutes is null), 0) as unmeasured,
  coalesce(sum(w.minutes), 0) as declared,
  coalesce(sum(t.done_quantity * s.share) filter (where w.minutes > 0), 0) as logged,
  count(*) filter (where t.due >= t.entered) as due,
  count(*) filter (where ${isLate('t.delivered', off)}) as late,
  count(*) filter (where t.returns > t.excused_returns) as returned`;

/** Minutes the person of share `s` wrote down for its task, as `w`. */
export const DECLARED = `left join lateral (
    select sum(l.minutes)::int as minutes from work_log l
    where l.tenant_id = s.tenant_id and l.task_id = s.task_id and l.person_id = s.person_id and l.state = 'kept') w on true`;

/** Same for accepted tasks whose delay goes over this day: it became a working day, or stopped being one. */
export function markAcross(tx: Tx, tenantId: number, day: string): void {
  tx.write({
    name: 'mark-across',
    text: `insert into work_mark (tenant_id, task_id) select t.tenant_id, t.id from task t
      where t.tenant_id = $1 and t.state = 'accepted' and t.delivered >= $2 and t.due <= $2`,
    values: [tenantId, day],
  });
}

/** Notes that these tasks have to be summed again; leaves with the other writes. */
export function markTasks(tx: Tx, tenantId: number, taskIds: readonly number[]): void {
  if (taskIds.length === 0) return;
  tx.write({
    name: 'mark-tasks',
    text: 'insert into work_mark (tenant_id, task_id) select $1, unnest($2::int[])',
    values: [tenantId, [...new Set(taskIds)]],
  });
}

/** Their shares count on no day any more; the marks keep where they did. */
export async function uncountShares(tx: Tx, tenantId: number, taskIds: readonly number[]): Promise<void> {
  await tx.prepared(
    'uncount-shares',
    `with gone as (
       select s.task_id, s.person_id, p.unit_id, s.counted_on as day
       from task_share s join post p on p.tenant_id = s.tenant_id and p.id = s.post_id
       where s.tenant_id = $1 and s.task_id = any ($2::int[])),
     marked as (insert into work_mark (tenant_id, task_id, unit_id, day) select $1, task_id, unit_id, day from gone)
     update task_share s set counted_on = null, settled_on = 'infinity' from gone
     where s.tenant_id = $1 and s.task_id = gone.task_id and s.person_id = gone.person_id`,
    [tenantId, [...taskIds]],
  );
}

/** One fold at a time for each body; a second waits here. */
export async function lockWorkSums(tx: Tx, tenantId: number): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($1, hashtext('work-sums'))`, [tenantId]);
}

export async function hasMarks(tx: Tx, tenantId: number): Promise<boolean> {
  const rows = await tx.prepared('any-mark', 'select from work_mark where tenant_id = $1 limit 1', [
    tenantId,
  ]);
  return rows.length > 0;
}

/** Months of units, side by side. */
export interface UnitMonths {
  readonly units: readonly number[];
  readonly months: readonly string[];
}

const sideBySide = (rows: readonly { unitId: number; month: string }[]): UnitMonths => ({
  units: rows.map(({ unitId }) => unitId),
  months: rows.map(({ month }) => month),
});

/** Months of units that these marks touch, `from` whatever says task, unit and day of each. */
export const touchedBy = (from: string) => `select p.unit_id, date_trunc('month', s.counted_on)::date as month
  from (select distinct task_id from ${from}) m
  join task_share s on s.tenant_id = $1 and s.task_id = m.task_id and s.counted_on is not null
  join post p on p.tenant_id = $1 and p.id = s.post_id
  union
  select unit_id, date_trunc('month', day)::date from ${from} where day is not null`;

/** Takes the marks away and answers which months of which units they touch. What is marked meanwhile stays marked. */
export async function takeMarks(tx: Tx, tenantId: number): Promise<UnitMonths> {
  return sideBySide(
    await tx.query(
      `with taken as (delete from work_mark where tenant_id = $1 returning task_id, unit_id, day)
       select unit_id as "unitId", month from (${touchedBy('taken')}) touched`,
      [tenantId],
    ),
  );
}

/** Every month in which anything counts, by unit. */
export async function allMonths(tx: Tx, tenantId: number): Promise<UnitMonths> {
  return sideBySide(
    await tx.query(
      `select distinct p.unit_id as "unitId", date_trunc('month', t.delivered)::date as month
       from task t join task_share s on s.tenant_id = t.tenant_id and s.task_id = t.id
       join post p on p.tenant_id = s.tenant_id and p.id = s.post_id
       where t.tenant_id = $1 and t.state = 'accepted'`,
      [tenantId],
    ),
  );
}

/** Takes all sums and marks of a body away. */
export async function dropWorkSums(tx: Tx, tenantId: number): Promise<void> {
  await tx.query('delete from work_mark where tenant_id = $1', [tenantId]);
  await tx.query('delete from work_sum where tenant_id = $1', [tenantId]);
}

/** `$2`, `$3`: units and months; `$4`: days off. All weeks that have a day in them. */
const WEEKS = `(select distinct m.unit_id, week::date as start from unnest($2::int[], $3::date[]) m (unit_id, month),
  generate_series(date_trunc('week', m.month::timestamp), m.month + interval '1 month' - interval '1 day', interval '7 days') week)`;
const MONTHS = 'unnest($2::int[], $3::date[])';

const fresh = (grain: 'month' | 'week') => {
  const [span, item, complexity] =
    grain === 'month' ? ['1 month', 'coalesce(t.item_id, 0)', 't.complexity'] : ['7 days', '0', `''`];
  return `select p.tenant_id, '${grain}', p.unit_id, x.start, ${POSITION}, ${item}, ${complexity}, ${sumsBy('$4')}, min(s.counted_on)
    from ${grain === 'month' ? MONTHS : WEEKS} x (unit_id, start)
    join post p on p.tenant_id = $1 and p.unit_id = x.unit_id
    join task_share s on s.tenant_id = $1 and s.post_id = p.id and s.share > 0
      and s.counted_on >= x.start and s.counted_on < (x.start + interval '${span}')::date
    join task t on t.tenant_id = $1 and t.id = s.task_id
    ${DECLARED}
    group by 1, 2, 3, 4, 5, 6, 7`;
};

/** Adds the months' lines to those of the whole body, or takes them off. */
const intoBody = (sign: '' | '-') => `insert into work_sum as b
  select tenant_id, 'month', 0, start, position, 0, complexity,
    ${FIGURES.map((figure) => `${sign}sum(${figure})`).join(', ')}, start
  from work_sum where tenant_id = $1 and grain = 'month' and (unit_id, start) in (select * from ${MONTHS})
  group by tenant_id, start, position, complexity
  on conflict (tenant_id, grain, unit_id, start, position, item_id, complexity)
    do update set ${FIGURES.map((figure) => `${figure} = b.${figure} + excluded.${figure}`).join(', ')}`;

/**
 * Sums these months of these units anew, the weeks in them, and the body's months; `daysOff` reach from `DAYS_BEFORE` the
 * first of them on. The caller holds the lock.
 */
export async function sumAnew(
  tx: Tx,
  tenantId: number,
  { units, months }: UnitMonths,
  daysOff: readonly string[],
): Promise<void> {
  if (units.length === 0) return;
  const values = [tenantId, units, months];
  await tx.query(intoBody('-'), values);
  await tx.query(
    `delete from work_sum where tenant_id = $1 and ((grain = 'month' and (unit_id, start) in (select * from ${MONTHS}))
       or (grain = 'week' and (unit_id, start) in (select * from ${WEEKS} w)))`,
    values,
  );
  await tx.query(`insert into work_sum ${fresh('month')}`, [...values, daysOff]);
  await tx.query(`insert into work_sum ${fresh('week')}`, [...values, daysOff]);
  await tx.query(intoBody(''), values);
  await tx.query(
    `delete from work_sum where tenant_id = $1 and grain = 'month' and unit_id = 0 and start = any ($2::date[]) and tasks = 0`,
    [tenantId, [...new Set(months)]],
  );
}
