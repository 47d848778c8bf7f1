// A quota end to end: it blocks at the decision and nowhere else, over decided results alone, and names the border; a tie
// is left to whoever decides, who may give the next level with words.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stateGroups } from '../../src/app/quota/groups.ts';
import { ruleOnQuota } from '../../src/app/quota/rule.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewQuota } from '../../src/app/views/quota.ts';
import { viewQuotaGroups } from '../../src/app/views/quota-groups.ts';
import type { Quota } from '../../src/domain/rulebook/shape-regime.ts';
import { aBody, type Body, intentOf, WEDNESDAY } from '../builders/body.ts';
import { facts, quarterlyRulebook, STAFF, STAFF_BODY } from '../builders/quarter.ts';

const Q4 = '2026-Q4';
const RULEBOOK = quarterlyRulebook({ steps: false });
const SHARE: Quota = {
  ...{ key: 'excellent-share', level: 'excellent', percent: 2000, raisedPercent: 2500, base: 'good' },
  ...{ alternatives: ['good-or-better', 'all'], scopes: ['organ', 'group'], smallGroupBelow: 6 },
  ...{ periods: ['quarter'], citation: RULEBOOK.citation },
};
let body: Body;

beforeAll(async () => {
  body = await aBody(STAFF_BODY);
  await body.activate({ ...RULEBOOK, quotas: [SHARE] });
  await body.inLine();
  // 100, 100, exactly 90, and four at 89.75: good.
  for (const [index, who] of STAFF.entries()) {
    const general = index < 2 ? 3000 : index === 2 ? 2000 : 1975;
    await body.does(who, 'submit', { of: who, week: Q4, facts: facts(), entered: { general } });
    await body.does('nam', 'score', { of: who, week: Q4 });
  }
});
afterAll(() => body.drop());

const approve = (who: string, more: object = {}) =>
  body.does('minh', 'approve', { of: who, week: Q4, ...more });
const why = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; detail?: { refusals?: { code: string; params: object }[] } }) =>
      error.detail?.refusals?.map(({ code, params }) => ({ code, ...params })) ?? [{ code: error.code }],
  );
const view = (who: string) => viewQuota(body.context, body.actorFor(who, WEDNESDAY), { period: Q4 });

it('warns while nothing is decided, and blocks nobody who is scored', async () => {
  const { organs, quota } = await view('minh');
  expect(quota).toMatchObject({ level: 'excellent', percent: 2000, base: 'good' });
  const [organ] = organs;
  expect(organ?.scopes.map(({ group }) => group)).toEqual([null, 'others']);
  expect(organ?.scopes[0]).toMatchObject({
    ...{ now: { places: 0 }, given: 0, later: { good: 7, reached: 3, places: 1 }, tie: 2 },
  });
  expect(organ?.people.map(({ edge, rank }) => [rank, edge])).toEqual([
    ...[
      [1, 'border'],
      [1, 'border'],
      [3, 'outside'],
    ],
  ]);
});

it('the base is what is decided: the first excellent has no place, nor the one after four good ones', async () => {
  expect(await why(approve('p1'))).toMatchObject([
    { code: 'quota-exceeded', scope: 'organ', places: 0, given: 1, good: 1, border: body.nameOf('p1') },
    { code: 'quota-exceeded', scope: 'others', places: 0 },
  ]);
  for (const who of ['p4', 'p5', 'p6', 'p7']) await approve(who);
  expect(await why(approve('p1'))).toMatchObject([{ places: 0, good: 5 }, { good: 5 }]);
  expect((await body.evaluation('p1', Q4)).state).toBe('scored');
});

it('a place not given to one who reached it makes room: the next level with words, the points stay', async () => {
  expect(await why(approve('p3', { level: 'completed', comment: 'x' }))).toMatchObject([
    { code: 'level-not-open' },
  ]);
  expect(await why(approve('p4', { level: 'completed', comment: 'x' }))).not.toBeNull();
  expect(await why(approve('p3', { level: 'good' }))).toMatchObject([{ code: 'comment-required' }]);
  await approve('p3', { level: 'good', comment: 'Hết chỗ, xét sau hai người cao hơn' });
  expect(await body.evaluation('p3', Q4)).toMatchObject({ total: 9000, level: 'good' });
  await approve('p1');
  expect((await body.evaluation('p1', Q4)).level).toBe('excellent');
});

