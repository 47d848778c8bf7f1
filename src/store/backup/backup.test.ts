import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, onEachMajor, type TestDatabase } from '../../../test/database.ts';
import { openConnection } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { backup, backupName } from './dump.ts';
import { restore } from './restore.ts';

const now = '2026-11-20T08:04:05.123Z';
const folders: string[] = [];
const databases: TestDatabase[] = [];
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  await Promise.all(databases.map((database) => database.drop()));
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cong-tam-backup-'));
  folders.push(folder);
  return folder;
}

// Every trouble a real schema makes: keys in circles, keys to itself, partitions, generated columns, identities,
// triggers that forbid changes, forced row-level security, names that need quotes, rows put there by a migration.
const first = `
  create table tenant (id int primary key, "Tên gọi" text, chief int);
  create table person (tenant_id int references tenant, id bigint generated always as identity, parent bigint,
    words text, twice text generated always as (words || words) stored, primary key (tenant_id, id),
    foreign key (tenant_id, parent) references person);
  alter table tenant add foreign key (id, chief) references person deferrable initially deferred;
  create table act (at date, id int, data jsonb, bin bytea, list text[], n numeric, f float8, t timestamptz,
    i interval, o boolean, primary key (at, id)) partition by range (at);
  create table act_2026 partition of act for values from ('2026-01-01') to ('2027-01-01');
  create table act_rest partition of act default;
  create table "order" (v text primary key);
  create table keyless (v text);
  insert into "order" values ('from the migration');
  create sequence counter;
  create function refuse() returns trigger language plpgsql as $$ begin raise 'insert only'; end $$;
  create trigger insert_only before update or delete on act for each row execute function refuse();
  create trigger no_insert before insert on keyless for each row execute function refuse();
  alter table act enable row level security;
  alter table act force row level security;
  create policy owner_all on act to congtam_owner using (true) with check (true);`;
const second = 'create table later (id int primary key)';

const words = `Nguyễn Văn "Đức"\\ \\n xuống
dòng	tab # { } , ' $1 \\u2028 \\N \u2028\u2029\u0301 e\u0301 🇻🇳`;

const fill = `
  insert into tenant values (1, 'Phường', null), (2, 'Xã', null);
  insert into person (tenant_id, id, parent, words) overriding system value
    values (1, 1, 3, 'gốc'), (1, 2, 1, null), (1, 3, 2, ''), (2, 1, 1, $q$${words}$q$);
  update tenant set chief = 3 where id = 1;
  insert into act select date '2026-01-01' + n, n, null, null, null, n / 7.0, n / 7.0, null, null, n % 2 = 0
    from generate_series(1, 5000) n;
  insert into act values
    ('2030-02-01', 1, 'null', '\\x00ff5c', array['a,b', null, '"', 'NULL'], 'NaN', 'NaN', 'infinity',
      '1 mon -2 days 00:00:00.000001', null),
    ('2030-02-02', 2, '{"k": [1.10, null, "\\u00e9"]}', '', '{}', 12345678901234567890.000100, 0.1,
      '2026-11-20 15:04:05.123456+07', '0', true);
  insert into "order" values ('ă'), ('A'), ('đ'), ('Z');
  alter table keyless disable trigger no_insert;
  insert into keyless values ('b'), ('a'), ('a'), (null);
  alter table keyless enable trigger no_insert;
  select setval('counter', 41), setval('person_id_seq', 99);`;

