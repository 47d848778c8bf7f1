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
