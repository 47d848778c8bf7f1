import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { instantFromText, openPool, type Pool } from './connection.ts';
import { alone, inReadTransaction, inTransaction, type Scope, type Tx } from './transaction.ts';

const scope: Scope = { tenantId: 7, personId: 12, actor: 'person', today: '2026-11-20' };

onEachMajor('a transaction', (major) => {
  let database: TestDatabase;
  let pool: Pool;
  const lost: Error[] = [];
  beforeAll(async () => {
    database = await emptyDatabase({ major });
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`create table note (tenant_id int, id int primary key, words text, seen int default 0,
        unique (words) deferrable initially deferred);
      insert into note values (7, 0, 'late');
      grant select, insert, update on note to congtam_app`);
    await owner.end();
    pool = openPool(database.appUrl, { max: 8, onError: (error) => lost.push(error) });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const count = async (id: number) => {
    const { rows } = await pool.query<{ n: number }>('select count(*) as n from note where id = $1', [id]);
    return rows[0]?.n;
  };
  const wordsOf = async (id: number) =>
    (await pool.query<{ words: string }>('select words from note where id = $1', [id])).rows[0]?.words;
  const note = (id: unknown, words: string) => ({
    name: 'note',
    text: 'insert into note (tenant_id, id, words) values (7, $1, $2)',
    values: [id, words],
  });

  /** First word or two of every statement after the opening. */
  async function statementsSent(work: (tx: Tx) => Promise<void>): Promise<string[]> {
    const texts: string[] = [];
    const spied = openPool(database.appUrl, { max: 1 });
    spied.on('connect', (client) => {
      const send = client.query.bind(client) as (asked: string | { text: string }) => unknown;
      Object.assign(client, {
        query: (asked: string | { text: string }) => {
          texts.push(typeof asked === 'string' ? asked : asked.text);
          return send(asked);
        },
      });
    });
    await inTransaction(spied, scope, work).finally(() => spied.end());
    return texts.slice(1).map((text) => /^(with w0|\w+)/.exec(text)?.[0] ?? text);
  }

  it('tells the database for whom it runs, and forgets it afterwards', async () => {
    const ask = `select current_setting('app.tenant', true) as tenant, current_setting('app.person', true) as person,
      current_setting('app.actor', true) as actor, current_setting('app.today', true) as today`;
    const inside = await inTransaction(pool, scope, (tx) => tx.query(ask));
    expect(inside).toEqual([{ tenant: '7', person: '12', actor: 'person', today: '2026-11-20' }]);
    const system = await inTransaction(pool, { tenantId: 1, personId: null, actor: 'system' }, (tx) =>
      tx.query(ask),
    );
    expect(system).toEqual([{ tenant: '1', person: '0', actor: 'system', today: '' }]);
    const left = await Promise.all(Array.from({ length: 8 }, () => pool.query(ask)));
    for (const { rows } of left) expect(rows[0].tenant ?? '').toBe('');
  });

  it.each([
    { ...scope, tenantId: 1.5 },
    { ...scope, tenantId: -1 },
    { ...scope, tenantId: Number.NaN },
    { ...scope, tenantId: "1'; drop table note; --" as unknown as number },
    { ...scope, personId: 2 ** 53 },
    { ...scope, actor: "system'; reset role; --" as 'system' },
    { ...scope, today: "2026-11-20'" },
  ])('refuses a scope that is not plain: %o', async (bad) => {
    await expect(inTransaction(pool, bad, async () => 1)).rejects.toThrow('bad scope');
  });

  it('keeps everything or nothing', async () => {
    await inTransaction(pool, scope, (tx) => tx.query('insert into note values (7, 1, $1)', ['kept']));
    expect(await count(1)).toBe(1);
    const failing = inTransaction(pool, scope, async (tx) => {
      await tx.query('insert into note values (7, 2)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count(2)).toBe(0);
  });

  it('never calls a rolled back change done, even when the error was swallowed', async () => {
    const swallowed = inTransaction(pool, scope, async (tx) => {
      await tx.query('insert into note values (7, 3)');
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ code: 'commit-rolled-back' });
    expect(await count(3)).toBe(0);
  });

  it('notices a constraint that fails only at COMMIT', async () => {
    const late = inTransaction(pool, scope, (tx) => tx.query(`insert into note values (7, 4, 'late')`));
    await expect(late).rejects.toMatchObject({ code: '23505' });
    expect(await count(4)).toBe(0);
  });

  it('notices that the work ended the transaction by itself', async () => {
    const ended = inTransaction(pool, scope, async (tx) => {
      await tx.query('insert into note values (7, 4)');
      await tx.query('rollback');
    });
    await expect(ended).rejects.toMatchObject({ code: 'commit-rolled-back' });
    expect(await count(4)).toBe(0);
  });

  it('tries again after a serialization failure, within bounds', async () => {
    await inTransaction(pool, scope, (tx) => tx.query('insert into note values (7, 10)'));
    const bump = () =>
      inTransaction(
        pool,
        scope,
        async (tx) => {
          const [row] = await tx.query<{ seen: number }>('select seen from note where id = 10');
          await tx.query('update note set seen = $1 where id = 10', [(row?.seen ?? 0) + 1]);
        },
        { isolation: 'serializable', retries: 50 },
      );
    await Promise.all(Array.from({ length: 6 }, bump));
    const { rows } = await pool.query('select seen from note where id = 10');
    expect(rows[0]).toEqual({ seen: 6 });
    let runs = 0;
    const hopeless = inTransaction(
      pool,
      scope,
      async (tx) => {
        runs += 1;
        await tx.query(`do $$ begin raise exception 'no' using errcode = '40001'; end $$`);
      },
      { retries: 2 },
    );
    await expect(hopeless).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(3);
  });

  it('tells what went wrong first, whichever of the statements sent together is heard first', async () => {
    let runs = 0;
    const together = () =>
      inTransaction(
        pool,
        scope,
        async (tx) => {
          runs += 1;
          const failing = tx.query(`do $$ begin raise exception 'no' using errcode = '40001'; end $$`);
          // Deep in the code, it tells of its own error later than its neighbour of the abort.
          const conflict = failing.catch(async (error: unknown) => {
            await sleep(20);
            throw error;
          });
          await Promise.all([conflict, tx.query('select 1')]);
        },
        { retries: 2 },
      );
    await expect(together()).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(3);
  });

  it('reads without being able to write, in one snapshot', async () => {
    const write = inReadTransaction(pool, scope, (tx) => tx.query('insert into note values (7, 5)'));
    await expect(write).rejects.toMatchObject({ code: '25006' });
    const counts = await inReadTransaction(pool, scope, async (tx) => {
      const ask = 'select count(*) as n from note';
      const before = await tx.query(ask);
      await pool.query('insert into note values (7, 6)');
      return [before, await tx.query(ask)];
    });
    expect(counts[0]).toEqual(counts[1]);
  });

  it('plans a prepared statement once per connection', async () => {
    const rows = await inTransaction(pool, scope, async (tx) => {
      await tx.prepared('by-id', 'select words from note where id = $1', [1]);
      await tx.prepared('by-id', 'select words from note where id = $1', [1]);
      return tx.query(`select count(*) as n from pg_prepared_statements where name = 'by-id'`);
    });
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('sends the opening together with the first statements', async () => {
    const order: string[] = [];
    const spied = openPool(database.appUrl, { max: 1 });
    spied.on('connect', (client) => {
      const send = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
      const traced = (...args: unknown[]) => {
        order.push('sent');
        const answer = send(...args);
        return answer instanceof Promise ? answer.finally(() => order.push('answered')) : answer;
      };
      Object.assign(client, { query: traced });
    });
    await inTransaction(spied, scope, (tx) => tx.query('select 1'));
    await spied.end();
    expect(order.slice(0, 3)).toEqual(['sent', 'sent', 'answered']);
  });

  it('joins what only writes into one statement, sent with COMMIT right behind it', async () => {
    const before = await statementsSent(async (tx) => {
      tx.write(note(20, 'first'));
      tx.write({ ...note(28, 'second'), name: 'other note' });
    });
    expect(before).toEqual(['with w0', 'commit']);
    expect([await count(20), await count(28)]).toEqual([1, 1]);
  });

  it('writes before it reads, and the same statement twice as two', async () => {
    const sent = await statementsSent(async (tx) => {
      tx.write(note(30, 'a'));
      tx.write(note(31, 'b'));
      expect(await tx.query('select id from note where id in (30, 31)')).toHaveLength(2);
    });
    expect(sent).toEqual(['with w0', 'with w0', 'select', 'commit']);
  });

  it('keeps nothing when one of the writes fails, and tells which way', async () => {
    const failing = inTransaction(pool, scope, async (tx) => {
      await tx.query('insert into note values (7, 21)');
      tx.write({ ...note(1 / 2, 'no whole number'), name: 'broken' });
      tx.write(note(22, 'never kept'));
    });
    await expect(failing).rejects.toMatchObject({ code: '22P02' });
    expect([await count(21), await count(22)]).toEqual([0, 0]);
  });

  it('demands as many rows as a write says', async () => {
    const change = (rows: number) =>
      inTransaction(pool, scope, async (tx) =>
        tx.write({
          name: 'note-change',
          text: 'update note set words = $1 where tenant_id = 7 and id = any ($2::int[]) returning 1',
          values: ['changed', [32, 33]],
          rows,
        }),
      );
    await inTransaction(pool, scope, async (tx) => tx.write(note(32, 'there')));
    await expect(change(2)).rejects.toMatchObject({ code: '22012' });
    expect(await wordsOf(32)).toBe('there');
    await change(1);
    expect(await wordsOf(32)).toBe('changed');
  });

  it('does not commit when a write fails before it is sent', async () => {
    const unspeakable = {
      toPostgres: () => {
        throw new Error('could not be put into words');
      },
    };
    const failing = inTransaction(pool, scope, async (tx) => {
      await tx.query('insert into note values (7, 23)');
      tx.write(note(unspeakable, 'never sent'));
    });
    await expect(failing).rejects.toThrow('could not be put into words');
    expect(await count(23)).toBe(0);
  });

  it('says that the outcome is unknown when the connection is lost under the writes', async () => {
    const cut = inTransaction(pool, scope, async (tx) => {
      await tx.query('insert into note values (7, 25)');
      tx.write({
        name: 'cut',
        text: 'insert into note select 7, 34 from (select pg_terminate_backend(pg_backend_pid())) cut',
        values: [],
      });
    });
    await expect(cut).rejects.toMatchObject({ code: 'commit-outcome-unknown' });
    expect(await count(25)).toBe(0);
  });

  it('runs a statement that binds itself alone, and leaves nothing of its settings behind', async () => {
    const text = `insert into note select 7, $1::int, set_config('app.tenant', '7', true) returning words as tenant`;
    expect(await alone(pool, 'alone-note', text, [26])).toEqual([{ tenant: '7' }]);
    expect(await count(26)).toBe(1);
    await expect(alone(pool, 'alone-note', text, [26])).rejects.toMatchObject({ code: '23505' });
    const left = await Promise.all(
      Array.from({ length: 4 }, () =>
        alone<{ tenant: string | null }>(
          pool,
          'alone-left',
          `select current_setting('app.tenant', true) as tenant`,
          [],
        ),
      ),
    );
    for (const { tenant } of left.flat()) expect(tenant ?? '').toBe('');
  });

  it('keeps its settings to itself: plans by key', async () => {
    const show = `select current_setting('plan_cache_mode') as plans,
      current_setting('max_parallel_workers_per_gather') as workers`;
    const inside = await inTransaction(pool, scope, (tx) => tx.query(show), { plans: 'point' });
    expect(inside).toEqual([{ plans: 'force_generic_plan', workers: '0' }]);
    const outside = await inTransaction(pool, scope, (tx) => tx.query(show));
    expect(outside).toEqual([{ plans: 'auto', workers: '2' }]);
  });

  it('says that nothing happened when the connection is lost before COMMIT', async () => {
    const cut = inTransaction(pool, scope, async (tx) => {
      await tx.query('insert into note values (7, 8)');
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(cut).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(await count(8)).toBe(0);
  });

  it('says that the outcome is unknown when the connection is lost at COMMIT', async () => {
    const killer = new pg.Client({ connectionString: database.adminUrl });
    await killer.connect();
    const cut = inTransaction(pool, scope, async (tx) => {
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await tx.query('insert into note values (7, 9)');
      await killer.query(`select pg_terminate_backend(${row?.pid}, 5000)`);
    });
    await expect(cut).rejects.toMatchObject({ code: 'commit-outcome-unknown' });
    await killer.end();
  });

  it('lives on when idle connections are cut', async () => {
    await Promise.all(Array.from({ length: 4 }, () => pool.query('select pg_sleep(0.01)')));
    const killer = new pg.Client({ connectionString: database.adminUrl });
    await killer.connect();
    await killer.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'cong-tam' and datname = current_database()`);
    await killer.end();
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    expect(await count(1)).toBe(1);
  });

  it('is unavailable, in so many words, when nobody listens', async () => {
    const nowhere = openPool('postgresql://app:x@127.0.0.1:1/none');
    await expect(inTransaction(nowhere, scope, async () => 1)).rejects.toMatchObject({
      code: 'database-unavailable',
    });
    await nowhere.end();
  });
});

onEachMajor('values', (major) => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await emptyDatabase({ major });
    pool = openPool(database.appUrl);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('cross unchanged by zone or rounding', async () => {
    const { rows } = await pool.query(`select 9007199254740991::int8 as big, date '2026-11-20' as day,
      timestamptz '2026-11-20 15:04:05.123999+07' as at, timestamp '2026-11-20 15:04:05' as local,
      12345678901234567890.123::numeric as exact, interval '1 day 02:00' as span,
      array[date '2026-11-20', null] as days, array[1, 2]::int8[] as bigs, array[0.10]::numeric[] as exacts,
      array[timestamptz '2026-11-20 00:00+07'] as times, null::date as nothing, '{"a": [1]}'::jsonb as data`);
    expect(rows[0]).toEqual({
      big: 9007199254740991,
      day: '2026-11-20',
      at: '2026-11-20T08:04:05.123Z',
      local: '2026-11-20 15:04:05',
      exact: '12345678901234567890.123',
      span: '1 day 02:00:00',
      days: ['2026-11-20', null],
      bigs: [1, 2],
      exacts: ['0.10'],
      times: ['2026-11-19T17:00:00.000Z'],
      nothing: null,
      data: { a: [1] },
    });
  });

  it('refuse an integer that would lose digits', async () => {
    await expect(pool.query('select 9007199254740993::int8')).rejects.toThrow('2^53');
  });
});

describe('instants', () => {
  it.each([
    ['2026-11-20 08:04:05+00', '2026-11-20T08:04:05.000Z'],
    ['2026-11-20 08:04:05.1+00', '2026-11-20T08:04:05.100Z'],
    ['2026-11-20 15:04:05.123456+07', '2026-11-20T08:04:05.123Z'],
    ['2026-11-20 13:34:05.123456+05:30', '2026-11-20T08:04:05.123Z'],
    ['2026-01-01 00:00:00-09:30', '2026-01-01T09:30:00.000Z'],
    ['infinity', 'infinity'],
  ])('%s', (text, instant) => {
    expect(instantFromText(text)).toBe(instant);
  });
});
