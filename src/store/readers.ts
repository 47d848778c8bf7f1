// Who can read one record today: the policy's relations turned round, for the page that tells its owner.
import type { Tx } from './transaction.ts';

export interface ReaderRow {
  readonly relation: 'scorer-delegate' | 'approver-delegate' | 'unit-head' | 'office' | 'inspector';
  readonly id: number;
  readonly name: string;
}

/** Persons beside the evaluated one, scorer and approver; sees them through heads, roles and delegations of `today`. */
export function readersOf(
  tx: Tx,
  tenantId: number,
  record: {
    readonly personId: number;
    readonly unitId: number;
    readonly scorerId: number | null;
    readonly approverId: number | null;
  },
  today: string,
): Promise<ReaderRow[]> {
  return tx.prepared<ReaderRow>(
    'readers',
    `with above as (
       select top.unit_id from unit u
       join unit top on top.tenant_id = u.tenant_id and top.version = u.version and u.lo between top.lo and top.hi
       where u.tenant_id = $1 and u.unit_id = $3 and u.version = (
         select version from organization_version where tenant_id = $1 and valid_from <= $6::date
         order by valid_from desc, version desc limit 1)),
     lent as (
       select delegator_id, delegate_id, actions from delegation
       where tenant_id = $1 and revoked_at is null and valid_from <= $6::date and $6::date < valid_to),
     found as (
       select 1 as place, 'scorer-delegate' as relation, delegate_id as id from lent
       where delegator_id = $4::int and 'score' = any (actions)
       union select 2, 'approver-delegate', delegate_id from lent
       where delegator_id = $5::int and 'approve' = any (actions)
       union select 3, 'unit-head', a.person_id from assignment a
       join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
       where a.tenant_id = $1 and p.rank in ('leader', 'head') and p.unit_id in (select unit_id from above)
         and a.valid_from <= $6::date and (a.valid_to is null or $6::date < a.valid_to)
       union select case role when 'office' then 4 else 5 end, role, person_id from role_grant
       where tenant_id = $1 and role in ('office', 'inspector') and unit_id in (select unit_id from above)
         and valid_from <= $6::date and (valid_to is null or $6::date < valid_to))
     select f.relation, p.id, p.full_name as name from found f
     join person p on p.tenant_id = $1 and p.id = f.id
     where f.id <> $2::int order by f.place, p.id`,
    [tenantId, record.personId, record.unitId, record.scorerId, record.approverId, today],
  );
}
