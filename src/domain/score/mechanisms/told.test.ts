// What each mechanism tells about how it came to its value ("why this score"), and tables at their borders.
import { describe, expect, test } from 'vitest';
import { entered, line, node, work } from '../../../../test/builders/mechanisms.ts';
import type { TreeNode } from '../../rulebook/shape-tree.ts';
import type { ScoreInput } from '../input.ts';

const half = { entered: { a: 500 } };
const part = entered('a');
const achieved = { progress: 3000, quality: 7000 };
const graded = line({ progress: 10_000, quality: 8000, bonus: true });
const ratio = (over: object) =>
  node({
    ...{ mechanism: 'ratio', max: 10_000, measure: 'quality', base: 'assigned', axis: null },
    ...{ deduction: { percent: 2500, per: 'item' }, nothingCompleted: 'none', ...over },
  });
const bonus = (over: object) =>
  node({ mechanism: 'bonus', max: 700, step: 50, percent: 500, achieved: null, ...over });

describe('every value tells the figures it was made of', () => {
  test.each<[string, TreeNode, Partial<ScoreInput>, readonly string[]]>([
    ['sum', node({ mechanism: 'sum', children: [part] }), half, ['parts=1/1']],
    ['mean', node({ mechanism: 'mean', children: [part] }), half, ['parts=1/1', 'share=50/1']],
    [
      'weighted',
      node({ mechanism: 'weighted', weights: [2500, 7500], children: [part, entered('b')] }),
      { entered: { a: 500, b: 1000 } },
      ['weight=25/1', 'weight=75/1', 'share=175/2'],
    ],
    ['scale', node({ mechanism: 'scale', of: part }), half, ['share=50/1']],
    ['cap', node({ mechanism: 'cap', max: 300, of: part }), half, ['before=5/1']],
    ['cap that cuts nothing', node({ mechanism: 'cap', of: part }), half, ['before=5/1']],
    [
      'all or nothing',
      node({ mechanism: 'binary' }),
      { entered: { n: 1000 } },
      ['entered=10/1', 'step=10/1'],
    ],
    ['completion', node({ mechanism: 'completion' }), { entered: { n: 9550 } }, ['percent=191/2']],
    [
      'subordinates',
      node({ mechanism: 'subordinates', level: 'completed', otherwise: 5000 }),
      { subordinates: { total: 3, decided: 3, worst: 'good' } },
      ['subordinates=3/1', 'worst=good'],
    ],
    [
      'a ratio of quantity',
      ratio({ measure: 'quantity', deduction: null }),
      { lines: [line({ assigned: 400, done: 300 })] },
      ['done=3/1', 'assigned=4/1'],
    ],
    [
      'a ratio of quality, nothing excused',
      ratio({}),
      { lines: [line({ assigned: 400, done: 300, faults: [{ times: 1, excused: 0 }] })] },
      ['without-fault=11/4', 'assigned=4/1', 'taken-off=1/4'],
    ],
    [
      'a ratio of what was completed, with nothing completed',
      ratio({ base: 'completed' }),
      { lines: [line({ done: 0 })] },
      ['completed=0/1'],
    ],
    [
      'converted work',
      node({ mechanism: 'converted', achieved, axis: null }),
      { lines: [graded] },
      ['reached=43/50', 'assigned=1/1'],
    ],
    ['a bonus entered', bonus({ source: 'entered' }), { entered: { n: 150 } }, ['entered=3/2']],
    [
      'a bonus of marked lines',
      bonus({ source: 'marked-lines' }),
      { lines: [graded] },
      ['work-points=1/1', 'percent=5/1'],
    ],
    ['work points', node({ mechanism: 'work-points', of: 'done', achieved: null, axis: null }), {}, []],
  ])('%s', (_name, tree, input, operands) => {
    expect(work(tree, input).operands).toEqual(operands);
  });
});

test('what is missing names its kind and its criterion', () => {
  const missing = (tree: TreeNode, input: Partial<ScoreInput> = {}) => work(tree, input).missing;
  expect(missing(node({ mechanism: 'binary' }))).toEqual([{ kind: 'entered', node: 'n', key: 'n' }]);
  expect(missing(node({ mechanism: 'completion' }))).toEqual([{ kind: 'entered', node: 'n', key: 'n' }]);
  const insufficient = ratio({ base: 'completed', nothingCompleted: 'insufficient' });
  expect(missing(insufficient, { lines: [line({ done: 0 })] })).toEqual([
    { kind: 'nothing-completed', node: 'n', key: 'n' },
  ]);
});

describe('a table of bands', () => {
  const range = (from: number, to: number, points: number, closed = false) => ({
    ...{ from: { value: from, closed: true }, to: { value: to, closed }, points },
  });
  const bands = [range(0, 9000, 500), range(9000, 10_000, 800), range(10_000, 10_000, 1000, true)];
  const table = (max = 10_000) => node({ mechanism: 'band', bands, of: entered('a', max) });
  const points = (a: number) => work(table(), { entered: { a } });

  test('a share at a bound has the upper band, one step below it the lower', () => {
    expect([0, 8950, 9000, 9950, 10_000].map((a) => points(a).value)).toEqual([
      ...['5/1', '5/1', '8/1', '8/1', '10/1'],
    ]);
    expect(points(8950).operands).toEqual(['share=179/2', 'band-points=5/1']);
  });

  test('the share is that of the maximum, whatever it is', () => {
    expect(work(table(2000), { entered: { a: 1800 } }).value).toBe('8/1');
  });

  test('a share outside of every band gives nothing', () => {
    const hole = node({ mechanism: 'band', bands: bands.slice(1), of: entered('a', 10_000) });
    expect(work(hole, { entered: { a: 100 } })).toMatchObject({
      ...{ value: '0/1', operands: ['share=1/1', 'band-points=0/1'] },
    });
  });
});

describe('deductions', () => {
  test('quantity never asks for faults, quality without a deduction neither', () => {
    const lines = [line({ faults: [{ times: 1, excused: 0 }], delays: [{ times: 1, excused: 0 }] })];
    expect(work(ratio({ measure: 'quantity' }), { lines }).value).toBe('100/1');
    expect(work(ratio({ deduction: null }), { lines }).value).toBe('100/1');
    expect(work(ratio({}), { lines }).value).toBe('75/1');
    expect(work(ratio({ measure: 'progress' }), { lines }).value).toBe('75/1');
  });

  test('an item loses its own share and no more, also when more items are faulty than were done', () => {
    const faulty = (count: number, times: number) =>
      work(ratio({}), {
        lines: [
          line({
            assigned: 400,
            done: 200,
            faults: Array.from({ length: count }, () => ({ times, excused: 0 })),
          }),
        ],
      }).value;
    expect([faulty(1, 4), faulty(1, 9), faulty(2, 4), faulty(3, 4)]).toEqual([
      ...['25/1', '25/1', '0/1', '0/1'],
    ]);
  });

  test('a bonus of work points needs both degrees', () => {
    const of = (over: object) => work(bonus({ source: 'marked-lines', achieved }), { lines: [line(over)] });
    expect(of({ bonus: true, progress: null, quality: 8000 }).missing).toHaveLength(1);
    expect(of({ bonus: true, progress: 8000, quality: null }).missing).toHaveLength(1);
    expect(of({ bonus: false }).missing).toHaveLength(0);
    expect(work(bonus({ source: 'marked-lines' }), { lines: [line({ bonus: true })] }).value).toBe('1/20');
  });
});
