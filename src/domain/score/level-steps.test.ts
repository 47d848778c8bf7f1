import { describe, expect, test } from 'vitest';
import { shippedRulebook } from '../../../test/builders/rulebooks.ts';
import type { PeriodKind, Rulebook } from '../rulebook/shape.ts';
import type { ConditionTest, LevelCondition } from '../rulebook/shape-regime.ts';
import { type Fraction, fraction } from './fraction.ts';
import { plainInput, type ScoreInput, type WorkLine } from './input.ts';
import { levelFor } from './level-steps.ts';

const base = shippedRulebook('335-civil-servant');
const source = base.citation;
const name = { vi: 'x', en: 'x' };

function condition(over: Partial<LevelCondition> & { readonly test: ConditionTest }): LevelCondition {
  const rule = {
    key: 'one',
    name,
    level: 'excellent',
    otherwise: 'good',
    onlyIf: null,
    unless: null,
    waivedBy: null,
  };
  return { ...rule, periods: [], citation: source, ...over };
}

const flag = (key: string, unknown: 'missing' | 'passes' | 'no' = 'missing'): ConditionTest => ({
  ...{ kind: 'flag', flag: key, is: true, unknown },
});

interface Asked {
  readonly conditions?: readonly LevelCondition[];
  readonly forced?: Rulebook['forced'];
  readonly input?: Partial<ScoreInput>;
  readonly points?: number;
  readonly period?: PeriodKind;
  readonly node?: Fraction | null;
}

function ask({
  conditions = [],
  forced = [],
  input = {},
  points = 9500,
  period = 'quarter',
  node = null,
}: Asked) {
  const rulebook = { ...base, conditions, forced };
  const context = { input: { ...plainInput({}), ...input }, period, nodeShare: () => node };
  return levelFor(rulebook, fraction(points, 100), context);
}

function line(over: Partial<WorkLine>): WorkLine {
  const work = { key: 'l', axis: null, coefficient: 100, factors: [], assigned: 100, done: 100 };
  const rest = { faults: [], delays: [], exceeded: false, progress: null, quality: null, bonus: false };
  return { ...work, ...rest, ...over };
}

