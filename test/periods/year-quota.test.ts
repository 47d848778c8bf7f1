// The share of a level in a year that is a mean of quarters: it warns while the year runs, blocks when the figures are
// frozen, and lets the head of the organ decide with words who gets the last place. Nobody is chosen by the machine.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settleLevel } from '../../src/app/quota/settle.ts';
import { checkRollUps } from '../../src/app/roll-ups/check.ts';
import { freezePeriod } from '../../src/app/roll-ups/freeze.ts';
import { rebuildRollUps } from '../../src/app/roll-ups/rebuild.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewQuota } from '../../src/app/views/quota.ts';
import { quotaRoutes } from '../../src/contract/quotas.ts';
import type { Quota } from '../../src/domain/rulebook/shape-regime.ts';
import { aBody, type Body, intentOf, WEDNESDAY } from '../builders/body.ts';
import { facts, quarterlyRulebook, STAFF, STAFF_BODY } from '../builders/quarter.ts';

const [Q4, YEAR] = ['2026-Q4', '2026-Y'];
const JANUARY = '2027-01-05T03:00:00.000Z';
const RULEBOOK = quarterlyRulebook({ steps: false });
const SHARE: Quota = {
  ...{ key: 'excellent-share', level: 'excellent', percent: 2000, raisedPercent: null, base: 'good' },
  ...{ alternatives: [], scopes: ['organ', 'group'], smallGroupBelow: 6, periods: ['year'] },
  citation: RULEBOOK.citation,
};
const MEAN = { from: 'quarter', to: 'year', how: 'mean', citation: RULEBOOK.citation } as const;
let body: Body;
let keys = 0;

beforeAll(async () => {
  body = await aBody(STAFF_BODY);
  await body.activate({ ...RULEBOOK, quotas: [SHARE], rollUps: [MEAN] });
  await body.inLine();
  // 100, 100, exactly 90, and four at 89.75: good.
  for (const [index, who] of STAFF.entries()) {
    const general = index < 2 ? 3000 : index === 2 ? 2000 : 1975;
    await body.does(who, 'submit', { of: who, week: Q4, facts: facts(), entered: { general } });
    await body.does('nam', 'score', { of: who, week: Q4, comment: `Nhận xét về ${who}` });
    await body.does('minh', 'approve', { of: who, week: Q4 });
  }
});
afterAll(() => body.drop());

const intent = (form: object) => {
  keys += 1;
  return intentOf(form, `year-${keys}`);
};
const why = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { kind: string; detail?: { refusals?: { code: string; params: object }[] } }) =>
      error.detail?.refusals?.map(({ code, params }) => ({ code, ...params })) ?? [{ code: error.kind }],
  );
const view = async (who: string, now = JANUARY) =>
  quotaRoutes.quota.reply.parse(
    await viewQuota(body.context, body.actorFor(who, now), { period: YEAR, regime: '335' }),
  );
const freeze = (version = 0, reason = 'Chốt năm') => {
  const form = { regime: '335', period: YEAR, version, reason };
  return freezePeriod(body.context, body.actorFor('office', JANUARY), intent(form), form);
};
const settle = (
  who: string,
  of: string,
  level: string,
  reason = 'Đã xét cả quý và ý kiến',
  now = JANUARY,
) => {
  const form = { regime: '335', period: YEAR, personId: body.person[of] ?? 0, level, reason };
  return settleLevel(body.context, body.actorFor(who, now), intent(form), form);
};
const levelOf = async (who: string, version = 0) =>
  (
    await body.sql<{ level: string }>(
      `select level from person_period where regime = '335' and period = $1 and version = $2 and person_id = $3`,
      [YEAR, version, body.person[who]],
    )
  )[0]?.level;

it('warns while the year runs: nothing of it is decided, and no level is decided either', async () => {
  const { organs, mean, over } = await view('chair', WEDNESDAY);
  expect([mean, over]).toEqual([true, false]);
  expect(organs[0]).toMatchObject({ open: 8, members: 8, may: ['rule'] });
  expect(organs[0]?.scopes[0]).toMatchObject({ given: 0, later: { good: 7, reached: 3, places: 1 }, tie: 2 });
  expect(await why(settle('chair', 'p1', 'good', 'x', WEDNESDAY))).toMatchObject([
    { code: 'settle-after-end' },
  ]);
});

