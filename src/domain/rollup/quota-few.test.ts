import { expect, it } from 'vitest';
import { tellsOfFew } from './quota-few.ts';

const of = (group: string, ...ids: readonly number[]) => ids.map((personId) => ({ personId, group }));
const five = of('others', 1, 2, 3, 4, 5);

it('an organ of five or more is shown to whoever knows one of it', () => {
  expect(tellsOfFew(five, new Set([1]))).toBe(false);
});
it('fewer than five stay hidden unless all of them are known', () => {
  const four = five.slice(1);
  expect(tellsOfFew(four, new Set([2, 3, 4]))).toBe(true);
  expect(tellsOfFew(four, new Set([2, 3, 4, 5]))).toBe(false);
});
it('a small group hides the whole organ, whose figures would give it away', () => {
  const organ = [...five, ...of('heads', 6, 7)];
  expect(tellsOfFew(organ, new Set([1]))).toBe(true);
  expect(tellsOfFew(organ, new Set([6, 7]))).toBe(false);
});
