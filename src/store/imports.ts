// Rehearsed and applied imports. The rows of a file are kept only while the rehearsal is open.
import { type PackedSheet, packTables, unpackTables } from '../domain/organization/import/packed-table.ts';
import type { SheetTable } from '../domain/organization/import/table.ts';
import type { Resolution } from '../domain/organization/import/trouble.ts';
import type { Tx } from './transaction.ts';

export type ImportKind = 'units' | 'people';
export type ImportState = 'rehearsed' | 'applied' | 'dropped';

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
  readonly tables: readonly SheetTable[];
  readonly options: ImportOptions;
  readonly createdBy: number | null;
  readonly createdAt: string;
}

export interface ImportRow extends NewImport {
  readonly id: number;
  readonly resolutions: readonly Resolution[];
  readonly state: ImportState;
  readonly appliedAt: string | null;
  /** What applying did, as shown then; null before. */
  readonly outcome: unknown;
  readonly version: number;
}

const COLUMNS = `id, kind, file_name as "fileName", file_hash as "fileHash", tables, options, resolutions, state,
  created_by as "createdBy", created_at as "createdAt", applied_at as "appliedAt", outcome, row_version as version`;

export async function insertImport(tx: Tx, tenantId: number, id: number, job: NewImport): Promise<void> {
  await tx.query(
    `insert into import_job (tenant_id, id, kind, file_name, file_hash, tables, options, state, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'rehearsed', $8, $9)`,
    [
      tenantId,
      id,
      job.kind,
      job.fileName,
      job.fileHash,
      JSON.stringify(packTables(job.tables)),
      JSON.stringify(job.options),
      job.createdBy,
      job.createdAt,
    ],
  );
}

export async function findImport(tx: Tx, tenantId: number, id: number): Promise<ImportRow | null> {
  return unpacked(
    await tx.query<StoredRow>(`select ${COLUMNS} from import_job where tenant_id = $1 and id = $2`, [
      tenantId,
      id,
    ]),
  );
}

type StoredRow = Omit<ImportRow, 'tables'> & { readonly tables: readonly (PackedSheet | SheetTable)[] };

function unpacked([row]: readonly StoredRow[]): ImportRow | null {
  return row === undefined ? null : { ...row, tables: unpackTables(row.tables) };
}

export async function lockImport(tx: Tx, tenantId: number, id: number): Promise<ImportRow | null> {
  return unpacked(
    await tx.query<StoredRow>(
      `select ${COLUMNS} from import_job where tenant_id = $1 and id = $2 for no key update`,
      [tenantId, id],
    ),
  );
}

export async function putResolutions(
  tx: Tx,
  tenantId: number,
  id: number,
  resolutions: readonly Resolution[],
): Promise<void> {
  await tx.query(
    'update import_job set resolutions = $3, row_version = row_version + 1 where tenant_id = $1 and id = $2',
    [tenantId, id, JSON.stringify(resolutions)],
  );
}

/** Ends a rehearsal; what the file held is emptied, what applying did is kept. */
export async function settleImport(
  tx: Tx,
  tenantId: number,
  id: number,
  end: {
    readonly state: 'applied' | 'dropped';
    readonly appliedAt: string | null;
    readonly outcome: object | null;
  },
): Promise<void> {
  await tx.query(
    `update import_job set state = $3, applied_at = $4, outcome = $5, tables = '[]', resolutions = '[]',
       row_version = row_version + 1 where tenant_id = $1 and id = $2`,
    [tenantId, id, end.state, end.appliedAt, end.outcome === null ? null : JSON.stringify(end.outcome)],
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
       j.created_by as "createdBy", p.full_name as "byName"
     from import_job j left join person p on p.tenant_id = j.tenant_id and p.id = j.created_by
     where j.tenant_id = $1 and ($2::int is null or j.created_by = $2) order by j.id desc limit $3`,
    [tenantId, createdBy, limit],
  );
}
