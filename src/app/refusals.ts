// Refusals of signed-in people, for the second log.
import type { Pool } from '../store/connection.ts';
import { logEvents } from '../store/event-log.ts';
import { inTransaction } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';

/** Notes that a request was refused: which route, with which code; never what was entered. */
export function recordRefusal(pool: Pool, actor: RequestActor, route: string, code: string): Promise<void> {
  const { tenantId, personId, accountId, address, now } = actor;
  return inTransaction(pool, { tenantId, personId, actor: 'person' }, (tx) =>
    logEvents(tx, tenantId, [
      { kind: 'refused', at: now, actorId: personId, accountId, address, detail: { route, code } },
    ]),
  );
}
