// One effect per idempotency key, inside the transaction of the change.
import { claim, type IdempotentRequest, storeReply } from '../store/idempotency.ts';
import { requestHash } from '../store/ledger.ts';
import type { Tx } from '../store/transaction.ts';
import type { RequestActor } from './actor.ts';
import { Failure } from './failure.ts';

/** What one intent of a person is known by; the server makes it from the header and the parsed request. */
export type Intent = Pick<IdempotentRequest, 'key' | 'requestHash'>;

/** `request` is everything that makes a repetition the same: route and parsed input, JSON values only. */
export function intentOf(key: string, request: object): Intent {
  return { key, requestHash: requestHash(JSON.parse(JSON.stringify(request))) };
}

export interface OnceOptions {
  /** The reply holds a secret shown once: it is stored encrypted under the key. */
  readonly sealed?: boolean;
}

/**
 * Runs `work` when the key is new and stores its reply; gives the stored reply to a repetition. Throws
 * `idempotency-conflict` when the key came with another request. First and last thing of the transaction.
 */
export async function once<T>(
  tx: Tx,
  actor: Pick<RequestActor, 'tenantId' | 'personId' | 'now'>,
  intent: Intent,
  work: () => Promise<T>,
  options: OnceOptions = {},
): Promise<T> {
  const request = { tenantId: actor.tenantId, personId: actor.personId, ...intent };
  const claimed = await claim(tx, request);
  if (claimed.state === 'stored') return claimed.reply as T;
  if (claimed.state === 'mismatch') throw new Failure('key-reused', 'idempotency-conflict');
  const reply = await work();
  storeReply(tx, request, reply, { at: actor.now, ...options });
  return reply;
}
