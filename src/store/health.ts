// What the health page asks the database about a body on one day; scope is for the caller.
import type { Tx } from './transaction.ts';

/** People who hold a post on `day` and have no account that works. */
export function peopleWithoutAccount(tx: Tx, tenantId: number, day: string): Promise<{ personId: number }[]> {
  return tx.query(
    `select distinct a.person_id as "personId" from assignment a
     where a.tenant_id = $1 and a.valid_from <= $2 and (a.valid_to is null or $2 < a.valid_to)
       and not exists (select 1 from account c where c.tenant_id = a.tenant_id and c.person_id = a.person_id
         and c.disabled_at is null)
     order by 1`,
    [tenantId, day],
  );
}

export interface AccountWithoutPost {
  readonly personId: number;
  readonly login: string;
  /** Holds a granted role: then the account has its use. */
  readonly granted: boolean;
}

/** Open accounts of people who hold no post on `day`. */
export function accountsWithoutPost(tx: Tx, tenantId: number, day: string): Promise<AccountWithoutPost[]> {
  return tx.query<AccountWithoutPost>(
    `select c.person_id as "personId", c.login, exists (
       select 1 from role_grant g where g.tenant_id = c.tenant_id and g.person_id = c.person_id
         and g.valid_from <= $2 and (g.valid_to is null or $2 < g.valid_to)) as granted
     from account c where c.tenant_id = $1 and c.disabled_at is null and not exists (
       select 1 from assignment a where a.tenant_id = c.tenant_id and a.person_id = c.person_id
         and a.valid_from <= $2 and (a.valid_to is null or $2 < a.valid_to))
     order by c.person_id`,
    [tenantId, day],
  );
}

export interface EndingDelegation {
  readonly personId: number;
  readonly delegateId: number;
  /** First day on which it no longer holds. */
  readonly to: string;
}

/** Delegations in force on `day` that end by `until`. */
export function endingDelegations(
  tx: Tx,
  tenantId: number,
  day: string,
  until: string,
): Promise<EndingDelegation[]> {
  return tx.query<EndingDelegation>(
    `select delegator_id as "personId", delegate_id as "delegateId", valid_to as "to" from delegation
     where tenant_id = $1 and revoked_at is null and valid_from <= $2 and $2 < valid_to and valid_to <= $3
     order by valid_to, id`,
    [tenantId, day, until],
  );
}

export interface UnapprovableWeek {
  readonly personId: number;
  readonly unitId: number;
  readonly weeks: number;
  /** Monday of the first of them. */
  readonly first: string;
}

/** Weeks not yet decided that nobody can approve, per person. */
export function unapprovableWeeks(tx: Tx, tenantId: number, day: string): Promise<UnapprovableWeek[]> {
  return tx.query<UnapprovableWeek>(
    `select person_id as "personId", max(unit_id) as "unitId", count(*)::int as weeks, min(week_start) as first
     from evaluation where tenant_id = $1 and period_kind = 'week' and subject = 'person' and week_start between $2::date - 63 and $2::date + 14
       and approver_id is null and counted and state not in ('approved', 'closed')
     group by person_id order by person_id`,
    [tenantId, day],
  );
}

/** Posts that were given to people and taken back from all of them before they began, as by undoing an import. */
export async function postsTakenBack(tx: Tx, tenantId: number): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ id: number }>(
    `select post_id as id from assignment where tenant_id = $1 group by post_id
     having bool_and(valid_to is not null and valid_to <= valid_from)`,
    [tenantId],
  );
  return new Set(rows.map(({ id }) => id));
}
