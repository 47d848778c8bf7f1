// Messages of people. Written for others, read by their own person (row-level security says the same).
import type {
  Message,
  MessageCode,
  MessageKind,
  MessageParams,
  MessagePlace,
} from '../domain/messages/shape.ts';
import type { Tx } from './transaction.ts';

export interface MessageToWrite extends Message {
  readonly kind: MessageKind;
  readonly mail: 'none' | 'digest' | 'soon';
}

/** Writes any number as one statement; those a person has been told before are passed over. */
export function insertMessages(
  tx: Tx,
  tenantId: number,
  at: string,
  messages: readonly MessageToWrite[],
): void {
  if (messages.length === 0) return;
  tx.write({
    name: 'insert-messages',
    // No conflict target: naming one would ask for the right to read other people's messages.
    text: `insert into message (tenant_id, at, person_id, kind, code, params, place, topic, actor_id, mail)
     select $1, $2, m.to, m.kind, m.code, m.params, m.place, m.topic, m.by, m.mail
     from jsonb_to_recordset($3::jsonb) as m ("to" int, kind text, code text, params jsonb, place jsonb, topic text,
       by int, mail text)
     on conflict do nothing`,
    values: [tenantId, at, JSON.stringify(messages)],
  });
}

export interface MessageRow {
  readonly message_no: number;
  readonly kind: MessageKind;
  readonly code: MessageCode;
  readonly params: MessageParams;
  readonly place: MessagePlace;
  readonly at: string;
  readonly read_at: string | null;
  readonly actor_id: number | null;
  readonly actor_name: string | null;
}

export interface MessageQuery {
  readonly personId: number;
  /** What may arrive later only is not there yet. */
  readonly now: string;
  readonly unreadOnly: boolean;
  /** Only those that stand behind this one in the list. */
  readonly before: number | null;
  readonly limit: number;
}

const COLUMNS = `m.message_no, m.kind, m.code, m.params, m.place, m.at, m.read_at, m.actor_id, n.full_name as actor_name`;
const FROM = `from message m left join person n on n.tenant_id = m.tenant_id and n.id = m.actor_id`;

/** Newest first; a number says only when it was written, and an act may bring its moment along. */
export function messagesOf(tx: Tx, tenantId: number, query: MessageQuery): Promise<MessageRow[]> {
  return tx.prepared<MessageRow>(
    'messages-of-person',
    `select ${COLUMNS} ${FROM}
     where m.tenant_id = $1 and m.person_id = $2 and ($3 or m.read_at is null) and m.at <= $6
       and ($4::bigint is null or (m.at, m.message_no) <
         (select l.at, l.message_no from message l
          where l.tenant_id = $1 and l.person_id = $2 and l.message_no = $4))
     order by m.at desc, m.message_no desc limit $5`,
    [tenantId, query.personId, !query.unreadOnly, query.before, query.limit, query.now],
  );
}

/** One message of this person, or undefined. */
export async function messageOf(
  tx: Tx,
  tenantId: number,
  personId: number,
  messageNo: number,
): Promise<MessageRow | undefined> {
  const [row] = await tx.prepared<MessageRow>(
    'message-of-person',
    `select ${COLUMNS} ${FROM} where m.tenant_id = $1 and m.person_id = $2 and m.message_no = $3`,
    [tenantId, personId, messageNo],
  );
  return row;
}

/** Whether the record of a period that begins on this day is a unit's. */
export async function isRecordOfUnit(tx: Tx, tenantId: number, from: string, id: number): Promise<boolean> {
  const rows = await tx.prepared(
    'record-of-unit',
    `select 1 from evaluation where tenant_id = $1 and week_start = $2 and id = $3 and subject = 'unit'`,
    [tenantId, from, id],
  );
  return rows.length > 0;
}

export async function unreadCount(tx: Tx, tenantId: number, personId: number, now: string): Promise<number> {
  const [row] = await tx.prepared<{ count: number }>(
    'unread-messages',
    `select count(*)::int as count from message where tenant_id = $1 and person_id = $2 and read_at is null
       and at <= $3`,
    [tenantId, personId, now],
  );
  return row?.count ?? 0;
}

/** Marks own messages as read: the numbered ones, or all up to a number. Returns how many were unread. */
export async function markRead(
  tx: Tx,
  tenantId: number,
  personId: number,
  at: string,
  which: { readonly numbers: readonly number[] } | { readonly upTo: number },
): Promise<number> {
  const [row] = await tx.prepared<{ count: number }>(
    'mark-messages-read',
    `with marked as (update message set read_at = $3
       where tenant_id = $1 and person_id = $2 and read_at is null and at <= $3
         and (message_no = any ($4::bigint[]) or message_no <= $5) returning 1)
     select count(*)::int as count from marked`,
    [tenantId, personId, at, 'numbers' in which ? which.numbers : [], 'upTo' in which ? which.upTo : 0],
  );
  return row?.count ?? 0;
}
