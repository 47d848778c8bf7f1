// Tenants: found by every request before anything else, created only with the rights of the owner role.
import type { Tx } from './transaction.ts';

export interface TenantRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly host_names: string[];
}

/** All tenants; the one table readable before a tenant is known. */
export function listTenants(tx: Tx): Promise<TenantRow[]> {
  return tx.prepared<TenantRow>(
    'list-tenants',
    'select id, slug, name, zone, host_names from tenant order by id',
  );
}

/** Adds a tenant and returns its id. Needs the owner role: the application cannot. */
export async function insertTenant(tx: Tx, tenant: Omit<TenantRow, 'id'>, at: string): Promise<number> {
  await tx.query('lock table tenant in share row exclusive mode');
  const [row] = await tx.query<{ id: number }>(
    `insert into tenant (id, slug, name, zone, host_names, created_at)
     select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 from tenant returning id`,
    [tenant.slug, tenant.name, tenant.zone, tenant.host_names, at],
  );
  if (row === undefined) throw new Error('tenant gave no row');
  return row.id;
}

/** Name of one body as it is now; requests may still carry the one of seconds ago. */
export async function tenantName(tx: Tx, tenantId: number): Promise<string | undefined> {
  const [row] = await tx.prepared<{ name: string }>('tenant-name', 'select name from tenant where id = $1', [
    tenantId,
  ]);
  return row?.name;
}

/** Names the transaction's own body; false when that is its name already. */
export async function nameTenant(tx: Tx, tenantId: number, name: string): Promise<boolean> {
  const rows = await tx.query('update tenant set name = $2 where id = $1 and name <> $2 returning id', [
    tenantId,
    name,
  ]);
  return rows.length > 0;
}
