// Every settled act enters the log once and in order, whatever runs beside; nobody but the sealer writes it.
import { chmod, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKey, dropOldKeys, KeyTrouble, readKeys } from '../../src/app/log/keys.ts';
import { sealTenant } from '../../src/app/log/seal.ts';
import { onEachMajor } from '../database.ts';
import { aSealedBody, entries, type SealedBody, TENANT } from './sealed-body.ts';
import { LATER_WEDNESDAY } from './times.ts';

onEachMajor('the sealed log', (major) => {
  let sealed: SealedBody;
  beforeAll(async () => {
    sealed = await aSealedBody(major);
    await sealed.body.inLine();
  });
  afterAll(() => sealed.drop());

  const count = async (table: string) =>
    Number((await sealed.body.sql<{ n: string }>(`select count(*) n from ${table}`))[0]?.n);
  const whole = async () => {
    const { check, troubles } = await sealed.verify();
    expect([check.verdict.fault, check.unsealed.count, troubles]).toEqual([null, 0, []]);
    return check.verdict;
  };

  it('takes every act once, writes nothing when there is nothing, and goes on from its horizon', async () => {
    const first = await sealed.seal();
    expect(first).toMatchObject({ outcome: 'sealed', size: (await count('act')) + 1 });
    const again = await sealed.seal();
    expect(again).toMatchObject({ outcome: 'sealed', added: 0 });
    await sealed.body.does('lan', 'submit', { of: 'lan' });
    const since = again.outcome === 'sealed' ? again.horizon : null;
    expect(await sealed.seal(LATER_WEDNESDAY, since)).toMatchObject({ added: 1 });
    expect(await whole()).toMatchObject({ checkpoints: 2, at: LATER_WEDNESDAY });
  });

  it('leaves out what is not settled, and takes it later although its number is lower', async () => {
    const slow = new pg.Client({ connectionString: sealed.body.database.ownerUrl });
    await slow.connect();
    await slow.query('begin');
    const put = `insert into act (tenant_id, record_kind, record_id, seq, act, at, role, payload, commitments, prev_hash, hash)
      values (1, 'trial', 1, 1, 'tried', $1, 'system', '{}', '{}', decode(repeat('00', 32), 'hex'), sha256('x'))`;
    await slow.query(put, [LATER_WEDNESDAY]);
    // Number taken, not committed: whoever commits meanwhile has a higher one, and must wait for the slow one as well.
    await sealed.body.does('yen', 'submit', { of: 'yen' });
    const before = await sealed.seal(LATER_WEDNESDAY);
    expect(before).toMatchObject({ added: 0 });
    expect((await sealed.verify()).check.unsealed).toMatchObject({ count: 1 });
    await slow.query('commit');
    const after = await sealed.seal(LATER_WEDNESDAY, before.outcome === 'sealed' ? before.horizon : null);
    expect(after).toMatchObject({ added: 2 });
    expect((await entries(sealed)).slice(-2).map((entry) => entry.record?.kind)).toEqual([
      'trial',
      'evaluation',
    ]);
    await slow.query(`delete from act where record_kind = 'trial'`);
    await slow.query(`delete from log_entry where entry_no >= $1`, [(await count('log_entry')) - 2]);
    await slow.query(`delete from log_checkpoint where size > $1`, [await count('log_entry')]);
    await slow.end();
    await sealed.seal(LATER_WEDNESDAY);
    await whole();
  });

  it('does not wait for a transaction in another database of the same server', async () => {
    const elsewhere = new URL(sealed.body.database.adminUrl);
    elsewhere.pathname = '/postgres';
    const other = new pg.Client({ connectionString: elsewhere.href });
    await other.connect();
    await other.query('begin; select pg_current_xact_id()');
    await sealed.body.does('yen', 'withdraw', { of: 'yen' });
    expect(await sealed.seal(LATER_WEDNESDAY)).toMatchObject({ added: 1 });
    await other.query('rollback');
    await other.end();
    await sealed.body.does('yen', 'submit', { of: 'yen' });
    await sealed.seal(LATER_WEDNESDAY);
    await whole();
  });

  it('does not wait for what ends in another database while it is looked at', async () => {
    const elsewhere = new URL(sealed.body.database.adminUrl);
    elsewhere.pathname = '/postgres';
    let isOver = false;
    const neighbours = Array.from({ length: 4 }, async () => {
      const client = new pg.Client({ connectionString: elsewhere.href });
      await client.connect();
      while (!isOver) await client.query('select pg_current_xact_id(), pg_sleep(0.002)');
      await client.end();
    });
    const added: number[] = [];
    for (let round = 0; round < 16; round += 1) {
      await sealed.body.does('yen', round % 2 === 0 ? 'withdraw' : 'submit', { of: 'yen' });
      const one = await sealed.seal(LATER_WEDNESDAY);
      added.push(one.outcome === 'sealed' ? one.added : -1);
    }
    isOver = true;
    await Promise.all(neighbours);
    expect(added).toEqual(added.map(() => 1));
    await whole();
  });

  it('takes what a restore brought from a server whose transactions were numbered higher', async () => {
    await sealed.body.does('yen', 'withdraw', { of: 'yen' });
    await sealed.body.sql(
      `update act set tx = '999999999'::xid8 where act_no = (select max(act_no) from act)`,
    );
    expect(await sealed.seal(LATER_WEDNESDAY)).toMatchObject({ added: 1 });
    await whole();
  });

  it('is written by one at a time: of several at once none fails, and no act comes in twice', async () => {
    await sealed.body.does('yen', 'submit', { of: 'yen' });
    const all = await Promise.all([1, 2, 3].map(() => sealed.seal(LATER_WEDNESDAY)));
    expect(all.reduce((sum, one) => sum + (one.outcome === 'sealed' ? one.added : 0), 0)).toBe(1);
    await whole();
  });

  it('keeps the roots of full subtrees, and goes on from them', async () => {
    await sealed.body.sql(
      `insert into act (tenant_id, record_kind, record_id, seq, act, at, role, payload, commitments, prev_hash, hash)
       select 1, 'trial', n, 1, 'tried', $1, 'system', '{}', '{}', decode(repeat('00', 32), 'hex'), sha256(n::text::bytea)
       from generate_series(1, 700) n`,
      [LATER_WEDNESDAY],
    );
    await sealed.seal(LATER_WEDNESDAY);
    expect(await count('log_node')).toBe(Math.floor((await count('log_entry')) / 256));
    await sealed.body.does('yen', 'withdraw', { of: 'yen' });
    await sealed.seal(LATER_WEDNESDAY);
    expect((await sealed.verify()).check.verdict.fault).toBe(null);
    await sealed.body.sql(`update log_node set hash = sha256('x') where node_no = 1`);
    await sealed.body.does('yen', 'submit', { of: 'yen' });
    // Fails closed: what is not the log that was signed gets no new signature.
    await expect(sealed.seal(LATER_WEDNESDAY)).rejects.toThrow(/is not the one that was signed/);
  });

  it('can be changed neither by the application nor by the sealer', async () => {
    for (const url of [sealed.body.database.appUrl, sealed.body.database.jobUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`set app.tenant = '1'; set app.actor = 'system'`);
      for (const table of ['log_entry', 'log_node', 'log_checkpoint', 'log_delivery']) {
        for (const statement of [
          `delete from ${table}`,
          `update ${table} set tenant_id = 1`,
          `truncate ${table}`,
        ])
          await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' });
      }
      const insert = `insert into log_entry (tenant_id, entry_no, body) values (2, 0, 'x')`;
      await expect(client.query(insert)).rejects.toMatchObject({ code: '42501' });
      await client.query(`set app.tenant = '2'`);
      expect((await client.query('select * from log_entry')).rows).toEqual([]);
      await client.end();
    }
  });
});

