// The rows of a file while its rehearsal is open, in pieces, so that nothing large crosses at once; and, in the same
// pieces, every line of what applying would change.
import { type PackedSheet, piecesOf, unpackTables } from '../domain/organization/import/packed-table.ts';
import type { SheetTable, TableRow } from '../domain/organization/import/table.ts';
import type { Tx } from './transaction.ts';

const LINES_PER_PIECE = 1000;
/** Pieces from here on hold changes, those below rows. */
const CHANGES = 1_000_000;

/** A sheet with some of its rows; rehearsals of the first release hold it unpacked. */
type Piece = PackedSheet | SheetTable;

export async function putTables(
  tx: Tx,
  tenantId: number,
  importId: number,
  tables: readonly SheetTable[],
): Promise<void> {
  let piece = 0;
  for (const table of tables)
    for (const part of piecesOf(table)) {
      await putPiece(tx, tenantId, importId, piece, JSON.stringify(part));
      piece += 1;
    }
}

/** Pieces as the reader handed them over: a long list is never unpacked as a whole. */
export async function putPieces(
  tx: Tx,
  tenantId: number,
  importId: number,
  pieces: readonly Uint8Array[],
): Promise<void> {
  for (const [at, piece] of pieces.entries())
    await putPiece(tx, tenantId, importId, at, new TextDecoder().decode(piece));
}

function putPiece(tx: Tx, tenantId: number, importId: number, piece: number, body: string): Promise<unknown> {
  return tx.query('insert into import_rows (tenant_id, import_id, piece, body) values ($1, $2, $3, $4)', [
    tenantId,
    importId,
    piece,
    body,
  ]);
}

/** The sheets of a file as they were read; empty once its rehearsal ended. */
export async function tablesOf(tx: Tx, tenantId: number, importId: number): Promise<readonly SheetTable[]> {
  const found = new Map<string, { table: SheetTable; rows: TableRow[] }>();
  for (let at = 0; ; at += 1) {
    const [piece] = await tx.query<{ body: Piece }>(
      'select body from import_rows where tenant_id = $1 and import_id = $2 and piece = $3',
      [tenantId, importId, at],
    );
    if (piece === undefined) break;
    for (const table of unpackTables([piece.body])) {
      const { rows } = found.get(table.sheet) ?? { rows: [] as TableRow[] };
      for (const row of table.rows) rows.push(row);
      found.set(table.sheet, { table, rows });
    }
  }
  return [...found.values()].map(({ table, rows }) => ({ ...table, rows }));
}

/** All lines of what applying would change, replacing those of an earlier check. */
export async function putChanges(
  tx: Tx,
  tenantId: number,
  importId: number,
  lines: readonly object[],
): Promise<void> {
  await tx.query('delete from import_rows where tenant_id = $1 and import_id = $2 and piece >= $3', [
    tenantId,
    importId,
    CHANGES,
  ]);
  for (let at = 0; at < lines.length; at += LINES_PER_PIECE)
    await putPiece(
      tx,
      tenantId,
      importId,
      CHANGES + at / LINES_PER_PIECE,
      JSON.stringify(lines.slice(at, at + LINES_PER_PIECE)),
    );
}

/** The lines of one piece, from 0; null after the last. */
export async function changesPiece<Line>(
  tx: Tx,
  tenantId: number,
  importId: number,
  piece: number,
): Promise<readonly Line[] | null> {
  const [found] = await tx.query<{ body: readonly Line[] }>(
    'select body from import_rows where tenant_id = $1 and import_id = $2 and piece = $3',
    [tenantId, importId, CHANGES + piece],
  );
  return found?.body ?? null;
}

/** No second copy of personal data stays when the rehearsal is over. */
export async function dropRows(tx: Tx, tenantId: number, importId: number): Promise<void> {
  await tx.query('delete from import_rows where tenant_id = $1 and import_id = $2', [tenantId, importId]);
}
