// The sealed log as it lies in the database: written by the sealer alone, under one lock per body.
import type { Chunk } from './merkle.ts';
import type { Tx } from './transaction.ts';

export interface LogEntryRow {
  readonly no: number;
  /** What the leaf hashes (docs/log-format.md). */
  readonly body: string;
  /** The act it is about; null for entries about keys. */
  readonly record: { readonly kind: string; readonly id: number; readonly seq: number } | null;
}

export interface CheckpointRow {
  readonly size: number;
  readonly root: Buffer;
  readonly at: string;
  readonly note: string;
}

/** What of an act goes into its entry. */
export interface SettledAct {
  readonly kind: string;
  readonly id: number;
  readonly seq: number;
  readonly week: string | null;
  readonly at: string;
  readonly hash: Buffer;
}

/** First half of the advisory lock of sealers; the second is the body. */
const LOCK = 741_853_209;

/** False when another sealer works on this body; the lock goes with the transaction. */
export async function lockLog(tx: Tx, tenantId: number): Promise<boolean> {
  const [row] = await tx.query<{ got: boolean }>('select pg_try_advisory_xact_lock($1, $2) as got', [
    LOCK,
    tenantId,
  ]);
  return row?.got === true;
}

const CHECKPOINT = 'select size, root, at, note from log_checkpoint where tenant_id = $1';

export async function lastCheckpoint(tx: Tx, tenantId: number): Promise<CheckpointRow | null> {
  const rows = await tx.prepared<CheckpointRow>(
    'log-last-checkpoint',
    `${CHECKPOINT} order by size desc limit 1`,
    [tenantId],
  );
  return rows[0] ?? null;
}

export async function checkpointOf(tx: Tx, tenantId: number, size: number): Promise<CheckpointRow | null> {
  const rows = await tx.query<CheckpointRow>(`${CHECKPOINT} and size = $2`, [tenantId, size]);
  return rows[0] ?? null;
}

/** Checkpoints after `size`, oldest first, at most `limit`. */
export function checkpointsAfter(tx: Tx, tenantId: number, size: number, limit: number) {
  return tx.prepared<CheckpointRow>(
    'log-checkpoints-after',
    `${CHECKPOINT} and size > $2 order by size limit $3`,
    [tenantId, size, limit],
  );
}

const HORIZON_TRIES = 4;

/**
 * The oldest transaction of this database that still runs: all acts before it are settled, none can join them. Numbers
 * of transactions are shared by the whole server, so those known to run in other databases are left out: somebody
 * else's long report must not hold up the log. Whose database is not known counts as ours. One that ended while it was
 * looked for can no longer be told apart, so a new look is taken, a few times: a busy neighbour must not hold it up either.
 */
export async function settledHorizon(tx: Tx): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const { next, running } = await lookAtTransactions(tx);
    const [oldest] = running;
    if (oldest === undefined) return next;
    if (tries === HORIZON_TRIES || !running.some((one) => one.isOver)) return oldest.xid;
  }
}

/** `running`, oldest first: not known to be of another database; `isOver`: gone by the time its database was looked up. */
async function lookAtTransactions(tx: Tx) {
  const [seen] = await tx.query<{ snapshot: string; next: string; is_quiet: boolean }>(
    `select s::text as snapshot, pg_snapshot_xmax(s)::text as next, pg_snapshot_xmin(s) = pg_snapshot_xmax(s) as is_quiet
     from (select pg_current_snapshot() as s) one`,
  );
  if (seen === undefined) throw new Error('no snapshot');
  if (seen.is_quiet) return { next: seen.next, running: [] };
  const running = await tx.query<{ xid: string; isOver: boolean }>(
    `with held as materialized (
       select l.transactionid as xid, a.datid from pg_locks l left join pg_stat_activity a on a.pid = l.pid
       where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted)
     select x::text as xid, held.xid is null as "isOver"
     from pg_snapshot_xip($1::pg_snapshot) x left join held on held.xid = x::xid
     where held.datid is null or held.datid = (select oid from pg_database where datname = current_database())
     order by x`,
    [seen.snapshot],
  );
  return { next: seen.next, running };
}

const BATCH = 2000;

/** What is looked through for acts: up to a horizon, from an earlier one on. */
export interface SettledSpan {
  readonly horizon: string;
  readonly since: string | null;
}

/**
 * Settled acts that are not in the log, in order, in batches. `since`: a horizon up to which all is known to be in the
 * log, or null to look through everything. Then also what a restore brought from a server whose transaction numbers
 * ran ahead of ours. A record's acts come in their order: its writers wait for each other, and act_no is counted then.
 */
