// Who is evaluated in a longer period, for which post, and who is not: absent, new in the post, moved between units, several
// posts. And the collectives of regulation 366 on the same road as everybody.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPeriodRecord } from '../../src/app/print-period.ts';
import { checkRollUps } from '../../src/app/roll-ups/check.ts';
import { freezePeriod } from '../../src/app/roll-ups/freeze.ts';
import { rebuildRollUps } from '../../src/app/roll-ups/rebuild.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { viewPeriodRecord } from '../../src/app/views/period-record.ts';
import { viewRollUp } from '../../src/app/views/roll-up.ts';
import { viewToday } from '../../src/app/views/today.ts';
import { viewWhy } from '../../src/app/views/why.ts';
import { periodRoutes } from '../../src/contract/periods.ts';
import { rollUpRoutes } from '../../src/contract/roll-ups.ts';
import { weekRoutes } from '../../src/contract/weeks.ts';
import { formWords } from '../../src/text/forms/index.ts';
import { aBody, type Body, type Does, intentOf } from '../builders/body.ts';
import { A_WARD, type BodySpec } from '../builders/body-spec.ts';
import { facts, quarterlyRulebook, workLine } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';

const Q4 = '2026-Q4';
const DECEMBER = '2026-12-21T03:00:00.000Z';
const JANUARY = '2027-01-05T03:00:00.000Z';
const { newInPost, notCounted } = shippedRulebook('vien-chuc-233-staff');
const ANYBODY = ['head', 'deputy', 'section-head', 'staff'] as const;
const plain = quarterlyRulebook({ steps: false });
const PEOPLE = {
  ...{ ...plain, newInPost, notCounted },
  subjects: plain.subjects.map((one) => ({ ...one, ranks: ANYBODY })),
};
const shipped = shippedRulebook('366-collective');
// A named approver has confirmed what is open.
const COLLECTIVE = { ...shipped, readings: [] };

const IN_A_PROVINCE: BodySpec = {
  units: { ...A_WARD.units, province: null, ward: 'province' },
  people: A_WARD.people,
  roles: A_WARD.roles.map(([person, role]) => [person, role, 'province'] as const),
};

let body: Body;
beforeAll(async () => {
  body = await aBody(IN_A_PROVINCE);
  await body.activate(PEOPLE, COLLECTIVE);
  // Promoted nine days ago, a day too few and just enough; moved within the rank; recruited; away; two posts.
  await body.endPost('lan', '2026-12-12');
  await body.assign('lan', 'section-head', 'economy', { from: '2026-12-12' });
  await body.endPost('thu', '2026-12-02');
  await body.assign('thu', 'section-head', 'economy', { from: '2026-12-02' });
  await body.endPost('yen', '2026-12-12');
  await body.assign('yen', 'staff', 'culture', { from: '2026-12-12' });
  await body.endPost('office', '2026-12-01');
  await body.assign('office', 'staff', 'ward', { from: '2026-12-20' });
  await body.away('binh', 'leave', '2026-10-01', '2026-12-05');
  await body.assign('hai', 'deputy', 'culture', { kind: 'acting', from: '2026-11-01' });
  await body.inLine(DECEMBER);
});
afterAll(() => body.drop());

describe('who is evaluated in a quarter', () => {
  const cases: readonly (readonly [why: string, who: string, expected: object])[] = [
    ['promoted 20 days before the end', 'lan', { counted: false, not_counted_kind: 'new-in-post' }],
    ['30 days before the end is enough', 'thu', { counted: true, unit: 'economy', rank: 'section-head' }],
    ['moved to another unit in the same rank', 'yen', { counted: true, unit: 'culture', rank: 'staff' }],
    ['back in the same rank after a gap', 'office', { counted: true, unit: 'ward' }],
    ['on leave for 44 working days', 'binh', { counted: false, not_counted_kind: 'leave' }],
    ['several posts: the highest', 'hai', { counted: true, unit: 'culture', rank: 'deputy' }],
    ['in the same post all along', 'nam', { counted: true, unit: 'culture', rank: 'section-head' }],
  ];
  it.each(cases)('%s', async (_why, who, expected) => {
    const [row, ...more] = await body.evaluations(who, Q4);
    expect(more).toEqual([]);
    const { unit, ...rest } = expected as { unit?: 'culture' | 'economy' | 'ward' };
    expect(row).toMatchObject({ ...rest, ...(unit === undefined ? {} : { unit_id: body.unit[unit] }) });
  });

  it('says why to the person, and takes nothing of a period that is not counted', async () => {
    const { id } = await body.evaluation('lan', Q4);
    const view = await viewPeriodRecord(body.context, body.actorFor('lan', DECEMBER), id);
    expect(periodRoutes.periodRecord.reply.parse(view)).toMatchObject({
      ...{ counted: false, notCountedKind: 'new-in-post', may: [] },
    });
    const submit = body.does('lan', 'submit', {
      ...{ of: 'lan', week: Q4, now: DECEMBER, facts: facts(), entered: { general: 3000 } },
    });
    await expect(submit).rejects.toMatchObject({ detail: { refusals: [{ code: 'week-not-counted' }] } });
  });
});

