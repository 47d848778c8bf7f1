// The only writer of history. An act is appended in the transaction of the change it records, chained per record.
import { createHash, randomBytes } from 'node:crypto';
import { actHash, canonical, commitment } from './ledger-hash.ts';
import type { Tx } from './transaction.ts';
import type { Write } from './write-set.ts';

export interface RecordRef {
  readonly kind: string;
  readonly id: number;
  /** Monday of the week for evaluations and unit weeks; row-level security finds the record by it. */
  readonly weekStart: string | null;
}

/** Where a record's chain stands: the number and hash of its last act; null before the first. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: Buffer;
}

/** One act to record. Payload: numbers, keys, ids. Texts: words, kept beside the act, only committed to in the hash. */
export interface LedgerAct {
  readonly act: string;
  readonly payload: object;
  readonly texts: Readonly<Record<string, string>>;
  readonly actorId: number | null;
  readonly role: string;
  readonly actingFor: number | null;
  readonly rulebook: string | null;
}

export interface LedgerEntry {
  readonly record: RecordRef;
  readonly end: ChainEnd | null;
  readonly acts: readonly LedgerAct[];
}

interface ActRow {
  readonly record: RecordRef;
  readonly seq: number;
  readonly act: LedgerAct;
  readonly commitments: Record<string, string>;
  readonly prev: Buffer;
  readonly hash: Buffer;
}
interface TextRow {
  readonly record: RecordRef;
  readonly seq: number;
  readonly field: string;
  readonly salt: Buffer;
  readonly body: string;
}

export const GENESIS = Buffer.alloc(32);

/** Acts with their hashes, ready to be written: state rows can note the chain's end in the same round trip. */
export interface ChainedActs {
  /** Each record's new chain end, in the order of the entries. */
  readonly ends: readonly ChainEnd[];
  /** All acts and texts in two statements. */
  readonly writes: readonly Write[];
}

/** Numbers and chains the acts of several records; nothing is written yet. */
export function chainActs(tenantId: number, at: string, entries: readonly LedgerEntry[]): ChainedActs {
  const rows: ActRow[] = [];
  const texts: TextRow[] = [];
  const ends = entries.map((entry) => chain(tenantId, at, entry, rows, texts));
  const writes = [insertActs(tenantId, at, rows)];
  if (texts.length > 0) writes.push(insertTexts(tenantId, texts));
  return { ends, writes };
}

/** Appends the acts of several records; returns each record's new chain end, in order. */
export async function appendActs(
  tx: Tx,
  tenantId: number,
  at: string,
  entries: readonly LedgerEntry[],
): Promise<readonly ChainEnd[]> {
  const { ends, writes } = chainActs(tenantId, at, entries);
  for (const write of writes) tx.write(write);
  return ends;
}

/** Same for one record; reads its chain end under a lock that orders writers of the record. */
export async function appendTo(
  tx: Tx,
  tenantId: number,
  at: string,
  record: RecordRef,
  acts: readonly LedgerAct[],
): Promise<ChainEnd> {
  const [, ends] = await Promise.all([
    tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [tenantId, `${record.kind}:${record.id}`]),
    tx.query<ChainEnd>(
      `select seq, hash from act where tenant_id = $1 and record_kind = $2 and record_id = $3 order by seq desc limit 1`,
      [tenantId, record.kind, record.id],
    ),
  ]);
  const [end] = await appendActs(tx, tenantId, at, [{ record, end: ends[0] ?? null, acts }]);
  if (end === undefined) throw new Error('nothing was appended');
  return end;
}

function chain(tenantId: number, at: string, entry: LedgerEntry, rows: ActRow[], texts: TextRow[]): ChainEnd {
  let seq = entry.end?.seq ?? 0;
  let prev = entry.end?.hash ?? GENESIS;
  for (const act of entry.acts) {
    seq += 1;
    const commitments: Record<string, string> = {};
    for (const [field, body] of Object.entries(act.texts)) {
      const salt = randomBytes(16);
      commitments[field] = commitment(salt, body);
      texts.push({ record: entry.record, seq, field, salt, body });
    }
    const hash = actHash({ tenantId, record: entry.record, seq, at, ...act, commitments, prev });
    rows.push({ record: entry.record, seq, act, commitments, prev, hash });
    prev = hash;
  }
  return { seq, hash: prev };
}

function insertActs(tenantId: number, at: string, rows: readonly ActRow[]): Write {
  return {
    name: 'ledger-append',
    text: `insert into act (tenant_id, record_kind, record_id, seq, act, at, actor_id, acting_for, role, rulebook,
       payload, commitments, week_start, prev_hash, hash)
     select $1, k, i, s, a, $2, ai, af, r, rb, p, c, w, ph, h
     from unnest($3::text[], $4::bigint[], $5::int[], $6::text[], $7::int[], $8::int[], $9::text[], $10::text[],
       $11::jsonb[], $12::jsonb[], $13::date[], $14::bytea[], $15::bytea[])
       as n (k, i, s, a, ai, af, r, rb, p, c, w, ph, h)`,
    values: [
      tenantId,
      at,
      rows.map((row) => row.record.kind),
      rows.map((row) => row.record.id),
      rows.map((row) => row.seq),
      rows.map((row) => row.act.act),
      rows.map((row) => row.act.actorId),
      rows.map((row) => row.act.actingFor),
      rows.map((row) => row.act.role),
      rows.map((row) => row.act.rulebook),
      rows.map((row) => canonical(row.act.payload)),
      rows.map((row) => canonical(row.commitments)),
      rows.map((row) => row.record.weekStart),
      rows.map((row) => row.prev),
      rows.map((row) => row.hash),
    ],
  };
}

function insertTexts(tenantId: number, rows: readonly TextRow[]): Write {
  return {
    name: 'ledger-texts',
    text: `insert into act_text (tenant_id, record_kind, record_id, seq, field, salt, body, week_start)
     select $1, k, i, s, f, sa, b, w
     from unnest($2::text[], $3::bigint[], $4::int[], $5::text[], $6::bytea[], $7::text[], $8::date[])
       as n (k, i, s, f, sa, b, w)`,
    values: [
      tenantId,
      rows.map((row) => row.record.kind),
      rows.map((row) => row.record.id),
      rows.map((row) => row.seq),
      rows.map((row) => row.field),
      rows.map((row) => row.salt),
      rows.map((row) => row.body),
      rows.map((row) => row.record.weekStart),
    ],
  };
}

/** SHA-256 of a request's canonical form: tells a repeated request from another one under the same key. */
export function requestHash(request: object): Buffer {
  return createHash('sha256').update(canonical(request)).digest();
}