it('the second of two with the same total is refused with both at the border; nobody is chosen', async () => {
  const reasons = await why(approve('p2'));
  expect(reasons).toMatchObject([{ places: 1, given: 2, good: 7 }, { scope: 'others' }]);
  const border = JSON.stringify(reasons);
  for (const who of ['p1', 'p2']) expect(border).toContain(body.nameOf(who));
  // Whoever approves one of them alone is told how many others there are, not who has the level.
  const approver = (who: string) =>
    body.sql(`update evaluation set approver_id = $1 where person_id = $2 and period_kind = 'quarter'`, [
      body.person[who],
      body.person.p2,
    ]);
  await approver('p7');
  const alone = await why(body.does('p7', 'approve', { of: 'p2', week: Q4 }));
  expect(alone).toMatchObject([{ border: `${body.nameOf('p2')}, +1` }, { scope: 'others' }]);
  await approver('minh');
  const { organs } = await view('minh');
  expect(organs[0]?.scopes[0]).toMatchObject({ given: 1, now: { places: 1, good: 6 }, left: 0 });
});

it('shows people only to those who may read them', async () => {
  expect((await view('p1')).organs).toEqual([]);
  const [organ] = (await view('office')).organs;
  expect([organ?.people.length, organ?.hidden, organ?.may]).toEqual([3, 0, []]);
});

