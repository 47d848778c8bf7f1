// A year that is a mean of quarters and for which the regulation names no level: the competent person decides it with words,
// of a person and of a unit; it is owed, frozen, falls away with the points it was taken from, and verifies. And what a
// regulation only warns of (question 7) stands beside the level.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { settleLevel } from '../../src/app/quota/settle.ts';
import { checkRollUps } from '../../src/app/roll-ups/check.ts';
import { foldRollUps } from '../../src/app/roll-ups/fold.ts';
import { freezePeriod } from '../../src/app/roll-ups/freeze.ts';
import { decideLevel } from '../../src/app/roll-ups/open-level.ts';
import { rebuildRollUps } from '../../src/app/roll-ups/rebuild.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewQuota } from '../../src/app/views/quota.ts';
import { viewPersonRollUps, viewRollUp } from '../../src/app/views/roll-up.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { viewWhy } from '../../src/app/views/why.ts';
import { dutyPlace } from '../../src/contract/duty-place.ts';
import { quotaRoutes } from '../../src/contract/quotas.ts';
import { rollUpRoutes } from '../../src/contract/roll-ups.ts';
import { whyRoutes } from '../../src/contract/why.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import type { LevelCondition, Quota } from '../../src/domain/rulebook/shape-regime.ts';
import { aBody, type Body, intentOf, WEDNESDAY } from '../builders/body.ts';
import { facts, quarterlyRulebook, STAFF_BODY } from '../builders/quarter.ts';

const [Q4, YEAR] = ['2026-Q4', '2026-Y'];
const JANUARY = '2027-01-05T03:00:00.000Z';
const PLAIN = quarterlyRulebook({ steps: false });
const CITED = { document: '366-QĐ/TW', where: 'Điều 11', confidence: 'B' as const, note: null };
const flag = (key: string): LevelCondition['test'] => ({
  ...{ kind: 'flag', flag: key, is: false, unknown: 'passes' },
});
const rule = (
  key: string,
  level: string,
  otherwise: string,
  test: LevelCondition['test'],
): LevelCondition => ({
  ...{ key, name: { vi: key, en: key }, level, otherwise, test, onlyIf: null, unless: null, waivedBy: null },
  ...{ periods: ['year'], citation: CITED },
});
/** A year of "good" points in which a doubt was stated is left to the competent person; a quarter at "good" is warned of. */
const CONDITIONS = [
  rule('doubt', 'good', 'manual', flag('doubtful')),
  { ...rule('flaw', 'excellent', 'good', flag('flawed')), periods: ['quarter'] as const },
  rule('bad-quarter', 'excellent', 'warn', { kind: 'no-earlier-level', period: 'quarter', level: 'good' }),
];
const SHARE: Quota = {
  ...{ key: 'share', level: 'excellent', percent: 9900, raisedPercent: null, base: 'good-or-better' },
  ...{ alternatives: [], scopes: ['organ'], smallGroupBelow: 0, periods: ['year'], citation: CITED },
};
const MEAN = { from: 'quarter', to: 'year', how: 'mean', citation: CITED } as const;
const RULEBOOK: Rulebook = { ...PLAIN, conditions: CONDITIONS, quotas: [SHARE], rollUps: [MEAN] };
const UNITS: Rulebook = {
  ...{ ...RULEBOOK, id: 'unit-quarter', family: 'units', quotas: [] },
  subjects: PLAIN.subjects.map((one) => ({ ...one, evaluates: 'unit' as const, ranks: ['head' as const] })),
  authority: [
    {
      ...{ key: 'unit', ranks: ['head'], outside: false, oneAuthority: true, citation: CITED },
      ...{ scorers: ['leader-of-body'], approvers: ['leader-of-body'] },
    },
  ],
};
let body: Body;
let keys = 0;

const stating = (key: string) =>
  facts(undefined, {
    flags: { [key]: true },
    words: { lines: { l1: { title: 'Việc', product: '' } }, flags: { [key]: 'Có ý kiến' } },
  });

/** p1 and the unit at 80 with a doubt, p2 at 80 without one, p3 at 97 with a flaw: its quarter is good. */
beforeAll(async () => {
  body = await aBody(STAFF_BODY);
  await body.activate(RULEBOOK, UNITS);
  await body.inLine();
  for (const [who, general, stated] of [
    ['p1', 1000, stating('doubtful')],
    ['p2', 1000, facts()],
    ['p3', 2700, stating('flawed')],
  ] as const)
    await decideQuarter(who, general, stated);
  const unit = { of: 'minh', week: Q4, unit: body.unit.culture ?? 0, rulebook: 'unit-quarter' };
  await body.does('minh', 'submit', { ...unit, facts: stating('doubtful'), entered: { general: 1000 } });
  await body.does('chair', 'decide', { ...unit, comment: 'Nhất trí' });
  await foldRollUps(body.context, 1, '2027-01-05', JANUARY);
});
afterAll(() => body.drop());

