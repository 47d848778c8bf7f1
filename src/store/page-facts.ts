// What the pages need to know about a person beside the session: posts held today, people directed, authority lent.
import type { Tx } from './transaction.ts';

export interface PageFacts {
  /** Management ranks of the posts held today. */
  readonly ranks: string[];
  /** Unit of the main post. */
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
     )
     select coalesce((select array_agg(distinct rank) from held), '{}') as ranks,
       (select unit_id from held
        order by array_position(array['main', 'acting', 'concurrent', 'secondment'], kind), id limit 1) as home_unit,
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
