import { expect, it } from 'vitest';
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import { slopeLines, spread } from './slope-lines.ts';

const scores = (total: number, level: string) => ({ entered: {}, total, level });
const person = (id: number, more: Partial<EvaluationItem>) =>
  ({
    ...{ id, person: { id, name: `Người ${id}` }, counted: true },
    ...{ self: scores(9000, 'excellent'), scorer: scores(8800, 'good'), final: scores(8800, 'good') },
    ...more,
  }) as EvaluationItem;

it('draws only people with all three scores of a counted week, and marks who changed level', () => {
  const lines = slopeLines([
    person(1, {}),
    person(2, { self: scores(8800, 'good') }),
    person(3, { final: null }),
    person(4, { scorer: null }),
    person(5, { self: null }),
    person(6, { counted: false }),
  ]);
  expect(lines.map(({ id, moved }) => [id, moved])).toEqual([
    [1, true],
    [2, false],
  ]);
  expect(spread(lines)).toEqual({ low: 8700, high: 9100 });
});
