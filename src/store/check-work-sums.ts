// Sums of accepted work held against the register: what the tasks make by their own days, line by line.
import type { Tx } from './transaction.ts';
import { FIGURES, POSITION, sumsBy, touchedBy } from './work-sums.ts';

/** Where sums are not what the register makes of them, and in which figures. */
export interface DifferingSum {
  readonly grain: 'month' | 'week';
  /** 0: the body as a whole. */
  readonly unitId: number;
  readonly start: string;
  readonly fields: readonly string[];
}

/** First and last day on which accepted work was delivered; null: there is none. */
export async function acceptedSpan(
  tx: Tx,
  tenantId: number,
): Promise<{ readonly first: string; readonly last: string } | null> {
  const [row] = await tx.query<{ first: string | null; last: string | null }>(
    `select min(delivered) as first, max(delivered) as last from task where tenant_id = $1 and state = 'accepted'`,
    [tenantId],
  );
  const { first = null, last = null } = row ?? {};
  return first === null || last === null ? null : { first, last };
}

/** Most that are told: somebody who finds more makes them anew. */
const MOST_TOLD = 1000;

const summed = FIGURES.map((figure) => `sum(${figure}) as ${figure}`).join(', ');

/** All accepted work is read once, into lines by month and week, from which the three kinds of sums follow. */
const MADE = `fine as materialized (
    select p.unit_id, ${POSITION} as position, coalesce(t.item_id, 0) as item_id, t.complexity,
      date_trunc('month', t.delivered)::date as month, date_trunc('week', t.delivered)::date as week, ${sumsBy('$2')},
      min(t.delivered) as first_day
    from task t join task_share s on s.tenant_id = t.tenant_id and s.task_id = t.id and s.share > 0
    join post p on p.tenant_id = s.tenant_id and p.id = s.post_id
    left join (
      select l.task_id, l.person_id, sum(l.minutes)::int as minutes from work_log l
      where l.tenant_id = $1 and l.state = 'kept' group by l.task_id, l.person_id) w
      on w.task_id = s.task_id and w.person_id = s.person_id
    where t.tenant_id = $1 and t.state = 'accepted' group by 1, 2, 3, 4, 5, 6),
  made as (
    select 'month' as grain, unit_id, month as start, position, item_id, complexity, ${summed}, min(first_day) as first_day
    from fine group by unit_id, month, position, item_id, complexity
    union all
    select 'week', unit_id, week, position, 0, '', ${summed}, min(first_day) from fine group by unit_id, week, position
    union all
    select 'month', 0, month, position, 0, complexity, ${summed}, month from fine group by month, position, complexity)`;

/**
 * Lines that differ, by unit and month or week. What is marked and not summed yet lags behind by right and is left out.
 * `daysOff` null: nobody knows the calendar, so that what was late is not looked at.
 */
export function differingWorkSums(
  tx: Tx,
  tenantId: number,
  daysOff: readonly string[] | null,
): Promise<DifferingSum[]> {
  const looked = [...FIGURES, 'first_day'].filter((field) => field !== 'late' || daysOff !== null);
  const differing = looked.map(
    (field) => `case when m.${field} is distinct from k.${field} then '${field}' end`,
  );
  return tx.query<DifferingSum>(
    `with touched as (${touchedBy('(select task_id, unit_id, day from work_mark where tenant_id = $1) mark')}), ${MADE},
     kept as (select * from work_sum where tenant_id = $1),
     line as (
       select grain, unit_id, start, array_remove(array[${differing.join(', ')}], null) as fields
       from made m full join kept k using (grain, unit_id, start, position, item_id, complexity))
     select grain, unit_id as "unitId", start, array_agg(distinct field order by field) as fields
     from line cross join unnest(fields) field
     where not exists (
       select from touched t where line.unit_id in (0, t.unit_id)
         and (case grain when 'month' then start = t.month
           else start between date_trunc('week', t.month) and t.month + interval '1 month' - interval '1 day' end))
     group by grain, unit_id, start order by grain, unit_id, start limit ${MOST_TOLD}`,
    [tenantId, daysOff ?? []],
  );
}
