// A real server on a real database for tests, with two bodies whose ids overlap and a clock that tests move.
import type { AddressInfo } from 'node:net';
import type { Tenant } from '../../src/app/actor.ts';
import { openSession, SESSION_RULES, systemScope } from '../../src/app/sessions.ts';
import { createTenant } from '../../src/app/tenants.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { dateAt } from '../../src/domain/period/zone.ts';
import { cookieName } from '../../src/server/cookies.ts';
import { handlers } from '../../src/server/handlers/index.ts';
import { createServer, type ServerDeps } from '../../src/server/http.ts';
import { createLog } from '../../src/server/log.ts';
import { openPool, type Pool } from '../../src/store/connection.ts';
import { inTransaction, type Tx } from '../../src/store/transaction.ts';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { TestBrowser } from './browser.ts';

export interface StartOptions extends Partial<Omit<ServerDeps, 'config' | 'context' | 'clock' | 'log'>> {
  /** A database with tenants of its own; otherwise a fresh one with the bodies 'mot' (1) and 'hai' (2). */
  readonly database?: TestDatabase;
  readonly now?: string;
  readonly config?: Partial<ServerDeps['config']>;
  readonly context?: Partial<Omit<ServerDeps['context'], 'pool'>>;
}

export const NOW = '2026-11-18T03:00:00.000Z';
export const PASSWORD = 'mưa xuân trên sông Cái';

const LOCAL = { publicUrl: null, trustedProxies: [], tls: null };

async function makeBodies(owner: Pool): Promise<void> {
  for (const [slug, name] of [
    ['mot', 'UBND phường Một'],
    ['hai', 'UBND phường Hai'],
  ] as const) {
    const tenant = { slug, name, zone: 'Asia/Ho_Chi_Minh', hostNames: [`${slug}.localhost`] };
    await createTenant(owner, tenant, '2026-01-01T00:00:00.000Z');
  }
}

/** Opens a session for a person without a password: the account is made when there is none. */
async function sessionFor(pool: Pool, tenant: Tenant, personId: number, now: string): Promise<string> {
  const today = dateAt(now, tenant.zone);
  const visit = { tenant, now, today, address: '127.0.0.1', agent: 'Test browser' };
  return inTransaction(pool, systemScope(tenant, today), async (tx) => {
    const id = await accountOf(tx, tenant.id, personId);
    const opened = await openSession(tx, { ...SESSION_RULES, version: 'test' }, visit, {
      id,
      person_id: personId,
    });
    return opened.token;
  });
}

async function accountOf(tx: Tx, tenantId: number, personId: number): Promise<number> {
  // Far above the counter's ids, so that accounts made by the product do not collide.
  const made = 1_000_000 + personId;
  await tx.query(
    `insert into account (tenant_id, id, person_id, login) select $1::int, $2::int, $3::int, 'test-person-' || $3::int
     where not exists (select 1 from account where tenant_id = $1::int and person_id = $3::int)`,
    [tenantId, made, personId],
  );
  const rows = await tx.query<{ id: number }>(
    'select id from account where tenant_id = $1 and person_id = $2 order by id limit 1',
    [tenantId, personId],
  );
  return rows[0]?.id ?? made;
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** Starts listening on a free port. Ends with `stop()`, which also drops a database made here. */
export async function startTestServer(options: StartOptions = {}) {
  const database = options.database ?? (await freshDatabase());
  const pool = openPool(database.appUrl, { max: 8 });
  const owner = openPool(database.ownerUrl, { max: 2 });
  if (options.database === undefined) await makeBodies(owner);
  const clock = { now: options.now ?? NOW };
  const lines: string[] = [];
  const app = await createServer({
    routes: ROUTES,
    handlers,
    webRoot: '/nonexistent',
    knocksPerMinute: 100_000,
    ...options,
    config: { ...LOCAL, ...options.config },
    context: { nationalDays: [], ...options.context, pool },
    clock: () => clock.now,
    log: createLog('info', { write: (line) => void lines.push(line) }),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const sql = async <T extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await owner.query(text, values)).rows as T[];
  const browser = (host = 'mot.localhost') => new TestBrowser(port, host);
  return {
    ...{ app, pool, owner, database, clock, lines, port, sql, browser },
    /** A browser in which this person is signed in (without a password), at the body with this slug. */
    async signInAs(personId: number, slug = 'mot'): Promise<TestBrowser> {
      const [tenant] = await sql<Tenant>('select id, slug, name, zone from tenant where slug = $1', [slug]);
      if (tenant === undefined) throw new Error(`no body ${slug}`);
      const signedIn = browser(`${slug}.localhost`);
      const token = await sessionFor(pool, tenant, personId, clock.now);
      signedIn.cookies.set(cookieName(tenant.id, false), token);
      return signedIn;
    },
    async stop(): Promise<void> {
      await app.close();
      await Promise.all([pool.end(), owner.end()]);
      if (options.database === undefined) await database.drop();
    },
  };
}
