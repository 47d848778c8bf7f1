import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { openPool, type Pool } from './connection.ts';
import { claim, storeReply } from './idempotency.ts';
import { inTransaction, type Scope, type Tx } from './transaction.ts';

const AT = '2026-11-18T03:00:00.000Z';
const hash = (text: string) => createHash('sha256').update(text).digest();
const scope = (tenantId: number): Scope => ({ tenantId, personId: 1, actor: 'person' });

onEachMajor('one effect per key', (major) => {
  let database: TestDatabase;
  let pool: Pool;
  let owner: Pool;
  beforeAll(async () => {
    database = await freshDatabase({ major });
    pool = openPool(database.appUrl, { max: 8 });
    owner = openPool(database.ownerUrl, { max: 1 });
    for (const id of [1, 2])
      await owner.query(
        `insert into tenant (id, slug, name, created_at) values ($1::int, 't' || $1::int, 'T', now())`,
        [id],
      );
  });
  afterAll(async () => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  });

  const request = (key: string, content = 'a', tenantId = 1, personId = 1) => ({
    tenantId,
    personId,
    key,
    requestHash: hash(content),
  });
  /** Claims, counts an effect when new, stores its number; returns what the caller would be told. */
  const run = (asked: ReturnType<typeof request>, options: { sealed?: boolean; fail?: boolean } = {}) =>
    inTransaction(pool, scope(asked.tenantId), async (tx: Tx) => {
      const claimed = await claim(tx, asked);
      if (claimed.state === 'stored') return claimed.reply;
      if (claimed.state === 'mismatch') return 'mismatch';
      const [row] = await tx.query<{ next_id: number }>(
        `insert into id_counter values ($1, 'effect', 1)
         on conflict (tenant_id, name) do update set next_id = id_counter.next_id + 1 returning next_id`,
        [asked.tenantId],
      );
      if (options.fail) throw new Error('failed after the effect');
      const reply = { number: row?.next_id, secret: 'shown once' };
      storeReply(tx, asked, reply, { at: AT, ...options });
      return reply;
    });

  it('holds for a hundred at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 100 }, () => run(request('key-parallel'))));
    expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(
      new Set(['{"number":1,"secret":"shown once"}']),
    );
  });

  it('is per tenant and per person', async () => {
    const numbers = [];
    for (const asked of [
      request('key-shared'),
      request('key-shared', 'a', 1, 2),
      request('key-shared', 'a', 2),
    ])
      numbers.push(await run(asked));
    expect(numbers).toMatchObject([{ number: 2 }, { number: 3 }, { number: 1 }]);
  });

  it('refuses the key with another request', async () => {
    await run(request('key-other'));
    expect(await run(request('key-other', 'b'))).toBe('mismatch');
  });

  it('leaves the key free when the change failed', async () => {
    await expect(run(request('key-failed'), { fail: true })).rejects.toThrow('failed after');
    expect(await run(request('key-failed'))).toMatchObject({ secret: 'shown once' });
  });

  it('keeps a sealed reply from whoever reads the database, and gives it to whoever has the key', async () => {
    const first = await run(request('key-sealed-1'), { sealed: true });
    expect(await run(request('key-sealed-1'), { sealed: true })).toEqual(first);
    const rows = await owner.query<{ key: string; reply: object }>('select key, reply from idempotency');
    expect(rows.rows.every((row) => /^[0-9a-f]{32}$/.test(row.key))).toBe(true);
    const sealed = rows.rows.filter((row) => 'sealed' in row.reply);
    expect(sealed).toHaveLength(1);
    expect(JSON.stringify(sealed)).not.toMatch(/shown once|number/);
  });

  it('cannot be rewritten by the application', async () => {
    const attempt = (statement: string) =>
      inTransaction(pool, scope(1), (tx) => tx.query(statement)).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
    expect(await attempt(`update idempotency set reply = '{}'`)).toBe('42501');
    expect(await attempt('delete from idempotency')).toBe('42501');
  });
});