onEachMajor('the signing keys', (major) => {
  let sealed: SealedBody;
  beforeAll(async () => {
    sealed = await aSealedBody(major);
    await sealed.body.inLine();
    await sealed.seal();
  });
  afterAll(() => sealed.drop());

  const change = async (how: 'rotate' | 'lost') =>
    sealTenant(sealed.jobs, {
      ...{
        tenant: TENANT,
        keys: await readKeys(sealed.keyFolder),
        now: LATER_WEDNESDAY,
        since: null,
        change: how,
      },
    });

  it('are files of their owner alone, and nothing is signed with one that others can read', async () => {
    const [name = ''] = await readdir(sealed.keyFolder);
    expect((await stat(join(sealed.keyFolder, name))).mode & 0o777).toBe(0o600);
    expect((await stat(sealed.keyFolder)).mode & 0o777).toBe(0o700);
    await chmod(join(sealed.keyFolder, name), 0o640);
    await expect(readKeys(sealed.keyFolder)).rejects.toThrow(KeyTrouble);
    await chmod(join(sealed.keyFolder, name), 0o600);
  });

  it('change by an entry both sign; what the old one signed stays good, and the old one goes', async () => {
    const kept = await sealed.write('entries');
    await createKey(sealed.keyFolder);
    expect(await change('rotate')).toMatchObject({ outcome: 'sealed', added: 1 });
    await dropOldKeys(sealed.keyFolder);
    expect(await readdir(sealed.keyFolder)).toHaveLength(1);
    await sealed.body.does('lan', 'submit', { of: 'lan' });
    await sealed.seal(LATER_WEDNESDAY);
    const { verdict } = (await sealed.verify(kept)).check;
    expect(verdict.fault).toBe(null);
    expect(verdict.notices).toMatchObject([{ code: 'log-key-changed' }]);
  });

  it('that are gone stop the sealing; declared lost the log goes on, and everybody is told', async () => {
    const [name = ''] = await readdir(sealed.keyFolder);
    await rename(join(sealed.keyFolder, name), join(sealed.folder, 'gone.key'));
    await createKey(sealed.keyFolder);
    await sealed.body.does('yen', 'submit', { of: 'yen' });
    expect(await sealed.seal(LATER_WEDNESDAY)).toEqual({ outcome: 'key-missing' });
    expect(await change('rotate')).toEqual({ outcome: 'key-missing' });
    expect(await change('lost')).toMatchObject({ outcome: 'sealed', added: 2 });
    const { verdict } = (await sealed.verify()).check;
    expect(verdict.fault).toBe(null);
    expect(verdict.notices).toMatchObject([{ code: 'log-key-changed' }, { code: 'log-key-lost' }]);
  });
});
