// The first administrator of a tenant: one-time links, and the rows that only set-up writes.
import type { Tx } from './transaction.ts';

/** Takes the right to set up this tenant until the transaction ends; true while it has no administrator. */
export async function lockSetUp(tx: Tx, tenantId: number, today: string): Promise<boolean> {
  await tx.query(`select pg_advisory_xact_lock($1, hashtext('set-up'))`, [tenantId]);
  const rows = await tx.query(
    `select 1 from role_grant g join account a on a.tenant_id = $1 and a.person_id = g.person_id
     where g.tenant_id = $1 and g.role = 'organization-admin' and (g.valid_to is null or $2::date < g.valid_to)
     limit 1`,
    [tenantId, today],
  );
  return rows.length === 0;
}

export async function insertSetupLink(
  tx: Tx,
  tenantId: number,
  tokenHash: Uint8Array,
  expiresAt: string,
  now: string,
): Promise<void> {
  await tx.query('update setup_link set used_at = $2 where tenant_id = $1 and used_at is null', [
    tenantId,
    now,
  ]);
  await tx.query('insert into setup_link (tenant_id, token_hash, expires_at) values ($1, $2, $3)', [
    tenantId,
    tokenHash,
    expiresAt,
  ]);
}

/** Uses up a link; false when unknown, used, replaced or expired. */
export async function spendSetupLink(
  tx: Tx,
  tenantId: number,
  tokenHash: Uint8Array,
  now: string,
): Promise<boolean> {
  const rows = await tx.query(
    `update setup_link set used_at = $3
     where tenant_id = $1 and token_hash = $2 and used_at is null and expires_at > $3 returning expires_at`,
    [tenantId, tokenHash, now],
  );
  return rows.length > 0;
}

export async function insertPerson(tx: Tx, tenantId: number, id: number, fullName: string): Promise<void> {
  await tx.query('insert into person (tenant_id, id, full_name) values ($1, $2, $3)', [
    tenantId,
    id,
    fullName,
  ]);
}

export interface NewGrant {
  readonly id: number;
  readonly personId: number;
  readonly role: string;
  readonly unitId: number | null;
  readonly from: string;
}

export async function insertGrants(tx: Tx, tenantId: number, grants: readonly NewGrant[]): Promise<void> {
  for (const grant of grants) {
    await tx.query(
      `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from) values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, grant.id, grant.personId, grant.role, grant.unitId, grant.from],
    );
  }
}

/** The root of the unit tree in force on a date, or null before the first import. */
export async function rootUnit(tx: Tx, tenantId: number, today: string): Promise<number | null> {
  const [row] = await tx.query<{ unit_id: number }>(
    `select u.unit_id from unit u where u.tenant_id = $1 and u.parent_id is null
       and u.version = (select v.version from organization_version v
         where v.tenant_id = $1 and v.valid_from <= $2::date order by v.valid_from desc, v.version desc limit 1)
     order by u.lo limit 1`,
    [tenantId, today],
  );
  return row?.unit_id ?? null;
}
