// Reminding those who still have something to do: shown before it is sent, sent once, never at night or on a day off.
import type { HeldStage } from '../../domain/evaluation/lateness.ts';
import type { Held } from '../../domain/office/board.ts';
import { type Delivery, deliveryAt } from '../../domain/office/quiet.ts';
import { type Reminding, reminderKey, whomToRemind } from '../../domain/office/remind.ts';
import { insertReminders, lentBy } from '../../store/board.ts';
import { takeIds } from '../../store/counters.ts';
import { appendTo } from '../../store/ledger.ts';
import { loadRulebooks } from '../../store/rulebooks.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadViewer } from '../../store/viewer.ts';
import { weekRecordId } from '../../store/weeks.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, refused } from '../failure.ts';
import type { Intent } from '../once.ts';
import { nameIn } from '../views/evaluation-item.ts';
import { type Reading, reading } from '../views/reading.ts';
import { write } from '../write.ts';
import { type BoardMaterial, loadBoard, peopleFacts } from './board-material.ts';
import { tellReminded } from './tell.ts';

export interface RemindQuery {
  readonly week: string;
  readonly unit: number | null;
  /** Null: reports of people and of units. */
  readonly subject: Held['subject'] | null;
  /** Null: every stage. */
  readonly stage: HeldStage | null;
  /** Null: everybody. */
  readonly person: number | null;
  /** Only those whose deadline has passed. */
  readonly overdue: boolean;
}

interface Prepared {
  readonly board: BoardMaterial;
  readonly asked: readonly Reminding[];
  readonly delivery: Delivery;
  readonly names: Awaited<ReturnType<typeof peopleFacts>>['names'];
}

/** Whom a reminder would reach, who is spared and why, and when it arrives. */
export function viewReminder(context: AppContext, actor: RequestActor, query: RemindQuery) {
  return reading(context, actor, async (desk) => {
    const { board, asked, delivery, names } = await prepare(desk, query);
    const unitOf = new Map(board.units.map(({ id, name, code }) => [id, { id, name, code }]));
    return {
      delivery: { ...delivery },
      people: asked.flatMap(({ held, to, spared }) => {
        const person = nameIn(names, to);
        const { personId, stage, subject, count, due, overdue, unitIds } = held;
        const unit = unitOf.get(unitIds[0] ?? 0);
        const standsInFor = to === personId ? null : nameIn(names, personId);
        return person === null || unit === undefined
          ? []
          : [{ person, standsInFor, unit, stage, subject, count, due, overdue, spared }];
      }),
    };
  });
}

/** Reminds; those who finished meanwhile are left alone. Throws `nobody-to-remind` when nobody is left. */
export function remind(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  query: RemindQuery & { readonly note: string },
) {
  return write(context, actor, intent, {
    load: async (tx) => {
      const [viewer, rulebooks] = await Promise.all([
        loadViewer(tx, actor.tenantId, actor.personId, actor.today),
        loadRulebooks(tx, actor.tenantId),
      ]);
      return prepare({ tx, context, actor, viewer, rulebooks }, query);
    },
    run: async (tx, { board, asked, delivery }) => {
      const reached = asked.filter(({ spared }) => spared === null);
      if (reached.length === 0) throw refused([{ code: 'nobody-to-remind', params: {} }]);
      await keep(tx, actor, query, { board, reached, delivery });
      return {
        reminded: reached.length,
        spared: asked.length - reached.length,
        deliverAt: delivery.at,
      };
    },
  });
}

/** Only those of the units one serves as office or heads are reminded by one. */
async function prepare(desk: Reading, query: RemindQuery): Promise<Prepared> {
  const { actor, viewer } = desk;
  const board = await loadBoard(desk, query);
  const own = new Set([...viewer.officeUnits, ...viewer.headedUnits]);
  if (!board.unitIds.some((id) => own.has(id))) throw new Failure('forbidden', 'not-your-part');
  const held = board.holders.filter((one) => isAsked(one, query) && one.unitIds.some((id) => own.has(id)));
  const holders = held.map(({ personId }) => personId);
  const lent = await lentBy(desk.tx, actor.tenantId, holders, actor.today);
  const { names, away } = await peopleFacts(desk, [...holders, ...lent.map(({ delegateId }) => delegateId)]);
  const last = new Map(board.reminders.map((one) => [reminderKey(one.personId, one), one.at]));
  const facts = { now: actor.now, byId: actor.personId, away: new Set(away.keys()), lent, last };
  return {
    ...{ board, names, asked: whomToRemind(held, facts) },
    delivery: deliveryAt(actor.now, board.calendar, board.facts.zone),
  };
}

function isAsked(held: Held, { subject, stage, person, overdue }: RemindQuery): boolean {
  return (
    (subject === null || held.subject === subject) &&
    (stage === null || held.stage === stage) &&
    (person === null || held.personId === person) &&
    (!overdue || held.overdue)
  );
}

interface Reached {
  readonly board: BoardMaterial;
  readonly reached: readonly Reminding[];
  readonly delivery: Delivery;
}

async function keep(
  tx: Tx,
  actor: RequestActor,
  { week, note, unit }: RemindQuery & { readonly note: string },
  { board, reached, delivery }: Reached,
): Promise<void> {
  const { tenantId, personId, now } = actor;
  const first = await takeIds(tx, tenantId, 'reminder', reached.length);
  const reminders = reached.map(({ held, to }, index) => ({
    ...{ id: first + index, personId: to, aboutId: held.personId, acts: true },
    ...{ stage: held.stage, subject: held.subject, rung: 'by-hand', count: held.count, regulation: '' },
  }));
  const { monday } = board;
  await insertReminders(tx, tenantId, { monday, at: now, deliverAt: delivery.at, by: personId }, reminders);
  await appendTo(tx, tenantId, now, { kind: 'week', id: weekRecordId(week), weekStart: monday }, [
    {
      act: 'reminded',
      payload: {
        unit,
        deliverAt: delivery.at,
        people: reached.map(({ held: { personId: about, stage, subject, count }, to }) => ({
          ...{ person: to, stage, records: count },
          ...(to === about ? {} : { about }),
          ...(subject === 'unit' ? { subject } : {}),
        })),
      },
      texts: note === '' ? {} : { note },
      actorId: personId,
      role: 'office',
      actingFor: null,
      rulebook: `${board.rulebook.id}@${board.rulebook.version}`,
    },
  ]);
  await tellReminded(tx, { tenantId, week, note, at: now, deliverAt: delivery.at, by: personId }, reached);
}
