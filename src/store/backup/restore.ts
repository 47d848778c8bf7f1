// Reads a backup into an empty database and proves that every row arrived; a failure leaves no row behind.
import type pg from 'pg';
import { openConnection } from '../connection.ts';
import {
  appliedMigrations,
  assertSameHistory,
  type MigrateOptions,
  migrate,
  readMigrations,
} from '../migrate.ts';
import { StoreError } from '../store-error.ts';
import { assertSeesEverything, readForeignKeys, readTables, readTriggers, type Table } from './catalogue.ts';
import { footerShape, type Header, headerShape, parseControl, sealShape, tableShape } from './format.ts';
import { LineReader } from './line-reader.ts';
import { exactText, sealOf } from './rows.ts';

export type RestoreOptions = Omit<MigrateOptions, 'beforeUpgrade' | 'upTo'> & { readonly file: string };

export interface RestoreResult {
  readonly created: string;
  readonly tables: number;
  readonly rows: number;
}

const batch = 1000;

async function nextLine(reader: LineReader): Promise<string> {
  const line = await reader.next();
  if (line === undefined) throw new StoreError('backup-damaged', { reason: 'file ends early' });
  return line;
}

async function readHeader(reader: LineReader, folder: string): Promise<Header> {
  const line = await nextLine(reader);
  const header = parseControl(line, headerShape);
  reader.take(line);
  const known = await readMigrations(folder);
  if (header.migrations.length > known.length) {
    throw new StoreError('backup-newer', { name: header.migrations.at(-1)?.name ?? '' });
  }
  assertSameHistory(header.migrations, known);
  return header;
}

/** What the database itself will not take was never written by a backup. */
function refuseAsDamaged(where: string, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : '';
  throw new StoreError('backup-damaged', { reason: `${where}: ${reason}` }, cause);
}

/** Only a database without a row is written to; half a schema from an earlier attempt may be there. */
async function assertEmpty(url: string, header: Header): Promise<void> {
  const client = await openConnection(url, 'cong-tam restore');
  try {
    const applied = await appliedMigrations(client);
    if (applied.length > header.migrations.length)
      throw new StoreError('restore-not-empty', { table: 'schema_migration' });
    for (const { name } of await readTables(client)) {
      const { rowCount } = await client.query(`select 1 from ${name} limit 1`);
      if (rowCount) throw new StoreError('restore-not-empty', { table: name });
    }
  } finally {
    await client.end();
  }
}

/** Takes foreign keys and triggers away while rows come in, and puts them back: adding a key checks every row. */
async function withoutChecks(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const keys = await readForeignKeys(client);
  const triggers = await readTriggers(client);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  await work();
  for (const { table, name, definition } of keys) {
    const add = client.query(`alter table ${table} add constraint ${name} ${definition}`);
    await add.catch((cause: unknown) => refuseAsDamaged(`table ${table}`, cause));
  }
  for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${name}`);
}

/** One row as the backup wrote it; anything else is damage, and told with its table. */
function rowOf(line: string, { name, columns }: Table): readonly (string | null)[] {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    // Said below.
  }
  const isRow =
    Array.isArray(row) &&
    row.length === columns.length &&
    row.every((value) => value === null || typeof value === 'string');
  if (!isRow) throw new StoreError('backup-damaged', { reason: `table ${name}: unreadable row` });
  return row as (string | null)[];
}

async function insertRows(client: pg.Client, table: Table, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => rowOf(line, table));
  const names = table.columns.map((column) => column.name).join(', ');
  const values = table.columns.map((column, at) => `c${at}::${column.type}`).join(', ');
  const arrays = table.columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
  const aliases = table.columns.map((_, at) => `c${at}`).join(', ');
  const byColumn = table.columns.map((_, at) => rows.map((row) => row[at] ?? null));
  const insert = `insert into ${table.name} (${names}) overriding system value
    select ${values} from unnest(${arrays}) as given (${aliases})`;
  const inserted = client.query(insert, byColumn);
  await inserted.catch((cause: unknown) => refuseAsDamaged(`table ${table.name}`, cause));
}

async function loadTable(client: pg.Client, table: Table, reader: LineReader): Promise<void> {
  let waiting: string[] = [];
  for (;;) {
    const line = await nextLine(reader);
    reader.take(line);
    if (line.startsWith('#')) {
      await insertRows(client, table, waiting);
      const said = parseControl(line, sealShape);
      const found = await sealOf(client, table);
      const same = said.end === table.name && said.rows === found.rows && said.sha256 === found.sha256;
      if (!same) throw new StoreError('backup-damaged', { reason: `table ${table.name}` });
      return;
    }
    waiting.push(line);
    if (waiting.length < batch) continue;
    await insertRows(client, table, waiting);
    waiting = [];
  }
}

/** Loads every table up to the file's last line, which must match all that came before it. */
async function loadAll(client: pg.Client, reader: LineReader): Promise<{ tables: number; rows: number }> {
  const tables = new Map((await readTables(client)).map((table) => [table.name, table]));
  // Rows a migration put there itself are in the backup as well.
  if (tables.size > 0) await client.query(`truncate ${[...tables.keys()].join(', ')}`);
  for (;;) {
    const line = await nextLine(reader);
    if (!line.startsWith('#{"table"')) {
      const footer = parseControl(line, footerShape);
      const whole = footer.sha256 === reader.digest() && (await reader.next()) === undefined;
      if (!whole || tables.size > 0) throw new StoreError('backup-damaged', { reason: 'checksum' });
      return footer;
    }
    const said = parseControl(line, tableShape);
    reader.take(line);
    const table = tables.get(said.table);
    if (!table || JSON.stringify(said.columns) !== JSON.stringify(table.columns)) {
      throw new StoreError('backup-foreign', { table: said.table });
    }
    await loadTable(client, table, reader);
    tables.delete(said.table);
  }
}

async function load(
  url: string,
  reader: LineReader,
  header: Header,
): Promise<{ tables: number; rows: number }> {
  const client = await openConnection(url, 'cong-tam restore');
  try {
    await client.query(`begin; ${exactText}`);
    await assertSeesEverything(client);
    let totals = { tables: 0, rows: 0 };
    await withoutChecks(client, async () => {
      totals = await loadAll(client, reader);
    });
    for (const { name, last, called } of header.sequences) {
      const set = client.query('select setval($1::regclass, $2, $3)', [name, last, called]);
      await set.catch((cause: unknown) => refuseAsDamaged(`sequence ${name}`, cause));
    }
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new StoreError('commit-rolled-back');
    return totals;
  } finally {
    await client.end();
  }
}

/**
 * Restores `file`: brings the empty database to the backup's migrations, loads and verifies every table in one
 * transaction, then applies newer migrations and the rights. Errors: `backup-*`, `restore-not-empty`, `migration-*`.
 */
export async function restore(options: RestoreOptions): Promise<RestoreResult> {
  const { file, ...target } = options;
  const reader = new LineReader(file);
  try {
    const header = await readHeader(reader, options.folder);
    await assertEmpty(options.migrationUrl, header);
    await migrate({ ...target, upTo: header.migrations.length });
    const totals = await load(options.migrationUrl, reader, header);
    await migrate(target);
    return { created: header.created, tables: totals.tables, rows: totals.rows };
  } finally {
    await reader.close();
  }
}