describe('a collective under regulation 366', () => {
  const entered = Object.fromEntries(
    shipped.criteria.map(({ key, max }) => [key, key === 'results' ? 6500 : max]),
  );
  const lines = [
    workLine({ key: 'l1', exceeded: true }),
    workLine({ key: 'l2', delays: [{ times: 1, excused: 0 }] }),
  ];
  const act = (who: string, name: 'submit' | 'decide', more: Partial<Does> = {}) =>
    body.does(who, name, { of: who, unit: body.unit.culture ?? 0, week: Q4, now: DECEMBER, ...more });
  const row = () => body.unitRecord(body.unit.culture ?? 0, Q4);
  const seen = async (who: string) => {
    const { id } = await row();
    const view = await viewPeriodRecord(body.context, body.actorFor(who, JANUARY), id);
    return periodRoutes.periodRecord.reply.parse(view);
  };

  it('has its own record, which its head owes and the leader above decides', async () => {
    expect(await row()).toMatchObject({
      ...{ rulebook_id: '366-collective', person_id: body.person.minh, approver_id: body.person.chair },
      ...{ one_authority: true, state: 'open' },
    });
    const { duties } = weekRoutes.today.reply.parse(
      await viewToday(body.context, body.actorFor('minh', DECEMBER)),
    );
    expect(duties).toContainEqual(
      expect.objectContaining({ kind: 'submit', period: Q4, subject: 'unit', count: 1 }),
    );
    const { steps, regulation } = await seen('minh');
    expect(steps.map(({ key }) => key)).toEqual(
      shipped.steps.filter((s) => s.stage === null).map((s) => s.key),
    );
    expect((regulation as typeof shipped).score?.max).toBe(10000);
  });

  it('is filed by the head, never decided by him; half the tasks late leaves the level to the leader, with words', async () => {
    const given = facts(lines, { flags: { 'member-disciplined': false } });
    await act('minh', 'submit', { entered, facts: given });
    await expect(act('minh', 'decide', { comment: 'x' })).rejects.toMatchObject({ code: 'own-case' });
    await expect(act('chair', 'decide', { comment: 'Nhất trí' })).rejects.toMatchObject({
      code: 'level-to-choose',
    });
    await act('chair', 'decide', { comment: 'Trễ một nửa số việc', level: 'completed' });
    const { outcome, total, level, chosen } = (await seen('minh')).stages.at(-1) ?? {};
    expect([total, level, chosen, outcome?.level.byPoints]).toEqual([9500, 'completed', true, 'excellent']);
    const results = outcome?.level.steps.map(({ key, result, citation }) => [key, result, citation.where]);
    expect(results).toContainEqual(['all-on-time', 'failed', 'điều 11']);
    expect(results).toContainEqual(['late-at-most-fifth', 'failed', 'điều 11']);
  });

  it('is printed in the layout of the Party, and verifies', async () => {
    const { id } = await row();
    const tenant = { id: 1, name: 'Phường', zone: 'Asia/Ho_Chi_Minh' } as Parameters<
      typeof printPeriodRecord
    >[2]['tenant'];
    const order = { id, tenant, locale: 'vi' as const, texts: formWords('vi') };
    const html = await printPeriodRecord(body.context, body.actorFor('minh', JANUARY), order);
    for (const part of ['ĐẢNG CỘNG SẢN VIỆT NAM', '366-QĐ/TW', 'Trễ một nửa số việc'])
      expect(html).toContain(part);
    const troubles: Trouble[] = [];
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles.filter(({ kind }) => kind === 'evaluation')).toEqual([]);
  });

  const DAY = [1, '2027-01-05', JANUARY] as const;
  const stored = () =>
    body.sql<{
      version: number;
      level: string | null;
      n: string;
      parts: { records: { held?: string[] }[] }[] | null;
    }>(
      `select version, level, total_numerator::text as n, parts, unit_id, xmin from unit_period
       where regime = '366-qdtw' and period = '2026-Y' order by version, unit_id`,
    );

  it('stands in the year beside its people, made of its own quarters, with every step of the level', async () => {
    const query = { period: '2026-Y', regime: '366-qdtw', unit: body.unit.culture ?? 0 };
    const view = rollUpRoutes.rollUp.reply.parse(
      await viewRollUp(body.context, body.actorFor('chair', JANUARY), query),
    );
    expect(view.regimes.map(({ regime }) => regime)).toContain('366-qdtw');
    // Half the tasks of the year are late: the regulation leaves the level to the competent person.
    expect(view.result).toMatchObject({
      ...{ how: 'mean', counted: 1, missing: 0, total: { exact: '95' }, level: null },
      parts: [{ period: Q4, records: [{ level: 'completed', total: { exact: '95' } }] }],
    });
    const above = await viewRollUp(body.context, body.actorFor('chair', JANUARY), {
      ...{ ...query, unit: body.unit.ward ?? 0 },
    });
    expect(above.children.find(({ unit }) => unit.id === body.unit.culture)?.result).toMatchObject({
      total: { exact: '95' },
    });
    // Two steps above it nothing has a result of its own: the way down stays open.
    const inspector = body.actorFor('inspector', JANUARY);
    const top = await viewRollUp(body.context, inspector, { ...query, unit: body.unit.province ?? 0 });
    expect([top.figures?.members, top.children.map(({ unit, result }) => [unit.id, result])]).toEqual([
      ...[0, [[body.unit.ward, null]]],
    ]);
    // Who asks for none first meets what there is about people.
    const first = await viewRollUp(body.context, body.actorFor('chair', JANUARY), { period: '2026-Y' });
    expect(first.regimes.map(({ regime }) => regime)).toEqual([PEOPLE.family, '8679-weekly', '366-qdtw']);
    const asked = { of: 'unit' as const, id: query.unit, period: '2026-Y', regime: '366-qdtw' };
    const { root } = await viewWhy(body.context, body.actorFor('chair', JANUARY), asked);
    expect(root.children[0]).toMatchObject({ key: 'own', note: 'own', exact: '95' });
    const steps = root.children[0]?.children[0]?.children.map(({ key, note }) => [key, note]);
    expect(steps).toContainEqual(['condition-late-at-most-fifth', 'failed']);
  });

  it('is rebuilt to the same, checked, and frozen with its facts; a change behind the back is found', async () => {
    const before = await stored();
    expect(before.map(({ version, n }) => [version, n])).toContainEqual([0, '95']);
    await rebuildRollUps(body.context, ...DAY);
    expect(await stored()).toEqual(before);
    await body.sql(`update unit_period set level = 'good' where version = 0 and period = '2026-Y'`);
    const found = (await checkRollUps(body.context, 1, '2027-01-05')).differences;
    expect(found).toContainEqual(
      expect.objectContaining({ what: 'result', id: body.unit.culture, fields: ['level'] }),
    );
    const form = { regime: '366-qdtw', period: '2026-Y', version: 0, reason: 'Chốt năm' };
    await freezePeriod(body.context, body.actorFor('office', JANUARY), intentOf(form, 'freeze-366'), form);
    const frozen = (await stored()).filter(({ version }) => version === 1);
    expect(frozen.find(({ n }) => n === '95')).toMatchObject({ level: null, parts: [{ period: Q4 }] });
    const troubles: Trouble[] = [];
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles.filter(({ kind }) => kind === 'period-close')).toEqual([]);
    await body.sql(`update unit_period set level = 'good' where version = 1 and unit_id = $1`, [
      body.unit.culture,
    ]);
    await verifyTenant(body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles.some(({ kind, code }) => kind === 'period-close' && code === 'state-differs')).toBe(true);
  });
});
