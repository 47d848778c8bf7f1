// Accepted work summed by job position: what statistics, job descriptions and staffing are reckoned from.
import type { WorkOfPosition } from '../domain/work/position-figures.ts';
import type { Tx } from './transaction.ts';

/** Unnamed job positions go by the title of their post. */
const POSITION = `coalesce(nullif(p.job_position, ''), p.title, '')`;

/** Sums over the shares `s` of accepted tasks `t`: a product counts with the share of whoever did it. */
const SUMS = `count(*)::int as tasks,
  sum(t.done_quantity * s.share)::float8 as volume,
  (sum(t.done_quantity * s.share * coalesce(t.minutes, 0)) / 100)::float8 as standard,
  coalesce(sum(t.done_quantity * s.share) filter (where t.minutes is null), 0)::float8 as unmeasured,
  coalesce(sum(w.minutes), 0)::float8 as declared,
  coalesce(sum(t.done_quantity * s.share) filter (where w.minutes > 0), 0)::float8 as logged,
  count(t.due)::int as due,
  (count(*) filter (where t.delivered > t.due and t.delay_excuse <> 'granted'))::int as late,
  (count(*) filter (where t.returns > t.excused_returns))::int as returned`;

const ACCEPTED = `task t
  join task_share s on s.tenant_id = t.tenant_id and s.task_id = t.id and s.share > 0
  join post p on p.tenant_id = s.tenant_id and p.id = s.post_id
  left join lateral (
    select sum(l.minutes)::int as minutes from work_log l
    where l.tenant_id = t.tenant_id and l.task_id = t.id and l.person_id = s.person_id and l.state = 'kept') w on true
  where t.tenant_id = $1 and t.state = 'accepted' and t.delivered >= $2 and t.delivered < $3`;

/** Work delivered in [from, to) and accepted, of these units; one line per unit, position, entry and complexity. */
export function workOfPositions(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  unitIds: readonly number[],
): Promise<WorkOfPosition[]> {
  return tx.query<WorkOfPosition>(
    `select p.unit_id as "unitId", ${POSITION} as position, t.item_id as "itemId", t.complexity, ${SUMS}
     from ${ACCEPTED} and p.unit_id = any ($4::int[])
     group by p.unit_id, ${POSITION}, t.item_id, t.complexity
     order by p.unit_id, position, t.item_id nulls last, t.complexity`,
    [tenantId, span.from, span.to, unitIds],
  );
}

/** The first day within [from, to) on which something accepted was delivered by these units; null: nothing was. */
export async function firstDelivery(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  unitIds: readonly number[],
): Promise<string | null> {
  const rows = await tx.query<{ day: string | null }>(
    `select min(t.delivered) as day from ${ACCEPTED} and p.unit_id = any ($4::int[])`,
    [tenantId, span.from, span.to, unitIds],
  );
  return rows[0]?.day ?? null;
}

/** The same positions in all other units, without naming these: unit 0, entries together. */
export function workElsewhere(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  unitIds: readonly number[],
  positions: readonly string[],
): Promise<WorkOfPosition[]> {
  return tx.query<WorkOfPosition>(
    `select 0 as "unitId", ${POSITION} as position, null::int as "itemId", t.complexity, ${SUMS}
     from ${ACCEPTED} and p.unit_id <> all ($4::int[]) and ${POSITION} = any ($5::text[])
     group by ${POSITION}, t.complexity order by position, t.complexity`,
    [tenantId, span.from, span.to, unitIds, positions],
  );
}

/** Minutes of standard time by week of delivery (its Monday). */
export function standardByWeek(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  unitIds: readonly number[],
): Promise<{ monday: string; position: string; standard: number }[]> {
  return tx.query(
    `select date_trunc('week', t.delivered)::date as monday, ${POSITION} as position,
       (sum(t.done_quantity * s.share * coalesce(t.minutes, 0)) / 100)::float8 as standard
     from ${ACCEPTED} and p.unit_id = any ($4::int[])
     group by 1, 2 order by 1, 2`,
    [tenantId, span.from, span.to, unitIds],
  );
}

export interface HeldSpan {
  readonly unitId: number;
  readonly position: string;
  readonly people: number;
  readonly from: string;
  readonly to: string;
}

/** How many main posts of each position were held over which part of [from, to), in all units of the body. */
export function heldSpans(
  tx: Tx,
  tenantId: number,
  span: { readonly from: string; readonly to: string },
  positions: readonly string[] | null,
): Promise<HeldSpan[]> {
  return tx.query<HeldSpan>(
    `select p.unit_id as "unitId", ${POSITION} as position, count(distinct a.person_id)::int as people,
       greatest(a.valid_from, $2::date) as "from", least(coalesce(a.valid_to, $3::date), $3::date) as "to"
     from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
     where a.tenant_id = $1 and a.kind = 'main' and a.valid_from < $3 and (a.valid_to is null or a.valid_to > $2)
       and ($4::text[] is null or ${POSITION} = any ($4::text[]))
     group by p.unit_id, ${POSITION}, 4, 5 order by 1, 2`,
    [tenantId, span.from, span.to, positions],
  );
}
