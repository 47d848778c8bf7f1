// The whole explanation of a score: the tree of either form, what it shows, what is missing or refused, and that the short
// way to points and level gives the same as the long one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { common, entered, line, node } from '../../../test/builders/mechanisms.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { shippedRulebook } from '../../../test/builders/rulebooks.ts';
import type { Rulebook } from '../rulebook/shape.ts';
import { evaluate, pointsAndLevel, treeOf } from './evaluate.ts';
import { fractionText } from './fraction.ts';
import { plainInput, type ScoreInput } from './input.ts';
import { nodeByKey, wordName } from './names.ts';
import { nodesOf, workTree } from './work-tree.ts';

const weekly = weeklyRulebook();
const FULL = { quality: 4000, progress: 4000, conduct: 2000 };
const input = (entered: ScoreInput['entered'], more: Partial<ScoreInput> = {}): ScoreInput => ({
  ...plainInput(entered),
  ...more,
});

describe('the tree of the weekly form', () => {
  const tree = treeOf({ ...weekly });

  test('is the sum of its groups, each the sum of its entered criteria', () => {
    expect(tree).toMatchObject({
      ...{ key: 'total', mechanism: 'sum', max: 10_000, name: weekly.title, leastMax: null, grades: [] },
      children: [
        {
          ...{ key: 'results', mechanism: 'sum', max: 8000, grades: [] },
          children: [
            { key: 'quality', mechanism: 'entered', max: 4000, step: 50, leastMax: null },
            { key: 'progress', mechanism: 'entered', max: 4000, step: 50 },
          ],
        },
        { mechanism: 'sum', max: 2000, children: [{ key: 'conduct', mechanism: 'entered', max: 2000 }] },
      ],
    });
  });

  test('no key stands twice in it, also where a group and its one criterion share one', () => {
    const keys = (of: Rulebook) => {
      const made = treeOf(of);
      const worked = made && workTree(made, { input: input(FULL), levels: of.levels });
      return worked === null ? [] : nodesOf(worked).map((one) => one.node.key);
    };
    expect(keys({ ...weekly })).toEqual([
      ...['total', 'results', 'quality', 'progress', 'conduct-group', 'conduct'],
    ]);
  });

  test('a group takes its own criteria only', () => {
    const [results, conduct] =
      evaluate({ ...weekly }, input({ ...FULL, conduct: 1500 })).root?.children ?? [];
    expect([results?.shown, conduct?.shown]).toEqual([8000, 1500]);
  });
});

describe('a complete score', () => {
  const scored = evaluate({ ...weekly }, input({ ...FULL, quality: 3950 }));

  test('shows value, ceiling, citation and operands at every node', () => {
    expect(scored).toMatchObject({
      ...{ status: 'complete', total: { n: '199', d: '2' }, shown: 9950, max: 10_000, figures: [] },
      ...{ missing: [], invalid: [], level: { state: 'decided', level: 'excellent' } },
    });
    expect(scored.root?.children[0]?.children[0]).toMatchObject({
      ...{ key: 'quality', mechanism: 'entered', max: 4000, shown: 3950, value: { n: '79', d: '2' } },
      ...{ cutFrom: null, grade: null, missing: [], children: [] },
      operands: [{ name: 'entered', exact: { n: '79', d: '2' } }, { name: 'step' }],
      citation: weekly.criteria[0]?.citation,
    });
  });
});

describe('what cannot be scored', () => {
  test('a missing value leaves total and level open and is named once', () => {
    const scored = evaluate({ ...weekly }, input({ quality: 4000, conduct: 2000 }));
    expect(scored).toMatchObject({
      ...{ status: 'missing', total: null, shown: null, invalid: [] },
      missing: [{ kind: 'entered', node: 'progress', key: 'progress' }],
      level: { state: 'no-points', level: null },
    });
    expect(scored.root?.children[0]).toMatchObject({ value: null, shown: null });
    expect(scored.root?.children[0]?.children[1]?.missing).toHaveLength(1);
    expect(scored.root?.children[1]).toMatchObject({ shown: 2000 });
  });

  test('a refused value stands before a missing one, and no level is asked for', () => {
    const refused = evaluate({ ...weekly }, input({ quality: 4001, conduct: 2000, courage: 1 }));
    expect(refused.status).toBe('invalid');
    expect(refused.invalid.map(({ code, key }) => `${code} ${key}`)).toEqual([
      ...['above-maximum quality', 'unknown-criterion courage'],
    ]);
    expect(refused.missing).toHaveLength(1);
    expect(refused.level).toEqual({
      ...{ state: 'no-points', level: null, byPoints: null, steps: [], missing: [] },
    });
  });

  test('without a tree the level starts at the best and only facts move it', () => {
    const archive = shippedRulebook('90-2020');
    expect(treeOf({ ...archive })).toBeNull();
    const scored = evaluate({ ...archive }, input({}));
    expect(scored).toMatchObject({ status: 'complete', total: null, shown: null, root: null });
    expect(scored.level.state).not.toBe('no-points');
  });
});

