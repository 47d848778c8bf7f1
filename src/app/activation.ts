// First sign-in with the one-time code of a slip.
import {
  type AccountRow,
  accountByLogin,
  lockAccount,
  newestCode,
  setPassword,
  spendCode,
} from '../store/accounts.ts';
import { logEvents } from '../store/event-log.ts';
import { appendTo } from '../store/ledger.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { forgiveTries } from '../store/sign-in-delays.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import { accountAct, secretDigest } from './account-acts.ts';
import { Failure } from './failure.ts';
import { hashPassword, requireGoodPassword, verifyCode } from './passwords.ts';
import { type OpenedSession, openSession, type SessionDesk, systemScope } from './sessions.ts';
import { normalLogin, subjectsOf, takeTry } from './tries.ts';
import type { Visit } from './views/session.ts';

interface Held {
  readonly account: AccountRow;
  readonly codeHash: Buffer;
  readonly open: boolean;
}

async function findHeld(tx: Tx, visit: Visit, login: string): Promise<Held | null> {
  const account = await accountByLogin(tx, visit.tenant.id, login);
  const code = account ? await newestCode(tx, visit.tenant.id, account.id) : undefined;
  if (account === undefined || code === undefined) return null;
  const open = code.used_at === null && visit.now < code.expires_at && account.disabled_at === null;
  return { account, codeHash: code.code_hash, open };
}

/**
 * Sets the password of an account with its code and signs in; ends what was open under an older password. The same
 * failure for an unknown login and a wrong code; `code-expired` only to whoever knows the code.
 */
export async function activate(
  desk: SessionDesk,
  visit: Visit,
  entered: { readonly login: string; readonly code: string; readonly password: string },
): Promise<OpenedSession> {
  const login = normalLogin(entered.login);
  requireGoodPassword(entered.password, login);
  const held = await takeTry(desk.pool, visit, subjectsOf(visit, login), (tx) => findHeld(tx, visit, login));
  const matches = await verifyCode(held?.codeHash ?? null, entered.code);
  if (held === null || !matches || !held.open) {
    const reason = matches ? 'code-over' : 'wrong-code';
    const event = { kind: 'session.refused', at: visit.now, address: visit.address, detail: { reason } };
    await inTransaction(desk.pool, systemScope(visit.tenant), (tx) =>
      logEvents(tx, visit.tenant.id, [event]),
    );
    throw new Failure('unauthenticated', matches ? 'code-expired' : 'wrong-credentials');
  }
  const passwordHash = await hashPassword(entered.password);
  return inTransaction(desk.pool, systemScope(visit.tenant), (tx) =>
    useUp(tx, desk, visit, held, { login, passwordHash }),
  );
}

async function useUp(
  tx: Tx,
  desk: SessionDesk,
  visit: Visit,
  held: Held,
  chosen: { readonly login: string; readonly passwordHash: string },
): Promise<OpenedSession> {
  const { tenant, now, address } = visit;
  const account = await lockAccount(tx, tenant.id, held.account.id);
  const used =
    account?.disabled_at === null && (await spendCode(tx, tenant.id, account.id, held.codeHash, now));
  if (!account || !used) throw new Failure('unauthenticated', 'code-expired');
  await setPassword(tx, tenant.id, account.id, chosen.passwordHash);
  await endSessionsOf(tx, tenant.id, account.id, now);
  await forgiveTries(tx, tenant.id, subjectsOf(visit, chosen.login));
  const payload = { code: secretDigest(held.codeHash), password: secretDigest(chosen.passwordHash) };
  await appendTo(tx, tenant.id, now, ...accountAct(account.id, 'activated', account.person_id, { payload }));
  await logEvents(tx, tenant.id, [
    { kind: 'session.signed-in', at: now, actorId: account.person_id, accountId: account.id, address },
  ]);
  return openSession(tx, desk.rules, visit, account);
}
