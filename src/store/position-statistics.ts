// Accepted work summed by job position: what statistics, job descriptions and staffing are reckoned from. Whole months come
// out of the sums kept for them; only the days before the first and after the last are summed from tasks.

import type { WorkOfPosition } from '../domain/work/position-figures.ts';
import type { SpanParts } from '../domain/work/span-parts.ts';
import type { Tx } from './transaction.ts';
import { DECLARED, FIGURES, POSITION, sumsBy } from './work-sums.ts';

const columns = FIGURES.join(', ');

/** Lines of sums `x` put together, as the domain has them: whole minutes, cut off. */
const TOGETHER = FIGURES.map((figure) => {
  if (figure === 'standard') return 'div(sum(x.standard), 100)::float8 as standard';
  return `sum(x.${figure})::float8 as ${figure}`;
}).join(', ');

/**
 * What `work` selects for each of the spans of $5 (firsts) and $6 (days after the lasts). It stays behind the spans: joined
 * freely, tasks of all years were read before it was known that there is no broken month to look at.
 */
const eachSpan = (work: string) =>
  `from unnest($5::date[], $6::date[]) d (first, past) cross join lateral (${work}) days`;

interface Query {
  readonly tenantId: number;
  /** From `DAYS_BEFORE` the span on. */
  readonly daysOff: readonly string[];
  readonly parts: SpanParts;
  readonly unitIds: readonly number[];
}

const valuesOf = ({ tenantId, parts, unitIds }: Query) => [
  tenantId,
  unitIds,
  parts.months.from,
  parts.months.to,
  parts.days.map(({ from }) => from),
  parts.days.map(({ to }) => to),
];

/** Work of these units in days between the months. */
const OWN_DAYS = `from post p
  join task_share s on s.tenant_id = $1 and s.post_id = p.id and s.share > 0
    and s.counted_on >= d.first and s.counted_on < d.past
  join task t on t.tenant_id = $1 and t.id = s.task_id`;
const OF_OWN = 'where p.tenant_id = $1 and p.unit_id = any ($2::int[])';

const OWN_MONTHS = `from work_sum
  where tenant_id = $1 and grain = 'month' and unit_id = any ($2::int[]) and start >= $3 and start < $4`;

/** Work delivered in the span and accepted, of these units; one line per unit, position, entry and complexity. */
export function workOfPositions(tx: Tx, query: Query): Promise<WorkOfPosition[]> {
  return tx.query<WorkOfPosition>(
    `select x.unit_id as "unitId", x.position, nullif(x.item_id, 0) as "itemId", x.complexity, ${TOGETHER}
     from (
       select unit_id, position, item_id, complexity, ${columns} ${OWN_MONTHS}
       union all
       select days.* ${eachSpan(`
         select p.unit_id, ${POSITION}, coalesce(t.item_id, 0), t.complexity, ${sumsBy('$7')} ${OWN_DAYS} ${DECLARED} ${OF_OWN}
         group by 1, 2, 3, 4`)}) x
     group by x.unit_id, x.position, x.item_id, x.complexity
     order by x.unit_id, x.position, nullif(x.item_id, 0) nulls last, x.complexity`,
    [...valuesOf(query), query.daysOff],
  );
}

/** The first day of the span on which something accepted was delivered by these units; null: nothing was. */
export async function firstDelivery(tx: Tx, query: Query): Promise<string | null> {
  const rows = await tx.query<{ day: string | null }>(
    `select least((select min(first_day) ${OWN_MONTHS}), 
       (select min(days.first) ${eachSpan(`select min(s.counted_on) as first ${OWN_DAYS} ${OF_OWN}`)})) as day`,
    valuesOf(query),
  );
  return rows[0]?.day ?? null;
}

/** The same positions in all other units, without naming these: unit 0, entries together. */
export function workElsewhere(tx: Tx, query: Query, positions: readonly string[]): Promise<WorkOfPosition[]> {
  const own = FIGURES.map((figure) => `-${figure}`).join(', ');
  return tx.query<WorkOfPosition>(
    `select 0 as "unitId", x.position, null::int as "itemId", x.complexity, ${TOGETHER}
     from (
       select position, complexity, ${columns} from work_sum
       where tenant_id = $1 and grain = 'month' and unit_id = 0 and start >= $3 and start < $4
       union all
       select position, complexity, ${own} ${OWN_MONTHS}
       union all
       select days.* ${eachSpan(`
         select ${POSITION}, t.complexity, ${sumsBy('$7')}
         from task t
         join task_share s on s.tenant_id = $1 and s.task_id = t.id and s.share > 0
         join post p on p.tenant_id = $1 and p.id = s.post_id and p.unit_id <> all ($2::int[])
         ${DECLARED}
         where t.tenant_id = $1 and t.state = 'accepted' and t.delivered >= d.first and t.delivered < d.past
         group by 1, 2`)}) x
     where x.position = any ($8::text[])
     group by x.position, x.complexity having sum(x.tasks) > 0 order by x.position, x.complexity`,
    [...valuesOf(query), query.daysOff, positions],
  );
}

/** Minutes of standard time by week of delivery (its Monday), over whole weeks. */
export function standardByWeek(
  tx: Tx,
  tenantId: number,
  weeks: { readonly from: string; readonly to: string },
  unitIds: readonly number[],
): Promise<{ monday: string; position: string; standard: number }[]> {
  return tx.query(
    `select start as monday, position, div(sum(standard), 100)::float8 as standard from work_sum
     where tenant_id = $1 and grain = 'week' and start >= $2 and start < $3 and unit_id = any ($4::int[])
     group by 1, 2 order by 1, 2`,
    [tenantId, weeks.from, weeks.to, unitIds],
  );
}

export interface HeldSpan {
  readonly unitId: number;
  readonly position: string;
  /** Who held it over these days, and how many of them held no other post later: everybody is one of those once. */
  readonly people: number;
  readonly last: number;
  readonly from: string;
  readonly to: string;
}

/** How many main posts of each position were held over which part of [from, to), in all units of the body. */
export function heldSpans(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
): Promise<HeldSpan[]> {
  return tx.query<HeldSpan>(
    `select p.unit_id as "unitId", ${POSITION} as position, count(distinct a.person_id)::int as people,
       (count(*) filter (where a.place = 1))::int as last,
       greatest(a.valid_from, $2::date) as "from", least(coalesce(a.valid_to, $3::date), $3::date) as "to"
     from (
       select tenant_id, post_id, person_id, valid_from, valid_to,
         row_number() over (partition by person_id order by valid_from desc, post_id) as place
       from assignment
       where tenant_id = $1 and kind = 'main' and valid_from < $3 and (valid_to is null or valid_to > $2)) a
     join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
     group by p.unit_id, ${POSITION}, 5, 6 order by 1, 2`,
    [tenantId, span.from, span.to],
  );
}