async function decideQuarter(who: string, general: number, stated: ReturnType<typeof facts>, week = Q4) {
  const of = { of: who, week };
  await body.does(who, 'submit', { ...of, facts: stated, entered: { general } });
  await body.does('nam', 'score', { ...of, comment: 'Đã xem' });
  await body.does('minh', 'approve', { ...of, comment: 'Nhất trí' });
}
const why = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { kind: string; detail?: { refusals?: { code: string }[] } }) =>
      error.detail?.refusals?.map(({ code }) => code) ?? [error.kind],
  );
const intent = (form: object) => {
  keys += 1;
  return intentOf(form, `open-${keys}`);
};
const decide = (who: string, of: string, level: string, reason = 'Đã xét từng quý', now = JANUARY) => {
  const subject = of in body.unit ? ('unit' as const) : ('person' as const);
  const subjectId = (subject === 'unit' ? body.unit[of] : body.person[of]) ?? 0;
  const regime = subject === 'unit' ? 'units' : '335';
  const form = { regime, period: YEAR, subject, subjectId, level, reason };
  return decideLevel(body.context, body.actorFor(who, now), intent(form), form);
};
const view = async (who: string, regime = '335') =>
  rollUpRoutes.rollUp.reply.parse(
    await viewRollUp(body.context, body.actorFor(who, JANUARY), { period: YEAR, regime }),
  );
const duties = async (who: string, now = JANUARY) =>
  (await viewToday(body.context, body.actorFor(who, now))).duties.filter(({ kind }) => kind === 'open-level');
const freeze = (version = 0, reason = 'Chốt năm') => {
  const form = { regime: '335', period: YEAR, version, reason };
  return freezePeriod(body.context, body.actorFor('office', JANUARY), intent(form), form);
};
const levelOf = async (who: string, version = 0) =>
  (
    await body.sql<{ level: string | null }>(
      `select level from person_period where regime = '335' and period = $1 and version = $2 and person_id = $3`,
      [YEAR, version, body.person[who]],
    )
  )[0]?.level;

it('is not frozen over without words', async () => {
  expect(await why(freeze(0, ' '))).toContain('open-level-needs-reason');
});

it('is listed with the step that left it open, and owed by the head of the organ once the year can be official', async () => {
  const { open } = await view('chair');
  expect(open).toMatchObject([
    { subject: 'person', subjectId: body.person.p1, total: { exact: '80' }, level: null, may: true },
  ]);
  expect(open[0]?.why).toMatchObject({ name: { vi: 'doubt' }, citation: { where: 'Điều 11' } });
  expect((await view('minh')).open).toMatchObject([{ subjectId: body.person.p1, may: false }]);
  expect((await view('chair', 'units')).open).toMatchObject([
    { subject: 'unit', subjectId: body.unit.culture, may: true },
  ]);
  // Whoever answers for the unit as well is offered nothing, as he would be refused.
  const post = `(select post_id from assignment where person_id = ${body.person.minh} and kind = 'main')`;
  await body.sql(`insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from)
    values (1, 9000, ${body.person.chair}, ${post}, 'concurrent', '2026-01-01')`);
  expect((await view('chair', 'units')).open).toMatchObject([{ subject: 'unit', may: false }]);
  expect(await why(decide('chair', 'culture', 'good'))).toEqual(['own-case']);
  await body.sql('delete from assignment where id = 9000');
  const looks = `select 1 from event_log where kind = 'read' and actor_id = $1 and subject_id = $2
    and detail ->> 'view' = 'roll-up'`;
  expect(await body.sql(looks, [body.person.minh, body.person.p1])).toHaveLength(1);
  const owed = await duties('chair');
  expect(owed).toMatchObject([
    { period: YEAR, regime: '335', count: 1, unit: { id: body.unit.ward } },
    { period: YEAR, regime: 'units', count: 1, unit: { id: body.unit.ward } },
  ]);
  expect(owed[0] && dutyPlace(owed[0])).toEqual({
    ...{ to: '/tong-hop/2026-y', search: { 'don-vi': body.unit.ward, 'quy-dinh': '335' } },
  });
  expect([await duties('minh'), await duties('office'), await duties('chair', WEDNESDAY)]).toEqual([
    [],
    [],
    [],
  ]);
});

