import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { onEachMajor, type TestMajor } from '../../../test/database.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from './launcher.ts';

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];
const running: Embedded[] = [];
const children: ChildProcess[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cong-tam-launcher-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return folder;
}

async function start(options: EmbeddedOptions): Promise<Embedded> {
  const embedded = await startEmbedded(options);
  running.push(embedded);
  return embedded;
}

async function stopAll(): Promise<void> {
  for (const embedded of running.splice(0)) await embedded.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Asks until the server answers again, as a pool of the product would. */
async function askPatiently<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask<T>(url, sql);
    } catch (error) {
      if (tries > 200) throw error;
      await sleep(50);
    }
  }
}

const pidOf = async (folder: string) =>
  Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** A process that ended but was not yet collected by its parent has no command line any more. */
const isRunning = async (pid: number) =>
  (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')) !== '';

/** Another process of ours that holds the database of the folder. */
async function hold(
  folder: string,
  major: TestMajor,
): Promise<{ child: ChildProcess; appUrl: string; migrationUrl: string }> {
  const program = join(import.meta.dirname, '..', '..', '..', 'test', 'programs', 'hold-database.ts');
  const child = spawn(process.execPath, [program, folder, String(major)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ...(JSON.parse(line.toString()) as { appUrl: string; migrationUrl: string }) };
}

afterEach(stopAll);
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

onEachMajor('the embedded database', (major) => {
  let folder = '';
  beforeAll(async () => {
    folder = await newFolder();
  });

  it('gives three roles, none of them above row-level security', async () => {
    const { appUrl, jobUrl, migrationUrl } = await start({ dataDir: folder, major });
    const who = `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
      from pg_roles r where rolname = current_user`;
    const found = await Promise.all([appUrl, jobUrl, migrationUrl].map((url) => ask(url, who)));
    expect(found.flat()).toEqual([
      { name: 'congtam_app', strong: false, owned: 0 },
      { name: 'congtam_job', strong: false, owned: 0 },
      { name: 'congtam_owner', strong: false, owned: 0 },
    ]);
    await ask(migrationUrl, 'create table owned_by_owner (id int)');
    await expect(ask(appUrl, 'select * from owned_by_owner')).rejects.toThrow('permission denied');
    await ask(migrationUrl, 'drop table owned_by_owner');
  });

  it('writes safely, checks its pages and sorts Vietnamese as people do', async () => {
    const { appUrl } = await start({ dataDir: folder, major });
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'server_encoding',
      'TimeZone',
    ];
    const settings = await ask<Record<string, string>>(
      appUrl,
      `select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(', ')}`,
    );
    expect(Object.values(settings[0] ?? {})).toEqual(['on', 'on', 'on', 'on', 'UTF8', 'UTC']);
    const sorted = await ask<{ word: string }>(
      appUrl,
      `select word from unnest(array['Ê', 'Đức', 'Dũng', 'E', 'Duy', 'Đan']) word order by word`,
    );
    expect(sorted.map(({ word }) => word)).toEqual(['Dũng', 'Duy', 'Đan', 'Đức', 'E', 'Ê']);
  });

  it('keeps its passwords to itself and asks for them', async () => {
    const { appUrl } = await start({ dataDir: folder, major });
    expect((await stat(join(folder, 'postgres-secrets.json'))).mode & 0o777).toBe(0o600);
    const guessed = new URL(appUrl);
    guessed.password = 'guess';
    await expect(ask(guessed.href, 'select 1')).rejects.toThrow('password authentication failed');
    guessed.password = '';
    await expect(ask(guessed.href, 'select 1')).rejects.toThrow();
  });

  it('runs under an account of its own when started as root, else under ours', async () => {
    await start({ dataDir: folder, major });
    const status = await readFile(`/proc/${await pidOf(folder)}/status`, 'utf8');
    const uids = /^Uid:\s+(\d+)\s+(\d+)/m.exec(status)?.slice(1).map(Number) ?? [];
    if (isRoot) expect(Math.min(...uids)).toBeGreaterThan(1000);
    else expect(uids).toEqual([process.getuid?.(), process.getuid?.()]);
    expect(/^Groups:\s*$/m.test(status) || !isRoot).toBe(true);
  });

  it('comes back by itself, with every commit, when the server is killed hard', async () => {
    const { appUrl, migrationUrl } = await start({ dataDir: folder, major });
    await ask(
      migrationUrl,
      'create table survivor as select 42 as answer; grant select on survivor to congtam_app',
    );
    const before = await pidOf(folder);
    process.kill(before, 'SIGKILL');
    expect(await askPatiently(appUrl, 'select answer from survivor')).toEqual([{ answer: 42 }]);
    expect(await pidOf(folder)).not.toBe(before);
    await ask(migrationUrl, 'drop table survivor');
  });

  it('is adopted, not started twice, after our process was killed hard', async () => {
    const { child, migrationUrl } = await hold(folder, major);
    await ask(migrationUrl, 'create table orphaned as select 7 as answer');
    const server = await pidOf(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isRunning(server)).toBe(true);
    const adopted = await start({ dataDir: folder, major, sole: true });
    expect(await pidOf(folder)).toBe(server);
    expect(await ask(adopted.migrationUrl, 'select answer from orphaned')).toEqual([{ answer: 7 }]);
    await ask(adopted.migrationUrl, 'drop table orphaned');
    await adopted.stop();
    expect(await isRunning(server)).toBe(false);
  });

  it('survives both killed together', async () => {
    const { child, migrationUrl } = await hold(folder, major);
    await ask(migrationUrl, 'create table both_killed as select 9 as answer');
    process.kill(await pidOf(folder), 'SIGKILL');
    child.kill('SIGKILL');
    const again = await start({ dataDir: folder, major });
    expect(await ask(again.migrationUrl, 'select answer from both_killed')).toEqual([{ answer: 9 }]);
    await ask(again.migrationUrl, 'drop table both_killed');
  });

  it('serves one sole holder and any number of guests; the last one out stops it', async () => {
    const { child, appUrl } = await hold(folder, major);
    const guest = await start({ dataDir: folder, major });
    const sole = await start({ dataDir: folder, major, sole: true });
    await expect(startEmbedded({ dataDir: folder, major, sole: true })).rejects.toMatchObject({
      code: 'database-in-use',
    });
    await sole.stop();
    await guest.stop();
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    const server = await pidOf(folder);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(await isRunning(server)).toBe(false);
  });

  it('rebuilds its indexes when new binaries sort differently', async () => {
    const { adminUrl, stop } = await start({ dataDir: folder, major });
    await ask(adminUrl, `update pg_database set datcollversion = '1.2.3' where datname = 'congtam'`);
    await stop();
    const events: string[] = [];
    await start({ dataDir: folder, major, log: (event) => events.push(event) });
    expect(events).toContain('database-reindexed');
    const [row] = await ask<{ same: boolean }>(
      adminUrl,
      `select datcollversion = pg_database_collation_actual_version(oid) as same from pg_database where datname = 'congtam'`,
    );
    expect(row?.same).toBe(true);
  });

  it('does not take a stranger with the old process number for its server', async () => {
    await (await start({ dataDir: folder, major })).stop();
    const pidFile = join(folder, 'postgres', 'postmaster.pid');
    const lines = [process.pid, join(folder, 'postgres'), 1, 5432, join(folder, 'run'), '', '', 'ready'];
    await writeFile(pidFile, `${lines.join('\n')}\n`);
    const { appUrl } = await start({ dataDir: folder, major });
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('an embedded data folder', () => {
  it('is made once when two start at the very same moment', async () => {
    const folder = await newFolder();
    const [one, two] = await Promise.all([start({ dataDir: folder }), start({ dataDir: folder })]);
    expect(two.appUrl).toBe(one.appUrl);
    expect(await ask(one.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(folder)).toEqual([
      'binaries',
      'postgres',
      'postgres-secrets.json',
      'postgres.log',
      'run',
    ]);
  });

  it('is started again when the last one leaves while another comes', async () => {
    const folder = await newFolder();
    const leaving = await start({ dataDir: folder });
    const [, coming] = await Promise.all([leaving.stop(), start({ dataDir: folder })]);
    expect(await askPatiently(coming.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('on loopback is served at one port, whoever starts it', async () => {
    const folder = join(await newFolder(), 'b'.repeat(120));
    const [one, two] = await Promise.all([start({ dataDir: folder }), start({ dataDir: folder })]);
    expect(two.port).toBe(one.port);
    expect(await ask(two.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is left in time by a server that is just repairing itself after a crash', async () => {
    const folder = await newFolder();
    const { adminUrl, stop } = await start({ dataDir: folder });
    await ask(
      adminUrl,
      `create table filled as select repeat('x', 1000) as text from generate_series(1, 50000)`,
    );
    const victim = new pg.Client({ connectionString: adminUrl });
    victim.on('error', () => undefined);
    await victim.connect();
    const [backend] = (await victim.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
    const ended = new Promise((done) => victim.once('end', done));
    process.kill(backend?.pid ?? 0, 'SIGABRT');
    await ended;
    // Before the launcher has noticed: then nobody waits for the repair.
    await stop();
    expect(await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => null)).toBeNull();
    expect(
      await ask((await start({ dataDir: folder })).adminUrl, 'select count(*) from filled'),
    ).toHaveLength(1);
  });

  it('of another major version is refused in so many words', async () => {
    const folder = await newFolder();
    await (await start({ dataDir: folder, major: 15 })).stop();
    const refusal = startEmbedded({ dataDir: folder, major: 18 });
    await expect(refusal).rejects.toMatchObject({
      code: 'data-folder-other-major',
      params: { found: '15', wanted: 18 },
    });
  });

  it('with a path too long for a socket is served on loopback', async () => {
    const folder = join(await newFolder(), 'a'.repeat(120));
    const { appUrl, host, port } = await start({ dataDir: folder });
    expect(host).toBe('127.0.0.1');
    expect(port).toBeGreaterThan(1023);
    expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('whose secrets are lost is refused, not overwritten', async () => {
    const folder = await newFolder();
    await (await start({ dataDir: folder })).stop();
    await rm(join(folder, 'postgres-secrets.json'));
    await expect(startEmbedded({ dataDir: folder })).rejects.toMatchObject({ code: 'data-folder-broken' });
    await rm(join(folder, 'postgres'), { recursive: true });
  });

  it('behind a closed door is refused for root, with the door named; others stand inside it', async () => {
    const closed = await newFolder();
    await chmod(closed, 0o700);
    const opening = start({ dataDir: join(closed, 'data') });
    const refusal = { code: 'data-folder-unreachable', params: { closed } };
    if (isRoot) await expect(opening).rejects.toMatchObject(refusal);
    else expect(await ask((await opening).appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('needs its package: a missing one is named', async () => {
    const major = Number('14') as TestMajor;
    await expect(startEmbedded({ dataDir: await newFolder(), major })).rejects.toMatchObject({
      code: 'binaries-missing',
    });
  });

  it('starts with unsafe settings only when told so by a test', async () => {
    const { appUrl } = await start({ dataDir: await newFolder(), settings: { fsync: 'off' } });
    expect(await ask(appUrl, `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'off' }]);
  });
});
