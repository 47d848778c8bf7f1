// Wrong tries: who is slowed down, and how much. Never a lock-out, never a hint whether a login exists.
import type { Pool } from '../store/connection.ts';
import { logEvents } from '../store/event-log.ts';
import { countTry, type DelaySubject, forgetOldTries } from '../store/sign-in-delays.ts';
import { inTransaction, type Tx } from '../store/transaction.ts';
import { Failure } from './failure.ts';
import { secondsUntil } from './instants.ts';
import { networkOf } from './network.ts';
import type { Visit } from './views/session.ts';

/** Logins are compared in lower case, composed form, without spaces around. */
export const normalLogin = (login: string) => login.trim().normalize('NFC').toLowerCase();

export const addressSubject = (visit: Visit): DelaySubject => ({
  kind: 'address',
  value: networkOf(visit.address),
  // A whole office may share one address.
  free: 30,
  longest: 60,
});

export function subjectsOf(visit: Visit, login: string): readonly DelaySubject[] {
  return [addressSubject(visit), { kind: 'login', value: login, free: 4, longest: 300 }];
}

/** Who is signed in already is slowed down by the own tries alone: strangers at the door cannot keep anybody from approving. */
export const ownSubject = (accountId: number): DelaySubject => ({
  kind: 'account',
  value: String(accountId),
  free: 4,
  longest: 300,
});

/**
 * Counts a try against these subjects before it is checked and runs `look` in the same transaction. Throws
 * `too-many-attempts` with the seconds to wait while a delay runs; such a try is not checked at all.
 */
export async function takeTry<T>(
  pool: Pool,
  visit: Visit,
  subjects: readonly DelaySubject[],
  look: (tx: Tx) => Promise<T>,
): Promise<T> {
  const tenantId = visit.tenant.id;
  const outcome = await inTransaction(pool, { tenantId, personId: null, actor: 'system' }, async (tx) => {
    const until = await countTry(tx, tenantId, subjects, visit.now);
    if (until !== null) {
      await logEvents(tx, tenantId, [{ kind: 'session.delayed', at: visit.now, address: visit.address }]);
      return { until, found: null };
    }
    await forgetOldTries(tx, tenantId, visit.now);
    return { until: null, found: { value: await look(tx) } };
  });
  if (outcome.found !== null) return outcome.found.value;
  const seconds = secondsUntil(visit.now, outcome.until);
  throw new Failure('wait', 'too-many-attempts', {
    waitSeconds: seconds,
    refusals: [{ code: 'too-many-attempts', params: { seconds } }],
  });
}
