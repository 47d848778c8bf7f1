// Lists of work in files: the import they are, and what they made of each item.
import type { PackedSheet } from '../domain/organization/import/packed-table.ts';
import { unpackTables } from '../domain/organization/import/packed-table.ts';
import type { SheetTable } from '../domain/organization/import/table.ts';
import type { ItemRow } from './connector-items.ts';
import type { ImportRow } from './imports.ts';
import type { Tx } from './transaction.ts';

export interface WorkListRow<Layouts = unknown, Outcome = unknown> {
  readonly id: number;
  readonly connectorId: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly state: ImportRow['state'];
  readonly createdBy: number | null;
  readonly createdAt: string;
  readonly appliedAt: string | null;
  readonly undoneAt: string | null;
  readonly layouts: Layouts;
  readonly sheets: unknown;
  readonly outcome: Outcome | null;
  readonly undo: unknown;
  readonly version: number;
}

const COLUMNS = `id, (options ->> 'connectorId')::int as "connectorId", file_name as "fileName", file_hash as "fileHash",
  state, created_by as "createdBy", created_at as "createdAt", applied_at as "appliedAt", undone_at as "undoneAt",
  layouts, sheets, outcome, undo, row_version as version`;

export type NewWorkList = Pick<
  WorkListRow,
  'id' | 'connectorId' | 'fileName' | 'fileHash' | 'createdBy' | 'createdAt'
>;

export async function insertWorkList(tx: Tx, tenantId: number, row: NewWorkList): Promise<void> {
  await tx.query(
    `insert into import_job (tenant_id, id, kind, file_name, file_hash, tables, options, state, created_by, created_at)
     values ($1, $2, 'work', $3, $4, '[]', jsonb_build_object('connectorId', $5::int), 'reading', $6, $7)`,
    [tenantId, row.id, row.fileName, row.fileHash, row.connectorId, row.createdBy, row.createdAt],
  );
}

export async function findWorkList(tx: Tx, tenantId: number, id: number): Promise<WorkListRow | null> {
  const rows = await tx.query<WorkListRow>(
    `select ${COLUMNS} from import_job where tenant_id = $1 and id = $2 and kind = 'work'`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export async function lockWorkList(tx: Tx, tenantId: number, id: number): Promise<WorkListRow | null> {
  const rows = await tx.query<WorkListRow>(
    `select ${COLUMNS} from import_job where tenant_id = $1 and id = $2 and kind = 'work' for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

export function workListsOf(tx: Tx, tenantId: number, connectorId: number): Promise<WorkListRow[]> {
  return tx.query<WorkListRow>(
    `select ${COLUMNS} from import_job where tenant_id = $1 and kind = 'work'
       and options = jsonb_build_object('connectorId', $2::int) order by id desc limit 20`,
    [tenantId, connectorId],
  );
}

/** One piece of the rows of a file; null after the last. */
export async function tablesPiece(
  tx: Tx,
  tenantId: number,
  importId: number,
  piece: number,
): Promise<SheetTable | null> {
  const [found] = await tx.query<{ body: PackedSheet }>(
    'select body from import_rows where tenant_id = $1 and import_id = $2 and piece = $3',
    [tenantId, importId, piece],
  );
  return found === undefined ? null : (unpackTables([found.body])[0] ?? null);
}

export interface MadeItem {
  readonly externalId: string;
  readonly taskId: number | null;
  readonly taskVersion: number | null;
  readonly before: ItemBefore | null;
}

/** What stood there before the list changed it. */
export interface ItemBefore {
  readonly row: ItemRow;
  readonly title: string;
  readonly due: string | null;
  readonly quantity: number;
}

/** What was made before stays: a list that is applied again after it was stopped made it the first time. */
export async function keepMade(
  tx: Tx,
  tenantId: number,
  importId: number,
  made: readonly MadeItem[],
): Promise<void> {
  if (made.length === 0) return;
  await tx.query(
    `insert into work_import_item (tenant_id, import_id, external_id, task_id, task_version, before)
     select $1, $2, n."externalId", n."taskId", n."taskVersion", n.before
     from jsonb_to_recordset($3::jsonb) as n ("externalId" text, "taskId" int, "taskVersion" int, before jsonb)
     on conflict do nothing`,
    [tenantId, importId, JSON.stringify(made)],
  );
}

export function madeItems(tx: Tx, tenantId: number, importId: number, most: number): Promise<MadeItem[]> {
  return tx.query<MadeItem>(
    `select external_id as "externalId", task_id as "taskId", task_version as "taskVersion", before
     from work_import_item where tenant_id = $1 and import_id = $2 order by external_id limit $3`,
    [tenantId, importId, most],
  );
}

export async function countMade(tx: Tx, tenantId: number, importId: number): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    'select count(*)::int as count from work_import_item where tenant_id = $1 and import_id = $2',
    [tenantId, importId],
  );
  return rows[0]?.count ?? 0;
}

export async function forgetMade(
  tx: Tx,
  tenantId: number,
  importId: number,
  externalIds: readonly string[],
): Promise<void> {
  await tx.query(
    `delete from work_import_item where tenant_id = $1 and import_id = $2 and external_id = any ($3::text[])`,
    [tenantId, importId, externalIds],
  );
}
