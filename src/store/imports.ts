// Rehearsed and applied imports. The rows of a file are kept beside them, only while the rehearsal is open.
import type { SheetLayout } from '../domain/organization/import/layout.ts';
import type { SheetReading } from '../domain/organization/import/sheet-columns.ts';
import type { Resolution } from '../domain/organization/import/trouble.ts';
import type { WrittenImport } from '../domain/organization/import/written.ts';
import type { Tx } from './transaction.ts';

export type ImportKind = 'units' | 'people';
/** Forms are remembered of lists of work as well. */
export type FormKind = ImportKind | 'work';
export type ImportState = 'reading' | 'rehearsed' | 'proposed' | 'applied' | 'undone' | 'dropped' | 'failed';

/** What was asked for with the file. */
export interface ImportOptions {
  /** First day on which the list holds. */
  readonly from: string;
  /** Unit the staff list is of; null lets the letterhead say. */
  readonly unitId: number | null;
  /** Who or what is missing in the list has ended. */
  readonly complete: boolean;
}

export interface NewImport {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileHash: string;
  readonly options: ImportOptions;
  readonly createdBy: number | null;
  readonly createdAt: string;
}

/** What a second administrator is asked to agree to. */
export interface Proposal {
  readonly what: 'apply' | 'undo';
  readonly by: number;
  readonly at: string;
  /** Hash of everything that was seen when it was proposed. */
  readonly hash: string;
  /** Undoing: from which day, and why. */
  readonly from: string | null;
  readonly reason: string | null;
}

export interface ImportRow extends NewImport {
  readonly id: number;
  readonly layouts: readonly SheetLayout[];
  readonly resolutions: readonly Resolution[];
  readonly state: ImportState;
  readonly appliedAt: string | null;
  /** What applying would do or did, as shown; null before the first check. */
  readonly outcome: unknown;
  /** State of the organisation the outcome was reckoned against. */
  readonly orgStamp: number | null;
  readonly planHash: string | null;
  readonly sheets: readonly SheetReading[] | null;
  readonly proposal: Proposal | null;
  readonly undoneAt: string | null;
  readonly undo: unknown;
  /** What applying wrote is still known. */
  readonly undoable: boolean;
  readonly version: number;
}

const COLUMNS = `id, kind, file_name as "fileName", file_hash as "fileHash", options, layouts, resolutions,
  state, created_by as "createdBy", created_at as "createdAt", applied_at as "appliedAt", outcome,
  org_stamp as "orgStamp", plan_hash as "planHash", sheets, proposal, undone_at as "undoneAt", undo,
  written is not null as undoable, row_version as version`;

/** A job whose file is still to be read. */
export async function insertImport(tx: Tx, tenantId: number, id: number, job: NewImport): Promise<void> {
  const { kind, fileName, fileHash, options, createdBy, createdAt } = job;
  await tx.query(
    `insert into import_job (tenant_id, id, kind, file_name, file_hash, tables, options, state, created_by, created_at)
     values ($1, $2, $3, $4, $5, '[]', $6, 'reading', $7, $8)`,
    [tenantId, id, kind, fileName, fileHash, JSON.stringify(options), createdBy, createdAt],
  );
}

export async function findImport(tx: Tx, tenantId: number, id: number): Promise<ImportRow | null> {
  const rows = await tx.query<ImportRow>(
    `select ${COLUMNS} from import_job where tenant_id = $1 and id = $2 and kind <> 'work'`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function lockImport(tx: Tx, tenantId: number, id: number): Promise<ImportRow | null> {
  const rows = await tx.query<ImportRow>(
    `select ${COLUMNS} from import_job where tenant_id = $1 and id = $2 and kind <> 'work' for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

/** Columns of a job by the names of ImportRow; what follows from acts of people moves its version. */
const SETTABLE = {
  state: 'state',
  resolutions: 'resolutions',
  layouts: 'layouts',
  proposal: 'proposal',
  outcome: 'outcome',
  orgStamp: 'org_stamp',
  planHash: 'plan_hash',
  sheets: 'sheets',
  appliedAt: 'applied_at',
  undoneAt: 'undone_at',
  undo: 'undo',
  written: 'written',
} as const;
const JSON_COLUMNS: readonly string[] = [
  'resolutions',
  'layouts',
  'proposal',
  'outcome',
  'sheets',
  'undo',
  'written',
];

export type ImportChange = { readonly [K in keyof typeof SETTABLE]?: unknown };

/** Writes the given columns; `byPerson` false leaves the version alone (a check anew is no change of the job). */
export async function changeImport(
  tx: Tx,
  tenantId: number,
  id: number,
  change: ImportChange,
  byPerson = true,
): Promise<void> {
  const keys = (Object.keys(change) as (keyof typeof SETTABLE)[]).filter((key) => change[key] !== undefined);
  const values = keys.map((key) => {
    const value = change[key];
    return JSON_COLUMNS.includes(key) && value !== null ? JSON.stringify(value) : value;
  });
  const sets = keys.map((key, at) => `${SETTABLE[key]} = $${at + 3}`);
  if (byPerson) sets.push('row_version = row_version + 1');
  await tx.query(`update import_job set ${sets.join(', ')} where tenant_id = $1 and id = $2`, [
    tenantId,
    id,
    ...values,
  ]);
}

/** What applying wrote; null when it can no longer be undone. */
export async function writtenOf(tx: Tx, tenantId: number, id: number): Promise<WrittenImport | null> {
  const rows = await tx.query<{ written: WrittenImport | null }>(
    'select written from import_job where tenant_id = $1 and id = $2',
    [tenantId, id],
  );
  return rows[0]?.written ?? null;
}

/** Forgets what was written by imports applied before: it holds what stood about people there. */
export async function forgetWritten(tx: Tx, tenantId: number, appliedBefore: string): Promise<void> {
  await tx.query(
    'update import_job set written = null where tenant_id = $1 and written is not null and applied_at < $2',
    [tenantId, appliedBefore],
  );
}

export interface ImportListRow {
  readonly id: number;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly state: ImportState;
  readonly createdAt: string;
  readonly createdBy: number | null;
  readonly byName: string | null;
  readonly proposedBy: number | null;
  /** A work that lives. */
  readonly working: boolean;
}

/** The newest imports; only those of one person when `createdBy` is given. */
export function listImports(
  tx: Tx,
  tenantId: number,
  createdBy: number | null,
  limit: number,
): Promise<ImportListRow[]> {
  return tx.query<ImportListRow>(
    `select j.id, j.kind, j.file_name as "fileName", j.state, j.created_at as "createdAt",
       j.created_by as "createdBy", p.full_name as "byName", (j.proposal ->> 'by')::int as "proposedBy", exists (
         select 1 from import_work w where w.tenant_id = j.tenant_id and w.import_id = j.id and w.ended_at is null
           and w.seen_at > clock_timestamp() - interval '45 seconds') as working
     from import_job j left join person p on p.tenant_id = j.tenant_id and p.id = j.created_by
     where j.tenant_id = $1 and j.kind <> 'work' and ($2::int is null or j.created_by = $2) order by j.id desc limit $3`,
    [tenantId, createdBy, limit],
  );
}
