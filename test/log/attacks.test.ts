// The owner of the database changes what was sealed; the verifier names the first wrong entry, and nothing else.
import { afterAll, beforeEach, expect, it } from 'vitest';
import { WEDNESDAY } from '../builders/body.ts';
import { onEachMajor } from '../database.ts';
import { aSealedBody, forge, linkAnew, numberOf, type SealedBody, signAnew } from './sealed-body.ts';

const LATER = '2026-11-18T09:00:00.000Z';

onEachMajor('attacks on the sealed log', (major) => {
  let sealed: SealedBody;
  let lan: number;
  let yen: number;
  let kept: string;
  let note: string;

  const all: SealedBody[] = [];
  beforeEach(async () => {
    sealed = await aSealedBody(major);
    all.push(sealed);
    const { body } = sealed;
    await body.inLine();
    await sealed.seal();
    await body.does('lan', 'submit', { of: 'lan' });
    await body.does('yen', 'submit', { of: 'yen' });
    await sealed.seal('2026-11-18T03:05:00.000Z');
    await body.does('nam', 'score', { of: 'lan', comment: 'Tốt' });
    await body.does('minh', 'approve', { of: 'lan' });
    await sealed.seal('2026-11-18T03:10:00.000Z');
    kept = await sealed.write('entries');
    note = await sealed.write('note');
    await body.does('yen', 'withdraw', { of: 'yen' });
    await sealed.seal('2026-11-18T03:20:00.000Z');
    lan = (await body.evaluation('lan')).id;
    yen = (await body.evaluation('yen')).id;
  });
  afterAll(async () => void (await Promise.all(all.map((one) => one.drop()))));

  const ofLan = (seq: number) =>
    `tenant_id = 1 and record_kind = 'evaluation' and record_id = ${lan} and seq = ${seq}`;
  const sql = (text: string, values: unknown[] = []) => sealed.body.sql(text, values);
  const withoutKeys = async () => {
    await sql('alter table act_text drop constraint act_text_tenant_id_record_kind_record_id_seq_fkey');
    await sql('alter table log_delivery drop constraint log_delivery_tenant_id_size_fkey');
  };

  it('has nothing to say about what nobody touched, whatever was kept', async () => {
    for (const file of [null, kept, note]) {
      const { troubles, check, first } = await sealed.verify(file);
      expect([troubles, check.verdict.fault, check.slippedIn, first]).toEqual([[], null, null, null]);
      expect(check.verdict).toMatchObject({ checkpoints: 4, notices: [] });
    }
  });

  it.each([
    ['a changed result', `payload = jsonb_set(payload, '{scores,total}', '9900')`],
    ['a moved time', `at = at - interval '2 minutes'`],
    ['another actor', 'actor_id = actor_id + 1'],
    ['another link', `prev_hash = sha256('x')`],
    ['another hash', `hash = sha256('x')`],
  ])('names the entry of %s', async (_what, set) => {
    await sql(`update act set ${set} where ${ofLan(3)}`);
    expect((await sealed.verify()).first).toBe(await numberOf(sealed, lan, 3));
    expect((await sealed.verify(kept)).first).toBe(await numberOf(sealed, lan, 3));
  });

  it('names the entry of an act moved to another week, where pages would no longer find it', async () => {
    await sql(`update act set week_start = week_start + 7 where ${ofLan(3)}`);
    expect((await sealed.verify()).first).toBe(await numberOf(sealed, lan, 3));
  });

  it('names a deleted act, in the middle and at the end', async () => {
    const number = await numberOf(sealed, lan, 2);
    await withoutKeys();
    await sql(`delete from act where ${ofLan(2)}`);
    const { check } = await sealed.verify();
    expect(check.verdict.fault).toMatchObject({ code: 'log-act-missing', no: number });
    expect(check.verdict.fault?.body).toMatch(`act evaluation ${lan} 2 `);
  });

  it('names two swapped acts by the first of them', async () => {
    await withoutKeys();
    await sql(`update act set seq = -3 where ${ofLan(3)}`);
    await sql(`update act set seq = 3 where ${ofLan(4)}`);
    await sql(`update act set seq = 4 where ${ofLan(-3)}`);
    expect((await sealed.verify()).first).toBe(await numberOf(sealed, lan, 3));
  });

  it('tells an act put in: a copy breaks its chain, a backdated one is older than what was sealed', async () => {
    const copy = (seq: number, at: string, hash: string) =>
      sql(
        `insert into act (tenant_id, record_kind, record_id, seq, act, at, role, payload, commitments, week_start,
           prev_hash, hash)
         select tenant_id, record_kind, record_id, $2, 'viewed', $3, 'scorer', '{}', '{}', week_start, hash, sha256($4::bytea)
         from act where ${ofLan(4)} and $1 = 1`,
        [1, seq, at, hash],
      );
    await copy(5, '2026-11-18T01:00:00Z', 'x');
    const { troubles, check } = await sealed.verify(kept);
    expect(troubles).toMatchObject([{ id: lan, seq: 5, code: 'act-changed' }]);
    expect(check.unsealed).toMatchObject({ count: 1, oldest: { id: lan, seq: 5 } });
    expect(check.slippedIn).toMatchObject({ id: lan, seq: 5 });
    // Sealed in the meantime it stands in the log, with its wrong time.
    await sealed.seal(LATER);
    expect((await sealed.verify(kept)).check.verdict.fault).toMatchObject({ code: 'log-backdated' });
  });

  it('names the first entry of a log that was cut short with its acts', async () => {
    const number = await numberOf(sealed, lan, 3);
    await withoutKeys();
    await sql(
      'delete from act_text where (record_kind, record_id, seq) in (select record_kind, record_id, seq from log_entry where entry_no >= $1)',
      [number],
    );
    await sql(
      'delete from act where (record_kind, record_id, seq) in (select record_kind, record_id, seq from log_entry where entry_no >= $1)',
      [number],
    );
    await sql('delete from log_entry where entry_no >= $1', [number]);
    await sql('delete from log_checkpoint where size > $1', [number]);
    await sql(`update evaluation set state = 'submitted' where id = $1`, [lan]);
    expect((await sealed.verify()).check.verdict.fault).toBe(null);
    const { check } = await sealed.verify(kept);
    expect(check.verdict.fault).toMatchObject({ code: 'log-kept-longer', no: number });
    expect(check.verdict.fault?.body).toMatch(`act evaluation ${lan} 3 `);
    expect((await sealed.verify(note)).check.verdict.fault).toMatchObject({
      code: 'log-kept-longer',
      no: number,
    });
  });

  it.each([
    ['result', 3, `payload = jsonb_set(payload, '{scores,total}', '9900')`],
    ['time', 4, `at = at - interval '40 minutes'`],
    ['first act', 1, `at = at - interval '1 second'`],
  ])(
    'finds a %s changed by a forger who links and signs everything anew with the stolen key',
    async (_what, seq, set) => {
      await forge(sealed, lan, seq, set);
      // The forger is good: without anything kept outside the log is whole.
      const alone = await sealed.verify();
      expect([alone.check.verdict.fault, alone.check.wrongActs]).toEqual([null, []]);
      expect((await sealed.verify(kept)).check.verdict.fault).toMatchObject({
        code: 'log-kept-differs',
        no: await numberOf(sealed, lan, seq),
      });
      const { fault } = (await sealed.verify(note)).check.verdict;
      expect(fault?.code).toBe('log-kept-root');
      expect(fault?.no).toBeLessThanOrEqual(await numberOf(sealed, lan, seq));
      expect(fault?.to).toBeGreaterThanOrEqual(await numberOf(sealed, lan, seq));
    },
  );

  it('names an act a forger filled with what nobody can read, and its entry', async () => {
    await forge(sealed, lan, 3, `payload = 'null'`);
    const { troubles, check } = await sealed.verify(kept);
    expect(troubles).toMatchObject([{ id: lan, seq: 3, code: 'unlawful' }]);
    expect(check.verdict.fault).toMatchObject({
      code: 'log-kept-differs',
      no: await numberOf(sealed, lan, 3),
    });
  });

  it('finds an act taken out, put in or swapped by such a forger', async () => {
    const number = await numberOf(sealed, yen, 2);
    await withoutKeys();
    await sql(`delete from log_entry where entry_no = $1`, [number]);
    await sql(`update log_entry set entry_no = entry_no - 1 where entry_no > $1`, [number]);
    await sql(`update log_checkpoint set size = size - 1 where size > $1`, [number]);
    await sql(`delete from act_text where record_id = $1 and seq = 2`, [yen]);
    await sql(`delete from act where record_id = $1 and seq = 2`, [yen]);
    await sql(`update act set seq = 2 where record_id = $1 and seq = 3`, [yen]);
    await sql(`update log_entry set seq = 2 where record_id = $1 and seq = 3`, [yen]);
    await linkAnew(sealed, yen);
    await signAnew(sealed);
    expect((await sealed.verify()).check.verdict.fault).toBe(null);
    expect((await sealed.verify(kept)).check.verdict.fault).toMatchObject({
      code: 'log-kept-differs',
      no: number,
    });
  });

  it('names what was done to the log itself: an entry, its order, a checkpoint, a signature', async () => {
    const number = await numberOf(sealed, lan, 3);
    const code = async () => (await sealed.verify()).check.verdict.fault;
    const put = async (table: string, set: string, where: string) => {
      await sql(`create table before as select * from ${table}`);
      await sql(`update ${table} set ${set} where ${where}`);
      const fault = await code();
      await sql(`delete from log_delivery`);
      await sql(`delete from ${table}`);
      await sql(`insert into ${table} select * from before`);
      await sql('drop table before');
      return fault;
    };
    const among = { no: expect.any(Number), to: expect.any(Number) };
    expect(
      await put(
        'log_entry',
        `body = replace(body, '2026-11-18T03', '2026-11-18T02')`,
        `entry_no = ${number}`,
      ),
    ).toMatchObject({
      code: 'log-act-changed',
      no: number,
    });
    expect(await put('log_entry', 'entry_no = entry_no + 1000', `entry_no = ${number}`)).toMatchObject({
      code: 'log-entry-missing',
      no: number,
    });
    expect(
      await put('log_checkpoint', `note = replace(note, 'at 2026', 'at 2025')`, 'size > 0'),
    ).toMatchObject({
      code: 'log-checkpoint-signature',
      ...among,
    });
    expect(await put('log_checkpoint', `note = 'x'`, `size > ${number}`)).toMatchObject({
      code: 'log-checkpoint-unreadable',
    });
    for (const set of ['root = sha256(root)', `at = at + interval '1 hour'`])
      expect(await put('log_checkpoint', set, `size > ${number}`)).toMatchObject({
        code: 'log-checkpoint-row',
      });
    expect(await code()).toBe(null);
  });

  it('names what was stored of the tree and does not follow from the entries', async () => {
    const many = Array.from({ length: 300 }, (_, at) => at);
    await sql(
      `insert into act (tenant_id, record_kind, record_id, seq, act, at, role, payload, commitments, prev_hash, hash)
       select 1, 'difficulty-list', n, 1, 'compiled', '2026-11-18T03:25:00Z', 'office', '{}', '{}', sha256(''), sha256(n::text::bytea)
       from unnest($1::int[]) n`,
      [many],
    );
    await sealed.seal('2026-11-18T03:30:00.000Z');
    const wrong = async () => (await sealed.verify()).check.wrongSubtree;
    expect(await wrong()).toBe(null);
    await sql('update log_node set hash = sha256(hash) where level = 8 and node_no = 0');
    expect(await wrong()).toEqual({ level: 8, index: 0 });
    await sql('delete from log_node');
    expect(await wrong()).toEqual({ level: 8, index: 0 });
    await sealed.body.does('yen', 'submit', { of: 'yen', now: '2026-11-18T03:40:00.000Z' });
    await expect(sealed.seal('2026-11-18T03:41:00.000Z')).rejects.toThrow('not the one that was signed');
  });

  it('reports how old the oldest unsealed act is', async () => {
    await sealed.body.does('yen', 'submit', { of: 'yen', now: '2026-11-18T04:00:00.000Z' });
    const { check } = await sealed.verify(kept);
    expect(check.unsealed).toMatchObject({ count: 1, oldest: { id: yen, at: '2026-11-18T04:00:00.000Z' } });
    expect([check.verdict.fault, check.slippedIn]).toEqual([null, null]);
    expect(WEDNESDAY < '2026-11-18T04:00:00.000Z').toBe(true);
  });
});
