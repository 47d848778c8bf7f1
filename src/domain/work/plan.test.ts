// Goals of longer plans feed those of shorter ones: where a task counts, once in each plan.
import { expect, it } from 'vitest';
import { countsUnder, feeds, lineOf } from './plan.ts';

const goal = (id: number, partOf: number | null = null, state: 'open' | 'dropped' = 'open') => ({
  ...{ id, partOf, state },
});
const QUARTER = goal(1);
const [OCTOBER, NOVEMBER, DROPPED] = [goal(2, 1), goal(3, 1), goal(4, 1, 'dropped')];
const OTHER = goal(5);

it.each([
  ['its own goal', NOVEMBER, [NOVEMBER, OTHER], 3],
  ['the quarter it feeds', NOVEMBER, [QUARTER, OTHER], 1],
  ['the month its goal was taken into', QUARTER, [NOVEMBER, OTHER], 3],
  ['the next month, carried over', OCTOBER, [NOVEMBER, OTHER], 3],
  ['its own, though that was dropped', DROPPED, [DROPPED, NOVEMBER], 4],
  ['never one that was dropped', NOVEMBER, [DROPPED], null],
  ['none of another line', OTHER, [QUARTER, NOVEMBER], null],
])('a task counts under %s', (_, own, plan, expected) => {
  expect(countsUnder(own, plan)).toBe(expected);
});

it('a longer plan feeds a shorter one that lies within it, never itself or a neighbour', () => {
  expect([QUARTER, NOVEMBER].map(lineOf)).toEqual([1, 1]);
  expect(feeds('2026-Q4', '2026-M11')).toBe(true);
  expect(feeds('2026-Y', '2026-Q4')).toBe(true);
  expect(feeds('2026-M11', '2026-W47')).toBe(true);
  expect(feeds('2026-Q4', '2026-M09')).toBe(false);
  expect(feeds('2026-M11', '2026-Q4')).toBe(false);
  expect(feeds('2026-Q4', '2026-Q4')).toBe(false);
});
