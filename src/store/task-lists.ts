// Tasks as lists need them: of units with a page mark, waiting for somebody, of a plan.
import type { Task, TaskState } from '../domain/work/task.ts';
import { isLate } from './late-tasks.ts';
import { TASK } from './tasks.ts';
import type { Tx } from './transaction.ts';

export interface TaskFilter {
  readonly unitIds: readonly number[];
  readonly states: readonly TaskState[];
  /** Only those late on this day, undelivered; days off from `DAYS_BEFORE` it on. */
  readonly late: { readonly on: string; readonly daysOff: readonly string[] } | null;
  readonly personId: number | null;
  readonly goalId: number | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Lower case. */
  readonly search: string | null;
  /** Date and id of the last task of the page before. */
  readonly after: readonly [due: string, id: number] | null;
  readonly limit: number;
}

const NO_DATE = '9999-12-31';

/** What a page mark is made of. */
export function markOf(task: Task): readonly [due: string, id: number] {
  return [task.due ?? NO_DATE, task.id];
}

/** The earliest date first, those without one last. */
export function tasksOfUnits(tx: Tx, tenantId: number, filter: TaskFilter): Promise<Task[]> {
  const { unitIds, states, late, personId, goalId, from, to, search, after, limit } = filter;
  return tx.query<Task>(
    `select ${TASK} from task t
     where t.tenant_id = $1 and t.unit_id = any ($2::int[]) and t.state = any ($3::text[])
       and ($4::date is null or (t.delivered is null and ${isLate('$4::date', '$13')}))
       and ($5::int is null or exists (select from task_share s
         where s.tenant_id = t.tenant_id and s.task_id = t.id and s.person_id = $5))
       and ($6::int is null or t.goal_id = $6)
       and ($7::date is null or coalesce(t.delivered, t.due, '${NO_DATE}') >= $7)
       and ($8::date is null or t.starts <= $8)
       and ($9::text is null or strpos(lower(t.title), $9) > 0)
       and ($10::date is null or (coalesce(t.due, '${NO_DATE}'), t.id) > ($10::date, $11::int))
     order by coalesce(t.due, '${NO_DATE}'), t.id limit $12`,
    [
      ...[tenantId, unitIds, states, late?.on ?? null, personId, goalId, from, to, search],
      ...[after?.[0] ?? null, after?.[1] ?? null, limit, late?.daysOff ?? []],
    ],
  );
}

/** Tasks something is asked of: assigned by the person, or with a share of somebody whose work he scores. */
export function tasksWaiting(
  tx: Tx,
  tenantId: number,
  assigners: readonly number[],
  scored: readonly number[],
): Promise<Task[]> {
  return tx.prepared<Task>(
    'tasks-waiting',
    `select ${TASK} from task t
     where t.tenant_id = $1
       and (t.state in ('proposed', 'delivered') or t.delay_excuse = 'asked' or t.fault_excuse = 'asked'
         or t.asked_due is not null)
       and t.state <> 'dropped'
       and (t.assigned_by = any ($2::int[]) or t.id in (select s.task_id from task_share s
         where s.tenant_id = $1 and s.person_id = any ($3::int[])))
     order by coalesce(t.delivered, t.due, t.starts), t.id limit 200`,
    [tenantId, assigners, scored],
  );
}

/**
 * Tasks of these units something is asked of while whoever assigned them no longer heads the unit nor scores anybody in the
 * work this week (`answersFor` in the domain): those who head it now owe it. Own work always has its judges. Of several
 * heads one above the other the nearest owes it: in the order of the tree a unit lies under an earlier one that ends later.
 * What he assigned himself in units he heads is not left to anybody.
 */
