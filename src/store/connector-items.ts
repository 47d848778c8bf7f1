// Every item an outside system told of: the task it became, or why not yet.
import type { InboundItem } from '../domain/connect/item.ts';
import type { Seen } from '../domain/connect/take.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Tx } from './transaction.ts';

export interface ItemRow {
  readonly externalId: string;
  readonly state: 'taken' | 'refused' | 'left';
  readonly taskId: number | null;
  readonly version: number | null;
  readonly happenedAt: string | null;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly seen: Seen | Record<string, never>;
  /** What arrived, while it waits for an answer. */
  readonly item: InboundItem | null;
  readonly code: string | null;
  readonly params: Refusal['params'];
  readonly notes: readonly Refusal[];
}

const COLUMNS = `external_id as "externalId", state, task_id as "taskId", version, happened_at as "happenedAt",
  encode(content_hash, 'hex') as hash, seen, item, code, params, notes`;

export function itemsByNumber(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  externalIds: readonly string[],
): Promise<ItemRow[]> {
  return tx.prepared<ItemRow>(
    'connector-items',
    `select ${COLUMNS} from connector_item
     where tenant_id = $1 and connector_id = $2 and external_id = any ($3::text[])`,
    [tenantId, connectorId, externalIds],
  );
}

/** Items that wait for an answer, the oldest first. */
export function waitingItems(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  most: number,
): Promise<ItemRow[]> {
  return tx.query<ItemRow>(
    `select ${COLUMNS} from connector_item where tenant_id = $1 and connector_id = $2 and state = 'refused'
     order by at, external_id limit $3`,
    [tenantId, connectorId, most],
  );
}

/** Adds or replaces rows by number. */
export async function keepItems(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  at: string,
  rows: readonly ItemRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.prepared(
    'keep-connector-items',
    `insert into connector_item (tenant_id, connector_id, external_id, state, task_id, version, happened_at, content_hash,
       seen, item, code, params, notes, at)
     select $1, $2, n."externalId", n.state, n."taskId", n.version, n."happenedAt", decode(n.hash, 'hex'), n.seen,
       n.item, n.code, n.params, n.notes, $3
     from jsonb_to_recordset($4::jsonb) as n ("externalId" text, state text, "taskId" int, version bigint,
       "happenedAt" timestamptz, hash text, seen jsonb, item jsonb, code text, params jsonb, notes jsonb)
     on conflict (tenant_id, connector_id, external_id) do update set state = excluded.state,
       task_id = excluded.task_id, version = excluded.version, happened_at = excluded.happened_at,
       content_hash = excluded.content_hash, seen = excluded.seen, item = excluded.item, code = excluded.code,
       params = excluded.params, notes = excluded.notes, at = excluded.at`,
    [tenantId, connectorId, at, JSON.stringify(rows)],
  );
}

/** Waiting items nobody wants: told as left, and taken up again when the sender changes them. */
export async function leaveItems(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  trouble: { readonly code: string; readonly params: object },
): Promise<number> {
  const rows = await tx.query(
    `update connector_item set state = 'left', item = null
     where tenant_id = $1 and connector_id = $2 and state = 'refused' and code = $3 and params = $4::jsonb
     returning external_id`,
    [tenantId, connectorId, trouble.code, JSON.stringify(trouble.params)],
  );
  return rows.length;
}

export interface TroubleRow {
  readonly code: string;
  readonly params: Refusal['params'];
  readonly items: number;
  readonly example: string;
  readonly since: string;
}

/** Troubles of waiting items, each once with how many items it holds up; the most first. */
export function troublesOf(
  tx: Tx,
  tenantId: number,
  connectorId: number,
  most: number,
): Promise<TroubleRow[]> {
  return tx.query<TroubleRow>(
    `select code, params, count(*)::int as items, min(external_id) as example, min(at) as since
     from connector_item where tenant_id = $1 and connector_id = $2 and state = 'refused'
     group by code, params order by 3 desc, code, params::text limit $3`,
    [tenantId, connectorId, most],
  );
}

export interface NoteRow {
  readonly externalId: string;
  readonly taskId: number;
  readonly notes: readonly Refusal[];
  readonly at: string;
}

/** Taken items of which something was not taken over; the latest first. */
export function notedItems(tx: Tx, tenantId: number, connectorId: number, most: number): Promise<NoteRow[]> {
  return tx.query<NoteRow>(
    `select external_id as "externalId", task_id as "taskId", notes, at from connector_item
     where tenant_id = $1 and connector_id = $2 and state = 'taken' and notes <> '[]'
     order by at desc, external_id limit $3`,
    [tenantId, connectorId, most],
  );
}

export interface ItemCounts {
  readonly connectorId: number;
  readonly taken: number;
  readonly refused: number;
  readonly left: number;
}

export function itemCounts(tx: Tx, tenantId: number): Promise<ItemCounts[]> {
  return tx.query<ItemCounts>(
    `select connector_id as "connectorId", count(*) filter (where state = 'taken')::int as taken,
       count(*) filter (where state = 'refused')::int as refused, count(*) filter (where state = 'left')::int as left
     from connector_item where tenant_id = $1 group by connector_id`,
    [tenantId],
  );
}

/** Weeks of these people whose report is no longer theirs to write, among those that begin on these Mondays. */
export function closedWeeks(
  tx: Tx,
  tenantId: number,
  people: readonly number[],
  mondays: readonly string[],
): Promise<{ readonly personId: number; readonly weekStart: string }[]> {
  return tx.prepared(
    'closed-weeks',
    `select person_id as "personId", week_start as "weekStart" from evaluation
     where tenant_id = $1 and person_id = any ($2::int[]) and week_start = any ($3::date[])
       and period_kind = 'week' and subject = 'person' and state not in ('open', 'returned')`,
    [tenantId, people, mondays],
  );
}
