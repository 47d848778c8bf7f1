import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { freshDatabase, onEachMajor, type TestDatabase } from './database.ts';

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

onEachMajor('a fresh test database', (major) => {
  const made: TestDatabase[] = [];
  const fresh = async () => {
    const database = await freshDatabase({ major });
    made.push(database);
    return database;
  };
  afterAll(() => Promise.all(made.map((database) => database.drop())));

  it('is migrated and really of that major', async () => {
    const { appUrl } = await fresh();
    const [row] = await ask<{ version: string; n: number }>(
      appUrl,
      `select current_setting('server_version') as version, (select count(*)::int from schema_migration) as n`,
    );
    expect(row?.version.startsWith(`${major}.`)).toBe(true);
    expect(row?.n).toBeGreaterThan(0);
  });

  it('belongs to one test alone', async () => {
    const one = await fresh();
    await ask(one.ownerUrl, 'create table only_here ()');
    const other = await fresh();
    await expect(ask(other.ownerUrl, 'select * from only_here')).rejects.toThrow('does not exist');
  });

  it('keeps the three roles apart', async () => {
    const { appUrl, ownerUrl, jobUrl } = await fresh();
    const who = 'select current_user::text as role';
    const roles = await Promise.all([appUrl, ownerUrl, jobUrl].map((url) => ask<{ role: string }>(url, who)));
    expect(roles.map(([row]) => row?.role)).toEqual(['congtam_app', 'congtam_owner', 'congtam_job']);
    await expect(ask(appUrl, 'create table sneaked ()')).rejects.toThrow('permission denied');
    await expect(ask(appUrl, 'create temporary table sneaked ()')).rejects.toThrow('permission denied');
  });
});
