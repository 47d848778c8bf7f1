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
const works = (unitId: number, rank: Rank, away = false) => ({ unitId, rank, away });

test('units without head have people and nobody at their head', () => {
  const found = headlessUnits(
    [unit(1), unit(2), unit(3)],
    [works(1, 'head'), works(2, 'deputy'), works(1, 'staff')],
  );
  expect(found.map((one) => one.id)).toEqual([2]);
});

test('a unit whose people all sit below it is peopled, and headed by a head below it, but not by a team leader', () => {
  const under = (id: number, parentId: number) => ({ ...unit(id), parentId });
  const units = [unit(1), under(2, 1), under(3, 1), under(4, 3), unit(5), under(6, 5)];
  const ids = (...holdings: ReturnType<typeof works>[]) => headlessUnits(units, holdings).map(({ id }) => id);
  // 1 and 3 have nobody of their own: 3 has a team with its leader, and the leader of 1 sits in 2.
  expect(ids(works(2, 'leader'), works(4, 'section-head'), works(4, 'staff'))).toEqual([3]);
  expect(ids(works(2, 'staff'), works(4, 'section-head'))).toEqual([1, 2, 3]);
  // With people of its own a unit needs a head of its own, for the rules find no other.
  expect(ids(works(1, 'staff'), works(2, 'leader'))).toEqual([1]);
  // Nobody anywhere below: empty, and not without a head. A head who is away heads nothing.
  expect(ids()).toEqual([]);
  expect(ids(works(6, 'head'))).toEqual([]);
  expect(ids(works(6, 'head', true), works(6, 'staff'))).toEqual([5, 6]);
});

test('empty posts are those nobody holds in units that are still there', () => {
  const post = (id: number, unitId: number) => ({
    ...{ id, unitId, title: 'Chuyên viên', jobPosition: null, rank: 'staff' as const },
  });
  const units = new Map([[1, unit(1)]]);
  expect(
    emptyPosts([post(1, 1), post(2, 1), post(3, 9), post(4, 1)], units, [{ postId: 1 }], new Set([1, 4])).map(
      (one) => one.id,
    ),
  ).toEqual([2]);
});
