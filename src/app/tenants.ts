// Which body a request is for, and how a body comes into being.
import { isZone } from '../domain/period/zone.ts';
import type { Pool } from '../store/connection.ts';
import { insertTenant, listTenants, type TenantRow } from '../store/tenants.ts';
import { inReadTransaction, inTransaction, type Scope } from '../store/transaction.ts';
import type { Tenant } from './actor.ts';
import { Failure } from './failure.ts';

/** No tenant yet: row-level security then shows the table of tenants and nothing else. */
const NO_TENANT: Scope = { tenantId: 0, personId: null, actor: 'system' };

export interface TenantDirectory {
  /** The tenant named in the path. */
  bySlug(slug: string): Promise<Tenant | null>;
  /** The tenant of a host name; where only one exists, that one. */
  byHost(host: string): Promise<Tenant | null>;
}

const FRESH_MS = 5000;
const ASK_AGAIN_MS = 500;

const tenantOf = ({ id, slug, name, zone }: TenantRow): Tenant => ({ id, slug, name, zone });

/**
 * Looks tenants up for every request: kept for five seconds, read again at once when one is missing (at most twice a
 * second). `ticks` are milliseconds of a steady clock.
 */
export function openTenantDirectory(pool: Pool, ticks = () => performance.now()): TenantDirectory {
  let rows: readonly TenantRow[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  const read = async () => {
    rows = await inReadTransaction(pool, NO_TENANT, listTenants);
    readAt = ticks();
  };
  const refresh = () => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  const find = async (pick: () => TenantRow | undefined): Promise<Tenant | null> => {
    const age = ticks() - readAt;
    if (age > FRESH_MS || (pick() === undefined && age > ASK_AGAIN_MS)) await refresh();
    const found = pick();
    return found === undefined ? null : tenantOf(found);
  };

  return {
    bySlug: (slug) => find(() => rows.find((row) => row.slug === slug)),
    byHost: (host) =>
      find(
        () => rows.find((row) => row.host_names.includes(host)) ?? (rows.length === 1 ? rows[0] : undefined),
      ),
  };
}

export interface NewTenant {
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly hostNames: readonly string[];
}

function troublesOf(tenant: NewTenant, existing: readonly TenantRow[]) {
  const codes: string[] = [];
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(tenant.slug)) codes.push('tenant-slug-invalid');
  if (existing.some((row) => row.slug === tenant.slug)) codes.push('tenant-slug-taken');
  if (tenant.name.trim() === '') codes.push('tenant-name-empty');
  if (!isZone(tenant.zone)) codes.push('tenant-zone-unknown');
  const taken = existing.flatMap((row) => row.host_names);
  if (tenant.hostNames.some((host) => taken.includes(host))) codes.push('tenant-host-taken');
  return codes.map((code) => ({ code, params: {} }));
}

/** Adds a body; `pool` must have the rights of the owner role. Throws a `refused` failure with every trouble. */
export function createTenant(pool: Pool, tenant: NewTenant, now: string): Promise<Tenant> {
  return inTransaction(pool, NO_TENANT, async (tx) => {
    const hostNames = tenant.hostNames.map((host) => host.toLowerCase());
    const refusals = troublesOf({ ...tenant, hostNames }, await listTenants(tx));
    if (refusals.length > 0) throw new Failure('refused', 'tenant-invalid', { refusals });
    const row = { slug: tenant.slug, name: tenant.name.trim(), zone: tenant.zone, host_names: hostNames };
    const id = await insertTenant(tx, row, now);
    return tenantOf({ id, ...row });
  });
}

/** Every body, for commands that work on all of them. */
export async function allTenants(pool: Pool): Promise<readonly Tenant[]> {
  const rows = await inReadTransaction(pool, NO_TENANT, listTenants);
  return rows.map(tenantOf);
}
