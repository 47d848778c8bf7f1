// The sealed log for those who watch over it.
import { checkpointOf, lastCheckpoint, newestKeyEntry } from '../../store/log.ts';
import {
  type DeliveryTarget,
  failuresInARow,
  newestDeliveries,
  outstanding,
} from '../../store/log-deliveries.ts';
import { newestCheckpoints, waitingActs } from '../../store/log-views.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { readEntry } from '../log/entries.ts';
import { consistencyProof } from '../log/proof.ts';

const SHOWN = 10;

function inBody<T>(context: AppContext, actor: RequestActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tenantId, personId, today } = actor;
  return inReadTransaction(context.pool, { tenantId, personId, actor: 'system', today }, work);
}

/** Size, last checkpoints, what waits, and how the ways outside are doing. `last` null: no log yet. */
export function viewLog(context: AppContext, actor: RequestActor) {
  return inBody(context, actor, async (tx) => {
    const [checkpoints, waiting, keyBody] = await Promise.all([
      newestCheckpoints(tx, actor.tenantId, SHOWN),
      waitingActs(tx, actor.tenantId),
      newestKeyEntry(tx, actor.tenantId),
    ]);
    const entry = keyBody === null ? null : readEntry(keyBody);
    return {
      ...{ now: actor.now, waiting: { ...waiting }, checkpoints: checkpoints.map((one) => ({ ...one })) },
      key: entry === null || entry.kind === 'act' ? null : { text: entry.key.text, since: entry.at },
      ways: [await wayOf(tx, actor.tenantId, 'folder'), await wayOf(tx, actor.tenantId, 'mail')],
    };
  });
}

async function wayOf(tx: Tx, tenantId: number, target: DeliveryTarget) {
  const [{ sent, failed }, failures, waiting] = await Promise.all([
    newestDeliveries(tx, tenantId, target),
    failuresInARow(tx, tenantId, target),
    outstanding(tx, tenantId, target),
  ]);
  return {
    ...{ target, failures, waiting: waiting.length },
    sent: sent === null ? null : { size: sent.size, at: sent.at, where: sent.detail },
    failed: failed === null || failures === 0 ? null : { at: failed.at, why: failed.detail },
  };
}

/** The signed note of the newest checkpoint, or of the one of this size. Throws not-found without one. */
export function viewCheckpoint(context: AppContext, actor: RequestActor, size: number | undefined) {
  return inBody(context, actor, async (tx) => {
    const found =
      size === undefined
        ? await lastCheckpoint(tx, actor.tenantId)
        : await checkpointOf(tx, actor.tenantId, size);
    if (found === null) throw notFound();
    return { size: found.size, note: found.note };
  });
}

/** Proof that one checkpoint's log is the beginning of another's. Throws not-found unless both are there, in order. */
export function viewConsistency(context: AppContext, actor: RequestActor, from: number, to: number) {
  return inBody(context, actor, async (tx) => {
    const [older, newer] = await Promise.all([
      checkpointOf(tx, actor.tenantId, from),
      checkpointOf(tx, actor.tenantId, to),
    ]);
    if (older === null || newer === null || from > to) throw notFound();
    const hashes = await consistencyProof(tx, actor.tenantId, from, to);
    return {
      ...{ older: older.note, newer: newer.note },
      hashes: hashes.map((hash) => hash.toString('base64')),
    };
  });
}
