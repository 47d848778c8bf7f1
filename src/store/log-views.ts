// What pages show of the sealed log.
import type { Tx } from './transaction.ts';
import type { StoredAct, StoredText } from './verify.ts';

export interface SealedAct {
  readonly seq: number;
  readonly no: number;
  readonly body: string;
  /** Time of the first checkpoint over the entry. */
  readonly sealedAt: string;
}

/** The entries about a record's acts, in order, with when each was sealed. */
export function sealedActs(tx: Tx, tenantId: number, kind: string, recordId: number): Promise<SealedAct[]> {
  return tx.prepared<SealedAct>(
    'log-of-record',
    `select e.seq, e.entry_no as no, e.body, c.at as "sealedAt" from log_entry e, lateral (
       select at from log_checkpoint where tenant_id = $1 and size > e.entry_no order by size limit 1) c
     where e.tenant_id = $1 and e.record_kind = $2 and e.record_id = $3 order by e.seq`,
    [tenantId, kind, recordId],
  );
}

export interface Waiting {
  readonly count: number;
  readonly oldest: string | null;
}

/**
 * Acts since the last checkpoint that are in no log: cheap, because all acts before its horizon are sealed. After a restore
 * onto another server the horizon is that server's; then the next sealing sets it right.
 */
export async function waitingActs(tx: Tx, tenantId: number): Promise<Waiting> {
  const [row] = await tx.prepared<Waiting>(
    'log-waiting',
    `select count(*) as count, min(a.at) as oldest from act a
     where a.tenant_id = $1 and a.tx >= coalesce(
         (select horizon from log_checkpoint where tenant_id = $1 order by size desc limit 1), '0'::xid8)
       and not exists (select from log_entry e where e.tenant_id = $1 and e.record_kind = a.record_kind
         and e.record_id = a.record_id and e.seq = a.seq)`,
    [tenantId],
  );
  return row ?? { count: 0, oldest: null };
}

export interface CheckpointLine {
  readonly size: number;
  readonly at: string;
}

/** The newest checkpoints, newest first. */
export function newestCheckpoints(tx: Tx, tenantId: number, limit: number): Promise<CheckpointLine[]> {
  return tx.prepared<CheckpointLine>(
    'log-newest-checkpoints',
    'select size, at from log_checkpoint where tenant_id = $1 order by size desc limit $2',
    [tenantId, limit],
  );
}

/** Everything the hashes of a record's acts cover, in order. */
export function actsForProof(tx: Tx, tenantId: number, kind: string, recordId: number) {
  return tx.prepared<Omit<StoredAct, 'texts'>>(
    'log-acts-for-proof',
    `select record_kind as kind, record_id as id, seq, act, at, actor_id as "actorId", acting_for as "actingFor",
       role, rulebook, payload, commitments, week_start as "weekStart", prev_hash as prev, hash
     from act where tenant_id = $1 and record_kind = $2 and record_id = $3 order by seq`,
    [tenantId, kind, recordId],
  );
}

/** The words of a record's acts with their salts. */
export function textsForProof(tx: Tx, tenantId: number, kind: string, recordId: number) {
  return tx.prepared<StoredText>(
    'log-texts-for-proof',
    `select record_kind as kind, record_id as id, seq, field, salt, body from act_text
     where tenant_id = $1 and record_kind = $2 and record_id = $3 order by seq, field`,
    [tenantId, kind, recordId],
  );
}
