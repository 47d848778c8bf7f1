// Regulations being written, and readings of activated versions that somebody has confirmed.
import type { Tx } from './transaction.ts';

export const DRAFT_STATES = ['draft', 'proposed', 'activated', 'dropped'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export interface DraftRow {
  readonly id: number;
  readonly rulebookId: string;
  readonly rulebookVersion: number;
  readonly baseVersion: number | null;
  readonly source: string;
  readonly state: DraftState;
  readonly hash: string | null;
  readonly effect: unknown;
  readonly createdBy: number;
  readonly createdAt: string;
  readonly proposedBy: number | null;
  readonly proposedAt: string | null;
  readonly decidedBy: number | null;
  readonly decidedAt: string | null;
  readonly changedAt: string;
  readonly version: number;
  /** Drafts with the same go one way together; null: goes alone. */
  readonly bundle: number | null;
}

const COLUMNS = `id, rulebook_id as "rulebookId", version as "rulebookVersion", base_version as "baseVersion", source,
  state, hash, effect, created_by as "createdBy", created_at as "createdAt", proposed_by as "proposedBy",
  proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", changed_at as "changedAt",
  row_version as version, bundle`;

/** Drafts, the latest changed first. */
export function draftRows(tx: Tx, tenantId: number): Promise<DraftRow[]> {
  return tx.query<DraftRow>(
    `select ${COLUMNS} from rulebook_draft where tenant_id = $1 order by changed_at desc, id desc limit 200`,
    [tenantId],
  );
}

/** One draft under a lock; null when there is none. */
export async function lockDraft(tx: Tx, tenantId: number, id: number): Promise<DraftRow | null> {
  return (await lockTogether(tx, tenantId, id))[0] ?? null;
}

/** A draft under a lock and, after it, those it goes together with; nothing when there is none. */
export async function lockTogether(tx: Tx, tenantId: number, id: number): Promise<readonly DraftRow[]> {
  const rows = await tx.query<DraftRow>(
    `select ${COLUMNS} from rulebook_draft where tenant_id = $1 and (id = $2 or bundle = (
       select bundle from rulebook_draft where tenant_id = $1 and id = $2)) order by id for update`,
    [tenantId, id],
  );
  return rows.toSorted((a, b) => Number(b.id === id) - Number(a.id === id));
}

/** One draft; null when there is none. */
export async function readDraftRow(tx: Tx, tenantId: number, id: number): Promise<DraftRow | null> {
  const rows = await tx.query<DraftRow>(
    `select ${COLUMNS} from rulebook_draft where tenant_id = $1 and id = $2`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

/** The others of the drafts this one goes together with. */
export function bundled(
  tx: Tx,
  tenantId: number,
  { id, bundle }: Pick<DraftRow, 'id' | 'bundle'>,
): Promise<DraftRow[]> {
  return tx.query<DraftRow>(
    `select ${COLUMNS} from rulebook_draft where tenant_id = $1 and bundle = $2 and id <> $3 order by id`,
    [tenantId, bundle, id],
  );
}

export type NewDraft = Pick<
  DraftRow,
  'id' | 'rulebookId' | 'rulebookVersion' | 'baseVersion' | 'source' | 'createdBy' | 'bundle'
>;

export async function insertDraft(tx: Tx, tenantId: number, draft: NewDraft, at: string): Promise<void> {
  const { id, rulebookId, rulebookVersion, baseVersion, source, createdBy, bundle } = draft;
  await tx.query(
    `insert into rulebook_draft (tenant_id, id, rulebook_id, version, base_version, source, state, created_by,
       created_at, changed_at, bundle)
     values ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $8, $9)`,
    [tenantId, id, rulebookId, rulebookVersion, baseVersion, source, createdBy, at, bundle],
  );
}

export type DraftChange = Pick<
  DraftRow,
  | 'rulebookId'
  | 'rulebookVersion'
  | 'source'
  | 'state'
  | 'hash'
  | 'effect'
  | 'proposedBy'
  | 'proposedAt'
  | 'decidedBy'
  | 'decidedAt'
>;

/** Writes a draft's next state over the locked row; gives the new version. */
export async function updateDraft(
  tx: Tx,
  tenantId: number,
  before: DraftRow,
  change: Partial<DraftChange>,
  at: string,
): Promise<number> {
  const next = { ...before, ...change };
  await tx.query(
    `update rulebook_draft set rulebook_id = $3, version = $4, source = $5, state = $6, hash = $7, effect = $8,
       proposed_by = $9, proposed_at = $10, decided_by = $11, decided_at = $12, changed_at = $13,
       row_version = row_version + 1
     where tenant_id = $1 and id = $2`,
    [
      ...[tenantId, before.id, next.rulebookId, next.rulebookVersion, next.source, next.state, next.hash],
      next.effect === null ? null : JSON.stringify(next.effect),
      ...[next.proposedBy, next.proposedAt, next.decidedBy, next.decidedAt, at],
    ],
  );
  return before.version + 1;
}

export interface ConfirmedReading {
  readonly rulebookId: string;
  readonly version: number;
  readonly reading: string;
  readonly by: number;
  readonly byName: string;
  readonly at: string;
  readonly documentNumber: string;
}

/** Confirmed readings of a body's versions. */
export function confirmedReadings(tx: Tx, tenantId: number): Promise<ConfirmedReading[]> {
  return tx.prepared<ConfirmedReading>(
    'confirmed-readings',
    `select r.rulebook_id as "rulebookId", r.version, r.reading, r.confirmed_by as by, p.full_name as "byName",
       r.confirmed_at as at, r.document_number as "documentNumber"
     from rulebook_reading r join person p on p.tenant_id = r.tenant_id and p.id = r.confirmed_by
     where r.tenant_id = $1 order by r.rulebook_id, r.version, r.reading`,
    [tenantId],
  );
}

/** Confirms those not confirmed yet; gives their keys. */
export async function insertReadings(
  tx: Tx,
  tenantId: number,
  of: { readonly rulebookId: string; readonly version: number; readonly readings: readonly string[] },
  by: { readonly personId: number; readonly at: string; readonly documentNumber: string },
): Promise<readonly string[]> {
  const rows = await tx.query<{ reading: string }>(
    `insert into rulebook_reading (tenant_id, rulebook_id, version, reading, confirmed_by, confirmed_at, document_number)
     select $1, $2, $3, r, $5, $6, $7 from unnest($4::text[]) r on conflict do nothing returning reading`,
    [tenantId, of.rulebookId, of.version, of.readings, by.personId, by.at, by.documentNumber],
  );
  return rows.map((row) => row.reading).toSorted();
}