onEachMajor('a backup', (major) => {
  let source: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    folder = await newFolder();
    await writeFile(join(folder, '0001-first.sql'), first);
    source = await newDatabase();
    await migrate(optionsFor(source));
    await query(source, fill);
  });

  async function newDatabase(): Promise<TestDatabase> {
    const database = await emptyDatabase({ major });
    databases.push(database);
    return database;
  }

  const optionsFor = (database: TestDatabase) => ({
    migrationUrl: database.ownerUrl,
    appUrl: database.appUrl,
    jobUrl: database.jobUrl,
    folder,
  });

  async function query<T extends pg.QueryResultRow>(database: TestDatabase, sql: string): Promise<T[]> {
    const client = await openConnection(database.ownerUrl, 'test');
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const made = async () => (await backup(source.ownerUrl, join(folder, 'copy.gz'), now)).file;
  const restoreInto = (target: TestDatabase, file: string) => restore({ ...optionsFor(target), file });

  /** Rewrites the plain text of a backup file, as damage or a forger would. */
  async function altered(file: string, change: (text: string) => string): Promise<string> {
    await writeFile(`${file}.changed`, gzipSync(change(gunzipSync(await readFile(file)).toString())));
    return `${file}.changed`;
  }

  it('brings everything back, byte for byte', async () => {
    const file = await made();
    const target = await newDatabase();
    const result = await restoreInto(target, file);
    expect(result).toEqual({ created: now, tables: 5, rows: 2 + 4 + 5002 + 5 + 4 });
    const again = join(folder, 'again.gz');
    await backup(target.ownerUrl, again, now);
    const [before, after] = await Promise.all(
      [file, again].map(async (name) => gunzipSync(await readFile(name))),
    );
    expect(after?.equals(before ?? Buffer.alloc(0))).toBe(true);
    const [row] = await query(
      target,
      `select words, twice, nextval('counter') as n from person where tenant_id = 2`,
    );
    expect(row).toEqual({ words, twice: words + words, n: 42 });
    expect(
      await query(target, `select data::text, n::text from act where bin is not null order by id`),
    ).toEqual([
      { data: 'null', n: 'NaN' },
      { data: '{"k": [1.10, null, "é"]}', n: '12345678901234567890.000100' },
    ]);
  });

  it('brings the guards back as well', async () => {
    const target = await newDatabase();
    await restoreInto(target, await made());
    await expect(query(target, 'delete from act')).rejects.toThrow('insert only');
    await expect(query(target, 'insert into person (tenant_id) values (9)')).rejects.toThrow('foreign key');
    const keys = `select count(*) as n from pg_constraint where contype = 'f' and convalidated and condeferrable`;
    expect(await query(target, keys)).toEqual([{ n: 1 }]);
  });

  it('goes on to newer migrations, and refuses one newer than the program', async () => {
    const old = await made();
    await writeFile(join(folder, '0002-second.sql'), second);
    const target = await newDatabase();
    await restoreInto(target, old);
    expect(await query(target, 'select max(number) as at from schema_migration')).toEqual([{ at: 2 }]);
    await backup(target.ownerUrl, join(folder, 'new.gz'), now);
    await rm(join(folder, '0002-second.sql'));
    const refused = restoreInto(await newDatabase(), join(folder, 'new.gz'));
    await expect(refused).rejects.toMatchObject({ code: 'backup-newer' });
  });

  it('overwrites nothing', async () => {
    const file = await made();
    await expect(made()).rejects.toMatchObject({ code: 'backup-target-exists' });
    await expect(restoreInto(source, file)).rejects.toMatchObject({ code: 'restore-not-empty' });
  });

  it('is readable by its owner alone and named by its time inside a folder', async () => {
    const inside = await newFolder();
    const { file, bytes } = await backup(source.ownerUrl, inside, now);
    expect(file).toBe(join(inside, 'cong-tam-20261120T080405Z.backup.gz'));
    const found = await stat(file);
    expect([found.mode & 0o777, found.size]).toEqual([0o600, bytes]);
    expect(backupName(now, 'before')).toBe('before-20261120T080405Z.backup.gz');
  });

  it('shows one instant although others go on writing', async () => {
    let stopped = false;
    const writer = (async () => {
      const client = await openConnection(source.ownerUrl, 'test');
      for (let id = 10_000; !stopped; id += 1) {
        await client.query(
          `begin; insert into act (at, id) values ('2026-06-01', ${id}); insert into "order" values ('w${id}'); commit`,
        );
      }
      await client.end();
    })();
    const file = await made().finally(() => {
      stopped = true;
    });
    await writer;
    const target = await newDatabase();
    await restoreInto(target, file);
    const [row] = await query<{ acts: number; orders: number }>(
      target,
      `select (select count(*) from act where id >= 10000) as acts, (select count(*) from "order" where v like 'w%') as orders`,
    );
    expect(row?.acts).toBe(row?.orders);
  });

  it.each([
    ['a changed value', (text: string) => text.replace('Phường', 'Phuong')],
    ['a row taken away', (text: string) => text.replace(/\n\["2026-03-01.*/, '')],
    ['a row doubled', (text: string) => text.replace(/\n(\["2026-03-01.*)/, '\n$1\n$1')],
    ['a table taken away', (text: string) => text.replace(/#\{"table":"keyless"[\s\S]*?#\{"end".*\n/, '')],
    ['a last line taken away', (text: string) => text.replace(/#\{"tables".*\n$/, '')],
    ['a line cut', (text: string) => text.slice(0, -5)],
    ['a sequence set back', (text: string) => text.replace('"last":"41"', '"last":"1"')],
    ['something added behind', (text: string) => `${text}#{}\n`],
    ['no backup at all', () => 'hello\n'],
    ['a row that is no row', (text: string) => text.replace(/\n\["2026-03-01.*/, '\nhello')],
    ['a row of a single null', (text: string) => text.replace(/\n\["2026-03-01.*/, '\nnull')],
    ['a row with a value too few', (text: string) => text.replace(/(\n\["2026-03-01.*),[^,]*\]/, '$1]')],
    ['a line without an end', (text: string) => `${text.slice(0, 900)}${' '.repeat(70_000_000)}`],
  ])('with %s is found out, and nothing of it stays', async (_, change) => {
    const file = await altered(await made(), change);
    const target = await newDatabase();
    await expect(restoreInto(target, file)).rejects.toMatchObject({ name: 'StoreError' });
    const there = await query<{ there: boolean }>(target, `select to_regclass('act') is not null as there`);
    if (there[0]?.there) expect(await query(target, 'select count(*) as n from act')).toEqual([{ n: 0 }]);
  });

  it('that a forger sealed anew, but the database will not take, is called damaged, too', async () => {
    const file = await altered(await made(), (text) => {
      const lines = text
        .replace(/"name":"[^"]*counter"/, '"name":"stranger"')
        .split('\n')
        .slice(0, -2);
      const sha256 = createHash('sha256')
        .update(`${lines.join('\n')}\n`)
        .digest('hex');
      const footer = text
        .split('\n')
        .at(-2)
        ?.replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`);
      return `${[...lines, footer].join('\n')}\n`;
    });
    await expect(restoreInto(await newDatabase(), file)).rejects.toMatchObject({
      code: 'backup-damaged',
      params: { reason: expect.stringContaining('sequence stranger') },
    });
  });

  it('whose gzip is cut off is called damaged', async () => {
    const file = await made();
    await writeFile(`${file}.cut`, (await readFile(file)).subarray(0, 20_000));
    const target = await newDatabase();
    await expect(restoreInto(target, `${file}.cut`)).rejects.toMatchObject({ code: 'backup-damaged' });
    for (const none of [join(folder, 'none.gz'), folder])
      await expect(restoreInto(target, none)).rejects.toMatchObject({ code: 'backup-unreadable' });
  });

  it('is refused where row-level security would hide rows', async () => {
    await query(source, 'drop policy owner_all on act');
    await expect(made()).rejects.toMatchObject({ code: 'backup-filtered', params: { table: 'act' } });
    await query(source, 'create policy part on act using (id > 5)');
    await expect(made()).rejects.toMatchObject({ code: 'backup-filtered' });
    await query(source, 'create policy owner_all on act to congtam_owner using (true)');
    await query(source, 'create policy narrow on act as restrictive using (id > 5)');
    await expect(made()).rejects.toMatchObject({ code: 'backup-filtered' });
    const byApp = backup(source.appUrl, join(folder, 'app.gz'), now);
    await expect(byApp).rejects.toBeInstanceOf(Error);
  });

  it('that cannot be written leaves nothing behind', async () => {
    await expect(backup(source.ownerUrl, join(folder, 'no', 'such', 'folder.gz'), now)).rejects.toMatchObject(
      {
        code: 'ENOENT',
      },
    );
  });
});

describe('a full disk', () => {
  it('ends the backup with an error instead of a cut file', async () => {
    const database = await emptyDatabase();
    databases.push(database);
    const client = await openConnection(database.ownerUrl, 'test');
    await client.query(`create table big as
      select n, md5(n::text) || md5((-n)::text) as noise from generate_series(1, 50000) n`);
    await client.end();
    const folder = await newFolder();
    // A limit of 64 kB for any file stands for the disk: writing beyond it fails in the same way.
    const program = join(import.meta.dirname, '..', '..', '..', 'test', 'programs', 'back-up.ts');
    const limited = `trap '' XFSZ; ulimit -f 64; exec "$0" "$@"`;
    const args = ['-c', limited, process.execPath, program, database.ownerUrl, join(folder, 'copy.gz')];
    const { stdout } = await promisify(execFile)('bash', args);
    expect(stdout).toBe('EFBIG no file');
    expect(await readdir(folder)).toEqual([]);
  });
});