describe('grades, figures, ceilings', () => {
  const base = shippedRulebook('335-civil-servant');
  const band = (key: string, from: number, to: number) => ({
    ...{ key, name: { vi: key, en: key }, from: { value: from, closed: true } },
    to: { value: to, closed: false },
  });
  const graded = (over: object = {}): Rulebook => ({
    ...base,
    ...{ conditions: [], forced: [], gaps: [], figures: [], ...over },
    score: node({
      ...{ mechanism: 'entered', max: 2000, step: 50, guidance: [] },
      grades: [band('low', 0, 5000), band('high', 5000, 10_000)],
    }),
  });
  const gradeOf = (n: number) => evaluate(graded(), input({ n })).root?.grade;

  test('a grade is read off the share of the maximum, not off the points', () => {
    expect([0, 950, 1000, 1950, 2000].map(gradeOf)).toEqual(['low', 'low', 'high', 'high', null]);
    expect(evaluate(graded(), input({})).root?.grade).toBeNull();
  });

  test('figures stand beside the total and add nothing to it; work points have no ceiling', () => {
    const figures = [node({ key: 'work', mechanism: 'work-points', of: 'done', achieved: null, axis: null })];
    const scored = evaluate(graded({ figures }), input({ n: 1000 }, { lines: [line({ done: 300 })] }));
    expect(scored.shown).toBe(1000);
    expect(scored.figures).toMatchObject([{ key: 'work', shown: 300, max: null, grade: null }]);
    expect(scored.root?.max).toBe(2000);
  });

  test('what a ceiling cut off is shown beside the value', () => {
    const capped = { ...graded(), score: node({ mechanism: 'completion', max: 1000 }) } as Rulebook;
    expect(evaluate(capped, input({ n: 12_000 })).root).toMatchObject({ shown: 1000, cutFrom: 1200 });
  });

  test('a condition on a node reads the share of that node', () => {
    const least = {
      ...{
        key: 'floor',
        name: base.title,
        level: 'not-completed',
        otherwise: 'manual',
        onlyIf: null,
        unless: null,
      },
      ...{ waivedBy: null, periods: [], citation: base.citation },
    };
    const state = (n: number, of = 'n') => {
      const condition = { ...least, test: { kind: 'node-at-least', node: of, percent: 5000 } };
      return evaluate(graded({ conditions: [condition] }), input({ n })).level.state;
    };
    expect([state(1000), state(950)]).toEqual(['decided', 'manual']);
    expect(state(1000, 'other')).toBe('missing');
  });
});

