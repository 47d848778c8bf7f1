// A delivery of an outside system: one transaction, one effect, an answer for every item.
import type { Clock, InboundItem } from '../../domain/connect/item.ts';
import { dateAt } from '../../domain/period/zone.ts';
import { findDelivery, keepDelivery, lockConnector, markReceived } from '../../store/connectors.ts';
import { requestHash } from '../../store/ledger.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure } from '../failure.ts';
import { systemScope } from '../sessions.ts';
import type { ConnectorCaller } from './caller.ts';
import type { ItemAnswer } from './outcome.ts';
import { takeItems } from './take-items.ts';

export interface Received {
  readonly items: readonly ItemAnswer[];
}

/** Takes items. Throws `webhook-id-reused` for another body under a number that was used. */
export function receiveItems(
  { pool }: AppContext,
  caller: ConnectorCaller,
  items: readonly InboundItem[],
): Promise<Received> {
  const { tenant, today, now, delivery } = caller;
  return inTransaction(pool, systemScope(tenant, today), async (tx) => {
    const connector = await lockConnector(tx, tenant.id, caller.connector.id);
    if (connector === null || connector.state === 'off') throw new Failure('forbidden', 'connector-off');
    const bodyHash = delivery === null ? null : requestHash({ body: delivery.body.toString('base64') });
    if (delivery !== null && bodyHash !== null) {
      const before = await findDelivery(tx, tenant.id, connector.id, delivery.id);
      if (before !== null && !before.bodyHash.equals(bodyHash))
        throw new Failure('key-reused', 'webhook-id-reused');
      if (before !== null) return before.reply as Received;
    }
    const clock = clockOf(tenant, now, today);
    const answers = await takeItems(tx, { tenantId: tenant.id, now, today, clock, connector }, items);
    const reply = { items: answers };
    await markReceived(tx, tenant.id, connector.id, now);
    if (delivery !== null && bodyHash !== null)
      await keepDelivery(tx, tenant.id, connector.id, { deliveryId: delivery.id, bodyHash, reply, at: now });
    return reply;
  });
}

export function clockOf({ zone }: Pick<Tenant, 'zone'>, now: string, today: string): Clock {
  return { now, today, dayOf: (instant) => dateAt(instant, zone) };
}
