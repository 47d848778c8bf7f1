import { expect, test } from 'vitest';
import { evaluation, RULEBOOK, stageScores } from '../../../test/builders/evaluations.ts';
import { quarterlyRulebook, facts as stated, workLine } from '../../../test/builders/quarter.ts';
import type { Evaluation, StageScores } from '../evaluation/shape.ts';
import type { Quota } from '../rulebook/shape-regime.ts';
import { compare, fraction, ofHundredths } from '../score/fraction.ts';
import { type QuotaMember, quotaState } from './quota.ts';
import { edgeOf, workFacts } from './quota-edge.ts';
import { isDecided, quotaMember, quotasIn, reachedLevel } from './quota-members.ts';
import { periodAround, rollUpRules, saidRule } from './rules.ts';

const QUOTA: Quota = {
  ...{ key: 'share', level: 'excellent', percent: 2000, raisedPercent: null, base: 'good' },
  ...{ alternatives: ['good-or-better', 'all'], scopes: ['organ', 'group'], smallGroupBelow: 6 },
  ...{ periods: ['year'], citation: RULEBOOK.citation },
};
const facts = (...of: Parameters<typeof stated>) => ({
  ...stated(...of),
  choices: {},
  subordinates: null,
  earlier: [],
});
const BEST = stageScores({ quality: 4000, progress: 4000, conduct: 2000 });
const GOOD = stageScores();
const LOW = stageScores({ quality: 1000, progress: 1000, conduct: 500 });

test('a quota binds in its own periods, or in all when it names none', () => {
  const quotas = [QUOTA, { ...QUOTA, key: 'always', periods: [] }];
  const keys = (period: string) => quotasIn({ quotas }, period).map(({ key }) => key);
  expect([keys('2026-Y'), keys('2026-Q4')]).toEqual([['share', 'always'], ['always']]);
});

test('decided is what an approver stands behind, approved or closed', () => {
  const decided = (state: Evaluation['state'], approver: StageScores | null) =>
    isDecided({ state, approver });
  expect([decided('approved', BEST), decided('closed', BEST)]).toEqual([true, true]);
  expect([decided('scored', BEST), decided('approved', null), decided('closed', null)]).toEqual([
    ...[false, false, false],
  ]);
});

test('somebody stands where the last stage has him; not counted is no member, closed without a result is unclassified', () => {
  const member = (state: Evaluation['state'], changes: Partial<Evaluation>) =>
    quotaMember(RULEBOOK, QUOTA, evaluation(state, changes), 'others');
  const stages = { self: LOW, scorer: GOOD, approver: BEST };
  expect(member('approved', { ...stages, counted: false })).toBeNull();
  expect(member('approved', stages)).toMatchObject({ order: 1, decided: 'given', group: 'others' });
  expect(member('approved', stages)?.total).toEqual(ofHundredths(10_000));
  expect(member('approved', { ...stages, approver: GOOD })).toMatchObject({ order: 2, decided: 'other' });
  expect(member('scored', { self: LOW, scorer: GOOD, approver: null })).toMatchObject({
    order: 2,
    decided: 'open',
  });
  expect(member('submitted', { self: LOW, scorer: null, approver: null })).toMatchObject({ order: 4 });
  expect(member('closed', { self: LOW, scorer: GOOD, approver: null })).toMatchObject({
    ...{ order: null, decided: 'open', total: fraction(0) },
  });
  const exact = { ...GOOD, exact: { n: '271', d: '3' } };
  expect(member('approved', { ...stages, approver: exact })?.total).toEqual(fraction(271, 3));
});

test('the level reached stays that of the points where the next one was given for want of a place', () => {
  const rulebook = quarterlyRulebook();
  const stage: StageScores = {
    ...{ entered: { general: 3000 }, total: 10_000, level: 'good', chosen: true },
    facts: facts(),
  };
  expect(reachedLevel(rulebook, '2026-Q4', stage)).toBe('excellent');
  expect(reachedLevel(rulebook, '2026-Q4', { ...stage, chosen: false })).toBe('good');
  const gap = { ...rulebook, levels: rulebook.levels.slice(1) };
  expect(reachedLevel(gap, '2026-Q4', stage)).toBe('good');
});

const person = (personId: number, points: number): QuotaMember<number> => ({
  ...{ personId, group: 'a', order: points >= 9000 ? 1 : points >= 7000 ? 2 : null, total: points },
  decided: 'open',
});
const byPoints = (a: number, b: number) => a - b;
const stateOf = (points: readonly number[], quota: Quota = QUOTA) =>
  quotaState(
    quota,
    1,
    false,
    points.map((one, at) => person(at + 1, one)),
    byPoints,
  );
const edges = (points: readonly number[]) => {
  const { organ } = stateOf(points);
  return organ.ranked.map((member) => edgeOf(member, [organ], byPoints));
};

