// Granted roles (office, inspector, organisation and system administrators), dated and by document.
import type { RoleGrant } from '../domain/organization/role-grant.ts';
import type { Tx } from './transaction.ts';

export interface RoleGrantRow extends RoleGrant {
  readonly id: number;
  readonly name: string;
  /** As last called, also when the unit is no longer in the tree; null for the whole body. */
  readonly unitName: string | null;
  readonly unitCode: string | null;
  readonly documentNumber: string | null;
}

const grants = (where: string) => `
  select g.id, g.person_id as "personId", p.full_name as name, g.role, g.unit_id as "unitId", u.name as "unitName",
    u.code as "unitCode", g.valid_from as "from", g.valid_to as "to", g.document_number as "documentNumber"
  from role_grant g
  join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
  left join lateral (
    select t.name, t.code from unit t where t.tenant_id = g.tenant_id and t.unit_id = g.unit_id
    order by t.version desc limit 1) u on true
  where g.tenant_id = $1 and ${where}`;

const LIVE = `(valid_to is null or $2::date < valid_to and valid_from < valid_to)`;

/** Grants in force on `today` or later, newest first. */
export function grantsFrom(tx: Tx, tenantId: number, today: string): Promise<RoleGrantRow[]> {
  return tx.prepared<RoleGrantRow>('grants-from', `${grants(LIVE)} order by g.id desc`, [tenantId, today]);
}

/** Where any of these people hold a post on `today` or later, or were lent what somebody's post gives him. */
export async function placesOfPosts(
  tx: Tx,
  tenantId: number,
  personIds: readonly number[],
  today: string,
): Promise<readonly number[]> {
  const rows = await tx.prepared<{ unitId: number }>(
    'places-of-posts',
    `with acting as (
       select unnest($2::int[]) as person_id
       union
       select delegator_id from delegation
       where tenant_id = $1 and delegate_id = any ($2::int[]) and revoked_at is null and $3::date < valid_to)
     select distinct p.unit_id as "unitId"
     from acting join assignment a on a.tenant_id = $1 and a.person_id = acting.person_id
       and (a.valid_to is null or $3::date < a.valid_to and a.valid_from < a.valid_to)
     join post p on p.tenant_id = $1 and p.id = a.post_id`,
    [tenantId, personIds, today],
  );
  return rows.map(({ unitId }) => unitId);
}

/** Who holds a role on a day, wherever in the body, by name. */
export function holdersOf(
  tx: Tx,
  tenantId: number,
  role: string,
  today: string,
): Promise<{ id: number; name: string }[]> {
  return tx.prepared<{ id: number; name: string }>(
    'role-holders',
    `select distinct p.id, p.full_name as name from role_grant g
     join person p on p.tenant_id = g.tenant_id and p.id = g.person_id
     where g.tenant_id = $1 and g.role = $3 and g.valid_from <= $2::date
       and (g.valid_to is null or $2::date < g.valid_to) order by name, p.id`,
    [tenantId, today, role],
  );
}

/** One grant, locked; undefined when there is none. */
export async function lockGrant(tx: Tx, tenantId: number, id: number): Promise<RoleGrantRow | undefined> {
  const rows = await tx.query<RoleGrantRow>(`${grants('g.id = $2')} for update of g`, [tenantId, id]);
  return rows[0];
}

/**
 * Locks what administrators hold on `today`, always in the same order: grants and endings of one body follow each
 * other, and what the caller held a moment ago is read again. Returns who administers what (null: the whole body).
 */
export function lockAdministrators(
  tx: Tx,
  tenantId: number,
  today: string,
): Promise<{ personId: number; unitId: number | null }[]> {
  return tx.prepared(
    'lock-administrators',
    `select person_id as "personId", unit_id as "unitId" from role_grant
     where tenant_id = $1 and role = 'organization-admin' and valid_from <= $2::date
       and (valid_to is null or $2::date < valid_to)
     order by id for update`,
    [tenantId, today],
  );
}

export interface NewGrant extends RoleGrant {
  readonly id: number;
  readonly documentNumber: string | null;
}

export async function insertGrant(tx: Tx, tenantId: number, grant: NewGrant): Promise<void> {
  const { id, personId, role, unitId, from, to, documentNumber } = grant;
  await tx.query(
    `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from, valid_to, document_number)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, id, personId, role, unitId, from, to, documentNumber],
  );
}

/** Ends a grant: from `to` on it no longer holds; one that has not begun never will. */
export async function endGrant(tx: Tx, tenantId: number, id: number, to: string): Promise<void> {
  await tx.query(
    'update role_grant set valid_to = greatest($3::date, valid_from) where tenant_id = $1 and id = $2',
    [tenantId, id, to],
  );
}
