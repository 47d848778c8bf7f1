// Letters in the hand of one sender: leased a few at a time, given out one by one, and what was not begun given back.
import { type Hours, mayDisturb } from '../../domain/messages/hours.ts';
import { dateAt } from '../../domain/period/zone.ts';
import { giveBackMail, type LeasedMail, leaseMail } from '../../store/mail.ts';
import { inTransaction } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';

/** Whoever died holding a letter no longer sends it after that. */
const LEASE_MS = 5 * 60_000;
/** A sender that dies leaves as many letters for the length of a lease. */
const IN_HAND = 40;

export interface HandOrder {
  readonly tenant: Tenant;
  readonly now: () => string;
  /** How long a letter may be on its way; it is begun only while its lease lasts as long. */
  readonly longestSendMs: number;
}

export interface Hand {
  /** The next letter; undefined when none may go out now. */
  take(): Promise<LeasedMail | undefined>;
  giveBack(): Promise<void>;
}

export const systemScope = (tenant: Tenant, now: string) =>
  ({ tenantId: tenant.id, personId: null, actor: 'system', today: dateAt(now, tenant.zone) }) as const;

export function openHand(context: AppContext, { tenant, now: clock, longestSendMs }: HandOrder): Hand {
  let letters: readonly LeasedMail[] = [];
  let until = '';
  let hours: Hours | undefined;
  let taking: Promise<unknown> = Promise.resolve();

  const lease = (now: string) =>
    inTransaction(context.pool, systemScope(tenant, now), async (tx) => {
      hours = { zone: tenant.zone, calendar: calendarOf(context, await loadWeekFacts(tx, tenant.id, [])) };
      if (!mayDisturb(now, hours)) return [];
      until = later(now, LEASE_MS);
      const { today } = systemScope(tenant, now);
      return leaseMail(tx, tenant.id, { now, until, today, most: IN_HAND });
    });
  const giveBack = async () => {
    if (letters.length === 0) return;
    const numbers = letters.map(({ mail_no }) => mail_no);
    letters = [];
    await inTransaction(context.pool, systemScope(tenant, clock()), (tx) =>
      giveBackMail(tx, tenant.id, numbers, until),
    );
  };
  /** In the evening, and when the lease would not outlast the letter, what was leased is not begun. */
  const mayBegin = (now: string) =>
    hours !== undefined && mayDisturb(now, hours) && later(now, longestSendMs) <= until;
  const next = async () => {
    const now = clock();
    if (!mayBegin(now)) await giveBack();
    if (letters.length === 0) letters = await lease(now);
    const [letter, ...rest] = letters;
    letters = rest;
    return letter;
  };
  return {
    take() {
      // One after the other: two lines that find the hand empty do not both fill it.
      const taken = taking.then(next);
      taking = taken.catch(() => undefined);
      return taken;
    },
    giveBack,
  };
}

const later = (now: string, ms: number) => new Date(Date.parse(now) + ms).toISOString();
