// The first administrator of a body, through a one-time link printed where the server was started.
import { createHash, randomBytes } from 'node:crypto';
import { dateAt } from '../domain/period/zone.ts';
import { accountByLogin, insertAccounts } from '../store/accounts.ts';
import type { Pool } from '../store/connection.ts';
import { takeIds } from '../store/counters.ts';
import { logEvents } from '../store/event-log.ts';
import { appendActs } from '../store/ledger.ts';
import { insertGrant } from '../store/role-grants.ts';
import { insertPerson, insertSetupLink, lockSetUp, spendSetupLink } from '../store/set-up.ts';
import { forgiveTries } from '../store/sign-in-delays.ts';
import { nameTenant } from '../store/tenants.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import { accountCreated, accountRecord, administrationAct, roleRecord } from './account-acts.ts';
import type { Tenant } from './actor.ts';
import { Failure } from './failure.ts';
import { plusSeconds } from './instants.ts';
import { appendAct, WHOLE_ORGANIZATION } from './organization-acts.ts';
import { DIGEST_KEY, digestsOf, newDigestKey, personDigest } from './organization-digests.ts';
import { hashPassword, requireGoodPassword } from './passwords.ts';
import { type OpenedSession, openSession, type SessionDesk, systemScope } from './sessions.ts';
import { addressSubject, normalLogin, takeTry } from './tries.ts';
import type { Visit } from './views/session.ts';

const LINK_SECONDS = 24 * 60 * 60;
const FIRST_ROLES = ['organization-admin', 'system-admin', 'office'] as const;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** A new one-time link token (24 h; older ones stop working), or null when the body has an administrator. */
export function issueSetupLink(
  pool: Pool,
  tenant: Tenant,
  now: string,
): Promise<{ readonly token: string; readonly expiresAt: string } | null> {
  return inTransaction(pool, systemScope(tenant), async (tx) => {
    if (!(await lockSetUp(tx, tenant.id, dateAt(now, tenant.zone)))) return null;
    const token = randomBytes(32).toString('base64url');
    const expiresAt = plusSeconds(now, LINK_SECONDS);
    await insertSetupLink(tx, tenant.id, hashOf(token), expiresAt, now);
    return { token, expiresAt };
  });
}

export interface SetUpForm {
  readonly token: string;
  /** The body's own name; undefined keeps the one it was created with. */
  readonly bodyName?: string | undefined;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/**
 * Names the body, creates person, account and roles, and signs in. `setup-token-invalid` also once there is an
 * administrator.
 */
export async function setUp(desk: SessionDesk, visit: Visit, form: SetUpForm): Promise<OpenedSession> {
  const login = normalLogin(form.login);
  const bodyName = form.bodyName?.normalize('NFC').trim();
  if (bodyName === '') throw wrong({ path: 'body.bodyName', code: 'required' });
  if (!/^[a-z0-9][a-z0-9._-]{2,59}$/.test(login)) throw wrong({ path: 'body.login', code: 'login-invalid' });
  requireGoodPassword(form.password, login);
  await takeTry(desk.pool, visit, [addressSubject(visit)], () => Promise.resolve());
  const passwordHash = await hashPassword(form.password);
  return inTransaction(desk.pool, systemScope(visit.tenant, visit.today), async (tx) => {
    const free = await lockSetUp(tx, visit.tenant.id, visit.today);
    if (!free || !(await spendSetupLink(tx, visit.tenant.id, hashOf(form.token), visit.now))) {
      throw new Failure('forbidden', 'setup-token-invalid');
    }
    if (await accountByLogin(tx, visit.tenant.id, login))
      throw wrong({ path: 'body.login', code: 'login-taken' });
    const account = await createAdministrator(tx, visit, { name: form.name, login, passwordHash });
    if (bodyName !== undefined) await nameBody(tx, visit, account.person_id, bodyName);
    await forgiveTries(tx, visit.tenant.id, [addressSubject(visit)]);
    return openSession(tx, desk.rules, visit, account);
  });
}

const wrong = (field: { readonly path: string; readonly code: string }) =>
  new Failure('invalid', 'invalid-body', { fields: [field] });

/** The name stands on every page and printed form, so that naming is an act of its own. */
async function nameBody(tx: Tx, visit: Visit, personId: number, name: string): Promise<void> {
  const { tenant, today, now } = visit;
  if (!(await nameTenant(tx, tenant.id, name))) return;
  await appendAct(tx, { tenantId: tenant.id, personId, today, now }, 'organization', WHOLE_ORGANIZATION, {
    act: 'named',
    role: 'organization-admin',
    payload: { name, was: tenant.name },
  });
}

/** A person of the body before any list was read. */
async function recordPerson(tx: Tx, { tenant, today, now }: Visit, id: number, fullName: string) {
  const nothingMore = { nationalId: null, birthDate: null, sex: null, grade: null, education: null };
  const person = { id, fullName, ...nothingMore, partyMember: false };
  const key = newDigestKey();
  const author = { tenantId: tenant.id, personId: null, today, now };
  await appendAct(tx, author, 'organization', WHOLE_ORGANIZATION, {
    act: 'changed',
    role: 'system',
    payload: {
      from: today,
      people: { added: [id], changed: [] },
      digests: digestsOf(key, personDigest, [person]),
    },
    texts: { [DIGEST_KEY]: key },
  });
}

async function createAdministrator(
  tx: Tx,
  visit: Visit,
  admin: { readonly name: string; readonly login: string; readonly passwordHash: string },
): Promise<{ readonly id: number; readonly person_id: number }> {
  const { tenant, now, today, address } = visit;
  const personId = await takeIds(tx, tenant.id, 'person', 1);
  const id = await takeIds(tx, tenant.id, 'account', 1);
  const firstGrant = await takeIds(tx, tenant.id, 'role-grant', FIRST_ROLES.length);
  await insertPerson(tx, tenant.id, personId, admin.name);
  await insertAccounts(tx, tenant.id, [
    { id, personId, login: admin.login, passwordHash: admin.passwordHash, mustChange: false },
  ]);
  const grants = FIRST_ROLES.map((role, index) => ({
    ...{ id: firstGrant + index, personId, role, from: today, to: null, documentNumber: null },
    // The whole body, whatever its tree will be.
    unitId: null,
  }));
  for (const grant of grants) await insertGrant(tx, tenant.id, grant);
  const created = accountCreated({ personId, ...admin }, null);
  await recordPerson(tx, visit, personId, admin.name);
  await appendActs(tx, tenant.id, now, [
    { record: accountRecord(id), end: null, acts: [created] },
    ...grants.map(({ id: grantId, role, unitId, from }) => ({
      record: roleRecord(grantId),
      end: null,
      acts: [administrationAct('role-granted', null, { payload: { personId, role, unitId, from } })],
    })),
  ]);
  await logEvents(tx, tenant.id, [{ kind: 'set-up', at: now, actorId: personId, accountId: id, address }]);
  return { id, person_id: personId };
}
