// The worked examples a rulebook is loaded with: total, level, exact values of nodes, borders of levels.
import { describe, expect, test } from 'vitest';
import { quarterlyRulebook, workLine } from '../../../test/builders/quarter.ts';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { fault } from '../../../test/builders/rulebook-parts.ts';
import { plainInput } from '../score/input.ts';
import { exampleInput, failingBorders, failingExamples } from './examples.ts';
import type { Example } from './shape.ts';
import type { TreeNode } from './shape-tree.ts';

const WEEK = weeklyRulebook();
const QUARTER = quarterlyRulebook();

function example(change: Partial<Example>): Example {
  return {
    ...{ key: 'mine', given: { quality: 3500, progress: 3500, conduct: 1800 }, input: null, total: 8800 },
    ...{ level: 'good', values: {}, note: { vi: 'x', en: 'x' } },
    ...change,
  };
}
const week = (...examples: readonly Example[]) => failingExamples({ ...WEEK, examples });

describe('an example', () => {
  test('hands in points, and more where it has more', () => {
    expect(exampleInput(example({ given: { a: 1 } }))).toEqual(plainInput({ a: 1 }));
    const { entered: _entered, ...input } = { ...plainInput({}), flags: { ill: true }, unitLevel: 'good' };
    expect(exampleInput(example({ given: { a: 1 }, input }))).toEqual({
      ...plainInput({ a: 1 }),
      ...{ flags: { ill: true }, unitLevel: 'good' },
    });
  });

  test('that is right is no fault, nor one that rightly has no result', () => {
    expect(week(example({}), example({ given: {}, total: null, level: null }))).toEqual([]);
  });

  test('names what was expected and what was found', () => {
    const wrong = example({ total: 8801, level: 'excellent' });
    expect(week(example({}), wrong)).toEqual([
      fault(['examples', 1, 'total'], 'example-total-differs', { key: 'mine', expected: 8801, found: 8800 }),
      fault(['examples', 1, 'level'], 'example-level-differs', {
        ...{ key: 'mine', expected: 'excellent', found: 'good' },
      }),
    ]);
    expect(week(example({ given: {} }), example({ total: null, level: null }))).toEqual([
      fault(['examples', 0, 'total'], 'example-total-differs', { key: 'mine', expected: 8800, found: '-' }),
      fault(['examples', 0, 'level'], 'example-level-differs', { key: 'mine', expected: 'good', found: '-' }),
      fault(['examples', 1, 'total'], 'example-total-differs', { key: 'mine', expected: '-', found: 8800 }),
      fault(['examples', 1, 'level'], 'example-level-differs', { key: 'mine', expected: '-', found: 'good' }),
    ]);
  });

  test('may name exact values of nodes and figures, however deep', () => {
    const { entered: _entered, ...input } = { ...plainInput({}), lines: [workLine({ assigned: 600 })] };
    const figure: TreeNode = {
      ...{ key: 'points', mechanism: 'work-points', max: 1, name: { vi: 'x', en: 'x' }, leastMax: null },
      ...{ grades: [], citation: WEEK.citation, of: 'assigned', achieved: null, axis: null },
    };
    const faults = (values: Example['values'], given = { general: 2500 }) =>
      failingExamples({
        ...QUARTER,
        figures: [figure],
        examples: [example({ given, input, total: null, level: null, values })],
      }).filter(({ code }) => code === 'example-value-differs');
    // Two thirds of what was assigned, by each measure: 66 2/3 of 100, and of 70.
    const right = { a: '200/3', tasks: '140/3', general: 2500, total: '215/3', points: 600 };
    expect(faults(right)).toEqual([]);
    expect(faults({ ...right, a: 6667, total: '216/3', none: 1 })).toEqual([
      fault(['examples', 0, 'values', 'a'], 'example-value-differs', {
        ...{ key: 'mine', node: 'a', expected: 6667, found: '200/3' },
      }),
      fault(['examples', 0, 'values', 'total'], 'example-value-differs', {
        ...{ key: 'mine', node: 'total', expected: '216/3', found: '215/3' },
      }),
      fault(['examples', 0, 'values', 'none'], 'example-value-differs', {
        ...{ key: 'mine', node: 'none', expected: 1, found: '-' },
      }),
    ]);
    const { score: _score, ...bare } = QUARTER;
    const conditionsOnly = { ...bare, score: null, figures: [figure] };
    const alone = [example({ given: {}, input, total: null, level: 'excellent', values: { points: 600 } })];
    expect(failingExamples({ ...conditionsOnly, examples: alone })).toEqual([]);
  });
});

test('borders of levels, whatever the step of entry', () => {
  const borders = (...list: readonly [number, string][]) =>
    failingBorders({ ...WEEK, levelExamples: list.map(([points, level]) => ({ points, level })) });
  expect(borders([10_000, 'excellent'], [9000, 'excellent'], [8999, 'good'], [0, 'not-completed'])).toEqual(
    [],
  );
  expect(borders([7500, 'good'], [7499, 'good'], [10_001, 'excellent'])).toEqual([
    fault(['levelExamples', 1, 'level'], 'example-level-differs', {
      ...{ key: 7499, expected: 'good', found: 'completed' },
    }),
    fault(['levelExamples', 2, 'level'], 'example-level-differs', {
      ...{ key: 10_001, expected: 'excellent', found: '-' },
    }),
  ]);
});
