// What the pages need to know about a person beside the session: posts held today, people directed, authority lent.
import type { Tx } from './transaction.ts';

export interface PageFacts {
  /** Management ranks of the posts held today. */
  readonly ranks: string[];
  /**
   * The unit shown first: that of the main post; for whoever may look at weeks of units but not at that one, the
   * first they may look at (the office of another unit, the first administrator without a post).
   */
  readonly home_unit: number | null;
  /** Named as direct manager of somebody's assignment of today. */
  readonly manages: boolean;
  /** Somebody lent authority to this person for today. */
  readonly delegate: boolean;
}

const none: PageFacts = { ranks: [], home_unit: null, manages: false, delegate: false };

export async function pageFacts(
  tx: Tx,
  tenantId: number,
  personId: number,
  today: string,
): Promise<PageFacts> {
  const [row] = await tx.prepared<PageFacts>(
    'page-facts',
    `with held as (
       select a.id, a.kind, p.rank, p.unit_id from assignment a
       join post p on p.tenant_id = $1 and p.id = a.post_id
       where a.tenant_id = $1 and a.person_id = $2
         and a.valid_from <= $3::date and (a.valid_to is null or $3::date < a.valid_to)
     ),
     granted as (
       select g.unit_id from role_grant g
       where g.tenant_id = $1 and g.person_id = $2 and g.role in ('office', 'inspector')
         and g.valid_from <= $3::date and (g.valid_to is null or $3::date < g.valid_to)
     ),
     tree as (
       select u.unit_id, u.parent_id, u.lo, u.hi from unit u
       where u.tenant_id = $1 and u.version = (select v.version from organization_version v
         where v.tenant_id = $1 and v.valid_from <= $3::date order by v.valid_from desc, v.version desc limit 1)
     ),
     seen as (
       select t.unit_id, t.lo, t.hi from tree t
       where t.unit_id in (select unit_id from held where rank in ('leader', 'head'))
         or t.unit_id in (select unit_id from granted)
         or t.parent_id is null and exists (select from granted where unit_id is null)
     ),
     home as (
       select unit_id from held
       order by array_position(array['main', 'acting', 'concurrent', 'secondment'], kind), id limit 1
     )
     select coalesce((select array_agg(distinct rank) from held), '{}') as ranks,
       coalesce(
         (select h.unit_id from home h join tree t on t.unit_id = h.unit_id
          where exists (select from seen s where t.lo between s.lo and s.hi)),
         (select s.unit_id from seen s order by s.lo limit 1),
         (select h.unit_id from home h)) as home_unit,
       exists (select 1 from direct_manager m
         join assignment a on a.tenant_id = $1 and a.id = m.assignment_id
           and a.valid_from <= $3::date and (a.valid_to is null or $3::date < a.valid_to)
         where m.tenant_id = $1 and m.manager_id = $2 and m.valid_from = (select max(n.valid_from) from direct_manager n
           where n.tenant_id = $1 and n.assignment_id = m.assignment_id and n.valid_from <= $3::date)) as manages,
       exists (select 1 from delegation d where d.tenant_id = $1 and d.delegate_id = $2 and d.revoked_at is null
         and d.valid_from <= $3::date and $3::date < d.valid_to) as delegate`,
    [tenantId, personId, today],
  );
  return row ?? none;
}
