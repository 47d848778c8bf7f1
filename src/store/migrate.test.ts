import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { openConnection } from './connection.ts';
import { type MigrateOptions, migrate, readMigrations } from './migrate.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cong-tam-migrations-'));
  folders.push(folder);
  await add(folder, files);
  return folder;
}

async function add(folder: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

const one = { '0001-first.sql': 'create table leaf (id int primary key);\ninsert into leaf values (1);\n' };
const two = { '0002-second-step.sql': 'alter table leaf add column colour text;' };

onEachMajor('migrations', (major) => {
  let database: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await emptyDatabase({ major });
    folder = await folderWith(one);
  });
  afterEach(() => database.drop());

  const options = (): MigrateOptions => ({
    migrationUrl: database.ownerUrl,
    appUrl: database.appUrl,
    jobUrl: database.jobUrl,
    folder,
  });

  async function asOwner<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
    const client = await openConnection(database.ownerUrl, 'test');
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('apply in order, once, and are remembered', async () => {
    expect(await migrate(options())).toEqual({ from: 0, to: 1, applied: ['0001-first.sql'] });
    await add(folder, two);
    expect(await migrate(options())).toEqual({ from: 1, to: 2, applied: ['0002-second-step.sql'] });
    expect(await migrate(options())).toEqual({ from: 2, to: 2, applied: [] });
    expect(await asOwner('select * from leaf')).toEqual([{ id: 1, colour: null }]);
  });

  it('stop where told', async () => {
    await add(folder, two);
    expect(await migrate({ ...options(), upTo: 1 })).toMatchObject({ to: 1 });
    expect(await migrate({ ...options(), upTo: 0 })).toMatchObject({ applied: [] });
  });

  it('refuse a file that was edited after it was applied', async () => {
    await migrate(options());
    await add(folder, { '0001-first.sql': `${one['0001-first.sql']} -- harmless?` });
    await expect(migrate(options())).rejects.toMatchObject({
      code: 'migration-edited',
      params: { name: '0001-first.sql' },
    });
  });

  it('take a file with other line ends for the same file', async () => {
    await migrate(options());
    await add(folder, { '0001-first.sql': one['0001-first.sql'].replaceAll('\n', '\r\n') });
    expect(await migrate(options())).toMatchObject({ applied: [] });
  });

  it('refuse a database that is newer than the program', async () => {
    await add(folder, two);
    await migrate(options());
    await rm(join(folder, '0002-second-step.sql'));
    await expect(migrate(options())).rejects.toMatchObject({ code: 'migration-missing' });
  });

  it('leave nothing of a file that fails half way', async () => {
    await add(folder, { '0002-broken.sql': 'create table half (id int); select 1 / 0;' });
    await expect(migrate(options())).rejects.toMatchObject({
      code: 'migration-failed',
      params: { name: '0002-broken.sql', reason: 'division by zero' },
    });
    expect(
      await asOwner(`select to_regclass('half') as half, max(number) as at from schema_migration`),
    ).toEqual([{ half: null, at: 1 }]);
  });

  it('refuse a file that ends its transaction', async () => {
    await add(folder, { '0002-sly.sql': 'create table sly (id int); commit; select 1;' });
    await expect(migrate(options())).rejects.toMatchObject({ code: 'migration-ended-transaction' });
    await add(folder, { '0002-sly.sql': 'rollback; create table sly2 (id int);' });
    await expect(migrate(options())).rejects.toMatchObject({ code: 'migration-ended-transaction' });
  });

  it('run once when two programs start together', async () => {
    await add(folder, two);
    const results = await Promise.all([migrate(options()), migrate(options()), migrate(options())]);
    expect(results.flatMap((result) => result.applied).toSorted()).toEqual([
      '0001-first.sql',
      '0002-second-step.sql',
    ]);
  });

  it('take a backup before an upgrade, not before the first schema and not for nothing', async () => {
    const calls: number[][] = [];
    const withHook = {
      ...options(),
      beforeUpgrade: async (from: number, to: number) => void calls.push([from, to]),
    };
    await migrate(withHook);
    expect(calls).toEqual([]);
    await add(folder, { ...two, '0003-third.sql': 'select 1' });
    await migrate(withHook);
    expect(calls).toEqual([[1, 3]]);
    await migrate(withHook);
    expect(calls).toHaveLength(1);
  });

  it('do not start an upgrade whose backup failed', async () => {
    await migrate(options());
    await add(folder, two);
    const beforeUpgrade = () => Promise.reject(new Error('disk full'));
    await expect(migrate({ ...options(), beforeUpgrade })).rejects.toThrow('disk full');
    expect(await asOwner('select max(number) as at from schema_migration')).toEqual([{ at: 1 }]);
  });

  it('set the rights of the two unprivileged roles, every time', async () => {
    await add(folder, {
      'grants.sql':
        'revoke all on leaf from {{app}}, {{job}}; grant select on leaf to {{app}}; grant update on leaf to {{job}}',
    });
    await migrate(options());
    const rights = `select has_table_privilege('congtam_app', 'leaf', 'select') as app,
      has_table_privilege('congtam_app', 'leaf', 'update') as app_writes,
      has_table_privilege('congtam_job', 'leaf', 'update') as job,
      has_table_privilege('congtam_app', 'schema_migration', 'insert') as forges`;
    const expected = [{ app: true, app_writes: false, job: true, forges: false }];
    expect(await asOwner(rights)).toEqual(expected);
    await asOwner('grant update on leaf to congtam_app');
    await migrate(options());
    expect(await asOwner(rights)).toEqual(expected);
  });

  it('quote role names: a strange one is a name, never a statement', async () => {
    await add(folder, { 'grants.sql': 'grant select on leaf to {{app}}' });
    const appUrl = 'postgresql://x%22%3B%20drop%20table%20leaf%3B%20--:p@h/d';
    await expect(migrate({ ...options(), appUrl })).rejects.toMatchObject({ code: 'migration-failed' });
    expect(await asOwner('select count(*) as n from leaf')).toEqual([{ n: 1 }]);
  });
});

describe('names of migrations', () => {
  it.each([
    ['a gap', { '0001-a.sql': '', '0003-c.sql': '' }],
    ['a number twice', { '0001-a.sql': '', '0001-b.sql': '' }],
    ['no number', { 'first.sql': '' }],
    ['capitals', { '0001-First.sql': '' }],
  ])('%s is refused', async (_, files) => {
    await expect(readMigrations(await folderWith(files))).rejects.toMatchObject({
      code: 'migration-misnamed',
    });
  });
});
