// Refuses, before anything is served, a server or a role that could lose or leak what is entrusted to it.
import { openConnection } from './connection.ts';
import { StoreError } from './store-error.ts';

const oldestVersion = 150_000;

const settingsQuery = `select current_setting('server_version_num')::int as version,
  current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
  current_setting('synchronous_commit') as synchronous_commit`;

/** The role itself and every role it could become count: membership in an owner is ownership. */
const roleQuery = `with recursive mine as (
    select oid from pg_roles where rolname = current_user
    union select m.roleid from pg_auth_members m join mine on m.member = mine.oid)
  select current_user as role,
    (select bool_or(rolsuper) from pg_roles r join mine using (oid)) as is_super,
    (select bool_or(rolbypassrls) from pg_roles r join mine using (oid)) as bypasses,
    (select min(c.oid::regclass::text) from pg_class c join mine on c.relowner = mine.oid
      where c.relkind in ('r', 'p', 'v', 'm', 'S')) as owned`;

interface Settings {
  readonly version: number;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
}
interface Role {
  readonly role: string;
  readonly is_super: boolean;
  readonly bypasses: boolean;
  readonly owned: string | null;
}

/** Every reason against this connection's server and role; empty means fit for service. */
export async function findServerTroubles(url: string): Promise<StoreError[]> {
  const client = await openConnection(url, 'cong-tam check');
  try {
    const settings = (await client.query<Settings>(settingsQuery)).rows[0];
    const role = (await client.query<Role>(roleQuery)).rows[0];
    return [...(settings ? settingTroubles(settings) : []), ...(role ? roleTroubles(role) : [])];
  } finally {
    await client.end();
  }
}

function settingTroubles(settings: Settings): StoreError[] {
  const troubles: StoreError[] = [];
  if (settings.version < oldestVersion) {
    const found = `${Math.floor(settings.version / 10_000)}.${settings.version % 10_000}`;
    troubles.push(new StoreError('server-too-old', { found, wanted: oldestVersion / 10_000 }));
  }
  // 'local', 'remote_write' and 'remote_apply' still wait for our own disk; 'off' answers before it.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (settings[setting] === 'off') troubles.push(new StoreError('server-unsafe-setting', { setting }));
  }
  return troubles;
}

function roleTroubles({ role, is_super, bypasses, owned }: Role): StoreError[] {
  const troubles: StoreError[] = [];
  if (is_super) troubles.push(new StoreError('role-too-powerful', { role, right: 'SUPERUSER' }));
  if (bypasses) troubles.push(new StoreError('role-too-powerful', { role, right: 'BYPASSRLS' }));
  if (owned !== null) troubles.push(new StoreError('role-owns-tables', { role, table: owned }));
  return troubles;
}

/** Throws the first reason when there is only one, and an AggregateError of StoreErrors when there are several. */
export async function assertServerFit(url: string): Promise<void> {
  const troubles = await findServerTroubles(url);
  if (troubles.length > 1) throw new AggregateError(troubles);
  if (troubles[0]) throw troubles[0];
}
