// The commands of the database as an operator uses them: embedded in a folder, and on a PostgreSQL outside.
import { chmod, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catchingConsole } from '../../test/console.ts';
import { emptyDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { openConnection } from '../store/connection.ts';
import { loadConfig, migrationFolder, openDatabase, prepareDatabase } from './database.ts';
import { main } from './main.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const clean of cleanUp) await clean();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cong-tam-cli-'));
  await chmod(folder, 0o755);
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function run(env: Record<string, string>, ...argv: string[]) {
  const console = catchingConsole(env);
  const code = await main(argv, console);
  return { code, said: console.lines.join('\n'), errors: console.errors.join('\n') };
}

const now = '2026-11-20T08:04:05.123Z';
const insertTenant = `insert into tenant (id, slug, name, created_at) values (1, 'phuong', 'Phường Nha Trang', now())`;

async function asOwner(url: string, sql: string): Promise<unknown[]> {
  const client = await openConnection(url, 'test');
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded installation', () => {
  it('is migrated, backed up while it serves, wiped and restored elsewhere', async () => {
    const [here, there] = [{ DATA_DIR: await newFolder() }, { DATA_DIR: await newFolder() }];
    const file = join(here.DATA_DIR, 'copy.gz');
    expect((await run(here, 'migrate')).said).toMatch(/Applied \d+ step/);
    const serving = await openDatabase(loadConfig(catchingConsole(here)), { sole: true });
    await asOwner(serving.migrationUrl, insertTenant);
    expect(await run(here, 'backup', file)).toMatchObject({ code: 0, errors: '' });
    expect(await asOwner(serving.migrationUrl, 'select count(*) as n from tenant')).toEqual([{ n: 1 }]);
    await serving.stop();
    expect(await run(there, 'restore', file)).toMatchObject({ code: 0, errors: '' });
    const restored = await openDatabase(loadConfig(catchingConsole(there)));
    expect(await asOwner(restored.migrationUrl, 'select name from tenant')).toEqual([
      { name: 'Phường Nha Trang' },
    ]);
    await restored.stop();
    const again = await run(there, 'restore', file);
    expect(again.code).toBe(1);
    expect(again.errors).toContain('The database is not empty');
    expect((await run(there, 'migrate')).said).toContain('The database is at the newest version');
  });
});

onEachMajor('an installation on a PostgreSQL of its own', (major) => {
  async function installation(): Promise<{ env: Record<string, string>; database: TestDatabase }> {
    const database = await emptyDatabase({ major });
    cleanUp.unshift(() => database.drop());
    const urls = { DATABASE_URL: database.appUrl, MIGRATION_DATABASE_URL: database.ownerUrl };
    return { database, env: { ...urls, JOB_DATABASE_URL: database.jobUrl, DATA_DIR: await newFolder() } };
  }

  it('has the same commands', async () => {
    const [from, to] = [await installation(), await installation()];
    const file = join(from.env.DATA_DIR ?? '', 'copy.gz');
    expect((await run(from.env, 'migrate')).code).toBe(0);
    await asOwner(from.database.ownerUrl, insertTenant);
    expect((await run(from.env, 'backup', file)).code).toBe(0);
    expect((await run(to.env, 'restore', file)).code).toBe(0);
    expect(await asOwner(to.database.ownerUrl, 'select id from tenant')).toEqual([{ id: 1 }]);
  });

  it('is backed up before an upgrade, and can go back to it', async () => {
    const [{ env, database }, other] = [await installation(), await installation()];
    const config = loadConfig(catchingConsole(env));
    const opened = await openDatabase(config);
    const told: string[] = [];
    const onBackup = (file: string) => void told.push(file);
    const prepare = (folder?: string) => prepareDatabase(config, opened, () => now, onBackup, folder);
    const { to } = await prepare();
    await asOwner(database.ownerUrl, insertTenant);
    const newer = await newFolder();
    await cp(migrationFolder, newer, { recursive: true });
    await writeFile(join(newer, `${String(to + 1).padStart(4, '0')}-later.sql`), 'delete from tenant');
    expect(told).toEqual([]);
    await prepare(newer);
    expect(told).toEqual([
      join(env.DATA_DIR ?? '', 'backups', `before-upgrade-${to}-${to + 1}-20261120T080405Z.backup.gz`),
    ]);
    expect(await asOwner(database.ownerUrl, 'select id from tenant')).toEqual([]);
    expect((await run(other.env, 'restore', told[0] ?? '')).code).toBe(0);
    expect(await asOwner(other.database.ownerUrl, 'select id from tenant')).toEqual([{ id: 1 }]);
  });

  it('is refused to an application that connects as the owner', async () => {
    const { env, database } = await installation();
    const owner = new URL(database.ownerUrl);
    const disguised = { ...env, JOB_DATABASE_URL: owner.href };
    const { code, errors } = await run(disguised, 'migrate');
    expect(code).toBe(1);
    expect(errors).toContain('Role congtam_owner owns table');
  });
});

describe('arguments', () => {
  it.each([['backup'], ['backup', 'a', 'b'], ['restore'], ['restore', 'a', 'b'], ['migrate', 'now']])(
    '%s %s are refused before anything starts',
    async (...argv) => {
      const dataDir = await newFolder();
      expect(await run({ DATA_DIR: dataDir }, ...argv)).toMatchObject({ code: 2 });
      expect(await readdir(dataDir)).toEqual([]);
    },
  );
});
