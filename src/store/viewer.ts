// Who the caller is today, as one row: the input of the policy table.
import type { Viewer } from '../domain/evaluation/shape.ts';
import type { Tx } from './transaction.ts';

export type ViewerRow = Omit<Viewer, 'personId'>;

/**
 * Values: tenant, person, today. Each `offset 0` keeps the order of the search: from what somebody holds down to its units.
 * A database that has not counted its rows yet would go over all units once for every one of them.
 */
export const VIEWER = `
     with principal as (
       select delegator_id, actions from delegation
       where tenant_id = $1 and delegate_id = $2 and revoked_at is null and valid_from <= $3 and $3 < valid_to),
     version as materialized (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1),
     granted as materialized (
       select unit_id, role from role_grant
       where tenant_id = $1 and person_id = $2 and role in ('office', 'inspector')
         and valid_from <= $3 and (valid_to is null or $3 < valid_to)),
     named as materialized (
       select unit_id, role from granted where unit_id is not null
       union all
       select p.unit_id, 'head' from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
       where a.tenant_id = $1 and a.person_id = $2 and p.rank in ('leader', 'head')
         and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)
       union all
       select t.unit_id, granted.role from granted cross join lateral (
         select unit_id from unit
         where tenant_id = $1 and version = (select version from version) and parent_id is null offset 0) t
       where granted.unit_id is null),
     spelt as materialized (
       select u.unit_id, bool_or(named.role = 'head') as headed, bool_or(named.role = 'office') as office,
         bool_or(named.role = 'inspector') as inspected
       from named
       cross join lateral (
         select lo, hi from unit
         where tenant_id = $1 and version = (select version from version) and unit_id = named.unit_id offset 0) top
       cross join lateral (
         select unit_id from unit
         where tenant_id = $1 and version = (select version from version) and lo between top.lo and top.hi offset 0) u
       group by u.unit_id)
     select
       coalesce((select array_agg(delegator_id) from principal where 'score' = any (actions)), '{}') as "scoresFor",
       coalesce((select array_agg(delegator_id) from principal where 'approve' = any (actions)), '{}') as "approvesFor",
       coalesce((select array_agg(delegator_id) from principal where 'draft' = any (actions)), '{}') as "draftsFor",
       coalesce((select array_agg(unit_id) from spelt where headed), '{}') as "headedUnits",
       coalesce((select array_agg(unit_id) from spelt where office), '{}') as "officeUnits",
       coalesce((select array_agg(unit_id) from spelt where inspected), '{}') as "inspectedUnits"`;

/** Loads the viewer for `today`; units are spelt out with everything under them. Runs in one statement. */
export async function loadViewer(tx: Tx, tenantId: number, personId: number, today: string): Promise<Viewer> {
  const rows = await tx.prepared<ViewerRow>('viewer', VIEWER, [tenantId, personId, today]);
  const row = rows[0];
  if (row === undefined) throw new Error('the viewer statement returned nothing');
  return { personId, ...row };
}
