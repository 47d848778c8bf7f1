// What each mechanism asks of its own node, where bonus and penalty end, and what the law computes.
import { describe, expect, test } from 'vitest';
import { quarterlyRulebook } from '../../../test/builders/quarter.ts';
import { end, fault } from '../../../test/builders/rulebook-parts.ts';
import { treeFaults } from './coherence-tree.ts';
import { enteredAgainstLaw } from './computed-by-law.ts';
import type { TreeNode } from './shape-tree.ts';

const QUARTER = quarterlyRulebook();
const CITED = { document: 'D', where: '1', confidence: 'A', note: null } as const;

/** A node of a mechanism with what it needs, changed where a test says so. */
function node(key: string, mechanism: TreeNode['mechanism'], change: object = {}): TreeNode {
  return {
    ...{ key, mechanism, name: { vi: key, en: key }, citation: CITED, max: 1000, leastMax: null, grades: [] },
    ...change,
  } as TreeNode;
}
const entered = (key: string, max = 1000, step = 50) => node(key, 'entered', { max, step, guidance: [] });
const tree = (score: TreeNode | null, figures: readonly TreeNode[] = []) =>
  treeFaults({ ...QUARTER, score, figures });

describe('keys', () => {
  test('are single in the tree and the figures beside it', () => {
    const sum = node('sum', 'sum', { max: 2000, children: [entered('a'), entered('a')] });
    const figure = node('shown', 'scale', { of: node('sum', 'completion') });
    expect(tree(sum, [node('b', 'completion'), figure])).toEqual([
      fault(['score', 'children', 1, 'key'], 'duplicate-key', { key: 'a' }),
      fault(['figures', 1, 'of', 'key'], 'duplicate-key', { key: 'sum' }),
    ]);
    expect(tree(null, [node('b', 'completion')])).toEqual([]);
    expect(tree(null)).toEqual([]);
  });
});

describe('a mechanism asks', () => {
  const sum = (max: number, ...children: readonly TreeNode[]) => node('sum', 'sum', { max, children });
  const adds = (expected: number, found: number) => [
    fault(['score', 'max'], 'maxima-do-not-add-up', { expected, sum: found }),
  ];

  test('a sum: its parts together, without bonus and penalty', () => {
    expect(tree(sum(3000, entered('a'), entered('b', 2000)))).toEqual([]);
    expect(tree(sum(2950, entered('a'), entered('b', 2000)))).toEqual(adds(2950, 3000));
    const extra = [node('bonus', 'bonus', { step: 50 }), node('penalty', 'penalty', { step: 50 })];
    const inside = sum(1000, entered('a'), ...extra);
    expect(tree(node('cap', 'cap', { of: node('floor', 'floor', { least: 0, of: inside }) }))).toEqual([]);
  });

  test('bands: shares of the whole, the best gives the maximum', () => {
    const band = (...points: readonly number[]) =>
      tree(
        node('band', 'band', {
          of: node('share', 'completion'),
          bands: points.map((one, index) => ({
            points: one,
            from: end(index === 0 ? 5000 : 0),
            to: end(index === 0 ? 10_000 : 5000, index === 0),
          })),
        }),
      );
    expect(band(1000, 200)).toEqual([]);
    expect(band(200, 1000)).toEqual([]);
    expect(band(900, 200)).toEqual(adds(1000, 900));
    expect(band(1100, 200)).toEqual(adds(1000, 1100));
    const gap = node('band', 'band', {
      ...{ of: node('share', 'completion'), max: 700 },
      bands: [
        { points: 700, from: end(5000), to: end(10_000) },
        { points: 300, from: end(0), to: end(4000) },
      ],
    });
    expect(tree(gap)).toEqual([
      fault(['score', 'bands', 0, 'from'], 'band-gap', { better: '700', worse: '300' }),
    ]);
  });

  const off = { percent: 2500, per: 'item' };
  test.each([
    ['quantity', 'assigned', null, null],
    ['quantity', 'completed', null, 'quantity-is-done-to-assigned'],
    ['quantity', 'assigned', off, 'quantity-is-done-to-assigned'],
    ['quality', 'assigned', off, null],
    ['quality', 'completed', off, null],
    ['quality', 'completed', null, 'ratio-without-deduction'],
    ['progress', 'assigned', null, 'ratio-without-deduction'],
  ])('a ratio of %s over %s with %j: %s', (measure, base, deduction, code) => {
    const params = code === 'ratio-without-deduction' ? { measure } : {};
    expect(tree(node('r', 'ratio', { measure, base, deduction }))).toEqual(
      code === null ? [] : [fault(['score'], code, params)],
    );
  });

  test.each([
    [[5000, 5000], null],
    [[5000, 4999], 9999],
    [[5000, 5001], 10_001],
    [[10_000], 10_000],
    [[5000, 3000, 2000], 10_000],
  ])('weights %j for two parts', (weights, total) => {
    const children = [node('a', 'completion'), node('b', 'completion')];
    expect(tree(node('w', 'weighted', { weights, children }))).toEqual(
      total === null ? [] : [fault(['score', 'weights'], 'weights-are-not-the-whole', { sum: total })],
    );
  });

  test.each([
    [['a 10000', 'b 5000'], true],
    [['a 5000', 'b 10000'], true],
    [['a 9999', 'b 5000'], false],
    [['a 10000', 'a 5000'], false],
  ])('options %j: %s', (options, isRight) => {
    const read = options.map((one) => ({ key: one.split(' ')[0], percent: Number(one.split(' ')[1]) }));
    expect(tree(node('c', 'choice', { options: read }))).toEqual(
      isRight ? [] : [fault(['score', 'options'], 'options-without-whole')],
    );
  });

  test('subordinates: a level there is', () => {
    const of = (level: string) => tree(node('s', 'subordinates', { level, otherwise: 5000 }));
    expect(of('completed')).toEqual([]);
    expect(of('x')).toEqual([fault(['score', 'level'], 'unknown-level', { key: 'x' })]);
  });

  test('a step that divides the maximum, of whatever is entered', () => {
    const wrong = (at: readonly (string | number)[]) =>
      fault([...at, 'step'], 'step-does-not-divide-maximum', { max: 1000, step: 300 });
    expect(tree(entered('a', 1000, 300))).toEqual([wrong(['score'])]);
    const penalty = node('p', 'penalty', { step: 300 });
    const inside = node('sum', 'sum', { max: 1000, children: [entered('a'), penalty] });
    expect(tree(node('floor', 'floor', { least: 0, of: inside }))).toEqual([
      wrong(['score', 'of', 'children', 1]),
    ]);
    expect(tree(node('x', 'completion'))).toEqual([]);
  });

  test('a maximum not below the least the regulation allows', () => {
    const of = (leastMax: number | null) => tree(node('x', 'completion', { leastMax }));
    expect([of(null), of(999), of(1000)]).toEqual([[], [], []]);
    expect(of(1001)).toEqual([
      fault(['score', 'max'], 'maximum-below-its-minimum', { key: 'x', max: 1000, least: 1001 }),
    ]);
  });
});

