// A year that is a mean knows what was concluded in its parts: whoever was disciplined in one quarter has not completed the
// year (335 art. 20 c), takes no place of the share, is frozen so, and the page says which step made it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settleLevel } from '../../src/app/quota/settle.ts';
import { checkRollUps } from '../../src/app/roll-ups/check.ts';
import { foldRollUps } from '../../src/app/roll-ups/fold.ts';
import { freezePeriod } from '../../src/app/roll-ups/freeze.ts';
import { rebuildRollUps } from '../../src/app/roll-ups/rebuild.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewQuota } from '../../src/app/views/quota.ts';
import { viewWhy } from '../../src/app/views/why.ts';
import { whyRoutes } from '../../src/contract/why.ts';
import type { DeadlineRule } from '../../src/domain/rulebook/shape.ts';
import type { Quota } from '../../src/domain/rulebook/shape-regime.ts';
import { aBody, type Body, intentOf } from '../builders/body.ts';
import { facts, quarterlyRulebook, STAFF, STAFF_BODY, workLine } from '../builders/quarter.ts';

const [Q4, YEAR] = ['2026-Q4', '2026-Y'];
const JANUARY = '2027-01-05T03:00:00.000Z';
const RULEBOOK = quarterlyRulebook({ steps: false });
const SHARE: Quota = {
  ...{ key: 'excellent-share', level: 'excellent', percent: 2000, raisedPercent: null, base: 'good' },
  ...{ alternatives: [], scopes: ['organ'], smallGroupBelow: 6, periods: ['year'] },
  citation: RULEBOOK.citation,
};
const MEAN = { from: 'quarter', to: 'year', how: 'mean', citation: RULEBOOK.citation } as const;
const YEAR_DAY: DeadlineRule = {
  ...{ kind: 'year-day', yearOffset: 0, month: 12, day: 5, edge: 'on', time: '17:00', moveOnDayOff: 'none' },
};
/** The regulation classifies the year from 5 December on, as 335 art. 21 has it (before the 15th). */
const DATED = RULEBOOK.stages.map((stage) => ({
  ...stage,
  exceptions: [{ period: 'year' as const, month: null, deadline: YEAR_DAY }],
}));
let body: Body;
let keys = 0;

/** p1 and p2 at 100, p1 disciplined; all others at 80. */
beforeAll(async () => {
  body = await aBody(STAFF_BODY);
  await body.activate({ ...RULEBOOK, quotas: [SHARE], rollUps: [MEAN], stages: DATED });
  await body.inLine();
  for (const who of STAFF) {
    const general = who === 'p1' || who === 'p2' ? 3000 : 1000;
    const of = { of: who, week: Q4 };
    await body.does(who, 'submit', { ...of, facts: facts(), entered: { general } });
    await body.does('nam', 'score', of);
    const bad = who === 'p1' ? disciplined({ general }) : {};
    await body.does('minh', 'approve', { ...of, comment: 'Có quyết định kỷ luật', ...bad });
  }
});
afterAll(() => body.drop());

const disciplined = (entered: object) => ({
  entered: { ...entered },
  facts: facts([workLine()], {
    flags: { disciplined: true },
    words: { lines: { l1: { title: 'Việc', product: '' } }, flags: { disciplined: 'Quyết định 12' } },
  }),
});
const intent = (form: object) => {
  keys += 1;
  return intentOf(form, `forced-${keys}`);
};
const line = async (who: string, version = 0) =>
  (
    await body.sql<{ level: string; n: string; held: string[] | null }>(
      `select level, total_numerator::text as n, parts -> 0 -> 'records' -> 0 -> 'held' as held from person_period
       where regime = '335' and period = $1 and version = $2 and person_id = $3`,
      [YEAR, version, body.person[who]],
    )
  )[0];

it('whoever was disciplined in a quarter has not completed the year; the points stay', async () => {
  await foldRollUps(body.context, 1, '2027-01-05', JANUARY);
  expect(await line('p1')).toMatchObject({ level: 'not-completed', n: '100' });
  expect(await line('p2')).toMatchObject({ level: 'excellent', n: '100' });
});

it('why names the step and its article, after the level by points', async () => {
  const asked = { of: 'person' as const, id: body.person.p1 ?? 0, period: YEAR, regime: '335' };
  const view = await viewWhy(body.context, body.actorFor('minh', JANUARY), asked);
  const { root } = whyRoutes.why.reply.parse(view);
  const level = root.children.find(({ kind }) => kind === 'level');
  expect(level).toMatchObject({
    level: 'not-completed',
    children: [
      { key: 'points-excellent', note: 'passed', level: 'excellent' },
      {
        key: 'forced-disciplined',
        note: 'failed',
        level: 'not-completed',
        citation: { document: '335/2025/NĐ-CP' },
      },
    ],
  });
});

it('a forced level takes no place, is no base of the share, and is nobody’s to give another', async () => {
  const query = { period: YEAR, regime: '335' };
  const [organ] = (await viewQuota(body.context, body.actorFor('chair', JANUARY), query)).organs;
  expect(organ?.scopes[0]).toMatchObject({ now: { good: 6, places: 1 }, given: 1 });
  const form = { ...query, personId: body.person.p1 ?? 0, level: 'good', reason: 'Xét lại' };
  await expect(
    settleLevel(body.context, body.actorFor('chair', JANUARY), intent(form), form),
  ).rejects.toMatchObject({ detail: { refusals: [{ code: 'settle-not-bounded' }] } });
});

it('a rebuild says the same; a level put back behind the back is found', async () => {
  const rows = () => body.sql('select xmin, ctid, * from person_period order by regime, period, person_id');
  const before = await rows();
  await rebuildRollUps(body.context, 1, '2027-01-05', JANUARY);
  expect(await rows()).toEqual(before);
  const set = (level: string) =>
    body.sql(
      `update person_period set level = $1 where version = 0 and regime = '335' and period = $2 and person_id = $3`,
      [...[level, YEAR, body.person.p1]],
    );
  await set('excellent');
  expect((await checkRollUps(body.context, 1, '2027-01-05')).differences).toMatchObject([
    { id: body.person.p1, fields: ['level'] },
  ]);
  await set('not-completed');
});

it('is frozen so before 15 December, with the fact; a later discipline makes the next version', async () => {
  const form = { regime: '335', period: YEAR, version: 0, reason: 'Chốt năm' };
  const freeze = (now: string) =>
    freezePeriod(body.context, body.actorFor('office', now), intent(form), form);
  await expect(freeze('2026-12-04T03:00:00.000Z')).rejects.toMatchObject({
    detail: { refusals: [{ code: 'period-not-over', params: { until: '2026-12-05' } }] },
  });
  expect(await freeze('2026-12-14T03:00:00.000Z')).toMatchObject({ version: 1 });
  expect(await line('p1', 1)).toMatchObject({ level: 'not-completed', held: ['disciplined'] });
  expect(await line('p2', 1)).toMatchObject({ level: 'excellent', held: null });
  const of = { of: 'p2', week: Q4, now: JANUARY };
  await body.does('office', 'propose-reopen', { ...of, comment: 'Có quyết định mới' });
  await body.does('chair', 'agree-reopen', of);
  await body.does('nam', 'score', of);
  await body.does('minh', 'approve', {
    ...of,
    comment: 'Có quyết định kỷ luật',
    ...disciplined({ general: 3000 }),
  });
  await foldRollUps(body.context, 1, '2027-01-05', JANUARY);
  expect(await line('p2', 2)).toMatchObject({ level: 'not-completed', n: '100', held: ['disciplined'] });
  const troubles: Trouble[] = [];
  await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});
