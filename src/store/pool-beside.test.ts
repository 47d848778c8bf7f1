import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase, onEachMajor, type TestDatabase } from '../../test/database.ts';
import { openPool } from './connection.ts';
import { inReadTransaction, type Scope } from './transaction.ts';

const scope: Scope = { tenantId: 7, personId: 12, actor: 'person', today: '2026-11-20' };

onEachMajor('a transaction', (major) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await emptyDatabase({ major });
  });
  afterAll(() => database.drop());

  it('begun inside another never waits for a connection that one like it holds', async () => {
    const small = openPool(database.appUrl, { max: 2 });
    const who = `select current_setting('app.actor') as actor`;
    const asSystem: Scope = { ...scope, personId: null, actor: 'system' };
    const nested = () =>
      inReadTransaction(small, scope, async (tx) => {
        await tx.query('select pg_sleep(0.05)');
        const inner = await inReadTransaction(small, asSystem, (system) =>
          inReadTransaction(small, scope, (third) => third.query<{ actor: string }>(who)).then(
            async (third) => [...(await system.query<{ actor: string }>(who)), ...third],
          ),
        );
        return [...(await tx.query<{ actor: string }>(who)), ...inner].map(({ actor }) => actor);
      });
    const all = await Promise.all(Array.from({ length: 8 }, nested));
    expect(new Set(all.map(String))).toEqual(new Set(['person,system,person']));
    await small.end();
  });
});
