// Signing in and out, and everything a person does with the own sessions and password.
import { createHash, randomBytes } from 'node:crypto';
import { type AccountRow, accountByLogin, lockAccount, setLocale, setPassword } from '../store/accounts.ts';
import type { Pool } from '../store/connection.ts';
import { takeIds } from '../store/counters.ts';
import { logEvents } from '../store/event-log.ts';
import { appendTo } from '../store/ledger.ts';
import {
  endSessionsOf,
  endSession as endStoredSession,
  insertSession,
  markStepUp,
  openSessionsOf,
  peekSession,
  sessionInUse,
  type UsedSession,
} from '../store/sessions.ts';
import { forgiveTries } from '../store/sign-in-delays.ts';
import { inReadTransaction, inTransaction, type Scope, type Tx } from '../store/transaction.ts';
import { accountAct, secretDigest } from './account-acts.ts';
import type { RequestActor, Tenant } from './actor.ts';
import { Failure, notFound } from './failure.ts';
import { plusSeconds } from './instants.ts';
import { hashPassword, requireGoodPassword, verifyPassword } from './passwords.ts';
import { normalLogin, ownSubject, subjectsOf, takeTry } from './tries.ts';
import {
  limitsAt,
  type SessionRules,
  type SessionView,
  stepUpUntil,
  type Visit,
  viewSession,
} from './views/session.ts';

/** What sessions need: the database and the limits. */
export interface SessionDesk {
  readonly pool: Pool;
  readonly rules: SessionRules;
}

/** Limits where nothing else is set; the server adds the version. */
export const SESSION_RULES: Omit<SessionRules, 'version'> = {
  idleMinutes: 15,
  absoluteMinutes: 600,
  stepUpMinutes: 5,
};

/** A new session: the token goes into the cookie and is known to nobody else. */
export interface OpenedSession {
  readonly token: string;
  readonly view: SessionView;
}

export const systemScope = (tenant: Tenant, today?: string): Scope => ({
  tenantId: tenant.id,
  personId: null,
  actor: 'system',
  ...(today === undefined ? {} : { today }),
});

const tokenHash = (token: string) => createHash('sha256').update(token).digest();

/** Opens a session inside a transaction and shows it. `draftKey` is kept when the password changes. */
export async function openSession(
  tx: Tx,
  rules: SessionRules,
  visit: Visit,
  account: Pick<AccountRow, 'id' | 'person_id'>,
  draftKey: Uint8Array = randomBytes(32),
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const id = await takeIds(tx, visit.tenant.id, 'session', 1);
  await insertSession(tx, visit.tenant.id, {
    id,
    tokenHash: tokenHash(token),
    accountId: account.id,
    personId: account.person_id,
    draftKey,
    at: visit.now,
    address: visit.address,
    agent: visit.agent,
  });
  return { token, view: await viewSession(tx, rules, visit, id) };
}

/** Signs in. The same failure and the same time for an unknown login, a wrong password and a disabled account. */
export async function signIn(
  desk: SessionDesk,
  visit: Visit,
  entered: { readonly login: string; readonly password: string },
): Promise<OpenedSession> {
  const login = normalLogin(entered.login);
  const known = await takeTry(desk.pool, visit, subjectsOf(visit, login), (tx) =>
    accountByLogin(tx, visit.tenant.id, login),
  );
  const matches = await verifyPassword(known?.password_hash ?? null, entered.password);
  const opened = await inTransaction(desk.pool, systemScope(visit.tenant), async (tx) => {
    const account = known && matches ? await lockAccount(tx, visit.tenant.id, known.id) : undefined;
    const valid = account?.password_hash === known?.password_hash && account?.disabled_at === null;
    const event = { at: visit.now, address: visit.address, accountId: known?.id ?? null };
    if (account === undefined || !valid) {
      const reason = refusalReason(known, matches);
      await logEvents(tx, visit.tenant.id, [{ ...event, kind: 'session.refused', detail: { reason } }]);
      return null;
    }
    await forgiveTries(tx, visit.tenant.id, subjectsOf(visit, login));
    await logEvents(tx, visit.tenant.id, [
      { ...event, kind: 'session.signed-in', actorId: account.person_id },
    ]);
    return openSession(tx, desk.rules, visit, account);
  });
  if (opened === null) throw new Failure('unauthenticated', 'wrong-credentials');
  return opened;
}

/** For the log only; the answer never tells. */
function refusalReason(known: AccountRow | undefined, matches: boolean): string {
  if (known === undefined) return 'unknown-login';
  return matches ? 'disabled' : 'wrong-password';
}

type Moment = Pick<Visit, 'now' | 'today' | 'address'>;

/** Who holds this token now, or null. Notes the use of the session. */
export async function authenticate(
  desk: SessionDesk,
  tenant: Tenant,
  token: string,
  moment: Moment,
): Promise<RequestActor | null> {
  const { rules } = desk;
  const { now, today } = moment;
  const row = await sessionInUse(desk.pool, tenant.id, tokenHash(token), limitsAt(rules, now), today);
  return row === undefined ? null : actorOf(rules, tenant, row, moment);
}

/** Same, for a stream that only watches: it keeps no session alive. */
export async function recognise(
  desk: SessionDesk,
  tenant: Tenant,
  token: string,
  moment: Moment,
): Promise<RequestActor | null> {
  const row = await inReadTransaction(desk.pool, systemScope(tenant), (tx) =>
    peekSession(tx, tenant.id, tokenHash(token), limitsAt(desk.rules, moment.now), moment.today),
  );
  return row === undefined ? null : actorOf(desk.rules, tenant, row, moment);
}

