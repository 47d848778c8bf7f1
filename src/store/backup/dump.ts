// Writes a whole database into one file, as it stood at one instant, while others go on working.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type pg from 'pg';
import { openConnection } from '../connection.ts';
import { appliedMigrations } from '../migrate.ts';
import { StoreError } from '../store-error.ts';
import { assertSeesEverything, readSequences, readTables } from './catalogue.ts';
import { controlLine, type Footer, type Header } from './format.ts';
import { exactText, rowsOf, TableSeal } from './rows.ts';

export interface BackupResult {
  readonly file: string;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
}

/** Lines into gzip, hashed on the way; waits when the disk is slower than the database. */
class LineWriter {
  readonly #gzip: Gzip;
  readonly #hash = createHash('sha256');

  constructor(gzip: Gzip) {
    this.#gzip = gzip;
  }

  async write(lines: readonly string[]): Promise<void> {
    const text = `${lines.join('\n')}\n`;
    this.#hash.update(text);
    if (!this.#gzip.write(text)) await once(this.#gzip, 'drain');
  }

  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}

async function readHeader(client: pg.Client, created: string): Promise<Header> {
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const migrations = await appliedMigrations(client);
  const sequences = await readSequences(client);
  const postgres = rows[0]?.version ?? '';
  return { format: 'cong-tam-backup', version: 1, created, postgres, migrations, sequences };
}

async function writeAll(
  client: pg.Client,
  out: LineWriter,
  created: string,
): Promise<Omit<Footer, 'sha256'>> {
  await out.write([controlLine(await readHeader(client, created))]);
  const tables = await readTables(client);
  let total = 0;
  for (const table of tables) {
    await out.write([controlLine({ table: table.name, columns: table.columns })]);
    const seal = new TableSeal();
    for await (const lines of rowsOf(client, table)) {
      seal.add(lines);
      await out.write(lines);
    }
    const { rows, sha256 } = seal.finish();
    await out.write([controlLine({ end: table.name, rows, sha256 })]);
    total += rows;
  }
  const totals = { tables: tables.length, rows: total };
  await out.write([controlLine({ ...totals, sha256: out.digest() })]);
  return totals;
}

/** The instant as a file name every system takes: cong-tam-20261120T150405Z.backup.gz */
export function backupName(created: string, prefix = 'cong-tam'): string {
  return `${prefix}-${created.replace(/[-:]|\.\d+/g, '')}.backup.gz`;
}

async function targetFile(target: string, created: string): Promise<string> {
  const found = await stat(target).catch(() => null);
  if (!found) return target;
  if (found.isDirectory()) return join(target, backupName(created));
  throw new StoreError('backup-target-exists', { file: target });
}

/** The snapshot every table is read under: all of them as of one instant. */
async function inSnapshot<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openConnection(url, 'cong-tam backup');
  try {
    await client.query(`begin isolation level repeatable read read only; ${exactText}`);
    await assertSeesEverything(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Backs the database behind `migrationUrl` up into `target`, a new file or an existing folder. The file appears under
 * its name only when whole and on disk, readable by its owner alone. `now`: ISO instant.
 */
export async function backup(migrationUrl: string, target: string, now: string): Promise<BackupResult> {
  const file = await targetFile(target, now);
  const half = `${file}.half-${process.pid}`;
  try {
    const totals = await inSnapshot(migrationUrl, async (client) => {
      const gzip = createGzip({ level: 6 });
      const sink = createWriteStream(half, { mode: 0o600, flags: 'wx' });
      const written = finished(gzip.pipe(sink));
      // A full disk breaks the sink, not the gzip in front of it.
      sink.once('error', (error) => gzip.destroy(error));
      gzip.once('error', () => undefined);
      const result = await Promise.race([writeAll(client, new LineWriter(gzip), now), written.then(never)]);
      gzip.end();
      await written;
      return result;
    });
    await syncAndName(half, file);
    return { file, ...totals, bytes: (await stat(file)).size };
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

function never(): never {
  throw new StoreError('backup-damaged', { reason: 'closed early' });
}

async function syncAndName(half: string, file: string): Promise<void> {
  const handle = await open(half, 'r+');
  await handle.sync();
  await handle.close();
  await rename(half, file);
}
