// What shows that products exist: rows of evidence, and which files they speak of.
import type { EvidenceKind } from '../domain/work/catalogue.ts';
import type { Tx } from './transaction.ts';

export interface EvidenceRow {
  readonly id: number;
  readonly taskId: number;
  readonly kind: Exclude<EvidenceKind, 'none'>;
  readonly name: string;
  /** Hex; null but for files. */
  readonly hash: string | null;
  readonly bytes: number | null;
  readonly mediaType: string | null;
  /** Null: named by an outside system. */
  readonly addedBy: number | null;
  readonly addedAt: string;
  readonly state: 'kept' | 'removed';
  readonly version: number;
}

const COLUMNS = `id, task_id as "taskId", kind, name, encode(hash, 'hex') as hash, bytes::float8 as bytes,
  media_type as "mediaType", added_by as "addedBy", added_at as "addedAt", state, row_version as version`;

/** Evidence of these tasks, the first first; what was removed stays named. */
export function evidenceOfTasks(
  tx: Tx,
  tenantId: number,
  taskIds: readonly number[],
): Promise<EvidenceRow[]> {
  return tx.query<EvidenceRow>(
    `select ${COLUMNS} from evidence where tenant_id = $1 and task_id = any ($2::int[]) order by task_id, id`,
    [tenantId, taskIds],
  );
}

export async function lockEvidence(tx: Tx, tenantId: number, id: number): Promise<EvidenceRow | null> {
  const rows = await tx.query<EvidenceRow>(
    `select ${COLUMNS} from evidence where tenant_id = $1 and id = $2 for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function findEvidence(tx: Tx, tenantId: number, id: number): Promise<EvidenceRow | null> {
  const rows = await tx.query<EvidenceRow>(
    `select ${COLUMNS} from evidence where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function insertEvidence(
  tx: Tx,
  tenantId: number,
  rows: readonly Omit<EvidenceRow, 'state' | 'version'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.prepared(
    'insert-evidence',
    `insert into evidence (tenant_id, id, task_id, kind, name, hash, bytes, media_type, added_by, added_at, state)
     select $1, n.id, n."taskId", n.kind, n.name, decode(n.hash, 'hex'), n.bytes, n."mediaType", n."addedBy",
       n."addedAt", 'kept'
     from jsonb_to_recordset($2::jsonb) as n (id int, "taskId" int, kind text, name text, hash text, bytes bigint,
       "mediaType" text, "addedBy" int, "addedAt" timestamptz)`,
    [tenantId, JSON.stringify(rows)],
  );
}

export async function markEvidenceRemoved(tx: Tx, tenantId: number, id: number): Promise<void> {
  await tx.query(
    `update evidence set state = 'removed', row_version = row_version + 1 where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
}

/** A file that rows speak of, and the first piece of evidence that does. */
export interface FileOfEvidence {
  readonly hash: string;
  readonly id: number;
  readonly taskId: number;
}

/** Every file that rows speak of, removed evidence included: what was shown once stays provable. */
export function evidenceHashes(tx: Tx, tenantId: number): Promise<readonly FileOfEvidence[]> {
  return tx.query<FileOfEvidence>(
    `select distinct on (hash) encode(hash, 'hex') as hash, id, task_id as "taskId" from evidence
     where tenant_id = $1 and hash is not null order by hash, id`,
    [tenantId],
  );
}
