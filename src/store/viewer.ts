// Who the caller is today, as one row: the input of the policy table.
import type { Viewer } from '../domain/evaluation/shape.ts';
import type { Tx } from './transaction.ts';

/** Loads the viewer for `today`; units are spelt out with everything under them. Runs in one statement. */
export async function loadViewer(tx: Tx, tenantId: number, personId: number, today: string): Promise<Viewer> {
  const rows = await tx.prepared<Omit<Viewer, 'personId'>>(
    'viewer',
    `with principal as (
       select delegator_id, actions from delegation
       where tenant_id = $1 and delegate_id = $2 and revoked_at is null and valid_from <= $3 and $3 < valid_to),
     version as materialized (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1),
     granted as materialized (
       select unit_id, role from role_grant
       where tenant_id = $1 and person_id = $2 and role in ('office', 'inspector')
         and valid_from <= $3 and (valid_to is null or $3 < valid_to)),
     top as materialized (
       select * from (select t.lo, t.hi,
         t.unit_id in (
           select p.unit_id from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
           where a.tenant_id = $1 and a.person_id = $2 and p.rank in ('leader', 'head')
             and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)) as headed,
         (t.unit_id in (select unit_id from granted where role = 'office')
           or t.parent_id is null and exists (select from granted where role = 'office' and unit_id is null)) as office,
         (t.unit_id in (select unit_id from granted where role = 'inspector')
           or t.parent_id is null and exists (select from granted where role = 'inspector' and unit_id is null))
           as inspected
       from unit t where t.tenant_id = $1 and t.version = (select version from version)) units
       where headed or office or inspected),
     spelt as materialized (
       select u.unit_id, bool_or(top.headed) as headed, bool_or(top.office) as office,
         bool_or(top.inspected) as inspected
       from top cross join lateral (
         select unit_id from unit
         where tenant_id = $1 and version = (select version from version) and lo between top.lo and top.hi) u
       group by u.unit_id)
     select
       coalesce((select array_agg(delegator_id) from principal where 'score' = any (actions)), '{}') as "scoresFor",
       coalesce((select array_agg(delegator_id) from principal where 'approve' = any (actions)), '{}') as "approvesFor",
       coalesce((select array_agg(delegator_id) from principal where 'draft' = any (actions)), '{}') as "draftsFor",
       coalesce((select array_agg(unit_id) from spelt where headed), '{}') as "headedUnits",
       coalesce((select array_agg(unit_id) from spelt where office), '{}') as "officeUnits",
       coalesce((select array_agg(unit_id) from spelt where inspected), '{}') as "inspectedUnits"`,
    [tenantId, personId, today],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the viewer statement returned nothing');
  return { personId, ...row };
}