export function tasksLeftToHeads(
  tx: Tx,
  tenantId: number,
  { personId, headedUnits }: { readonly personId: number; readonly headedUnits: readonly number[] },
  today: string,
): Promise<Task[]> {
  return tx.prepared<Task>(
    'tasks-left-to-heads',
    `with tree as materialized (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1),
     heads as materialized (
       select p.unit_id, bool_or(a.person_id = $4) as mine from assignment a
       join post p on p.tenant_id = $1 and p.id = a.post_id and p.rank in ('leader', 'head')
       where a.tenant_id = $1 and p.unit_id = any ($2::int[]) and a.valid_from <= $3
         and (a.valid_to is null or $3 < a.valid_to)
       group by p.unit_id),
     nearest as materialized (
       select unit_id from (
         select u.unit_id, u.lo, max(u.hi) filter (where not h.mine) over (order by u.lo) as others
         from unit u left join heads h on h.unit_id = u.unit_id
         where u.tenant_id = $1 and u.version = (select version from tree) and u.unit_id = any ($2::int[])) n
       where others is null or others < lo)
     select ${TASK} from task t
     where t.tenant_id = $1 and t.unit_id in (select unit_id from nearest) and t.assigned_by <> $4
       and (t.state in ('proposed', 'delivered') or t.delay_excuse = 'asked' or t.fault_excuse = 'asked'
         or t.asked_due is not null)
       and t.state <> 'dropped'
       and not exists (
         select from task_share s where s.tenant_id = $1 and s.task_id = t.id and s.person_id = t.assigned_by)
       and not exists (
         select from task_share s
         join evaluation e on e.tenant_id = $1 and e.person_id = s.person_id and e.scorer_id = t.assigned_by
           and e.week_start = date_trunc('week', $3::date)::date and e.period_kind = 'week' and e.subject = 'person'
         where s.tenant_id = $1 and s.task_id = t.id and s.valid_to is null)
       and not exists (
         select from assignment a
         join post p on p.tenant_id = $1 and p.id = a.post_id and p.rank in ('leader', 'head')
         join unit top on top.tenant_id = $1 and top.version = (select version from tree) and top.unit_id = p.unit_id
         join unit own on own.tenant_id = $1 and own.version = top.version and own.unit_id = t.unit_id
           and own.lo between top.lo and top.hi
         where a.tenant_id = $1 and a.person_id = t.assigned_by and a.valid_from <= $3
           and (a.valid_to is null or $3 < a.valid_to))
     order by coalesce(t.delivered, t.due, t.starts), t.id limit 200`,
    [tenantId, headedUnits, today, personId],
  );
}

/** Tasks that came back to the person and wait for rework. */
export function tasksReturned(tx: Tx, tenantId: number, personId: number): Promise<Task[]> {
  return tx.prepared<Task>(
    'tasks-returned',
    `select ${TASK} from task_share m join task t on t.tenant_id = m.tenant_id and t.id = m.task_id
     where m.tenant_id = $1 and m.person_id = $2 and m.role = 'lead' and m.valid_to is null
       and t.state = 'open' and t.returns > 0
     order by coalesce(t.due, '${NO_DATE}'), t.id limit 200`,
    [tenantId, personId],
  );
}

/** Tasks of a plan, those under goals taken over from its own among them; values: tenant, units, goals, its days. */
export const OF_PLAN = `t.tenant_id = $1 and t.state <> 'dropped'
  and (t.goal_id = any ($3::int[])
    or t.goal_id in (select p.id from goal p where p.tenant_id = $1 and p.part_of = any ($3::int[]))
    or (t.unit_id = any ($2::int[]) and t.starts < $5 and (t.delivered is null or t.delivered >= $4)))`;

/** Tasks of a plan: under its goals, or running in units on days of the period. */
export function tasksOfPlan(
  tx: Tx,
  tenantId: number,
  plan: {
    readonly unitIds: readonly number[];
    readonly goalIds: readonly number[];
    readonly from: string;
    readonly to: string;
    readonly limit: number;
  },
): Promise<Task[]> {
  const { unitIds, goalIds, from, to, limit } = plan;
  return tx.query<Task>(
    `select ${TASK} from task t where ${OF_PLAN}
     order by t.important desc, coalesce(t.due, '${NO_DATE}'), t.id limit $6`,
    [tenantId, unitIds, goalIds, from, to, limit],
  );
}

/** How many undelivered tasks each of these people holds. */
export async function openCounts(
  tx: Tx,
  tenantId: number,
  people: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const rows = await tx.query<{ personId: number; open: number }>(
    `select m.person_id as "personId", count(*)::int as open
     from task_share m join task t on t.tenant_id = m.tenant_id and t.id = m.task_id
     where m.tenant_id = $1 and m.person_id = any ($2::int[]) and m.valid_to is null and t.state = 'open'
     group by m.person_id`,
    [tenantId, people],
  );
  return new Map(rows.map(({ personId, open }) => [personId, open]));
}
