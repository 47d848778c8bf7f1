// The second insert-only log: reads of others' records, refusals, sign-ins, exports. No free text, no secrets.
import type { Tx } from './transaction.ts';
import type { Write } from './write-set.ts';

export interface LoggedEvent {
  /** 'session.signed-in', 'session.refused', 'read', 'refused', 'export' ... */
  readonly kind: string;
  readonly at: string;
  readonly actorId?: number | null;
  readonly accountId?: number | null;
  /** The person whose data it was. */
  readonly subjectId?: number | null;
  readonly record?: { readonly kind: string; readonly id: number } | null;
  readonly address?: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

const INSERT = `insert into event_log
       (tenant_id, at, kind, actor_id, account_id, subject_id, record_kind, record_id, address, detail)`;

function writeOf(tenantId: number, events: readonly LoggedEvent[]): Write {
  const rows = events.map((event) => ({
    at: event.at,
    kind: event.kind,
    actor_id: event.actorId ?? null,
    account_id: event.accountId ?? null,
    subject_id: event.subjectId ?? null,
    record_kind: event.record?.kind ?? null,
    record_id: event.record?.id ?? null,
    address: event.address ?? null,
    detail: event.detail ?? {},
  }));
  return {
    name: 'log-events',
    text: `${INSERT}
     select $1::int, e.at, e.kind, e.actor_id, e.account_id, e.subject_id, e.record_kind, e.record_id, e.address, e.detail
     from jsonb_to_recordset($2::jsonb) as e (at timestamptz, kind text, actor_id int, account_id int,
       subject_id int, record_kind text, record_id bigint, address text, detail jsonb)`,
    values: [tenantId, JSON.stringify(rows)],
  };
}

/** Writes any number of events as one statement. */
export async function logEvents(tx: Tx, tenantId: number, events: readonly LoggedEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { name, text, values } = writeOf(tenantId, events);
  await tx.prepared(name, text, values);
}

/** Same without a round trip of its own: it leaves with what is asked next, or with COMMIT. */
export function logEventsAlong(tx: Tx, tenantId: number, events: readonly LoggedEvent[]): void {
  if (events.length > 0) tx.write(writeOf(tenantId, events));
}

/** Whose data it was, and which record. */
export interface Looked {
  readonly subjectId: number;
  readonly recordId: number | null;
}

/**
 * One event for each of these people, alike in everything else; it leaves along, too. A list of them costs the database a
 * good third less than events that might differ in everything.
 */
export function logLookedAlong(
  tx: Tx,
  tenantId: number,
  event: Omit<LoggedEvent, 'subjectId' | 'record'> & { readonly recordKind: string | null },
  looked: readonly Looked[],
): void {
  if (looked.length === 0) return;
  const { at, kind, actorId, accountId, recordKind, address, detail } = event;
  tx.write({
    name: 'log-looked',
    text: `${INSERT}
     select $1::int, $2::timestamptz, $3, $4::int, $5::int, e.subject_id, $6, e.record_id, $7, $8::jsonb
     from unnest($9::int[], $10::bigint[]) as e (subject_id, record_id)`,
    values: [
      ...[tenantId, at, kind, actorId ?? null, accountId ?? null, recordKind, address ?? null],
      ...[
        JSON.stringify(detail ?? {}),
        looked.map((one) => one.subjectId),
        looked.map((one) => one.recordId),
      ],
    ],
  });
}
