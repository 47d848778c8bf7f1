// The round that sends: takes letters in hand, gives them to the mail server, notes what became of each.
import { nextTry } from '../../domain/messages/letters.ts';
import { type LeasedMail, type Settled, settleMail } from '../../store/mail.ts';
import { inTransaction } from '../../store/transaction.ts';
import type { AppContext } from '../context.ts';
import { type HandOrder, openHand, systemScope } from './hand.ts';
import { stopMail } from './stop.ts';

/** After as many letters in a row that the server does not want now, a line asks no more in this round. */
const PATIENCE = 5;

export interface SendOrder extends HandOrder {
  /** How many letters are on their way at a time. */
  readonly lines: number;
  /** Resolves when the mail server has taken it. */
  readonly send: (letter: LeasedMail) => Promise<void>;
  /** Whether the failure is the address's own and for good; otherwise the letter is tried again. */
  readonly isAddressRefused: (error: unknown) => boolean;
  /** Whether the failure says nothing of the letter: then its line sends no more in this round. */
  readonly isServerAway: (error: unknown) => boolean;
  /** False once the product stops: nothing more is begun. */
  readonly goesOn: () => boolean;
}

/**
 * Sends what waits, by day only, over several lines at a time. Returns the last trouble, or null. What became of a letter is
 * noted before its line takes the next: a crash repeats at most one a line, under the same Message-ID.
 */
export async function sendLetters(context: AppContext, order: SendOrder): Promise<string | null> {
  const hand = openHand(context, order);
  let trouble: string | null = null;
  const line = async () => {
    for (let refusals = 0; refusals < PATIENCE && order.goesOn(); ) {
      const letter = await hand.take();
      if (letter === undefined) return;
      const failure = await sendOne(context, order, letter);
      if (failure === null) {
        refusals = 0;
        continue;
      }
      trouble = failure.why;
      refusals += 1;
      if (order.isServerAway(failure.error)) return;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: order.lines }, line));
  await hand.giveBack();
  const broken = ended.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return trouble;
}

interface Failure {
  readonly error: unknown;
  readonly why: string;
}

/** Why the letter did not go out and is tried again; null when it is settled. */
async function sendOne(context: AppContext, order: SendOrder, letter: LeasedMail): Promise<Failure | null> {
  // Outside any transaction: a slow mail server holds up nothing.
  const failure = await order.send(letter).then(
    () => null,
    (error: unknown) => ({ error, why: error instanceof Error ? error.message : 'unknown' }),
  );
  const now = order.now();
  const isRefused = failure !== null && order.isAddressRefused(failure.error);
  const settled: Settled = {
    mailNo: letter.mail_no,
    state: failure === null ? 'sent' : isRefused ? 'refused' : 'waiting',
    at: now,
    nextAt: nextTry(now, letter.attempts),
    trouble: failure?.why ?? null,
  };
  const { tenant } = order;
  const scope = systemScope(tenant, now);
  await inTransaction(context.pool, scope, async (tx) => {
    await settleMail(tx, tenant.id, settled);
    if (!isRefused) return;
    const { mail_no: mailNo, person_id: personId, address } = letter;
    const moment = { tenantId: tenant.id, now, today: scope.today };
    await stopMail(tx, moment, { mailNo, personId, address, why: failure.why, sentAt: null });
  });
  return isRefused ? null : failure;
}
