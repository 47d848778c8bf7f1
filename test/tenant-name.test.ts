// The application may name its own body and change nothing else of it, nor of any other: the database sees to it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPool, type Pool } from '../src/store/connection.ts';
import { nameTenant, tenantName } from '../src/store/tenants.ts';
import { inTransaction } from '../src/store/transaction.ts';
import { freshDatabase, onEachMajor, type TestDatabase } from './database.ts';

onEachMajor('the name of a body', (major) => {
  let database: TestDatabase;
  let owner: Pool;
  let app: Pool;
  let job: Pool;
  beforeAll(async () => {
    database = await freshDatabase({ major });
    owner = openPool(database.ownerUrl, { max: 1 });
    app = openPool(database.appUrl, { max: 1 });
    job = openPool(database.jobUrl, { max: 1 });
    await owner.query(
      `insert into tenant (id, slug, name, created_at) values (1, 'mot', 'Một', now()), (2, 'hai', 'Hai', now())`,
    );
  });
  afterAll(async () => {
    await Promise.all([owner.end(), app.end(), job.end()]);
    await database.drop();
  });

  const as = (tenantId: number) => ({ tenantId, personId: null, actor: 'system' }) as const;
  const run = (pool: Pool, tenantId: number, text: string) =>
    inTransaction(pool, as(tenantId), (tx) => tx.query(text));
  const names = async () => (await owner.query('select name from tenant order by id')).rows;

  it('is given by the body itself, once', async () => {
    const give = () => inTransaction(app, as(1), (tx) => nameTenant(tx, 1, 'UBND phường Một'));
    expect([await give(), await give()]).toEqual([true, false]);
    expect(await inTransaction(app, as(1), (tx) => tenantName(tx, 1))).toBe('UBND phường Một');
  });

  it('is out of reach for another body, for nobody, and for background work', async () => {
    const before = await names();
    const all = `update tenant set name = 'Khác' where id = 2 returning id`;
    expect(await run(app, 1, all)).toEqual([]);
    expect(await run(app, 0, all)).toEqual([]);
    await expect(run(job, 2, all)).rejects.toThrow();
    expect(await names()).toEqual(before);
  });

  it.each([
    `update tenant set slug = 'khac'`,
    `update tenant set host_names = '{hai.vn}'`,
    `update tenant set zone = 'UTC'`,
    'update tenant set id = 3',
    'delete from tenant',
    `insert into tenant (id, slug, name, created_at) values (3, 'ba', 'Ba', now())`,
  ])('is all the application may touch: %s', async (text) => {
    await expect(run(app, 1, text)).rejects.toThrow();
    expect(await names()).toHaveLength(2);
  });
});
