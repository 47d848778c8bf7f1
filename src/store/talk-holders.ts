// Who may hold a talk with people of a unit on a day: the Office's representatives, and the heads nearest above.
import type { Tx } from './transaction.ts';

export interface TalkHolder {
  readonly unitId: number;
  readonly personId: number;
  readonly side: 'office' | 'head';
  /** Of a head: how many units above; 0 is the unit's own. */
  readonly above: number;
}

/** For each of these units, the nearest first. */
export function talkHolders(
  tx: Tx,
  tenantId: number,
  unitIds: readonly number[],
  day: string,
): Promise<TalkHolder[]> {
  return tx.prepared<TalkHolder>(
    'talk-holders',
    `with version as materialized (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1),
     above as materialized (
       select u.unit_id as of, a.unit_id,
         (row_number() over (partition by u.unit_id order by a.lo desc) - 1)::int as above
       from unit u join unit a on a.tenant_id = u.tenant_id and a.version = u.version and u.lo between a.lo and a.hi
       where u.tenant_id = $1 and u.unit_id = any ($2::int[]) and u.version = (select version from version))
     select x.of as "unitId", a.person_id as "personId", 'head' as side, min(x.above) as above
     from above x join post p on p.tenant_id = $1 and p.unit_id = x.unit_id and p.rank in ('head', 'leader')
     join assignment a on a.tenant_id = p.tenant_id and a.post_id = p.id
       and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)
     group by x.of, a.person_id
     union all
     select distinct x.of, g.person_id, 'office', 0 from above x join role_grant g on g.tenant_id = $1
       and g.role = 'office' and g.valid_from <= $3 and (g.valid_to is null or $3 < g.valid_to)
       and (g.unit_id is null or g.unit_id = x.unit_id)
     order by above, "personId"`,
    [tenantId, unitIds, day],
  );
}
