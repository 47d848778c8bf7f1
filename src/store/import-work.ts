// How far the work on an import is: written beside its transaction, so that others see it and a stopped one is noticed.
import type { Refusal } from '../domain/refusal.ts';
import type { Tx } from './transaction.ts';

export const WORKS = ['read', 'check', 'apply', 'undo'] as const;
export type WorkKind = (typeof WORKS)[number];

export interface WorkRow {
  readonly what: WorkKind;
  readonly phase: string;
  /** Percent. */
  readonly share: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Why it failed; null while it runs and when it went well. */
  readonly refusals: readonly Refusal[] | null;
  /** Not ended, and no sign of life: its process is gone. */
  readonly lost: boolean;
}

const LOST = `ended_at is null and seen_at < clock_timestamp() - interval '45 seconds'`;
const COLUMNS = `what, phase, share, started_at as "startedAt", ended_at as "endedAt", refusals, (${LOST}) as lost`;

/** Takes the import for one work; false while another one lives. Signs of life are by the clock of the database. */
export async function beginWork(
  tx: Tx,
  tenantId: number,
  importId: number,
  what: WorkKind,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into import_work as w (tenant_id, import_id, what, phase, share, started_at, seen_at)
     values ($1, $2, $3, 'waiting', 0, clock_timestamp(), clock_timestamp())
     on conflict (tenant_id, import_id) do update set what = excluded.what, phase = 'waiting', share = 0,
       started_at = excluded.started_at, seen_at = excluded.seen_at, ended_at = null, refusals = null
     where w.ended_at is not null or w.seen_at < clock_timestamp() - interval '45 seconds'
     returning 1`,
    [tenantId, importId, what],
  );
  return rows.length === 1;
}

export async function tellWork(
  tx: Tx,
  tenantId: number,
  importId: number,
  phase: string,
  share: number,
): Promise<void> {
  await tx.query(
    `update import_work set phase = $3, share = $4, seen_at = clock_timestamp()
     where tenant_id = $1 and import_id = $2 and ended_at is null`,
    [tenantId, importId, phase, share],
  );
}

export async function liveWork(tx: Tx, tenantId: number, importId: number): Promise<void> {
  await tx.query(
    `update import_work set seen_at = clock_timestamp()
     where tenant_id = $1 and import_id = $2 and ended_at is null`,
    [tenantId, importId],
  );
}

export async function endWork(
  tx: Tx,
  tenantId: number,
  importId: number,
  refusals: readonly Refusal[] | null,
): Promise<void> {
  await tx.query(
    `update import_work set ended_at = clock_timestamp(), refusals = $3
     where tenant_id = $1 and import_id = $2 and ended_at is null`,
    [tenantId, importId, refusals === null ? null : JSON.stringify(refusals)],
  );
}

export async function workOf(tx: Tx, tenantId: number, importId: number): Promise<WorkRow | null> {
  const rows = await tx.query<WorkRow>(
    `select ${COLUMNS} from import_work where tenant_id = $1 and import_id = $2`,
    [tenantId, importId],
  );
  return rows[0] ?? null;
}
