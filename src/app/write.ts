// The frame of every write: one transaction, one effect per idempotency key, the reply stored with the change.
import { claim, storeReply } from '../store/idempotency.ts';
import { inTransaction, type TransactionOptions, type Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import type { AppContext } from './context.ts';
import { Failure } from './failure.ts';
import type { Intent } from './once.ts';

/** Work split so that its reads travel together with the claim of the key: `load` starts at once, `run` after it. */
export interface WriteWork<L, R> {
  readonly load: (tx: Tx) => Promise<L>;
  readonly run: (tx: Tx, loaded: L) => Promise<R>;
  /** 'point' when every statement touches a few rows by key. */
  readonly plans?: TransactionOptions['plans'];
  /** 'system' when the change has to touch rows the actor may not see (the use case has checked the right itself). */
  readonly reach?: 'person' | 'system';
}

/** Runs the work once per key; a repetition gets the stored reply, another request under the same key is refused. */
export function write<L, R>(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  work: WriteWork<L, R>,
): Promise<R> {
  const scope = {
    tenantId: actor.tenantId,
    personId: actor.personId,
    actor: work.reach ?? 'person',
    today: actor.today,
  } as const;
  const request = { tenantId: actor.tenantId, personId: actor.personId, ...intent };
  const frame = async (tx: Tx) => {
    const [claimed, loaded] = await Promise.all([claim(tx, request), work.load(tx)]);
    if (claimed.state === 'mismatch') throw new Failure('key-reused', 'idempotency-conflict');
    if (claimed.state === 'stored') return claimed.reply as R;
    const reply = await work.run(tx, loaded);
    storeReply(tx, request, reply, { at: actor.now });
    return reply;
  };
  return inTransaction(context.pool, scope, frame, { plans: work.plans ?? 'by-value' });
}
