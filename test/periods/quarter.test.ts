// A quarter end to end: generated ahead, filled in with work lines, opinions heard, decided, the leader after the
// subordinates, reopened together; two regulations side by side; moved during the quarter; verified at the end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryOut } from '../../src/app/studio/try-out.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { aBody, type Body, WEDNESDAY } from '../builders/body.ts';
import { facts, quarterlyRulebook, workLine } from '../builders/quarter.ts';

const Q4 = '2026-Q4';
const STAFF = quarterlyRulebook();
const LEADER = quarterlyRulebook({ leader: true });
const PARTY = quarterlyRulebook({ id: '366-leader', leader: true, line: 'party', steps: false });

const codes = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { code: string; detail?: { refusals?: { code: string }[] } }) =>
      error.detail?.refusals?.map((one) => one.code) ?? [error.code],
  );

describe('a quarter', () => {
  let body: Body;
  const staff = ['lan', 'binh'];
  beforeAll(async () => {
    body = await aBody();
    await body.activate(STAFF, LEADER, PARTY);
    await body.inLine();
  });
  afterAll(() => body.drop());

  const decideFor = async (who: string) => {
    await body.does('nam', 'score', { of: who, week: Q4, comment: 'Tốt' });
    await body.does('minh', 'record-step', { of: who, week: Q4, step: 'unit-opinion', comment: 'Nhất trí' });
    await body.does('minh', 'approve', { of: who, week: Q4, comment: 'Duyệt' });
  };

  it('is generated ahead for everybody, by the regulation of the rank, two for a leader', async () => {
    const [lan] = await body.evaluations('lan', Q4);
    expect(lan).toMatchObject({ rulebook_id: '335-staff', state: 'open', scorer_id: body.person.nam });
    expect(String(lan?.id)).toMatch(/^202684/);
    expect((await body.evaluations('minh', Q4)).map((row) => row.rulebook_id)).toEqual([
      '366-leader',
      '335-leader',
    ]);
    const again = await body.sql('select count(*)::int as n from evaluation');
    await body.inLine('2026-11-18T04:00:00.000Z');
    expect(await body.sql('select count(*)::int as n from evaluation')).toEqual(again);
  });

  it('asks for work, never takes nothing for full marks, and lets nobody excuse himself', async () => {
    const submit = (given = facts(), entered: Record<string, number> = { general: 2750 }) =>
      codes(body.does('lan', 'submit', { of: 'lan', week: Q4, facts: given, entered }));
    expect(await submit(facts([]))).toContain('input-no-assigned-work');
    expect(await submit(facts(), {})).toEqual(['score-missing']);
    const excused = workLine({ delays: [{ times: 1, excused: 1 }] });
    expect(await submit(facts([excused]))).toEqual(['excused-by-self']);
    expect(await submit(facts([workLine()], { flags: { disciplined: true } }))).toContain('fact-not-yours');
    const untitled = facts([workLine()], { words: { lines: {}, flags: {} } });
    expect(await submit(untitled)).toEqual(['line-without-title']);
  });

  it('reckons exactly: 300 4/4 one late, 100 10/8 one fault gives 62.576 of 70', async () => {
    const lines = [
      workLine({ key: 'l1', coefficient: 300, delays: [{ times: 1, excused: 0 }] }),
      workLine({ key: 'l2', assigned: 1000, done: 800, faults: [{ times: 1, excused: 0 }] }),
    ];
    await body.does('lan', 'submit', {
      of: 'lan',
      week: Q4,
      facts: facts(lines),
      entered: { general: 2750 },
    });
    const row = await body.evaluation('lan', Q4);
    expect(row).toMatchObject({ state: 'submitted', total_self: 9007, s_self: null });
    expect(row.f_self).toMatchObject({ total: 9007, level: 'excellent', entered: { general: 2750 } });
    const { n, d } = (row.f_self as { exact: { n: string; d: string } }).exact;
    expect((Number(n) / Number(d)).toFixed(3)).toBe('90.076');
  });

  it('waits for the opinion of the unit, and lets only those record it whom the regulation names', async () => {
    await body.does('nam', 'score', { of: 'lan', week: Q4, comment: 'Đồng ý' });
    const approve = { of: 'lan', week: Q4, comment: 'Duyệt' };
    expect(await codes(body.does('minh', 'approve', approve))).toEqual(['step-missing']);
    const step = { of: 'lan', week: Q4, step: 'unit-opinion', comment: 'Nhất trí 9/9' };
    expect(await codes(body.does('lan', 'record-step', step))).toContain('no-step-open');
    expect(await codes(body.does('minh', 'record-step', { ...step, step: 'notice' }))).toEqual([
      'no-step-open',
    ]);
    expect(await codes(body.does('minh', 'record-step', { ...step, comment: ' ' }))).toEqual([
      'comment-required',
    ]);
    await body.does('minh', 'record-step', step);
    expect(await codes(body.does('minh', 'record-step', step))).toContain('no-step-open');
    await body.does('minh', 'approve', approve);
    const row = await body.evaluation('lan', Q4);
    expect(row).toMatchObject({
      state: 'approved',
      total: 9007,
      level: 'excellent',
      steps: { 'unit-opinion': 4 },
    });
    expect(row.total_numerator).toMatch(/^\d+$/);
    await body.does('office', 'record-step', {
      of: 'lan',
      week: Q4,
      step: 'notice',
      comment: 'Thông báo số 12',
    });
  });

  const leaderInput = () => facts([workLine()], { choices: { e: { option: 'full', reason: '' } } });
  const asLeader = (who: string) => ({ of: who, week: Q4, rulebook: '335-leader' });

  it('does not decide a leader before the last subordinate', async () => {
    const submit = () =>
      body.does('nam', 'submit', { ...asLeader('nam'), facts: leaderInput(), entered: { general: 3000 } });
    expect(await codes(submit())).toContain('subordinates-undecided');
    await body.does('binh', 'submit', { of: 'binh', week: Q4, facts: facts(), entered: { general: 2000 } });
    await decideFor('binh');
    await submit();
    const row = await body.evaluation('nam', Q4, '335-leader');
    expect(row.f_self).toMatchObject({
      total: 10000,
      facts: { subordinates: { total: 2, decided: 2, worst: 'excellent' } },
    });
  });

  it('reopens the leader with the subordinate, in one go', async () => {
    await body.does('thu', 'score', { ...asLeader('nam'), comment: 'Tốt' });
    const opinion = { ...asLeader('nam'), step: 'unit-opinion', comment: 'Nhất trí' };
    await body.does('minh', 'record-step', opinion);
    await body.does('minh', 'approve', { ...asLeader('nam'), comment: 'Duyệt' });
    expect(await body.evaluation('nam', Q4, '335-leader')).toMatchObject({
      state: 'approved',
      level: 'excellent',
    });
    await body.does('lan', 'propose-reopen', { of: 'lan', week: Q4, comment: 'Thiếu một việc' });
    await body.does('minh', 'agree-reopen', { of: 'lan', week: Q4, comment: '' });
    const [lan, nam] = [await body.evaluation('lan', Q4), await body.evaluation('nam', Q4, '335-leader')];
    expect(lan).toMatchObject({ state: 'submitted', revision: 2, steps: null });
    expect(nam).toMatchObject({ state: 'submitted', revision: 2, total: null, level: null });
    const [act] = await body.sql(
      'select act, payload from act where record_id = $1 order by seq desc limit 1',
      [nam.id],
    );
    expect(act).toEqual({ act: 'reopened-with', payload: { because: lan.id } });
    expect(await codes(body.does('thu', 'score', { ...asLeader('nam'), comment: 'x' }))).toEqual([
      'subordinates-undecided',
    ]);
    // Decided worse: the factor of the leader follows, by the facts of that moment.
    const poor = facts([workLine({ done: 100 })], {
      flags: { disciplined: true },
      words: {
        lines: { l1: { title: 'Việc', product: '' } },
        flags: { disciplined: 'Quyết định 12' },
      },
    });
    const given = { of: 'lan', week: Q4, facts: poor, entered: { general: 1000 }, comment: 'Không đạt' };
    await body.does('nam', 'score', given);
    await body.does('minh', 'record-step', {
      of: 'lan',
      week: Q4,
      step: 'unit-opinion',
      comment: 'Nhất trí',
    });
    await body.does('minh', 'approve', { of: 'lan', week: Q4, comment: 'Duyệt' });
    expect(await body.evaluation('lan', Q4)).toMatchObject({ state: 'approved', level: 'not-completed' });
    await body.does('thu', 'score', { ...asLeader('nam'), comment: 'Đơn vị có người không hoàn thành' });
    const after = await body.evaluation('nam', Q4, '335-leader');
    expect(after.f_scorer).toMatchObject({
      total: 9300,
      facts: { subordinates: { worst: 'not-completed' } },
    });
  });

  it('follows a transfer: the new unit classifies', async () => {
    await body.endPost('binh', '2026-11-18');
    await body.assign('binh', 'staff', 'economy', { from: '2026-11-18' });
    await body.inLine('2026-11-18T05:00:00.000Z');
    const rows = await body.evaluations('binh', Q4);
    // Decided already in the old unit: what is decided stays.
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ unit_id: body.unit.culture, state: 'approved' });
    await body.endPost('yen', '2026-11-18');
    await body.assign('yen', 'staff', 'culture', { from: '2026-11-18' });
    await body.inLine('2026-11-18T06:00:00.000Z');
    const [yen, ...more] = await body.evaluations('yen', Q4);
    expect(more).toEqual([]);
    expect(yen).toMatchObject({ unit_id: body.unit.culture, scorer_id: body.person.nam, state: 'open' });
  });

  it('kept by month from now on: tried on its quarters, and said so', async () => {
    const monthly = { ...STAFF, periods: ['month'] as const, validFrom: '2027-01-01' };
    const run = await tryOut(body.context, body.tenantId, '2026-11-18', monthly);
    expect(run).toMatchObject({ kind: 'month', tried: 'quarter', on: ['335-staff'], recorded: [], cases: 2 });
    // What is asked for is looked for among the quarters too; of months there are none to offer.
    const before = { from: '2026-01-01', to: '2026-07-01' };
    expect(await tryOut(body.context, body.tenantId, '2026-11-18', monthly, before)).toMatchObject({
      ...{ kind: 'month', tried: 'month', cases: 0 },
      recorded: expect.arrayContaining([expect.objectContaining({ kind: 'quarter', fits: true, cases: 2 })]),
    });
  });

  it('replays and verifies', async () => {
    const troubles: Trouble[] = [];
    await verifyTenant(body.pool, body.tenantId, (trouble) => troubles.push(trouble));
    expect(troubles).toEqual([]);
    expect(staff).toHaveLength(2);
    expect(WEDNESDAY).toContain('2026-11-18');
  });
});
