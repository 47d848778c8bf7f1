// How far the live roll-ups follow the records, and what happened since. Acts become visible in the order of transactions.
import type { SubjectKind } from '../domain/evaluation/shape.ts';
import type { PeriodKind } from '../domain/period/period.ts';
import type { Tx } from './transaction.ts';

export interface ChangedRecord {
  readonly subject: SubjectKind;
  /** The person, or the unit itself. */
  readonly subjectId: number;
  readonly rulebookId: string;
  readonly kind: PeriodKind;
  readonly start: string;
}

export interface Unfolded {
  /** null: everything has to be folded anew (never folded, or the database comes from a backup). */
  readonly changed: readonly ChangedRecord[] | null;
  readonly horizon: string;
  readonly isNew: boolean;
}

/** One fold at a time for each body; a second waits here. */
export async function lockRollUps(tx: Tx, tenantId: number): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($1, hashtext('roll-ups'))`, [tenantId]);
}

interface Position {
  readonly horizon: string;
  readonly known: string | null;
  readonly reset: boolean;
}

/**
 * Records whose result, reach or counting was touched since the last fold. Everything visible counts at once; the new
 * horizon is the oldest transaction still running, so that what it writes later is not passed over. Whatever lies between
 * comes again next time, which changes nothing.
 */
export async function unfolded(tx: Tx, tenantId: number): Promise<Unfolded> {
  const [position] = await tx.query<Position>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, r.horizon::text as known,
       coalesce(r.horizon > pg_snapshot_xmin(pg_current_snapshot()), true) as reset
     from (select 1) one left join roll_position r on r.tenant_id = $1`,
    [tenantId],
  );
  if (position === undefined) throw new Error('no snapshot');
  const { horizon, known, reset } = position;
  if (reset) return { changed: null, horizon, isNew: true };
  const changed = await tx.query<ChangedRecord>(
    `select distinct e.subject, case e.subject when 'unit' then e.unit_id else e.person_id end as "subjectId", e.rulebook_id as "rulebookId", e.period_kind as kind, e.week_start as start
     from act a join evaluation e on e.tenant_id = a.tenant_id and e.week_start = a.week_start and e.id = a.record_id
     where a.tenant_id = $1 and a.tx >= $2::xid8 and a.record_kind = 'evaluation'
       and a.act in ('created', 'reassigned', 'counting-changed', 'approved', 'decided', 'reopened', 'closed', 'moved', 'rebased', 'reopened-with')`,
    [tenantId, known],
  );
  return { changed, horizon, isNew: horizon !== known };
}

/** Notes that the live roll-ups follow everything before `horizon`. */
export async function markFolded(tx: Tx, tenantId: number, horizon: string, at: string): Promise<void> {
  await tx.query(
    `insert into roll_position (tenant_id, horizon, folded_at) values ($1, $2::xid8, $3)
     on conflict (tenant_id) do update set horizon = $2::xid8, folded_at = $3`,
    [tenantId, horizon, at],
  );
}

/** When the live roll-ups were last brought up to date; null before the first time. */
export async function foldedAt(tx: Tx, tenantId: number): Promise<string | null> {
  const rows = await tx.prepared<{ at: string }>(
    'folded-at',
    'select folded_at as at from roll_position where tenant_id = $1',
    [tenantId],
  );
  return rows[0]?.at ?? null;
}

/** Every kind and first day of records there is, by rulebook: what a rebuild goes through. */
export function recordedPeriods(
  tx: Tx,
  tenantId: number,
): Promise<readonly Omit<ChangedRecord, 'subjectId'>[]> {
  return tx.query(
    `select distinct subject, rulebook_id as "rulebookId", period_kind as kind, week_start as start from evaluation
     where tenant_id = $1`,
    [tenantId],
  );
}
