// The round that sends: takes letters in hand, gives them to the mail server, notes what became of each.
import { type Hours, mayDisturb } from '../../domain/messages/hours.ts';
import { nextTry } from '../../domain/messages/letters.ts';
import { dateAt } from '../../domain/period/zone.ts';
import { type LeasedMail, leaseMail, type Settled, settleMail } from '../../store/mail.ts';
import { inTransaction } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';
import { stopMail } from './stop.ts';

/** Longer than a mail server is ever waited for: whoever died holding a letter no longer sends it. */
const LEASE_MS = 5 * 60_000;
const AT_ONCE = 20;

export interface SendOrder {
  readonly tenant: Tenant;
  readonly now: () => string;
  /** Resolves when the mail server has taken it. */
  readonly send: (letter: LeasedMail) => Promise<void>;
  /** Whether the failure is the address's own and for good; otherwise the letter is tried again. */
  readonly isAddressRefused: (error: unknown) => boolean;
}

const scopeOf = (tenant: Tenant, now: string) =>
  ({ tenantId: tenant.id, personId: null, actor: 'system', today: dateAt(now, tenant.zone) }) as const;

/** Sends what waits, by day only. Returns the last trouble, or null. A crash after a letter was taken repeats it under the same Message-ID. */
export async function sendLetters(context: AppContext, order: SendOrder): Promise<string | null> {
  let trouble: string | null = null;
  for (;;) {
    const letters = await take(context, order);
    for (const letter of letters) trouble = (await sendOne(context, order, letter)) ?? trouble;
    // A server in trouble is left alone until the next round.
    if (letters.length < AT_ONCE || trouble !== null) return trouble;
  }
}

function take(context: AppContext, { tenant, now: clock }: SendOrder): Promise<readonly LeasedMail[]> {
  const now = clock();
  const scope = scopeOf(tenant, now);
  return inTransaction(context.pool, scope, async (tx) => {
    const facts = await loadWeekFacts(tx, tenant.id, []);
    const hours: Hours = { zone: tenant.zone, calendar: calendarOf(context, facts) };
    if (!mayDisturb(now, hours)) return [];
    const until = new Date(Date.parse(now) + LEASE_MS).toISOString();
    return leaseMail(tx, tenant.id, { now, until, today: scope.today, most: AT_ONCE });
  });
}

async function sendOne(context: AppContext, order: SendOrder, letter: LeasedMail): Promise<string | null> {
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
  const scope = scopeOf(tenant, now);
  await inTransaction(context.pool, scope, async (tx) => {
    await settleMail(tx, tenant.id, settled);
    if (!isRefused) return;
    const { mail_no: mailNo, person_id: personId, address } = letter;
    const moment = { tenantId: tenant.id, now, today: scope.today };
    await stopMail(tx, moment, { mailNo, personId, address, why: failure.why, sentAt: null });
  });
  return isRefused ? null : (failure?.why ?? null);
}