it('is decided by the competent person alone, with words, of an open level only, after the year', async () => {
  for (const who of ['minh', 'office', 'p1', 'nam'])
    expect(await why(decide(who, 'p1', 'completed'))).toEqual(['not-found']);
  expect(await why(decide('minh', 'culture', 'completed'))).toEqual(['not-found']);
  expect(await why(decide('chair', 'p2', 'splendid', ' … ', WEDNESDAY))).toEqual([
    ...['settle-after-end', 'level-not-left-open', 'level-unknown', 'reason-missing'],
  ]);
  await decide('chair', 'p1', 'completed');
  await decide('chair', 'culture', 'good', 'Tập thể đã khắc phục');
  expect([await levelOf('p1'), await levelOf('p2')]).toEqual(['completed', 'good']);
  expect((await view('chair', 'units')).result).toBeNull();
  expect((await view('chair', 'units')).open[0]).toMatchObject({
    ...{ level: 'good', settled: { reached: null, words: 'Tập thể đã khắc phục' } },
  });
  expect(await duties('chair')).toEqual([]);
});

it('why names the open step, then who decided on which article', async () => {
  const asked = { of: 'person' as const, id: body.person.p1 ?? 0, period: YEAR, regime: '335' };
  const { root } = whyRoutes.why.reply.parse(
    await viewWhy(body.context, body.actorFor('p1', JANUARY), asked),
  );
  expect(root.children.find(({ kind }) => kind === 'level')).toMatchObject({
    ...{ level: 'completed', note: null },
    children: [
      { key: 'points-good' },
      { key: 'condition-doubt', note: 'failed', level: null },
      {
        note: 'level-decided',
        by: { name: body.nameOf('chair') },
        words: 'Đã xét từng quý',
        citation: CITED,
      },
    ],
  });
});

it('a decided "excellent" takes a place like one reached, and may give way to the next level', async () => {
  await decide('chair', 'p1', 'excellent', 'Xét lại');
  const quota = await viewQuota(body.context, body.actorFor('chair', JANUARY), {
    period: YEAR,
    regime: '335',
  });
  expect(quota.organs[0]?.scopes[0]).toMatchObject({ given: 2, now: { good: 3 } });
  const form = {
    regime: '335',
    period: YEAR,
    personId: body.person.p1 ?? 0,
    level: 'good',
    reason: 'Nhường',
  };
  await settleLevel(body.context, body.actorFor('chair', JANUARY), intent(form), form);
  expect(await levelOf('p1')).toBe('good');
});

it('stays through rebuild and freezing, verifies, and decided anew makes the next version', async () => {
  await rebuildRollUps(body.context, 1, '2027-01-05', JANUARY);
  expect(await levelOf('p1')).toBe('good');
  expect((await checkRollUps(body.context, 1, '2027-01-05')).differences).toEqual([]);
  expect(await freeze()).toMatchObject({ version: 1 });
  expect(await levelOf('p1', 1)).toBe('good');
  await decide('chair', 'p1', 'completed', 'Có tài liệu mới');
  expect([await levelOf('p1', 1), await levelOf('p1', 2)]).toEqual(['good', 'completed']);
  const troubles: Trouble[] = [];
  await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([]);
});

it('what is only warned of stands beside the level: on the record, in the assistant, in why', async () => {
  const bad = { name: { vi: 'bad-quarter' }, citation: { where: 'Điều 11' } };
  const { items } = await viewPersonRollUps(body.context, body.actorFor('p3', JANUARY), body.person.p3 ?? 0);
  expect(items.find(({ period }) => period === YEAR)).toMatchObject({ level: 'excellent', warnings: [bad] });
  const { people } = await view('minh');
  expect(people.find(({ person }) => person.id === body.person.p2)?.warnings).toEqual([]);
  const query = { period: YEAR, regime: '335' };
  const quota = quotaRoutes.quota.reply.parse(
    await viewQuota(body.context, body.actorFor('chair', JANUARY), query),
  );
  const seen = quota.organs[0]?.people.find(({ person }) => person.id === body.person.p3);
  expect(seen).toMatchObject({ decided: 'given', warnings: [bad] });
  const asked = { of: 'person' as const, id: body.person.p3 ?? 0, ...query };
  const { root } = await viewWhy(body.context, body.actorFor('p3', JANUARY), asked);
  expect(root.children.find(({ kind }) => kind === 'level')?.children).toMatchObject([
    { key: 'points-excellent' },
    { key: 'condition-bad-quarter', note: 'warned', level: 'excellent', citation: CITED },
  ]);
});

it('is read by whoever may read the line, and by nobody of another body', async () => {
  const seenBy = async (person: number, tenant = 1) => {
    const client = await body.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.tenant', $1, true), set_config('app.person', $2, true),
          set_config('app.actor', 'person', true), set_config('app.today', '2027-01-05', true)`,
        [String(tenant), String(person)],
      );
      return (await client.query('select 1 from period_level where unit_id is null')).rowCount;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };
  expect(await seenBy(body.person.p1 ?? 0)).toBeGreaterThan(0);
  expect(await seenBy(body.person.p2 ?? 0)).toBe(0);
  expect(await seenBy(body.person.p1 ?? 0, 2)).toBe(0);
});