describe('a bonus stands in a sum under a cap, a penalty in one above a floor', () => {
  const bonus = node('bonus', 'bonus', { step: 50 });
  const penalty = node('penalty', 'penalty', { step: 50 });
  const sum = (...more: readonly TreeNode[]) =>
    node('sum', 'sum', { max: 1000, children: [entered('a'), ...more] });
  const cap = (of: TreeNode) => node('cap', 'cap', { of });
  const floor = (of: TreeNode) => node('floor', 'floor', { least: 0, of });
  const codes = (score: TreeNode) =>
    tree(score).map(({ path, code, params }) => `${path.join('.')} ${code} ${params.key}`);

  test.each<[string, TreeNode, readonly string[]]>([
    ['bonus in a cap', cap(sum(bonus)), []],
    ['penalty above a floor', floor(sum(penalty)), []],
    ['both in both', cap(floor(sum(bonus, penalty))), []],
    ['further up', cap(node('s', 'scale', { of: sum(bonus) })), []],
    ['bonus in a floor', floor(sum(bonus)), ['score.of.children.1 bonus-without-cap bonus']],
    ['penalty in a cap', cap(sum(penalty)), ['score.of.children.1 penalty-without-floor penalty']],
    ['alone', sum(bonus), ['score.children.1 bonus-without-cap bonus']],
    ['in no sum', cap(bonus), ['score.of bonus-without-cap bonus']],
    [
      'in a mean',
      floor(node('m', 'mean', { children: [entered('a'), penalty] })),
      ['score.of.children.1 penalty-without-floor penalty'],
    ],
    ['as the whole', penalty, ['score penalty-without-floor penalty']],
  ])('%s', (_where, score, faults) => {
    expect(codes(score)).toEqual(faults);
  });
});

describe('what the law computes is typed in by nobody', () => {
  const of = (mechanism: TreeNode['mechanism'], document: string, where: string) =>
    enteredAgainstLaw(node('x', mechanism, { citation: { ...CITED, document, where } }));
  const D335 = '335/2025/NĐ-CP';

  test.each([
    ['entered', D335, 'Điều 13', true],
    ['binary', D335, 'khoản 1 điều 14', true],
    ['completion', D335, 'điều 16', true],
    ['entered', D335, 'điều 15', false],
    ['entered', D335, 'điều 131', false],
    ['entered', D335, 'điều 1', false],
    ['ratio', D335, 'điều 14', false],
    ['subordinates', D335, 'điều 16', false],
    ['entered', '366-QĐ/TW', 'điều 14', false],
    ['entered', 'theo 335/2025/NĐ-CP', 'điều 14', false],
    ['entered', '1053-QĐ/TU', 'Nhóm II', true],
    ['entered', '1053-QĐ/TU', 'nhóm I', false],
    ['entered', '1053-QĐ/TU', 'nhóm III', false],
    ['entered', '1053-QĐ/TU', 'điều 14', false],
    ['entered', 'x 1053-QĐ/TU', 'nhóm II', false],
  ] as const)('%s, %s %s: %s', (mechanism, document, where, isComputed) => {
    expect(of(mechanism, document, where)).toEqual(isComputed ? [{ key: 'x', where }] : []);
  });

  test('said at its mechanism', () => {
    const citation = { ...CITED, document: D335, where: 'điều 14' };
    expect(tree(node('x', 'completion', { citation }))).toEqual([
      fault(['score', 'mechanism'], 'entered-but-computed', { key: 'x', where: 'điều 14' }),
    ]);
  });
});