describe('conditions', () => {
  test('hold, fail, or wait for a fact', () => {
    const conditions = [condition({ test: flag('fixed') })];
    expect(ask({ conditions, input: { flags: { fixed: true } } }).level).toBe('excellent');
    expect(ask({ conditions, input: { flags: { fixed: false } } })).toMatchObject({
      ...{ state: 'decided', level: 'good', byPoints: 'excellent' },
    });
    expect(ask({ conditions })).toMatchObject({
      ...{ state: 'missing', level: null, missing: [{ kind: 'flag', node: null, key: 'fixed' }] },
    });
  });

  test('an unstated fact passes or does not, as the rulebook says', () => {
    expect(ask({ conditions: [condition({ test: flag('fixed', 'passes') })] }).level).toBe('excellent');
    expect(ask({ conditions: [condition({ test: flag('fixed', 'no') })] }).level).toBe('good');
  });

  test('go down door by door, and are asked only at the level reached', () => {
    const conditions = [
      condition({ test: flag('a') }),
      condition({ key: 'two', level: 'good', otherwise: 'completed', test: flag('b') }),
      condition({ key: 'three', level: 'completed', otherwise: 'manual', test: flag('c') }),
    ];
    const flags = { a: false, b: false, c: true };
    const asked = ask({ conditions, input: { flags } });
    expect(asked.level).toBe('completed');
    expect(asked.steps.map((step) => step.key)).toEqual(['excellent', 'one', 'two', 'three']);
    expect(asked.steps.map((step) => step.to)).toEqual(['excellent', 'good', 'completed', 'completed']);
    expect(ask({ conditions, input: { flags: { ...flags, c: false } } })).toMatchObject({
      ...{ state: 'manual', level: null },
    });
    expect(ask({ conditions, input: { flags }, points: 8000 }).steps.map((step) => step.key)).toEqual([
      ...['good', 'two', 'three'],
    ]);
  });

  test('the worst of several failing ones decides; a missing fact matters only where it could lead lower', () => {
    const mild = condition({ test: flag('a') });
    const hard = condition({ key: 'two', otherwise: 'completed', test: flag('b') });
    expect(ask({ conditions: [mild, hard], input: { flags: { a: false, b: false } } }).level).toBe(
      'completed',
    );
    expect(ask({ conditions: [mild, hard], input: { flags: { b: false } } }).level).toBe('completed');
    expect(ask({ conditions: [mild, hard], input: { flags: { a: false } } }).state).toBe('missing');
    const open = condition({ key: 'three', otherwise: 'manual', test: flag('c') });
    expect(ask({ conditions: [hard, open], input: { flags: { b: false } } }).state).toBe('missing');
  });

  test('only if, waived by, only in some periods', () => {
    const failing = { test: flag('a', 'no') };
    const led = [condition({ ...failing, onlyIf: 'leader' })];
    expect(ask({ conditions: led }).level).toBe('excellent');
    expect(ask({ conditions: led, input: { flags: { leader: false } } }).level).toBe('excellent');
    expect(ask({ conditions: led, input: { flags: { leader: true } } }).level).toBe('good');
    const waived = [condition({ ...failing, waivedBy: 'force-majeure' })];
    const lifted = ask({ conditions: waived, input: { flags: { 'force-majeure': true } } });
    expect([lifted.level, lifted.steps[1]?.result]).toEqual(['excellent', 'waived']);
    expect(ask({ conditions: waived }).level).toBe('good');
    const others = [condition({ ...failing, unless: 'leader' })];
    expect(ask({ conditions: others }).level).toBe('good');
    expect(ask({ conditions: others, input: { flags: { leader: true } } }).level).toBe('excellent');
    const yearly = [condition({ ...failing, periods: ['year'] })];
    expect(ask({ conditions: yearly }).level).toBe('excellent');
    expect(ask({ conditions: yearly, period: 'year' }).level).toBe('good');
  });
});

test('what is only warned of leaves the level and is told; unknown, it is nothing to warn of', () => {
  const conditions = [condition({ test: flag('fixed'), otherwise: 'warn' })];
  const warned = ask({ conditions, input: { flags: { fixed: false } } });
  expect(warned).toMatchObject({ state: 'decided', level: 'excellent', missing: [] });
  expect(warned.steps[1]).toMatchObject({ result: 'warned', from: 'excellent', to: 'excellent' });
  expect(ask({ conditions })).toMatchObject({ level: 'excellent', missing: [], steps: [{ kind: 'points' }] });
  expect(ask({ conditions, input: { flags: { fixed: true } } }).steps[1]?.result).toBe('passed');
});