it('shows whoever chooses the quarters behind each mean, and what was said of them', async () => {
  const [organ] = (await view('chair')).organs;
  const border = organ?.people.filter(({ edge }) => edge === 'border') ?? [];
  expect(border.map(({ person }) => person.name)).toEqual([body.nameOf('p1'), body.nameOf('p2')]);
  expect(border[0]).toMatchObject({ evaluationId: null, total: { exact: '100' }, decided: 'given' });
  expect(border[0]?.earlier).toMatchObject([
    { period: Q4, level: 'excellent', comments: [{ act: 'scored', words: 'Nhận xét về p1' }] },
  ]);
  expect(organ?.people.find(({ edge }) => edge === 'outside')?.earlier).toEqual([]);
  expect((await view('p1')).organs).toEqual([]);
});

it('blocks the freezing with every scope and the names at the border, for whoever may not settle as well', async () => {
  expect(await why(freeze())).toMatchObject([
    {
      ...{ code: 'year-quota-exceeded', scope: 'organ', places: 1, given: 3, good: 7, period: YEAR },
      border: [1, 2, 3].map((nth) => body.nameOf(`p${nth}`)).join(', '),
    },
    { code: 'year-quota-exceeded', scope: 'others' },
  ]);
});

it('is settled by the head of the organ alone, with words, for whoever reached the level, one level down', async () => {
  for (const who of ['office', 'minh', 'p1', 'nam'])
    expect(await why(settle(who, 'p3', 'good'))).toEqual([{ code: 'not-found' }]);
  expect(await why(settle('chair', 'p3', 'good', ' … '))).toMatchObject([{ code: 'reason-missing' }]);
  expect(await why(settle('chair', 'p3', 'completed'))).toMatchObject([{ code: 'settle-not-bounded' }]);
  expect(await why(settle('chair', 'p4', 'completed'))).toMatchObject([{ code: 'settle-not-bounded' }]);
  await settle('chair', 'p3', 'good');
  expect(await levelOf('p3')).toBe('good');
  expect(await why(freeze())).toMatchObject([{ places: 1, given: 2, good: 7 }, { scope: 'others' }]);
});

it('the points stay and count; a decision is taken back by a later one; a rebuild gives the same', async () => {
  await settle('chair', 'p1', 'good');
  await settle('chair', 'p1', 'excellent', 'Xét lại');
  await settle('chair', 'p2', 'good', 'Hai người bằng điểm, chọn theo việc vượt');
  const [organ] = (await view('chair')).organs;
  expect(organ?.scopes[0]).toMatchObject({ given: 1, left: 0, now: { good: 7, places: 1 } });
  expect(organ?.people[1]).toMatchObject({
    ...{ decided: 'other', total: { exact: '100' } },
    settled: { reached: 'excellent', words: 'Hai người bằng điểm, chọn theo việc vượt' },
  });
  expect(organ?.people[0]).toMatchObject({ decided: 'given', settled: null });
  await rebuildRollUps(body.context, body.tenantId, '2027-01-05', JANUARY);
  expect(await levelOf('p2')).toBe('good');
  expect((await checkRollUps(body.context, body.tenantId, '2027-01-05')).differences).toEqual([]);
});

it('freezes what was settled; a later decision makes the next version, unless it breaks the share again', async () => {
  expect(await freeze()).toMatchObject({ version: 1, members: 8 });
  expect([await levelOf('p1', 1), await levelOf('p2', 1)]).toEqual(['excellent', 'good']);
  await settle('chair', 'p2', 'excellent', 'Có tài liệu mới');
  expect([await levelOf('p2'), await levelOf('p2', 2)]).toEqual(['excellent', undefined]);
  await settle('chair', 'p1', 'good', 'Nhường chỗ');
  expect([await levelOf('p1', 2), await levelOf('p2', 2)]).toEqual(['good', 'excellent']);
  const troubles: Trouble[] = [];
  await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});

it('is read by whoever may read the person’s line, and by nobody of another body', async () => {
  const seenBy = async (person: number, tenant = 1) => {
    const client = await body.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.tenant', $1, true), set_config('app.person', $2, true),
          set_config('app.actor', 'person', true), set_config('app.today', '2027-01-05', true)`,
        [String(tenant), String(person)],
      );
      const { rows } = await client.query('select person_id from period_level order by id');
      return rows.length;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  expect(await seenBy(body.person.chair ?? 0)).toBe(6);
  expect(await seenBy(body.person.p3 ?? 0)).toBe(1);
  expect(await seenBy(body.person.p4 ?? 0)).toBe(0);
  expect(await seenBy(body.person.chair ?? 0, 2)).toBe(0);
});
