import { expect, test } from 'vitest';
import { emptyPosts, headlessUnits, managerLoops } from './health.ts';
import type { Rank, Unit } from './shape.ts';

const held = (personId: number, managerId: number | null, kind: 'main' | 'concurrent' = 'main') => ({
  ...{ personId, managerId, kind },
});

test('circles are found once, without those who lead into them', () => {
  expect(managerLoops([held(1, 2), held(2, 3), held(3, 1), held(4, 1), held(5, null)])).toEqual([[1, 2, 3]]);
  expect(managerLoops([held(4, 1), held(1, 2), held(2, 1), held(7, 8), held(8, 7)])).toEqual([
    [1, 2],
    [7, 8],
  ]);
  expect(managerLoops([held(1, 2), held(2, 1, 'concurrent')])).toEqual([]);
  expect(managerLoops([held(1, 1)])).toEqual([[1]]);
});

test('a long chain is no circle', () => {
  const chain = Array.from({ length: 2000 }, (_, at) => held(at + 1, at === 1999 ? null : at + 2));
  expect(managerLoops(chain)).toEqual([]);
});

const unit = (id: number): Unit => ({
  ...{ id, parentId: null, code: `U${id}`, name: `Unit ${id}`, kind: 'division' },
  ...{ adminCode: null, lo: id, hi: id },
});
const works = (unitId: number, rank: Rank) => ({ unitId, rank });

test('units without head have people and nobody at their head', () => {
  const found = headlessUnits(
    [unit(1), unit(2), unit(3)],
    [works(1, 'head'), works(2, 'deputy'), works(1, 'staff')],
  );
  expect(found.map((one) => one.id)).toEqual([2]);
});

test('empty posts are those nobody holds in units that are still there', () => {
  const post = (id: number, unitId: number) => ({
    ...{ id, unitId, title: 'Chuyên viên', jobPosition: null, rank: 'staff' as const },
  });
  const units = new Map([[1, unit(1)]]);
  expect(
    emptyPosts([post(1, 1), post(2, 1), post(3, 9)], units, [{ postId: 1 }]).map((one) => one.id),
  ).toEqual([2]);
});
