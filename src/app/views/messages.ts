// A person's own messages, newest first.
import type { MessagePlace } from '../../domain/messages/shape.ts';
import { isWeekKey, weekDates } from '../../domain/period/week.ts';
import { isRecordOfUnit, type MessageRow, messageOf, messagesOf, unreadCount } from '../../store/messages.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const SHOWN = 50;

export interface MessagesQuery {
  readonly show?: 'all' | 'unread' | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** One page of the list, with the count of unread ones for the bell. */
export function viewMessages(context: AppContext, actor: RequestActor, query: MessagesQuery) {
  const limit = query.limit ?? SHOWN;
  const [before = null] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 1);
  return snapshot(context, actor, async (tx) => {
    const wanted = {
      personId: actor.personId,
      now: actor.now,
      unreadOnly: query.show === 'unread',
      before,
      limit: limit + 1,
    };
    const [rows, unread] = await Promise.all([
      messagesOf(tx, actor.tenantId, wanted),
      unreadCount(tx, actor.tenantId, actor.personId, actor.now),
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last !== undefined ? encodeCursor([last.message_no]) : null;
    return { items: shown.map(itemOf), total: null, next, unread };
  });
}

/** One own message. Throws not-found for another person's. */
export function viewMessage(context: AppContext, actor: RequestActor, messageNo: number) {
  return snapshot(context, actor, async (tx) => {
    const row = await messageOf(tx, actor.tenantId, actor.personId, messageNo);
    if (row === undefined) throw notFound();
    return { ...itemOf(row), place: await placeNow(tx, actor.tenantId, row.place) };
  });
}

/** Older messages about a unit's week name the page of a person's result, which has no such record. */
async function placeNow(tx: Tx, tenantId: number, place: MessagePlace): Promise<MessagePlace> {
  if (place.page !== 'result' || !isWeekKey(place.period)) return place;
  const { from } = weekDates(place.period);
  const isUnits = await isRecordOfUnit(tx, tenantId, from, place.id);
  return isUnits ? { ...place, page: 'unit-record' } : place;
}

/** Only the count: it is asked for every minute. */
export function viewUnread(context: AppContext, actor: RequestActor) {
  return snapshot(context, actor, async (tx) => ({
    unread: await unreadCount(tx, actor.tenantId, actor.personId, actor.now),
  }));
}

function snapshot<T>(
  { pool }: AppContext,
  { tenantId, personId, today }: RequestActor,
  work: (tx: Tx) => Promise<T>,
) {
  const scope = { tenantId, personId, actor: 'person', today } as const;
  return inTransaction(pool, scope, work, { readOnly: true, plans: 'point' });
}

function itemOf(row: MessageRow) {
  const { actor_id: by, actor_name: name } = row;
  return {
    no: row.message_no,
    ...{ kind: row.kind, code: row.code, params: row.params, place: row.place, at: row.at },
    by: by === null || name === null ? null : { id: by, name },
    read: row.read_at !== null,
  };
}
