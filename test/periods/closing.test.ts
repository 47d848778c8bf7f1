// A quarter's deadlines moved with a reason, a unit's quarter closed with everything under it, reopened by two, and
// closed again: as weeks are, on the same road, in the same ledger.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeUnitPeriod } from '../../src/app/close-period.ts';
import { extendPeriod } from '../../src/app/extend-period.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewPeriodApprovals } from '../../src/app/views/period-approvals.ts';
import { viewPeriodRecord } from '../../src/app/views/period-record.ts';
import { viewUnitPeriod } from '../../src/app/views/unit-period.ts';
import { unitPeriodRoutes } from '../../src/contract/unit-periods.ts';
import { requestHash } from '../../src/store/ledger.ts';
import { A_WARD, AFTER_CLOSE, aBody, type Body, WEDNESDAY, WEEK } from '../builders/body.ts';
import { facts, quarterlyRulebook } from '../builders/quarter.ts';

const Q4 = '2026-Q4';
const AFTER = '2027-01-20T03:00:00.000Z';
const STAFF = quarterlyRulebook({ steps: false });
const LEADER = quarterlyRulebook({ leader: true, steps: false });
const intent = (key: string) => ({ key, requestHash: requestHash({ key }) });
const codes = async (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { code: string; detail?: { refusals?: { code: string }[] } }) =>
      error.detail?.refusals?.map((one) => one.code) ?? [error.code],
  );