function actorOf(rules: SessionRules, tenant: Tenant, row: UsedSession, moment: Moment): RequestActor {
  const { now, today, address } = moment;
  return {
    ...{ tenantId: tenant.id, personId: row.person_id, accountId: row.account_id, sessionId: row.id },
    ...{ today, now, address },
    stepUpUntil: stepUpUntil(rules, row, now),
    mustChangePassword: row.must_change,
    roles: row.roles,
  };
}

const ownScope = (actor: RequestActor): Scope => ({
  tenantId: actor.tenantId,
  personId: actor.personId,
  actor: 'person',
  today: actor.today,
});

export function readSession(desk: SessionDesk, visit: Visit, actor: RequestActor): Promise<SessionView> {
  return inReadTransaction(desk.pool, ownScope(actor), (tx) =>
    viewSession(tx, desk.rules, visit, actor.sessionId),
  );
}

/** Ends one of the own sessions; `not-found` when it is not open. */
export async function endSession(desk: SessionDesk, actor: RequestActor, sessionId: number): Promise<void> {
  await inTransaction(desk.pool, ownScope(actor), async (tx) => {
    const ended = await endStoredSession(tx, actor.tenantId, actor.accountId, sessionId, actor.now);
    if (!ended) throw notFound();
    await logEvents(tx, actor.tenantId, [
      {
        kind: sessionId === actor.sessionId ? 'session.signed-out' : 'session.ended',
        at: actor.now,
        actorId: actor.personId,
        accountId: actor.accountId,
        address: actor.address,
        detail: { session: sessionId },
      },
    ]);
  });
}

export async function listSessions(desk: SessionDesk, actor: RequestActor) {
  const limits = limitsAt(desk.rules, actor.now);
  const rows = await inReadTransaction(desk.pool, ownScope(actor), (tx) =>
    openSessionsOf(tx, actor.tenantId, actor.accountId, limits),
  );
  return rows.map((row) => ({
    id: row.id,
    current: row.id === actor.sessionId,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    address: row.address,
    agent: row.agent,
  }));
}

/** Checks the own password again, with delays that grow as at signing in; throws `wrong-password`. */
async function confirmPassword(
  desk: SessionDesk,
  visit: Visit,
  actor: RequestActor,
  password: string,
): Promise<AccountRow> {
  const own = await inReadTransaction(desk.pool, ownScope(actor), (tx) =>
    viewSession(tx, desk.rules, visit, actor.sessionId),
  );
  const subjects = [ownSubject(actor.accountId)];
  const account = await takeTry(desk.pool, visit, subjects, (tx) =>
    accountByLogin(tx, actor.tenantId, own.login),
  );
  const matches = await verifyPassword(account?.password_hash ?? null, password);
  await inTransaction(desk.pool, ownScope(actor), async (tx) => {
    if (matches) return forgiveTries(tx, actor.tenantId, subjects);
    const event = {
      at: actor.now,
      actorId: actor.personId,
      accountId: actor.accountId,
      address: actor.address,
    };
    return logEvents(tx, actor.tenantId, [{ ...event, kind: 'session.password-refused' }]);
  });
  if (account === undefined || !matches) throw new Failure('invalid', 'wrong-password');
  return account;
}

/** The password again: opens the time in which one may approve, and returns its end. */
export async function stepUp(
  desk: SessionDesk,
  visit: Visit,
  actor: RequestActor,
  password: string,
): Promise<{ readonly until: string }> {
  await confirmPassword(desk, visit, actor, password);
  await inTransaction(desk.pool, ownScope(actor), (tx) =>
    markStepUp(tx, actor.tenantId, actor.sessionId, actor.accountId, actor.now),
  );
  return { until: plusSeconds(actor.now, 60 * desk.rules.stepUpMinutes) };
}

/** Changes the own password, ends all sessions and opens a new one in which unsent drafts stay readable. */
export async function changePassword(
  desk: SessionDesk,
  visit: Visit,
  actor: RequestActor,
  entered: { readonly current: string; readonly next: string },
): Promise<OpenedSession> {
  const confirmed = await confirmPassword(desk, visit, actor, entered.current);
  if (entered.next.normalize('NFC') === entered.current.normalize('NFC')) {
    throw new Failure('invalid', 'weak-password', { refusals: [{ code: 'password-same', params: {} }] });
  }
  requireGoodPassword(entered.next, confirmed.login);
  const passwordHash = await hashPassword(entered.next);
  return inTransaction(desk.pool, ownScope(actor), async (tx) => {
    const account = await lockAccount(tx, actor.tenantId, actor.accountId);
    const view = await viewSession(tx, desk.rules, visit, actor.sessionId);
    if (account === undefined || account.password_hash !== confirmed.password_hash) {
      throw new Failure('invalid', 'wrong-password');
    }
    await setPassword(tx, actor.tenantId, account.id, passwordHash);
    await endSessionsOf(tx, actor.tenantId, account.id, actor.now);
    await appendTo(
      tx,
      actor.tenantId,
      actor.now,
      ...accountAct(account.id, 'password-changed', actor.personId, {
        payload: { password: secretDigest(passwordHash) },
      }),
    );
    return openSession(tx, desk.rules, visit, account, Buffer.from(view.draftKey, 'base64'));
  });
}

/** Sets the language of the pages. */
export async function setPreferences(
  desk: SessionDesk,
  actor: RequestActor,
  preferences: { readonly locale: 'vi' | 'en' },
): Promise<void> {
  await inTransaction(desk.pool, ownScope(actor), (tx) =>
    setLocale(tx, actor.tenantId, actor.accountId, preferences.locale),
  );
}
