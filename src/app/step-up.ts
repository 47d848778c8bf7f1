// The password given again: open for five minutes, and used up by the first set it signs.
import { refuse } from '../domain/refusal.ts';
import { spendStepUp } from '../store/sessions.ts';
import type { Tx } from '../store/transaction.ts';
import { NO_SESSION, type RequestActor } from './actor.ts';
import { Failure } from './failure.ts';

/**
 * Every act that counts as a signature calls this last in its transaction, once for all it signs: what is refused or
 * rolled back uses nothing up, and a repetition of the same intent is answered from its key before coming here.
 * Throws `step-up-needed` when the password was not given, is too old, or has signed another set already.
 */
export async function signWithStepUp(tx: Tx, actor: RequestActor): Promise<void> {
  const isOpen = actor.stepUpUntil !== null && actor.now < actor.stepUpUntil;
  if (isOpen && actor.sessionId === NO_SESSION) return;
  if (isOpen && (await spendStepUp(tx, actor.tenantId, actor.sessionId))) return;
  throw new Failure('step-up', 'step-up-needed', { refusals: [refuse('step-up-needed')] });
}
