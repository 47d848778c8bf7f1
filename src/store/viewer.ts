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
     scope as (
       select p.unit_id, 'head' as role from assignment a
       join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
       where a.tenant_id = $1 and a.person_id = $2 and p.rank in ('leader', 'head')
         and a.valid_from <= $3 and (a.valid_to is null or $3 < a.valid_to)
       union all
       select unit_id, role from role_grant
       where tenant_id = $1 and person_id = $2 and role in ('office', 'inspector')
         and valid_from <= $3 and (valid_to is null or $3 < valid_to)),
     version as (
       select version from organization_version where tenant_id = $1 and valid_from <= $3
       order by valid_from desc, version desc limit 1),
     spelt as (
       select distinct s.role, u.unit_id from scope s
       join unit top on top.tenant_id = $1 and top.version = (select version from version)
         and (top.unit_id = s.unit_id or (s.unit_id is null and top.parent_id is null))
       join unit u on u.tenant_id = $1 and u.version = top.version and u.lo between top.lo and top.hi)
     select
       coalesce((select array_agg(delegator_id) from principal where 'score' = any (actions)), '{}') as "scoresFor",
       coalesce((select array_agg(delegator_id) from principal where 'approve' = any (actions)), '{}') as "approvesFor",
       coalesce((select array_agg(unit_id) from spelt where role = 'head'), '{}') as "headedUnits",
       coalesce((select array_agg(unit_id) from spelt where role = 'office'), '{}') as "officeUnits",
       coalesce((select array_agg(unit_id) from spelt where role = 'inspector'), '{}') as "inspectedUnits"`,
    [tenantId, personId, today],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('the viewer statement returned nothing');
  return { personId, ...row };
}