export async function* settledActs(
  tx: Tx,
  tenantId: number,
  { horizon, since }: SettledSpan,
): AsyncGenerator<readonly SettledAct[]> {
  const settled = `a.tx < '${BigInt(horizon)}'::xid8`;
  const restored = 'a.tx >= (select pg_snapshot_xmax(pg_current_snapshot()))';
  const where =
    since === null ? `(${settled} or ${restored})` : `a.tx >= '${BigInt(since)}'::xid8 and ${settled}`;
  await tx.query(
    `declare settled no scroll cursor for
     select a.record_kind as kind, a.record_id as id, a.seq, a.week_start as week, a.at, a.hash from act a
     where a.tenant_id = $1 and ${where} and not exists (
       select from log_entry e where e.tenant_id = $1 and e.record_kind = a.record_kind
         and e.record_id = a.record_id and e.seq = a.seq)
     order by a.act_no`,
    [tenantId],
  );
  for (;;) {
    const acts = await tx.query<SettledAct>(`fetch ${BATCH} from settled`);
    if (acts.length > 0) yield acts;
    if (acts.length < BATCH) break;
  }
  await tx.query('close settled');
}

export async function insertEntries(tx: Tx, tenantId: number, rows: readonly LogEntryRow[]): Promise<void> {
  await tx.prepared(
    'log-insert-entries',
    `insert into log_entry (tenant_id, entry_no, body, record_kind, record_id, seq)
     select $1, n, b, k, i, s from unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::int[]) as e (n, b, k, i, s)`,
    [
      tenantId,
      rows.map((row) => row.no),
      rows.map((row) => row.body),
      rows.map((row) => row.record?.kind ?? null),
      rows.map((row) => row.record?.id ?? null),
      rows.map((row) => row.record?.seq ?? null),
    ],
  );
}

export interface NodeRow extends Chunk {
  readonly hash: Buffer;
}

export async function insertNodes(tx: Tx, tenantId: number, nodes: readonly NodeRow[]): Promise<void> {
  if (nodes.length === 0) return;
  await tx.prepared(
    'log-insert-nodes',
    `insert into log_node (tenant_id, level, node_no, hash)
     select $1, l, n, h from unnest($2::int[], $3::bigint[], $4::bytea[]) as e (l, n, h)`,
    [tenantId, nodes.map((one) => one.level), nodes.map((one) => one.index), nodes.map((one) => one.hash)],
  );
}

export async function insertCheckpoint(
  tx: Tx,
  tenantId: number,
  { size, root, at, note }: CheckpointRow,
  horizon: string,
): Promise<void> {
  await tx.prepared(
    'log-insert-checkpoint',
    'insert into log_checkpoint (tenant_id, size, root, at, note, horizon) values ($1, $2, $3, $4, $5, $6::xid8)',
    [tenantId, size, root, at, note, horizon],
  );
}

/** Entries from `from` on, in order. */
export function entriesFrom(tx: Tx, tenantId: number, from: number, limit: number): Promise<LogEntryRow[]> {
  return tx.prepared<LogEntryRow>(
    'log-entries-from',
    `select entry_no as no, body, case when seq is null then null
       else jsonb_build_object('kind', record_kind, 'id', record_id, 'seq', seq) end as record
     from log_entry where tenant_id = $1 and entry_no >= $2 order by entry_no limit $3`,
    [tenantId, from, limit],
  );
}

export function leavesOf(tx: Tx, tenantId: number, numbers: readonly number[]) {
  return tx.prepared<{ no: number; body: string }>(
    'log-leaves',
    'select entry_no as no, body from log_entry where tenant_id = $1 and entry_no = any ($2::bigint[])',
    [tenantId, numbers],
  );
}

export function nodesOf(tx: Tx, tenantId: number, chunks: readonly Chunk[]): Promise<NodeRow[]> {
  return tx.prepared<NodeRow>(
    'log-nodes',
    `select level, node_no as index, hash from log_node where tenant_id = $1
       and (level, node_no) in (select * from unnest($2::int[], $3::bigint[]))`,
    [tenantId, chunks.map((one) => one.level), chunks.map((one) => one.index)],
  );
}

/** The newest entry about a key: whose key signs now. */
export async function newestKeyEntry(tx: Tx, tenantId: number): Promise<string | null> {
  const rows = await tx.prepared<{ body: string }>(
    'log-newest-key',
    `select body from log_entry where tenant_id = $1 and record_kind is null order by entry_no desc limit 1`,
    [tenantId],
  );
  return rows[0]?.body ?? null;
}