it("the groups of similar duties are the body's own once it states them: by its administrator, by document, from today on", async () => {
  const ids = ['p1', 'p4', 'p5', 'p6', 'p7'].map((who) => body.person[who] ?? 0);
  await body.sql(
    `update post set job_position = 'Tổng hợp' where id in (select post_id from assignment where person_id = any ($1))`,
    [ids],
  );
  const nobody = { ranks: [], staffGroups: [], posts: [], jobPositions: [] };
  const general = { ...nobody, name: 'Nhóm tổng hợp', jobPositions: ['tổng hợp'] };
  const form = { from: '2026-11-18', groups: [general], documentNumber: '9/QĐ', documentDate: '2026-11-17' };
  const admin = (unit: string, steppedUp = true) => ({
    ...body.actorFor('office', WEDNESDAY, steppedUp),
    roles: [{ role: 'organization-admin' as const, unitId: body.unit[unit] ?? 0 }],
  });
  let keys = 0;
  const state = (by: ReturnType<typeof admin>, change: Partial<typeof form> = {}) => {
    const whole = { ...form, ...change };
    keys += 1;
    return stateGroups(body.context, by, intentOf({ ...whole, keys }, `groups-${keys}`), whole);
  };
  await expect(state(admin('culture'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(state(admin('ward', false))).rejects.toMatchObject({ kind: 'step-up' });
  expect(await why(state(admin('ward'), { from: '2026-11-17', documentNumber: '-' }))).toMatchObject([
    ...[{ code: 'quota-groups-in-the-past' }, { code: 'document-number-missing' }],
  ]);
  expect((await view('minh')).groups).toBeNull();
  await state(admin('ward'));
  const { organs, groups } = await view('minh');
  expect(groups).toEqual({ documentNumber: '9/QĐ', documentDate: '2026-11-17' });
  // Everybody counts in one of them: five in the group, two of the rest.
  expect(organs[0]?.scopes.map((one) => [one.group, one.later.classified])).toEqual([
    ...[
      [null, 7],
      ['Nhóm tổng hợp', 5],
      ['rest', 2],
    ],
  ]);
  expect(await why(approve('p2'))).toMatchObject([{ scope: 'organ' }, { scope: 'rest', places: 0 }]);
  const read = await viewQuotaGroups(body.context, admin('ward'));
  expect(read).toMatchObject({ sets: [{ id: 1 }], jobPositions: ['Tổng hợp'], may: ['state'] });
  expect(read.people.find(({ group }) => group === 'Nhóm tổng hợp')).toMatchObject({ count: 5 });
  expect((await viewQuotaGroups(body.context, admin('culture'))).may).toEqual([]);
  // From a later day on: nothing changes for a period that ends before it.
  await state(admin('ward'), { from: '2027-01-01', groups: [] });
  expect((await view('minh')).groups).not.toBeNull();
  // A frozen period keeps what was stated by then.
  await body.sql(
    `insert into period_close (tenant_id, id, regime, period, version, closed_at, closed_by, members, missing, moved, digest)
     values (1, 900, '335', $1, 1, '2026-11-18T02:00:00Z', null, 0, 0, 0, '')`,
    [Q4],
  );
  expect((await view('minh')).groups).toBeNull();
  await body.sql('delete from period_close where id = 900');
  // By which set a frozen period counts hangs on when each was stated, and on what document.
  const changed = async (set: string) => {
    await body.sql(`update quota_group_set set ${set} where tenant_id = 1 and id = 1`);
    const found: Trouble[] = [];
    await verifyTenant(body.pool, 1, (trouble) => found.push(trouble));
    return found.filter(({ kind }) => kind === 'quota-group-set');
  };
  const differs = [{ id: 1, code: 'state-differs' }];
  expect(await changed(`stated_at = stated_at - interval '1 hour'`)).toMatchObject(differs);
  expect(await changed(`stated_at = stated_at + interval '1 hour'`)).toEqual([]);
  expect(await changed(`document_number = '8/QĐ'`)).toMatchObject(differs);
  await changed(`document_number = '9/QĐ'`);
  // Back to the two.
  await state(admin('ward'), { groups: [] });
  expect((await view('minh')).organs[0]?.scopes.map(({ group }) => group)).toEqual([null, 'others']);
});

it('only the head of the organ rules on it, by document; the raised share only where the regulation has one', async () => {
  const [organ] = (await view('chair')).organs;
  expect(organ?.may).toEqual(['rule']);
  const form = { regime: '335', period: Q4, unitId: organ?.unit.id ?? 0, outstanding: true, pooled: true };
  const rule = (who: string, documentNumber: string, more: object = {}) => {
    const whole = { ...form, documentNumber, ...more };
    return ruleOnQuota(body.context, body.actorFor(who, WEDNESDAY), intentOf(whole, `rule-${who}`), whole);
  };
  await expect(rule('p1', '5/QĐ')).rejects.toMatchObject({ kind: 'not-found' });
  expect(await why(rule('chair', ' '))).toMatchObject([{ code: 'document-number-missing' }]);
  await expect(rule('chair', '5/QĐ', { regime: 'none' })).rejects.toMatchObject({ kind: 'not-found' });
  await rule('chair', '5/QĐ');
  const [after] = (await view('chair')).organs;
  expect(after).toMatchObject({
    ...{ percent: 2500, ruling: { outstanding: true, pooled: true, documentNumber: '5/QĐ' } },
  });
  expect(after?.scopes.map(({ group }) => group)).toEqual([null, 'pooled']);
  const troubles: Trouble[] = [];
  await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});

it('fewer than five people say nothing to a scorer of one of them; those who read all see the figures', async () => {
  const id = (who: string) => body.person[who] ?? 0;
  await body.sql(`update evaluation set scorer_id = $1 where period_kind = 'quarter' and person_id = $2`, [
    id('p7'),
    id('p1'),
  ]);
  const [many] = (await view('p7')).organs;
  expect([many?.few, many?.scopes.length]).toEqual([false, 2]);
  await body.sql(
    `update evaluation set counted = false, not_counted_kind = 'leave' where period_kind = 'quarter' and person_id <> all ($1)`,
    [['p1', 'p2', 'p7'].map(id)],
  );
  const [few] = (await view('p7')).organs;
  expect([few?.few, few?.scopes, few?.hidden]).toEqual([true, [], 0]);
  for (const who of ['office', 'minh']) expect((await view(who)).organs[0]?.few, who).toBe(false);
});
