// The round that writes letters: decides what is due for whom, and puts it into the outbox. Sending is another round.
// What somebody owes is read as that person, from the list his page shows.
import { randomUUID } from 'node:crypto';
import type { Duty } from '../../domain/duty.ts';
import { digestSlot, type Hours, mayDisturb, reminderSlots } from '../../domain/messages/hours.ts';
import { type LetterDraft, lettersFor, type OpenRounds } from '../../domain/messages/letters.ts';
import { addDays } from '../../domain/period/date.ts';
import { dateAt, instantAt } from '../../domain/period/zone.ts';
import {
  hasUrgent,
  lockMail,
  noteSlots,
  queueMail,
  type RecipientRow,
  recipients,
  slotsDone,
  unsentMessages,
} from '../../store/mail.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import { NO_SESSION, type Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { owedBy, owedDeadlines } from '../views/owed.ts';
import { reading } from '../views/reading.ts';
import { calendarOf } from '../week-facts.ts';

export interface LetterOrder {
  readonly tenant: Tenant;
  readonly now: string;
  /** Right side of every Message-ID: the sender's host. */
  readonly host: string;
  /** Puts a draft into the words of the reader; no points, no level, no other person's name. */
  readonly word: (
    draft: LetterDraft,
    reader: Pick<RecipientRow, 'locale'>,
  ) => {
    readonly subject: string;
    readonly text: string;
  };
  /** Called when some letters lie in the outbox while more are written: they need not wait for the last. */
  readonly onQueued: () => void;
  /** False once the product stops: then the rest is written after the next start. */
  readonly goesOn: () => boolean;
}

/** People whose letters are written and put into the outbox together. */
const TOGETHER = 200;

/** Queues what is due; returns how many letters. Twice at the same moment queues once. */
export async function queueLetters(context: AppContext, order: LetterOrder): Promise<number> {
  const { tenant, now } = order;
  const today = dateAt(now, tenant.zone);
  const scope = { tenantId: tenant.id, personId: null, actor: 'system', today } as const;
  const due = await inTransaction(context.pool, scope, async (tx) => {
    const open = await openRounds(tx, context, order, today);
    return open && { open, readers: await recipients(tx, tenant.id, today) };
  });
  if (due === null) return 0;
  let queued = 0;
  for (let from = 0; from < due.readers.length; from += TOGETHER) {
    if (!order.goesOn()) return queued;
    const readers = due.readers.slice(from, from + TOGETHER);
    const lists = await listsOf(context, order, today, mayBeAsked(readers, due.open));
    const letters = await inTransaction(context.pool, scope, async (tx) => {
      await lockMail(tx, tenant.id);
      // Another server may have made the round while the lists were read.
      if ((await openRounds(tx, context, order, today)) === null) return null;
      const written = await write(tx, order, due.open, readers, lists);
      await queueMail(tx, tenant.id, now, written);
      return written;
    });
    if (letters === null) return queued;
    queued += letters.length;
    if (letters.length > 0) order.onQueued();
  }
  // Not before everybody has his: a crash on the way makes the round again, and each letter is there once by its slot.
  await inTransaction(context.pool, scope, (tx) => noteSlots(tx, tenant.id, now, slotsOf(due.open)));
  return queued;
}

const slotsOf = (open: OpenRounds) => [
  ...(open.digest === null ? [] : [{ purpose: 'digest', slot: open.digest }]),
  ...open.deadlines.map((slot) => ({ purpose: 'deadline', slot })),
];

/** What is open and was not done yet; null when there is nothing to write to anybody. */
async function openRounds(
  tx: Tx,
  context: AppContext,
  { tenant, now }: LetterOrder,
  today: string,
): Promise<OpenRounds | null> {
  const facts = await loadWeekFacts(tx, tenant.id, []);
  const hours: Hours = { zone: tenant.zone, calendar: calendarOf(context, facts) };
  if (!mayDisturb(now, hours)) return null;
  const [done, urgent, rulebooks] = await Promise.all([
    slotsDone(tx, tenant.id),
    hasUrgent(tx, tenant.id, now),
    loadRulebooks(tx, tenant.id),
  ]);
  const instants = await owedDeadlines(tx, context, rulebooks, { tenantId: tenant.id, today });
  const digest = digestSlot(now, hours);
  const open = {
    ...{ now, mayDisturb: true },
    digest: digest === null || done.has(digest) ? null : digest,
    deadlines: reminderSlots(now, instants, hours).filter((slot) => !done.has(slot)),
    dayEnds: instantAt(addDays(today, 1), '00:00', tenant.zone),
  };
  return open.digest === null && open.deadlines.length === 0 && !urgent ? null : open;
}

/** Whose list is needed: a letter of news alone names nothing that is owed. */
function mayBeAsked(readers: readonly RecipientRow[], { digest, deadlines }: OpenRounds) {
  return readers.filter(
    (reader) => !reader.is_away && (deadlines.length > 0 || (digest !== null && reader.digest)),
  );
}

/** One after the other: letters may take their time, those who work may not wait for them. */
async function listsOf(
  context: AppContext,
  { tenant, now }: LetterOrder,
  today: string,
  readers: readonly RecipientRow[],
): Promise<ReadonlyMap<number, readonly Duty[]>> {
  const lists = new Map<number, readonly Duty[]>();
  for (const { person_id: personId, account_id: accountId } of readers) {
    const asked = {
      ...{ tenantId: tenant.id, personId, accountId, sessionId: NO_SESSION, today, now },
      ...{ address: '', stepUpUntil: null, mustChangePassword: false, roles: [] },
    };
    const { duties } = await reading(context, asked, owedBy);
    lists.set(personId, duties);
  }
  return lists;
}

async function write(
  tx: Tx,
  order: LetterOrder,
  open: OpenRounds,
  readers: readonly RecipientRow[],
  lists: ReadonlyMap<number, readonly Duty[]>,
) {
  const { tenant, host, now } = order;
  const people = readers.map(({ person_id }) => person_id);
  const unsent = await unsentMessages(tx, tenant.id, people, { again: open.digest !== null, now });
  return readers.flatMap((reader) => {
    const person = {
      ...{ personId: reader.person_id, address: reader.address },
      ...{ wantsDigest: reader.digest, isAway: reader.is_away },
      owed: lists.get(reader.person_id) ?? [],
      unsent: unsent.filter((row) => row.person_id === reader.person_id),
    };
    return lettersFor(person, open).map((draft) => {
      const { subject, text } = order.word(draft, reader);
      return {
        ...{ personId: reader.person_id, address: reader.address, subject, body: text },
        ...{ purpose: draft.purpose, slot: draft.slot, expires: draft.expires },
        messageId: `<${randomUUID()}@${host}>`,
        messages: draft.news.map(({ no }) => no),
      };
    });
  });
}
