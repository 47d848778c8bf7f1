// Delegations as recorded. Whether one may be given is for the domain; who may act by it, for the viewer.
import type { DelegableAction, Delegation } from '../domain/organization/shape.ts';
import type { Tx } from './transaction.ts';

export interface DelegationRow extends Delegation {
  readonly to: string;
  readonly delegatorName: string;
  readonly delegateName: string;
  readonly version: number;
}

const COLUMNS = `d.id, d.delegator_id as "delegatorId", d.delegate_id as "delegateId", d.actions, d.valid_from as "from",
  d.valid_to as "to", d.document_number as "documentNumber", d.revoked_at is not null as revoked,
  a.full_name as "delegatorName", b.full_name as "delegateName", d.row_version as version`;
const SOURCE = `from delegation d
  join person a on a.tenant_id = d.tenant_id and a.id = d.delegator_id
  join person b on b.tenant_id = d.tenant_id and b.id = d.delegate_id`;

/** Delegations given or received by the person, or given by one of `delegators`; the newest first. */
export function delegationsFor(
  tx: Tx,
  tenantId: number,
  personId: number,
  delegators: readonly number[],
  limit: number,
): Promise<DelegationRow[]> {
  return tx.query<DelegationRow>(
    `select ${COLUMNS} ${SOURCE}
     where d.tenant_id = $1 and (d.delegator_id = any ($2::int[]) or d.delegate_id = $3)
     order by d.valid_from desc, d.id desc limit $4`,
    [tenantId, [personId, ...delegators], personId, limit],
  );
}

/** Everything a person has ever given, oldest first; waits for others who give or revoke for the same person. */
export async function lockDelegationsOf(
  tx: Tx,
  tenantId: number,
  delegatorId: number,
): Promise<DelegationRow[]> {
  const [, rows] = await Promise.all([
    tx.query(`select pg_advisory_xact_lock($1, hashtext('delegations:' || $2::int))`, [
      tenantId,
      delegatorId,
    ]),
    tx.query<DelegationRow>(
      `select ${COLUMNS} ${SOURCE} where d.tenant_id = $1 and d.delegator_id = $2 order by d.id`,
      [tenantId, delegatorId],
    ),
  ]);
  return rows;
}

export async function lockDelegation(tx: Tx, tenantId: number, id: number): Promise<DelegationRow | null> {
  const rows = await tx.query<DelegationRow>(
    `select ${COLUMNS} ${SOURCE} where d.tenant_id = $1 and d.id = $2 for no key update of d`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function insertDelegation(
  tx: Tx,
  tenantId: number,
  delegation: Omit<Delegation, 'revoked'>,
): Promise<void> {
  const { id, delegatorId, delegateId, actions, from, to, documentNumber } = delegation;
  await tx.query(
    `insert into delegation (tenant_id, id, delegator_id, delegate_id, actions, valid_from, valid_to, document_number)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, id, delegatorId, delegateId, actions, from, to, documentNumber],
  );
}

export async function markDelegationRevoked(tx: Tx, tenantId: number, id: number, at: string): Promise<void> {
  await tx.query(
    `update delegation set revoked_at = $3, row_version = row_version + 1 where tenant_id = $1 and id = $2`,
    [tenantId, id, at],
  );
}

/** Whether a person scores, respectively approves, evaluations from `monday` on that are not closed, or assigned work. */
export async function authorityHeld(
  tx: Tx,
  tenantId: number,
  personId: number,
  monday: string,
): Promise<Readonly<Record<DelegableAction, boolean>>> {
  const rows = await tx.prepared<Record<DelegableAction, boolean>>(
    'authority-held',
    `select
       exists (select 1 from evaluation e where e.tenant_id = $1 and e.scorer_id = $2 and e.week_start >= $3
         and e.state <> 'closed') as score,
       exists (select 1 from evaluation e where e.tenant_id = $1 and e.approver_id = $2 and e.week_start >= $3
         and e.state <> 'closed') as approve,
       exists (select 1 from evaluation e where e.tenant_id = $1 and e.person_id = $2 and e.week_start >= $3
         and e.subject = 'unit' and e.state <> 'closed') as draft,
       exists (select 1 from task t where t.tenant_id = $1 and t.assigned_by = $2 and t.state in ('open', 'delivered')
         and not exists (select 1 from task_share s
           where s.tenant_id = $1 and s.task_id = t.id and s.person_id = $2)) as accept`,
    [tenantId, personId, monday],
  );
  return rows[0] ?? { score: false, approve: false, draft: false, accept: false };
}

/**
 * How much work waits for each delegator now, by action, as far as the caller may know of it. `monday`: the oldest
 * week in which work still waits.
 */
export function waitingFor(
  tx: Tx,
  tenantId: number,
  delegatorIds: readonly number[],
  monday: string,
): Promise<{ personId: number; action: DelegableAction; subjectId: number; count: number }[]> {
  return tx.query(
    `select e.scorer_id as "personId", 'score' as action, e.person_id as "subjectId", count(*) as count
     from evaluation e where e.tenant_id = $1 and e.scorer_id = any ($2::int[]) and e.week_start >= $3 and e.counted
       and e.state = 'submitted' and not e.one_authority group by 1, 3
     union all
     select e.approver_id, 'approve', e.person_id, count(*)
     from evaluation e where e.tenant_id = $1 and e.approver_id = any ($2::int[]) and e.week_start >= $3 and e.counted
       and (e.state = 'scored' or (e.state = 'submitted' and e.one_authority)) group by 1, 3
     union all
     select t.assigned_by, 'accept', s.person_id, count(*)
     from task t join task_share s on s.tenant_id = t.tenant_id and s.task_id = t.id and s.role = 'lead' and s.valid_to is null
     where t.tenant_id = $1 and t.assigned_by = any ($2::int[]) and s.person_id <> t.assigned_by
       and (t.state = 'delivered' or (t.state <> 'dropped' and 'asked' in (t.delay_excuse, t.fault_excuse)))
     group by 1, 3`,
    [tenantId, delegatorIds, monday],
  );
}

export interface AuthorityOf {
  readonly unitId: number;
  /** Records that wait for this step now. */
  readonly waiting: number;
}

/** Units in whose records of `monday` or later, not yet closed, the person scores, respectively approves. */
export function authorityOf(
  tx: Tx,
  tenantId: number,
  personId: number,
  action: 'score' | 'approve',
  monday: string,
): Promise<AuthorityOf[]> {
  return tx.prepared<AuthorityOf>(
    'authority-of',
    `select e.unit_id as "unitId", count(*) filter (where e.counted and case $3::text
       when 'score' then e.state = 'submitted' and not e.one_authority
       else e.state = 'scored' or (e.state = 'submitted' and e.one_authority) end)::int as waiting
     from evaluation e
     where e.tenant_id = $1 and e.week_start >= $4 and e.state <> 'closed'
       and case $3::text when 'score' then e.scorer_id else e.approver_id end = $2
     group by e.unit_id order by 2 desc, 1`,
    [tenantId, personId, action, monday],
  );
}
