import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { startEmbedded } from './embedded/launcher.ts';
import { assertServerFit, findServerTroubles } from './server-check.ts';

const codes = async (url: string) =>
  (await findServerTroubles(url)).map(({ code, params }) => ({ code, ...params }));

onEachMajor('the check before serving', (major) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase({ major });
  });
  afterAll(() => database.drop());

  async function asAdmin(sql: string): Promise<void> {
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(sql).finally(() => admin.end());
  }

  it('passes the roles the product uses', async () => {
    expect(await codes(database.appUrl)).toEqual([]);
    expect(await codes(database.jobUrl)).toEqual([]);
    await expect(assertServerFit(database.appUrl)).resolves.toBeUndefined();
  });

  it('refuses the owner', async () => {
    expect(await codes(database.ownerUrl)).toMatchObject([
      { code: 'role-owns-tables', role: 'congtam_owner' },
    ]);
  });

  it('refuses a superuser, with every reason', async () => {
    expect(await codes(database.adminUrl)).toMatchObject([
      { code: 'role-too-powerful', right: 'SUPERUSER' },
      { code: 'role-too-powerful', right: 'BYPASSRLS' },
      { code: 'role-owns-tables' },
    ]);
    await expect(assertServerFit(database.adminUrl)).rejects.toBeInstanceOf(AggregateError);
  });

  it.each([
    ['skipping row-level security', 'bypassrls', { code: 'role-too-powerful', right: 'BYPASSRLS' }],
    ['belonging to the owner', 'in role congtam_owner', { code: 'role-owns-tables' }],
  ])('refuses a role %s', async (_, right, expected) => {
    const name = `strange_${major}_${process.pid}`;
    await asAdmin(`create role ${name} login password 'x' ${right}`);
    const url = new URL(database.appUrl);
    url.username = name;
    url.password = 'x';
    await asAdmin(`grant connect on database ${url.pathname.slice(1)} to ${name}`);
    const found = await codes(url.href);
    await asAdmin(`drop owned by ${name}; drop role ${name}`);
    expect(found).toMatchObject([expected]);
  });

  it('refuses synchronous_commit off, whether for the role or the whole server', async () => {
    const name = new URL(database.appUrl).pathname.slice(1);
    await asAdmin(`alter role congtam_job in database ${name} set synchronous_commit = off`);
    const found = await codes(database.jobUrl);
    await asAdmin(`alter role congtam_job in database ${name} reset synchronous_commit`);
    expect(found).toEqual([{ code: 'server-unsafe-setting', setting: 'synchronous_commit' }]);
  });
});

describe('a server that may lose data', () => {
  it('is refused with every unsafe setting named', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'cong-tam-unsafe-'));
    await chmod(dataDir, 0o755);
    const server = await startEmbedded({ dataDir, settings: { fsync: 'off', full_page_writes: 'off' } });
    const found = await codes(server.appUrl);
    await server.stop();
    await rm(dataDir, { recursive: true });
    expect(found.map((trouble) => 'setting' in trouble && trouble.setting)).toEqual([
      'fsync',
      'full_page_writes',
    ]);
  });
});