describe('the short way', () => {
  const same = (rulebook: Rulebook, given: ScoreInput) => {
    const [short, long] = [pointsAndLevel(rulebook, given), evaluate(rulebook, given)];
    const total = long.total === null ? null : `${long.total.n}/${long.total.d}`.replace(/\/1$/, '');
    expect([short.total && fractionText(short.total), short.level]).toEqual([total, long.level.level]);
    return short;
  };

  test('gives what the long one gives, for everything that can be entered and much that cannot', () => {
    const points = (max: number) =>
      fc.oneof(
        fc.nat(max / 50).map((n) => n * 50),
        fc.integer({ min: -50, max: max + 50 }),
      );
    const entered = fc.record(
      { quality: points(4000), progress: points(4000), conduct: points(2000), courage: fc.nat(10) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(entered, (given) => {
        same(weekly, input(given as ScoreInput['entered']));
      }),
      { seed: 8679, numRuns: 200 },
    );
  });

  test.each<[string, ScoreInput]>([
    ['everything entered', input(FULL)],
    ['one missing', input({ quality: 4000, progress: 4000 })],
    ['one refused', input({ ...FULL, conduct: 2050 })],
    ['one unknown in place of another', input({ quality: 4000, progress: 4000, courage: 1 })],
    ['a line that cannot be', input(FULL, { lines: [line({ done: -1 })] })],
    ['a choice nobody asks for', input(FULL, { choices: { c: { option: 'x', reason: '' } } })],
    ['a share above its whole', input(FULL, { shares: { s: { part: 2, whole: 1 } } })],
  ])('%s', (_name, given) => {
    same({ ...weekly }, given);
  });

  test('has its own result where everything is in order, and none where something is not', () => {
    const short = pointsAndLevel({ ...weekly }, input({ ...FULL, conduct: 950 }));
    expect([short.total && fractionText(short.total), short.level]).toEqual(['179/2', 'good']);
    expect(pointsAndLevel({ ...weekly }, input({}))).toEqual({
      total: null,
      level: null,
      state: 'no-points',
    });
    const none = { ...weekly, levels: [] };
    expect(pointsAndLevel(none, input(FULL)).level).toBeNull();
  });

  test('adds up without a tree, and makes one where a condition asks what a part of it reached', () => {
    const children = [entered('a'), node({ key: 'b', mechanism: 'binary', guidance: [] })];
    const score = node({ key: 'total', max: 2000, mechanism: 'sum', children });
    const reached = (key: string) => ({
      ...{
        key: 'least',
        name: common.name,
        level: 'excellent',
        otherwise: 'good',
        onlyIf: null,
        waivedBy: null,
      },
      ...{ periods: [], citation: common.citation },
      test: { kind: 'node-at-least', node: key, percent: 9500 },
    });
    const base = { ...shippedRulebook('335-civil-servant'), score, figures: [], forced: [] };
    const levels = base.levels.map((one, at) => ({
      ...one,
      ...{ from: { value: 1500 - 500 * at, closed: true }, to: { value: 2001 - 500 * at, closed: false } },
    }));
    const level = (key: string, given: ScoreInput) =>
      same({ ...base, levels, conditions: [reached(key)] } as unknown as Rulebook, given).level;
    const given = input({ a: 900, b: 1000 });
    expect([level('b', given), level('a', given), level('total', given)]).toEqual([
      ...['excellent', 'good', 'excellent'],
    ]);
    expect(level('c', given)).toBeNull();
    expect(level('b', input({ a: 900, b: 500 }))).toBeNull();
  });

  test('reckons what is not only added up, and says what cannot be used', () => {
    const rulebook = shippedRulebook('335-civil-servant');
    const entered = Object.fromEntries(rulebook.criteria.map(({ key, max }) => [key, max]));
    const half = input(entered, { lines: [line({ assigned: 400, done: 100 })] });
    const short = same({ ...rulebook }, half);
    expect([short.total && fractionText(short.total), short.level, short.state]).toEqual([
      ...['95/2', 'not-completed', 'decided'],
    ]);
    expect(same({ ...rulebook }, input(entered)).state).toBe('no-points');
    expect(same({ ...rulebook }, input(entered, { lines: [line({ done: -1 })] })).state).toBe('invalid');
  });

  test('takes the first period of the regulation, or the year where it names none', () => {
    const asked = (periods: Rulebook['periods'], of: Rulebook['periods']) => {
      const condition = {
        ...{
          key: 'never',
          name: common.name,
          level: 'excellent',
          otherwise: 'good',
          citation: common.citation,
        },
        ...{ onlyIf: null, unless: null, waivedBy: null, periods: of },
        test: { kind: 'flag', flag: 'unheard-of', is: true, unknown: 'no' },
      };
      const rulebook = { ...weekly, periods, conditions: [condition] } as unknown as Rulebook;
      const given = input(FULL);
      return [pointsAndLevel(rulebook, given).level, evaluate(rulebook, given).level.level];
    };
    expect(asked(['week'], ['week'])).toEqual(['good', 'good']);
    expect(asked(['week'], ['year'])).toEqual(['excellent', 'excellent']);
    expect(asked([], ['year'])).toEqual(['good', 'good']);
  });

  test('asks for conditions of the period it is told, of the first one otherwise', () => {
    for (const id of ['335-leader', '366-person', 'tphcm-06']) {
      const rulebook = { ...shippedRulebook(id) };
      for (const given of [input({}), input({ general: 2000 })]) {
        const [short, long] = [
          pointsAndLevel(rulebook, given),
          evaluate(rulebook, given, rulebook.periods[0]),
        ];
        expect(short.level).toBe(long.level.level);
      }
    }
  });
});

describe('names inside an explanation', () => {
  const leader = { ...shippedRulebook('335-leader') };

  test('nodes of the tree at any depth, and figures', () => {
    expect(nodeByKey(leader, 'unit-result')).toMatchObject({ mechanism: 'subordinates' });
    expect(nodeByKey(leader, 'no-such-node')).toBeNull();
    const figure = node({ key: 'beside', mechanism: 'work-points' });
    expect(nodeByKey({ ...leader, figures: [figure] }, 'beside')).toBe(figure);
    expect(nodeByKey({ ...shippedRulebook('90-2020') }, 'total')).toBeNull();
  });

  test('options of a choice and levels of subordinates have names; own words have none', () => {
    expect(wordName(leader, 'organising', 'half')?.en).toBe('Delays or shortcomings (50 %)');
    expect(wordName(leader, 'organising', 'why it was so')).toBeNull();
    expect(wordName(leader, 'unit-result', 'good')).toEqual(
      leader.levels.find(({ key }) => key === 'good')?.name,
    );
    expect([wordName(leader, 'unit-result', 'half'), wordName(leader, 'no-such-node', 'good')]).toEqual([
      ...[null, null],
    ]);
    expect(wordName({ ...weekly }, 'quality', 'good')).toBeNull();
  });
});
