import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { openPool, type Pool } from './connection.ts';
import { inTransaction, type Scope, type Tx } from './transaction.ts';

const scope: Scope = { tenantId: 7, personId: 12, actor: 'person', today: '2026-11-20' };

onEachMajor('statements sent together', (major) => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await emptyDatabase({ major });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`create table note (id int primary key, words text);
      insert into note values (1, 'kept');
      grant select, update on note to congtam_app`);
    await owner.end();
    pool = openPool(database.appUrl, { max: 2 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('passes over what stood behind a failed statement, and can ask it afterwards on the same connection', async () => {
    const single = openPool(database.appUrl, { max: 1 });
    const after = (tx: Tx) => tx.prepared('after', 'select words from note where id = $1', [1]);
    const heard: unknown[] = [];
    const failing = inTransaction(single, scope, async (tx) => {
      const sent = [
        tx.prepared('before', 'select 1 as one'),
        tx.prepared('fails', 'select 1 / $1::int', [0]),
        after(tx),
      ];
      heard.push(...(await Promise.allSettled(sent)));
      throw new Error('heard');
    });
    await expect(failing).rejects.toThrow('heard');
    expect(heard).toMatchObject([
      { value: [{ one: 1 }] },
      { reason: { code: '22012' } },
      { reason: { code: '25P02' } },
    ]);
    for (const _ of [1, 2]) expect(await inTransaction(single, scope, after)).toEqual([{ words: 'kept' }]);
    expect(
      await inTransaction(single, scope, (tx) => tx.prepared('fails', 'select 1 / $1::int', [1])),
    ).toHaveLength(1);
    await single.end();
  });

  it('reads the rows of each statement by its own columns, the first time and later', async () => {
    const ask = (tx: Tx) =>
      Promise.all([
        tx.prepared('days', `select date '2026-11-20' as day, 5::int8 as big`),
        tx.prepared('nothing', 'update note set words = words where id = $1', [-1]),
        tx.query('select $1::text as word', ['w']),
        tx.prepared('big', 'select 9007199254740993::int8 as big where $1', [false]),
      ]);
    for (const _ of [1, 2])
      expect(await inTransaction(pool, scope, ask)).toEqual([
        [{ day: '2026-11-20', big: 5 }],
        [],
        [{ word: 'w' }],
        [],
      ]);
    const tooBig = inTransaction(pool, scope, (tx) =>
      Promise.all([
        tx.prepared('big', 'select 9007199254740993::int8 as big where $1', [true]),
        tx.query('select $1::int', [1]),
      ]),
    );
    await expect(tooBig).rejects.toThrow('2^53');
  });

  it('sends nothing after its end: the connection may be somebody else’s by then', async () => {
    let kept: Tx | undefined;
    await inTransaction(pool, scope, async (tx) => {
      kept = tx;
    });
    await expect(kept?.query('select 1')).rejects.toThrow('after the end');
    const failed = inTransaction(pool, scope, async (tx) => {
      kept = tx;
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await expect(kept?.prepared('late', 'select 1')).rejects.toThrow('after the end');
  });
});
