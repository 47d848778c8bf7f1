// The round that writes letters: decides what is due for whom, and puts it into the outbox. Sending is another round.
import { randomUUID } from 'node:crypto';
import { digestSlot, type Hours, mayDisturb, reminderSlots } from '../../domain/messages/hours.ts';
import {
  type LetterDraft,
  lettersFor,
  type OpenRounds,
  type Owed,
  type OwedKind,
} from '../../domain/messages/letters.ts';
import { addDays } from '../../domain/period/date.ts';
import type { Deadlines } from '../../domain/period/late.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { dateAt, instantAt } from '../../domain/period/zone.ts';
import type { StageKey } from '../../domain/rulebook/shape.ts';
import {
  hasUrgent,
  lockMail,
  noteSlots,
  type OwedRow,
  owedBy,
  queueMail,
  type RecipientRow,
  recipients,
  slotsDone,
  unsentMessages,
} from '../../store/mail.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import type { Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { calendarOf, liveMondays, weekDeadlines } from '../week-facts.ts';

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
}

const STAGE_OF: Readonly<Record<OwedKind, StageKey>> = {
  submit: 'submit',
  returned: 'score',
  score: 'score',
  approve: 'approve',
  decide: 'approve',
  'view-dissent': 'close',
};

type Deadline = ReadonlyMap<string, Deadlines>;

/** Queues what is due; returns how many letters. Twice at the same moment queues once. */
export function queueLetters(context: AppContext, order: LetterOrder): Promise<number> {
  const { tenant, now } = order;
  const today = dateAt(now, tenant.zone);
  const scope = { tenantId: tenant.id, personId: null, actor: 'system', today } as const;
  return inTransaction(context.pool, scope, async (tx) => {
    await lockMail(tx, tenant.id);
    const { hours, deadlines } = await factsOf(tx, context, order, today);
    if (!mayDisturb(now, hours)) return 0;
    const open = await openRounds(tx, order, hours, deadlines);
    const urgent = await hasUrgent(tx, tenant.id);
    if (open.digest === null && open.deadlines.length === 0 && !urgent) return 0;
    const letters = await write(tx, order, open, deadlines, today);
    await queueMail(tx, tenant.id, now, letters);
    await noteSlots(tx, tenant.id, now, slotsOf(open));
    return letters.length;
  });
}

const slotsOf = (open: OpenRounds) => [
  ...(open.digest === null ? [] : [{ purpose: 'digest', slot: open.digest }]),
  ...open.deadlines.map((slot) => ({ purpose: 'deadline', slot })),
];

async function factsOf(tx: Tx, context: AppContext, { tenant }: LetterOrder, today: string) {
  const mondays = liveMondays(today);
  const [facts, rulebooks] = await Promise.all([
    loadWeekFacts(tx, tenant.id, mondays),
    loadRulebooks(tx, tenant.id),
  ]);
  const deadlines = new Map<string, Deadlines>();
  for (const monday of mondays) {
    const inForce = rulebooks.forWeek(monday);
    if (inForce !== null)
      deadlines.set(monday, weekDeadlines(context, facts, inForce.rulebook, weekOf(monday)));
  }
  return { hours: { zone: tenant.zone, calendar: calendarOf(context, facts) }, deadlines };
}

async function openRounds(
  tx: Tx,
  { tenant, now }: LetterOrder,
  hours: Hours,
  deadlines: Deadline,
): Promise<OpenRounds> {
  const done = await slotsDone(tx, tenant.id);
  const digest = digestSlot(now, hours);
  const instants = [...deadlines.values()].flatMap((one) => Object.values(one));
  return {
    ...{ now, mayDisturb: true },
    digest: digest === null || done.has(digest) ? null : digest,
    deadlines: reminderSlots(now, instants, hours).filter((slot) => !done.has(slot)),
    dayEnds: instantAt(addDays(dateAt(now, tenant.zone), 1), '00:00', tenant.zone),
  };
}

async function write(tx: Tx, order: LetterOrder, open: OpenRounds, deadlines: Deadline, today: string) {
  const { tenant, host } = order;
  const readers = await recipients(tx, tenant.id, today);
  const people = readers.map(({ person_id }) => person_id);
  const mondays = [...deadlines.keys()].filter((monday) => monday <= weekDates(weekOf(today)).from);
  const [owed, unsent] = await Promise.all([
    owedBy(tx, tenant.id, people, { from: mondays[0] ?? today, to: mondays.at(-1) ?? today, today }),
    unsentMessages(tx, tenant.id, people, open.digest !== null),
  ]);
  return readers.flatMap((reader) => {
    const person = {
      ...{ personId: reader.person_id, address: reader.address },
      ...{ wantsDigest: reader.digest, isAway: reader.is_away },
      owed: owed
        .filter((row) => row.person_id === reader.person_id)
        .map((row) => owedOf(row, deadlines.get(row.week_start))),
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

function owedOf({ kind, week_start, count }: OwedRow, deadlines: Deadlines | undefined): Owed {
  return { kind, period: weekOf(week_start), count, due: deadlines?.[STAGE_OF[kind]] ?? null };
}