describe('closing a quarter', () => {
  let body: Body;
  let keys = 0;
  beforeAll(async () => {
    body = await aBody();
    await body.activate(STAFF, LEADER);
    await body.inLine();
  });
  afterAll(() => body.drop());

  const fresh = () => {
    keys += 1;
    return intent(`k${keys}`);
  };
  const extend = (who: string, change: Partial<Parameters<typeof extendPeriod>[3]> = {}) =>
    extendPeriod(body.context, body.actorFor(who, WEDNESDAY), fresh(), {
      ...{ period: Q4, version: 1, rulebook: STAFF.id, stage: 'submit' },
      ...{ until: '2026-12-28T10:00:00.000Z', reason: 'Mưa lũ', ...change },
    });
  const close = (who: string, change: Partial<Parameters<typeof closeUnitPeriod>[3]> = {}, now = AFTER) =>
    closeUnitPeriod(body.context, body.actorFor(who, now), fresh(), {
      ...{ unitId: body.unit.culture ?? 0, period: Q4, version: 0, leaveUnfinished: false, reason: '' },
      ...change,
    });
  const seen = async (who: string, unit = body.unit.culture ?? 0) =>
    unitPeriodRoutes.unitPeriod.reply.parse(
      await viewUnitPeriod(body.context, body.actorFor(who, AFTER), unit, Q4),
    );

  const toApprove = async (who: string) => {
    const reply = await viewPeriodApprovals(body.context, body.actorFor(who, WEDNESDAY), Q4);
    const { items } = unitPeriodRoutes.periodApprovals.reply.parse(reply);
    return items.map(({ person, looks, hindered }) => [person.name, looks, hindered.map(({ code }) => code)]);
  };

  it('moves one stage of one regulation for the whole body, later only, by the office alone', async () => {
    expect(await codes(extend('minh'))).toEqual(['not-your-part']);
    expect(await codes(extend('office', { rulebook: 'unheard-of' }))).toEqual(['not-found']);
    expect(await codes(extend('office', { period: '2026-Q3' }))).toEqual(['not-found']);
    expect(await codes(extend('office', { until: '2026-12-01T10:00:00.000Z' }))).toEqual([
      'deadline-not-later',
    ]);
    const lan = await body.evaluation('lan', Q4);
    const before = await viewPeriodRecord(body.context, body.actorFor('lan', WEDNESDAY), lan.id);
    const moved = await extend('office');
    expect(moved).toMatchObject({ version: 2, deadlines: { submit: '2026-12-28T10:00:00.000Z' } });
    // A stage that would lie before it goes on behind it.
    expect(moved.deadlines.score > moved.deadlines.submit).toBe(true);
    expect(await codes(extend('office'))).toEqual(['version-conflict']);
    const after = await viewPeriodRecord(body.context, body.actorFor('lan', WEDNESDAY), lan.id);
    expect([before.deadlines.submit, after.deadlines.submit]).toEqual([
      '2026-12-18T10:00:00.000Z',
      '2026-12-28T10:00:00.000Z',
    ]);
    const { regulations, periodVersion } = await seen('office', body.unit.ward);
    expect(periodVersion).toBe(2);
    expect(regulations.find(({ id }) => id === STAFF.id)?.extended).toMatchObject([
      { stage: 'submit', reason: 'Mưa lũ', by: { name: body.nameOf('office') } },
    ]);
    expect(regulations.find(({ id }) => id === LEADER.id)?.extended).toEqual([]);
  });

  it('names everybody in the way, leaves nobody without a result before the deadline or without a reason', async () => {
    await body.does('lan', 'submit', { of: 'lan', week: Q4, facts: facts(), entered: { general: 2800 } });
    await body.does('nam', 'score', { of: 'lan', week: Q4, comment: 'Tốt' });
    expect(await toApprove('minh')).toEqual([[body.nameOf('lan'), [], []]]);
    expect(await toApprove('nam')).toEqual([]);
    await body.does('minh', 'approve', { of: 'lan', week: Q4, comment: 'Duyệt' });
    expect(await toApprove('minh')).toEqual([]);
    expect(await codes(close('binh'))).toEqual(['not-found']);
    expect(new Set(await codes(close('chair')))).toEqual(new Set(['unfinished']));
    const leaving = { leaveUnfinished: true, reason: 'Hết hạn' };
    expect(await codes(close('chair', leaving, WEDNESDAY))).toEqual(['too-early-to-leave-unfinished']);
    expect(await codes(close('chair', { leaveUnfinished: true }))).toEqual(['reason-required']);
    // A head does not spare himself the result still due.
    expect(await codes(close('minh', leaving))).toContain('own-case-unfinished');
    const { closeRefusals, may, state } = await seen('minh');
    expect({ may, state }).toEqual({ may: ['close'], state: 'open' });
    expect(closeRefusals.map(({ params }) => params.name)).toContain(body.nameOf('binh'));
    await expect(seen('lan')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('freezes the unit, and only this period of it', async () => {
    const done = await close('chair', { leaveUnfinished: true, reason: 'Hết hạn' });
    expect(done).toMatchObject({ state: 'closed', version: 1 });
    expect(done.unfinished).toBe(done.closed - 1);
    const view = await seen('minh');
    expect(view).toMatchObject({ state: 'closed', may: [], closedBy: { name: body.nameOf('chair') } });
    const lan = await body.evaluation('lan', Q4);
    expect(lan).toMatchObject({ state: 'closed', level: 'excellent' });
    expect((await body.evaluation('lan')).state).toBe('open');
    expect(await close('chair', { version: 1 })).toMatchObject({ closed: 0, version: 1 });
    const again = body.does('lan', 'submit', { of: 'lan', week: Q4, facts: facts(), now: AFTER });
    expect(await codes(again)).toContain('wrong-state');
  });

  it('opens one record again by two persons, the second with the password, and is closed once more', async () => {
    const of = { of: 'lan', week: Q4, now: AFTER };
    await body.does('nam', 'propose-reopen', { ...of, comment: 'Thiếu một sản phẩm' });
    const unsigned = body.does('chair', 'agree-reopen', { ...of, steppedUp: false });
    expect(await codes(unsigned)).toEqual(['step-up-needed']);
    await body.does('chair', 'agree-reopen', of);
    expect(await body.evaluation('lan', Q4)).toMatchObject({ state: 'submitted', revision: 2 });
    await body.does('nam', 'score', { ...of, comment: 'Bổ sung' });
    // Reopened, and opened in the list before it is signed with others.
    expect(await toApprove('minh')).toEqual([[body.nameOf('lan'), ['reopened'], []]]);
    await body.does('minh', 'approve', { ...of, comment: 'Duyệt lại' });
    // Leaders above were opened with it, and are left without a result once more.
    const last = await close('chair', { version: 1, leaveUnfinished: true, reason: 'Hết hạn' });
    expect(last).toMatchObject({ version: 2 });
    expect(last.unfinished).toBe(last.closed - 1);
  });

  it('verifies, and notices a deadline or a closing changed behind its back', async () => {
    const troubles = async () => {
      const found: Trouble[] = [];
      await verifyTenant(body.context.pool, body.tenantId, (one) => found.push(one));
      return found.map(({ kind, code }) => `${kind} ${code}`);
    };
    expect(await troubles()).toEqual([]);
    await body.sql(`update period_state set deadlines = '{}' where period = '2026-Q4'`);
    await body.sql(`update unit_week set closed_by = closed_by + 1 where period_kind = 'quarter' and closed_by > 0
      and unit_id = ${body.unit.culture}`);
    expect(await troubles()).toEqual(['unit-week state-differs', 'period state-differs']);
  });
});

describe('closing a week beyond the own part', () => {
  let body: Body;
  beforeAll(async () => {
    body = await aBody({
      ...A_WARD,
      units: { ...A_WARD.units, team: 'culture' },
      people: { ...A_WARD.people, tam: ['staff', 'team'] },
      // What one only watches over one does not close.
      roles: [...A_WARD.roles, ['inspector', 'office', 'culture']],
    });
    await body.inLine();
  });
  afterAll(() => body.drop());
  const close = (unit: string, period: string, now = AFTER_CLOSE) =>
    closeUnitPeriod(body.context, body.actorFor('inspector', now), intent(`${unit} ${period} ${now}`), {
      ...{ unitId: body.unit[unit] ?? 0, period, version: 0, leaveUnfinished: true, reason: 'Hết hạn' },
    });
  const closed = () =>
    body.sql<{ unit: number }>(`select unit_id as unit from unit_week where state = 'closed' order by 1`);

  it('is refused before the week has begun, though nobody is counted in it yet', async () => {
    expect(await codes(close('culture', '2031-W10'))).toEqual(['week-not-begun']);
    expect(await codes(close('culture', '2031-Q1'))).toEqual(['week-not-begun']);
    expect(await closed()).toEqual([]);
  });

  it('leaves a unit and its people alone that have moved away since', async () => {
    await body.sql(`insert into organization_version values (1, 2, '2026-11-23', now())`);
    await body.sql(
      `insert into unit select tenant_id, 2, unit_id,
         case code when 'TEAM' then (select unit_id from unit where code = 'ECONOMY' and version = 1) else parent_id end,
         code, name, kind, admin_code, case code when 'TEAM' then 4 when 'ECONOMY' then 3 else lo end,
         case code when 'CULTURE' then 2 when 'TEAM' then 4 else hi end
       from unit where version = 1`,
    );
    const tam = (await body.evaluation('tam')).state;
    await close('culture', WEEK);
    expect(await closed()).toEqual([{ unit: body.unit.culture }]);
    expect((await body.evaluation('tam')).state).toBe(tam);
  });
});