describe('tests of shares', () => {
  const of = (kind: 'at-least' | 'at-most' | 'above' | 'below', percent: number, part: number) =>
    ask({
      conditions: [condition({ test: { kind, figure: 'led', percent } })],
      input: { shares: { led: { part, whole: 100 } } },
    }).level === 'excellent';

  test('each side of the bound, exactly', () => {
    expect([29, 30, 31].map((part) => of('at-least', 3000, part))).toEqual([false, true, true]);
    expect([19, 20, 21].map((part) => of('at-most', 2000, part))).toEqual([true, true, false]);
    expect([49, 50, 51].map((part) => of('above', 5000, part))).toEqual([false, false, true]);
    expect([69, 70, 71].map((part) => of('below', 7000, part))).toEqual([true, false, false]);
  });

  test('nothing to count is a missing fact, not a share of 0', () => {
    const conditions = [condition({ test: { kind: 'at-most', figure: 'led', percent: 2000 } })];
    expect(ask({ conditions, input: { shares: { led: { part: 0, whole: 0 } } } }).state).toBe('missing');
    expect(ask({ conditions }).missing).toEqual([{ kind: 'share', node: null, key: 'led' }]);
  });

  test('the step tells what was found and what was asked', () => {
    const conditions = [condition({ test: { kind: 'at-least', figure: 'led', percent: 3000 } })];
    const asked = ask({ conditions, input: { shares: { led: { part: 1, whole: 3 } } } });
    expect(asked.steps[1]).toMatchObject({ found: { n: '100', d: '3' }, bound: 3000, result: 'passed' });
  });

  test.each([
    ['tasks-done', [line({}), line({ key: 'b', done: 99 })], 5000],
    ['tasks-exceeded', [line({ done: 101 }), line({ key: 'b', exceeded: true }), line({ key: 'c' })], 6666],
    ['tasks-late', [line({ delays: [{ times: 1, excused: 0 }] }), line({ key: 'b' })], 5000],
    ['tasks-undone', [line({ done: 49 }), line({ key: 'b', done: 50 })], 5000],
    [
      'tasks-on-time-with-quality',
      [line({ delays: [{ times: 1, excused: 1 }] }), line({ key: 'b', faults: [{ times: 2, excused: 1 }] })],
      5000,
    ],
  ] as const)('%s is counted from the lines', (figure, lines, percent) => {
    const at = (bound: number) =>
      ask({
        conditions: [condition({ test: { kind: 'at-least', figure, percent: bound } })],
        input: { lines },
      }).level;
    expect([at(percent), at(percent + 1)]).toEqual(['excellent', 'good']);
  });

  test('a line without assigned work is no task; what is stated stands before what lines say', () => {
    const lines = [line({}), line({ key: 'b', assigned: 0, done: 0 })];
    const done: ConditionTest = { kind: 'at-least', figure: 'tasks-done', percent: 10_000 };
    expect(ask({ conditions: [condition({ test: done })], input: { lines } }).level).toBe('excellent');
    const shares = { 'tasks-done': { part: 1, whole: 2 } };
    expect(ask({ conditions: [condition({ test: done })], input: { lines, shares } }).level).toBe('good');
  });

  test('the weakest task, a node, the unit, earlier periods', () => {
    const each: ConditionTest = { kind: 'each-task-at-least', percent: 5000 };
    const lines = [line({}), line({ key: 'b', done: 50 })];
    expect(ask({ conditions: [condition({ test: each })], input: { lines } }).level).toBe('excellent');
    const weak = [line({ done: 49 }), line({ key: 'b' })];
    expect(ask({ conditions: [condition({ test: each })], input: { lines: weak } }).level).toBe('good');
    const node: ConditionTest = { kind: 'node-at-least', node: 'general', percent: 5000 };
    expect(ask({ conditions: [condition({ test: node })], node: fraction(1, 2) }).level).toBe('excellent');
    expect(ask({ conditions: [condition({ test: node })], node: fraction(49, 100) }).level).toBe('good');
    expect(ask({ conditions: [condition({ test: node })] }).state).toBe('missing');
    const unit = [condition({ test: { kind: 'not-above-unit' } })];
    const levels = ['excellent', 'good', null].map(
      (unitLevel) => ask({ conditions: unit, input: { unitLevel } }).level,
    );
    expect(levels).toEqual(['excellent', 'good', null]);
    const bad = [
      condition({ test: { kind: 'no-earlier-level', period: 'quarter', level: 'not-completed' } }),
    ];
    const earlierAt = (level: string, period: PeriodKind) =>
      ask({ conditions: bad, input: { earlier: [{ period, level }] } }).level;
    expect([earlierAt('not-completed', 'quarter'), earlierAt('completed', 'quarter')]).toEqual([
      'good',
      'excellent',
    ]);
    expect(earlierAt('not-completed', 'month')).toBe('excellent');
  });
});

