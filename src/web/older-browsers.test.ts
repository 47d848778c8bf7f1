import { expect, it } from 'vitest';
import { fillIn } from './older-browsers.ts';

it('gives an older browser the same answers, and leaves what is there alone', () => {
  const lists: Record<string, (...given: unknown[]) => unknown> = {};
  const maps: { groupBy?: typeof Map.groupBy } = {};
  fillIn(lists, maps);
  const list = [3, 10, 2];
  const byNumber = (a: number, b: number) => a - b;
  expect(lists.toSorted?.call(list, byNumber)).toEqual(list.toSorted(byNumber));
  expect(lists.toSorted?.call(list)).toEqual(list.toSorted());
  expect(lists.toReversed?.call(list)).toEqual(list.toReversed());
  expect(lists.toSpliced?.call(list, 1, 0, 7)).toEqual(list.toSpliced(1, 0, 7));
  expect(list).toEqual([3, 10, 2]);
  const odd = (one: number) => one % 2;
  expect(maps.groupBy?.(list, odd)).toEqual(Map.groupBy(list, odd));
  const kept = () => 'kept';
  const newer = { toSorted: kept };
  fillIn(newer, {});
  expect(newer.toSorted).toBe(kept);
});