test('inside, on the border, outside: by points alone', () => {
  const good = [7000, 7000, 7000];
  expect(edges([9900, 9500, 9400, ...good])).toEqual(['border', 'border', 'outside']);
  expect(edges([9900, 9900, 9400, ...good])).toEqual(['border', 'border', 'outside']);
  expect(edges([9900, ...good, ...good])).toEqual(['inside']);
  const twelve = [9900, 9800, 9700, 9600, ...good, ...good, 7000, 7000];
  expect(edges(twelve)).toEqual(['inside', 'border', 'border', 'outside']);
  expect(edgeOf(person(9, 9000), [], byPoints)).toBe('inside');
  // On the border of one scope weighs more than outside of another.
  const [wide, narrow] = [stateOf(twelve).organ, stateOf([9900, 9700, 9600, ...good]).organ];
  const third = wide.ranked[2];
  expect(third && edgeOf(third, [narrow, wide], byPoints)).toBe('border');
});

test('readings beside each other, small scopes, ranks that ties share, groups in order', () => {
  const { organ, groups } = stateOf([9900, 9900, 9500, 7000, 7000, 6000]);
  expect(organ.ranked.map(({ personId, rank }) => [personId, rank])).toEqual([
    ...[
      [1, 1],
      [2, 1],
      [3, 3],
    ],
  ]);
  expect(organ.readings).toEqual([
    ...[
      { base: 'good', places: 0 },
      { base: 'good-or-better', places: 1 },
      { base: 'all', places: 1 },
    ],
  ]);
  expect([organ.classified, organ.small]).toEqual([5, true]);
  expect(stateOf([7000, 7000, 7000, 7000, 7000, 7000]).organ.small).toBe(false);
  const mixed = [{ ...person(1, 9000), group: 'b' }, person(2, 9000)];
  const names = quotaState(QUOTA, 1, false, mixed, byPoints).groups.map(({ group }) => group);
  expect([names, groups.map(({ group }) => group)]).toEqual([['a', 'b'], ['a']]);
  expect(stateOf([9000], { ...QUOTA, scopes: ['organ'] }).groups).toEqual([]);
});

test('facts laid side by side are those of the last stage; none where points are all', () => {
  const work = facts(
    [
      workLine({ exceeded: true }),
      workLine({ key: 'l2', faults: [{ times: 1, excused: 0 }] }),
      workLine({ key: 'l3', delays: [{ times: 1, excused: 0 }], faults: [{ times: 2, excused: 0 }] }),
    ],
    { flags: { disciplined: true, declined: false } },
  );
  const scorer: StageScores = { ...GOOD, facts: work };
  const wanted = { lines: 3, exceeded: 1, faulty: 2, late: 1, flags: ['disciplined'] };
  expect(workFacts({ self: { ...GOOD, facts: facts() }, scorer, approver: null })).toEqual(wanted);
  expect(workFacts({ self: scorer, scorer: null, approver: null })).toEqual(wanted);
  expect(workFacts({ self: scorer, scorer, approver: GOOD })).toBeNull();
  expect(workFacts({ self: null, scorer: null, approver: null })).toBeNull();
  expect(compare(fraction(1), fraction(2))).toBe(-1);
});

test('what a regulation leaves unsaid of longer periods is evidence from its shortest one', () => {
  const cited = { how: 'mean' as const, citation: RULEBOOK.citation };
  const rules = rollUpRules({
    periods: ['month', 'year'],
    rollUps: [{ from: 'month', to: 'year', ...cited }],
  });
  expect(rules).toEqual([
    { from: 'month', to: 'year', how: 'mean' },
    { from: 'month', to: 'quarter', how: 'evidence' },
    { from: 'month', to: 'half-year', how: 'evidence' },
  ]);
  expect(rollUpRules({ periods: [], rollUps: [] })).toEqual([]);
  expect([periodAround('month', '2026-W27'), periodAround('month', '2026-W40')]).toEqual([
    '2026-M07',
    '2026-M10',
  ]);
  expect([periodAround('year', '2026-W53'), periodAround('quarter', '2026-M04')]).toEqual([
    '2026-Y',
    '2026-Q2',
  ]);
});

test('what a regulation says of a period, and what it leaves to evidence', () => {
  const rule = (to: 'quarter' | 'year') => ({
    ...({ from: 'month', to, how: 'mean', citation: RULEBOOK.citation } as const),
  });
  const rulebook = { periods: ['month' as const], rollUps: [rule('quarter'), rule('year')] };
  expect([saidRule(rulebook, 'year')?.to, saidRule(rulebook, 'half-year')]).toEqual(['year', undefined]);
  expect(rollUpRules(rulebook).map(({ to, how }) => `${to} ${how}`)).toEqual([
    ...['quarter mean', 'year mean', 'half-year evidence'],
  ]);
});