describe('forced levels', () => {
  const rule = (key: string, level: string, over: Partial<Rulebook['forced'][number]> = {}) => ({
    ...{ key, name, level, when: flag(key, 'no'), waivedBy: null, periods: [], citation: source },
    ...over,
  });

  test('the worst of several, over conditions and gaps, and never a step for what does not apply', () => {
    const forced = [rule('a', 'completed'), rule('b', 'not-completed')];
    expect(ask({ forced }).steps).toHaveLength(1);
    expect(ask({ forced, input: { flags: { a: true } } }).level).toBe('completed');
    expect(ask({ forced, input: { flags: { a: true, b: true } } }).level).toBe('not-completed');
    expect(ask({ forced: forced.toReversed(), input: { flags: { a: true, b: true } } }).level).toBe(
      'not-completed',
    );
    const gap = shippedRulebook('khanh-hoa');
    const context = {
      input: { ...plainInput({}), flags: { a: true } },
      period: 'month',
      nodeShare: () => null,
    } as const;
    expect(levelFor({ ...gap, forced }, fraction(50), context)).toMatchObject({
      state: 'decided',
      level: 'completed',
    });
  });

  test('waived, in other periods, or with figures wanting', () => {
    const waived = [rule('a', 'not-completed', { waivedBy: 'w' })];
    expect(ask({ forced: waived, input: { flags: { a: true, w: true } } }).level).toBe('excellent');
    const yearly = [rule('a', 'not-completed', { periods: ['year'] })];
    expect(ask({ forced: yearly, input: { flags: { a: true } } }).level).toBe('excellent');
    const share = { kind: 'above', figure: 'tasks-undone', percent: 5000 } as const;
    expect(ask({ forced: [rule('a', 'not-completed', { when: share })] })).toMatchObject({
      ...{ state: 'missing', level: null },
    });
  });

  test('each step tells what was asked, what was found and where it leads', () => {
    const share = { kind: 'above', figure: 'led', percent: 5000 } as const;
    const forced = [rule('a', 'not-completed', { when: share, waivedBy: 'w' })];
    const step = (input: Partial<ScoreInput>) => ask({ forced, input }).steps[1];
    const shares = { led: { part: 3, whole: 4 } };
    expect(step({ shares })).toEqual({
      ...{ kind: 'forced', key: 'a', name, citation: source, result: 'failed', bound: 5000 },
      ...{ found: { n: '75', d: '1' }, from: 'excellent', to: 'not-completed' },
    });
    expect(step({ shares, flags: { w: true } })).toMatchObject({ result: 'waived', to: 'excellent' });
    expect(step({})).toMatchObject({ result: 'missing', to: 'excellent', found: null, bound: null });
    expect(step({ flags: { w: true } })?.result).toBe('waived');
    expect(ask({ forced }).missing).toEqual([{ kind: 'share', node: null, key: 'led' }]);
    expect(ask({ forced, input: { flags: { w: true } } })).toMatchObject({ state: 'decided', missing: [] });
    expect(ask({ forced }).steps[0]).toMatchObject({
      ...{ kind: 'points', key: 'excellent', result: 'passed', from: null, to: 'excellent' },
    });
  });

  test('a gap is told in the words of its reading, and left open', () => {
    const gap = shippedRulebook('khanh-hoa');
    const of = { input: plainInput({}), period: 'month', nodeShare: () => null } as const;
    const told = levelFor({ ...gap, forced: [] }, fraction(50), of);
    const [first] = gap.gaps;
    const words = gap.readings.find(({ key }) => key === first?.reading)?.text;
    expect(told).toMatchObject({
      ...{ state: 'gap', level: null, byPoints: null },
      steps: [{ kind: 'gap', key: first?.key, name: words, result: 'failed', from: null, to: null }],
    });
    const silent = levelFor({ ...gap, forced: [], readings: [] }, fraction(50), of);
    expect(silent.steps[0]?.name).toEqual({ vi: first?.key, en: first?.key });
  });

  test('without points there is no level to force', () => {
    const context = {
      input: { ...plainInput({}), flags: { disciplined: true } },
      period: 'year',
      nodeShare: () => null,
    } as const;
    expect(levelFor(base, null, context)).toEqual({
      ...{ state: 'no-points', level: null, byPoints: null, steps: [], missing: [] },
    });
  });
});
