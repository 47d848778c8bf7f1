// Whatever is changed in the history or in a state behind the product's back is found, and the record named.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { administrationAct, roleRecord } from '../../src/app/account-acts.ts';
import { closeUnitPeriod } from '../../src/app/close-period.ts';
import { extendWeek } from '../../src/app/extend-week.ts';
import { fileAll } from '../../src/app/office/difficulties.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { verifyAll } from '../../src/cli/verify.ts';
import { openPool } from '../../src/store/connection.ts';
import { appendActs, GENESIS, requestHash } from '../../src/store/ledger.ts';
import { actHash } from '../../src/store/ledger-hash.ts';
import { insertGrant } from '../../src/store/role-grants.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { aBody, type Body, WEDNESDAY, WEEK } from '../builders/body.ts';
import { onEachMajor } from '../database.ts';

const intent = (key: string) => ({ key: `key-of-${key}`, requestHash: requestHash({ key }) });

onEachMajor('congtam verify', (major) => {
  let body: Body;
  let lan: number;
  let undo: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    body = await aBody(undefined, { major });
    await body.inLine();
    await body.does('lan', 'submit', { of: 'lan' });
    await body.does('nam', 'score', { of: 'lan', comment: 'Tốt' });
    await body.does('minh', 'approve', { of: 'lan' });
    await body.does('yen', 'submit', { of: 'yen' });
    await body.does('yen', 'withdraw', { of: 'yen' });
    await extendWeek(body.context, body.actorFor('office', WEDNESDAY), intent('extend'), {
      ...{ week: WEEK, version: 1, stage: 'submit', until: '2026-11-21T05:00:00Z', reason: 'Bão' },
    });
    await closeUnitPeriod(body.context, body.actorFor('chair', '2026-11-26T11:00:00.000Z'), intent('close'), {
      ...{
        unitId: body.unit.economy ?? 0,
        period: WEEK,
        version: 0,
        leaveUnfinished: true,
        reason: 'Hết hạn',
      },
    });
    lan = (await body.evaluation('lan')).id;
  });
  afterAll(() => body.drop());
  afterEach(async () => {
    for (const step of undo.toReversed()) await step();
    undo = [];
    expect(await found()).toEqual([]);
  });

  const found = async () => {
    const troubles: Trouble[] = [];
    await verifyTenant(body.pool, body.tenantId, (trouble) => troubles.push(trouble));
    return troubles;
  };
  /** Changes rows of one table behind the product's back; put back after the test. */
  const tamper = async (table: string, where: string, set: string) => {
    const copy = `kept_${undo.length}`;
    await body.sql(`create table ${copy} as select * from ${table} where ${where}`);
    await body.sql(`update ${table} set ${set} where ${where}`);
    const [columns] = await body.sql<{ list: string; values: string }>(
      `select string_agg(quote_ident(column_name), ', ') as list,
         string_agg('k.' || quote_ident(column_name), ', ') as values
       from information_schema.columns where table_name = $1 and is_identity = 'NO'`,
      [table],
    );
    const key = await keyOf(table);
    undo.push(async () => {
      await body.sql(
        `update ${table} t set (${columns?.list}) = row(${columns?.values}) from ${copy} k
         where ${key.map((column) => `t.${column} = k.${column}`).join(' and ')}`,
      );
      await body.sql(`drop table ${copy}`);
    });
  };
  const keyOf = async (table: string) => {
    const rows = await body.sql<{ name: string }>(
      `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where i.indrelid = $1::regclass and i.indisprimary`,
      [table],
    );
    return rows.map((row) => row.name);
  };
  const ofLan = (seq: number) =>
    `tenant_id = 1 and record_kind = 'evaluation' and record_id = ${lan} and seq = ${seq}`;

  it('finds nothing wrong in what the product wrote, and counts it', async () => {
    const result = await verifyTenant(body.pool, body.tenantId, () => undefined);
    expect(result).toMatchObject({ troubles: 0, erased: 0 });
    expect(result.acts).toBeGreaterThan(25);
    expect(result.texts).toBe(8);
  });

  it('replays what the first release wrote: a record that names its week, not its period', async () => {
    const [old] = await body.sql<{ id: number; at: Date; rulebook: string; payload: { period: string } }>(
      `select record_id::float8 as id, at, rulebook, payload from act a
       where record_kind = 'evaluation' and seq = 1 and not exists (
         select 1 from act b where b.record_kind = 'evaluation' and b.record_id = a.record_id and b.seq = 2) limit 1`,
    );
    if (old === undefined) throw new Error('every record has moved on');
    const { period, ...rest } = old.payload;
    const payload = { ...rest, week: period };
    const hash = actHash({
      ...{ tenantId: 1, record: { kind: 'evaluation', id: old.id }, seq: 1, at: old.at.toISOString() },
      ...{ act: 'created', actorId: null, actingFor: null, role: 'system', rulebook: old.rulebook, payload },
      ...{ commitments: {}, prev: GENESIS },
    }).toString('hex');
    const where = `record_kind = 'evaluation' and record_id = ${old.id}`;
    await tamper('act', where, `payload = '${JSON.stringify(payload)}', hash = decode('${hash}', 'hex')`);
    await tamper('evaluation', `id = ${old.id}`, `last_hash = decode('${hash}', 'hex')`);
    expect(await found()).toEqual([]);
  });

  it.each([
    ['payload', `payload = jsonb_set(payload, '{scores,total}', '9900')`],
    ['actor', 'actor_id = actor_id + 1'],
    ['time', `at = at - interval '1 second'`],
    ['role', `role = 'office'`],
    ['on behalf of', 'acting_for = 3'],
    ['rulebook', `rulebook = 'other@1'`],
    ['commitments', `commitments = '{}'`],
  ])('finds a changed %s', async (_what, set) => {
    await tamper('act', ofLan(3), set);
    expect(await found()).toEqual([{ kind: 'evaluation', id: lan, seq: 3, code: 'act-changed', detail: '' }]);
  });

  it('finds a changed link, and an act moved to another week', async () => {
    await tamper('act', ofLan(3), `prev_hash = sha256('x')`);
    expect(await found()).toMatchObject([{ id: lan, seq: 3, code: 'chain-broken' }]);
    for (const step of undo.splice(0)) await step();
    await tamper('act', ofLan(3), `week_start = week_start + 7`);
    expect(await found()).toMatchObject([{ id: lan, seq: 3, code: 'week-changed' }]);
  });

  it('finds a changed word, an added one, and lets an erased one be', async () => {
    await tamper('act_text', `${ofLan(3)} and field = 'comment'`, `body = 'Kém'`);
    expect(await found()).toMatchObject([{ id: lan, seq: 3, code: 'text-changed' }]);
    for (const step of undo.splice(0)) await step();
    await body.sql(
      `insert into act_text (tenant_id, record_kind, record_id, seq, field, salt, body)
       values (1, 'evaluation', $1, 4, 'comment', decode(repeat('00', 16), 'hex'), 'Thêm')`,
      [lan],
    );
    undo.push(() => body.sql(`delete from act_text where ${ofLan(4)}`));
    expect(await found()).toMatchObject([{ id: lan, seq: 4, code: 'text-added' }]);
  });

  it('finds a deleted act in the middle and at the end', async () => {
    const remove = async (seq: number) => {
      for (const table of ['act', 'act_text'])
        await body.sql(`create table kept_${table} as select * from ${table} where ${ofLan(seq)}`);
      await body.sql(`delete from act_text where ${ofLan(seq)}`);
      await body.sql(`delete from act where ${ofLan(seq)}`);
      undo.push(async () => {
        await body.sql('insert into act overriding system value select * from kept_act');
        await body.sql('insert into act_text select * from kept_act_text');
        await body.sql('drop table kept_act, kept_act_text');
      });
    };
    await remove(2);
    expect(await found()).toMatchObject([{ id: lan, seq: 2, code: 'act-missing' }]);
    for (const step of undo.splice(0)) await step();
    await remove(4);
    expect(await found()).toMatchObject([{ id: lan, seq: null, code: 'state-differs' }]);
  });

  it('finds an act put in, and two acts swapped', async () => {
    await body.sql(
      `insert into act (tenant_id, record_kind, record_id, seq, act, at, role, payload, commitments, week_start, prev_hash, hash)
       select tenant_id, record_kind, record_id, 5, 'closed', at, 'office', '{}', '{}', week_start, hash, sha256('y')
       from act where ${ofLan(4)}`,
    );
    undo.push(() => body.sql(`delete from act where ${ofLan(5)}`));
    expect(await found()).toMatchObject([{ id: lan, seq: 5, code: 'act-changed' }]);
    for (const step of undo.splice(0)) await step();
    await body.sql('alter table act_text drop constraint act_text_tenant_id_record_kind_record_id_seq_fkey');
    const swap = async () => {
      await body.sql(`update act set seq = -3 where ${ofLan(3)}`);
      await body.sql(`update act set seq = 3 where ${ofLan(4)}`);
      await body.sql(`update act set seq = 4 where ${ofLan(-3)}`);
    };
    await swap();
    const troubles = await found();
    await swap();
    expect(troubles).toMatchObject([{ id: lan, seq: 3, code: 'chain-broken' }]);
  });

  it.each([
    ['state', `state = 'closed'`, 'state'],
    [
      'points',
      `s_approver = '{4000,4000,2000}', total = 10000, level = 'excellent'`,
      'approver, total, level',
    ],
    ['total alone', 'total = total + 100', 'total'],
    ['scorer', 'scorer_id = 1', 'scorerId'],
    ['late', 'late = not late', 'late'],
    ['end of the chain', `last_hash = sha256('z')`, 'lastHash'],
    ['counted', `counted = false, not_counted_kind = 'leave'`, 'counted, notCountedKind'],
  ])('finds a state row with another %s', async (_what, set, detail) => {
    await tamper('evaluation', `tenant_id = 1 and id = ${lan}`, set);
    expect(await found()).toEqual([
      { kind: 'evaluation', id: lan, seq: null, code: 'state-differs', detail },
    ]);
  });

  it('names a row no part of the program can read, and goes on', async () => {
    const [check] = await body.sql<{ name: string }>(
      `select conname as name from pg_constraint where conrelid = 'evaluation'::regclass and contype = 'c'
         and pg_get_constraintdef(oid) like '%period_kind%' and coninhcount = 0 limit 1`,
    );
    await body.sql(`alter table evaluation drop constraint ${check?.name}`);
    await tamper('evaluation', `tenant_id = 1 and id = ${lan}`, `period_kind = 'decade'`);
    await tamper('unit_week', 'tenant_id = 1', 'closed_by = 2');
    expect(await found()).toMatchObject([
      { kind: 'evaluation', id: lan, detail: 'unreadable' },
      { kind: 'unit-week' },
    ]);
  });

  it('finds rows without history and histories without rows', async () => {
    await tamper('evaluation', `tenant_id = 1 and id = ${lan}`, 'id = id + 5000');
    expect((await found()).map((trouble) => trouble.code).toSorted()).toEqual([
      'history-missing',
      'state-missing',
    ]);
    await body.sql(`update evaluation set id = id - 5000 where id = $1`, [lan + 5000]);
  });

  it('finds changed unit weeks, deadlines, and delegations nobody gave', async () => {
    await tamper('unit_week', 'tenant_id = 1', 'closed_by = 2');
    await tamper('week_state', `tenant_id = 1 and row_version > 1`, `deadlines = '{}'`);
    await body.lend('minh', 'thu', ['score']);
    undo.push(() => body.sql('delete from delegation'));
    expect((await found()).map(({ kind, code }) => [kind, code])).toEqual([
      ['unit-week', 'state-differs'],
      ['week', 'state-differs'],
      ['delegation', 'history-missing'],
    ]);
  });

  it('finds roles, rulings and difficulties as nobody gave, made or filed them', async () => {
    const { tenantId, person, unit } = body;
    const now = '2026-11-26T12:00:00.000Z';
    await inTransaction(body.pool, { tenantId, personId: null, actor: 'system' }, async (tx) => {
      const payload = { personId: person.lan, role: 'inspector', unitId: null, from: '2026-11-26' };
      await insertGrant(tx, tenantId, { ...payload, id: 901, to: null, documentNumber: null } as never);
      await appendActs(tx, tenantId, now, [
        { record: roleRecord(901), end: null, acts: [administrationAct('role-granted', null, { payload })] },
      ]);
      const item = { unit: unit.economy ?? 0, personId: person.lan ?? 0, evaluationId: null };
      const by = { tenantId, personId: null, today: '2026-11-26', now };
      await fileAll(tx, by, [{ ...item, class: 'work', text: 'Thiếu máy' }]);
    });
    // The builder's own roles have no history; once granting is recorded, one without is told.
    const mine = async () =>
      (await found())
        .filter(({ kind, id }) => kind !== 'role-grant' || id > 900)
        .map(({ kind, code }) => `${kind} ${code}`);
    expect(await mine()).toEqual([]);
    // Words nobody filed, put beside the item: it may not point at them.
    await body.sql(`insert into act_text (tenant_id, record_kind, record_id, seq, field, salt, body)
      select tenant_id, record_kind, record_id, 7, field, salt, 'Đủ máy' from act_text where record_kind = 'difficulty'`);
    await body.sql('update difficulty set text_seq = 7');
    expect(await mine()).toEqual(['difficulty state-differs']);
    await body.sql('update difficulty set text_seq = 1');
    await body.sql(`delete from act_text where record_kind = 'difficulty' and seq = 7`);
    for (const [set, back, field] of [
      [`filed_at = filed_at - interval '1 hour'`, `filed_at = filed_at + interval '1 hour'`, 'filedAt'],
      ['week_start = week_start - 14', 'week_start = week_start + 14', 'weekStart'],
      ['list_id = 3', 'list_id = null', 'listId'],
    ]) {
      await body.sql(`update difficulty set ${set}`);
      expect((await found()).filter(({ kind }) => kind === 'difficulty')).toMatchObject([{ detail: field }]);
      await body.sql(`update difficulty set ${back}`);
    }
    await body.sql(`update role_grant set role = 'office' where id = 901`);
    await body.sql(`insert into role_grant (tenant_id, id, person_id, role, valid_from)
      values (1, 902, 1, 'inspector', '2026-01-01')`);
    await body.sql(`update difficulty set state = 'decided'`);
    await body.sql(`insert into quota_ruling (tenant_id, id, regime, period, unit_id, outstanding, pooled,
      document_number, ruled_by, ruled_at) values (1, 1, '335', '2026Q4', 1, true, false, 'x', 1, now())`);
    expect((await mine()).toSorted()).toEqual([
      'difficulty state-differs',
      'quota-ruling history-missing',
      'role-grant history-missing',
      'role-grant state-differs',
    ]);
    await body.sql('delete from quota_ruling');
    await body.sql(`delete from role_grant where id > 900`);
    await body.sql(`delete from difficulty`);
    expect((await mine()).toSorted()).toEqual(['difficulty state-missing', 'role-grant state-missing']);
    for (const table of ['act_text', 'act'])
      await body.sql(`delete from ${table} where record_kind in ('role-grant', 'difficulty')`);
  });

  it('says the same, acts in the same order, when threads share the ranges', async () => {
    const beside = { databaseUrl: body.database.ownerUrl, threads: 2, actsPerRange: 2 };
    const both = async () => {
      const told: Trouble[][] = [[], []];
      const verify = (index: number, how: object) =>
        verifyTenant(body.pool, body.tenantId, (one) => told[index]?.push(one), { recompute: true, ...how });
      const [here, there] = [await verify(0, {}), await verify(1, { beside })];
      expect(there).toEqual(here);
      const [acts, states] = [0, 1].map((isState) =>
        told.map((all) => all.filter(({ seq }) => (seq === null) === (isState === 1))),
      );
      expect(acts?.[1]).toEqual(acts?.[0]);
      expect(new Set(states?.[1])).toEqual(new Set(states?.[0]));
      return told[1]?.map(({ kind, code }) => `${kind} ${code}`);
    };
    expect(await both()).toEqual([]);
    await tamper('act', ofLan(3), `role = 'office'`);
    await tamper('act', `record_kind = 'unit-week'`, `hash = sha256('y')`);
    await tamper(
      'evaluation',
      `tenant_id = 1 and state = 'open' and scorer_id is not null`,
      'late = not late',
    );
    await tamper('week_state', `tenant_id = 1 and row_version > 1`, `deadlines = '{}'`);
    const told = await both();
    expect(told?.filter((one) => one !== 'evaluation state-differs')).toEqual([
      'evaluation act-changed',
      'unit-week act-changed',
      'week state-differs',
    ]);
  });

  it('counts lawfully erased words and stays valid', async () => {
    await body.sql(`create table kept as select * from act_text where ${ofLan(3)}`);
    await body.sql(`delete from act_text where ${ofLan(3)}`);
    undo.push(async () => {
      await body.sql('insert into act_text select * from kept');
      await body.sql('drop table kept');
    });
    const result = await verifyTenant(body.pool, body.tenantId, () => undefined);
    expect(result).toMatchObject({ troubles: 0, erased: 1, texts: 7 });
  });

  it('speaks both languages on the console and answers with an exit code', async () => {
    const lines: string[] = [];
    const console = {
      env: {},
      isRoot: false,
      now: () => WEDNESDAY,
      out: (line: string) => void lines.push(line),
      err: (line: string) => void lines.push(line),
      say: (key: string, values: object = {}) => void lines.push(`${key} ${JSON.stringify(values)}`),
    };
    const owner = openPool(body.database.ownerUrl, { max: 1 });
    try {
      expect(await verifyAll(owner, null, console)).toBe(0);
      expect(await verifyAll(owner, 'nobody', console)).toBe(1);
      await tamper('act', ofLan(3), `role = 'office'`);
      lines.length = 0;
      expect(await verifyAll(owner, 't1', console)).toBe(1);
      expect(lines[0]).toContain('SAI: evaluation');
      expect(lines[1]).toContain('WRONG: evaluation');
    } finally {
      await owner.end();
    }
  });
});
