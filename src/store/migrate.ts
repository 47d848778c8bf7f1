// Plain SQL migrations, forward only. A file that was applied once may never change again: its checksum is recorded.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { openConnection } from './connection.ts';
import { StoreError } from './store-error.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

export interface MigrateOptions {
  readonly migrationUrl: string;
  /** Their users receive the rights of grants.sql. */
  readonly appUrl: string;
  readonly jobUrl: string;
  readonly folder: string;
  /** Runs before the first pending migration of a database that already holds a schema; a throw stops the upgrade. */
  readonly beforeUpgrade?: (from: number, to: number) => Promise<void>;
  /** Stop after this number; restoring an older backup needs it. */
  readonly upTo?: number;
}

export interface MigrateResult {
  readonly from: number;
  readonly to: number;
  readonly applied: readonly string[];
}

const fileName = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;
export const migrationTable = 'schema_migration';
const lockKey = 20260010;

/** Reads `NNNN-name.sql` files: numbers run from 1 without gap; anything else but grants.sql is a mistake. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.sql') && name !== 'grants.sql')
    .sort();
  const found: Migration[] = [];
  for (const name of names) {
    const number = Number(fileName.exec(name)?.[1] ?? Number.NaN);
    if (number !== found.length + 1)
      throw new StoreError('migration-misnamed', { name, expected: found.length + 1 });
    // A checkout on Windows may turn line ends around; the meaning, and so the checksum, stays.
    const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    found.push({ number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') });
  }
  return found;
}

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** What the database says was applied; empty where the table does not exist yet. */
export async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('${migrationTable}') is not null as there`,
  );
  if (!rows[0]?.there) return [];
  const applied = `select number, name, checksum from ${migrationTable} order by number`;
  return (await client.query<AppliedMigration>(applied)).rows;
}

/** Refuses a database whose history is not a beginning of ours. */
export function assertSameHistory(applied: readonly AppliedMigration[], known: readonly Migration[]): void {
  for (const [index, past] of applied.entries()) {
    const mine = known[index];
    if (!mine) throw new StoreError('migration-missing', { name: past.name });
    if (mine.checksum !== past.checksum) throw new StoreError('migration-edited', { name: mine.name });
  }
}

const createTable = `create table if not exists ${migrationTable} (
  number int primary key,
  name text not null unique,
  checksum text not null,
  applied_at timestamptz not null default clock_timestamp()
)`;

/** Runs the text of a file, then `after`, all in one transaction the file itself must not end. */
async function runFile(
  client: pg.Client,
  name: string,
  sql: string,
  after: () => Promise<void>,
): Promise<void> {
  await client.query('begin; savepoint whole');
  try {
    await client.query(sql);
    await client.query('release savepoint whole').catch((cause: unknown) => {
      throw new StoreError('migration-ended-transaction', { name }, cause);
    });
    await after();
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new StoreError('migration-failed', { name, reason: command });
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (error instanceof StoreError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('migration-failed', { name, reason }, error);
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  const { number, name, checksum, sql } = migration;
  await runFile(client, name, sql, async () => {
    const record = `insert into ${migrationTable} (number, name, checksum) values ($1, $2, $3)`;
    await client.query(record, [number, name, checksum]);
  });
}

const userOf = (url: string) => decodeURIComponent(new URL(url).username);

async function applyGrants(client: pg.Client, options: MigrateOptions): Promise<void> {
  const file = join(options.folder, 'grants.sql');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return;
  const app = client.escapeIdentifier(userOf(options.appUrl));
  const job = client.escapeIdentifier(userOf(options.jobUrl));
  const sql = text.replaceAll('{{app}}', app).replaceAll('{{job}}', job);
  await runFile(client, 'grants.sql', sql, async () => {
    await client.query(`revoke all on ${migrationTable} from public`);
    await client.query(`grant select on ${migrationTable} to ${app}, ${job}`);
  });
}

/**
 * Brings the database to the newest migration (or `upTo`) and sets the rights. Each file runs in a transaction of its
 * own; an advisory lock keeps a second migrator waiting. Errors: StoreError `migration-*`.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const known = await readMigrations(options.folder);
  const client = await openConnection(options.migrationUrl, 'cong-tam migrate');
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(createTable);
    const applied = await appliedMigrations(client);
    assertSameHistory(applied, known);
    const pending = known.slice(applied.length, options.upTo ?? known.length);
    const to = pending.at(-1)?.number ?? applied.length;
    if (applied.length > 0 && pending.length > 0) await options.beforeUpgrade?.(applied.length, to);
    for (const migration of pending) await applyOne(client, migration);
    await applyGrants(client, options);
    return { from: applied.length, to, applied: pending.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}
