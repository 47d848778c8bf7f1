// Which organ a unit belongs to, on which side it stands, and to which group its people belong.
import { expect, test } from 'vitest';
import type { OrganSide } from '../rulebook/shape-regime.ts';
import { organOf } from './organ.ts';
import type { Unit } from './shape.ts';
import { sideOf, staffGroupOf } from './subject.ts';

const unit = (id: number, kind: Unit['kind'], parentId: number | null) => [id, { kind, parentId }] as const;
const UNITS = new Map([
  unit(1, 'people-committee', null),
  unit(2, 'division', 1),
  unit(3, 'division', 2),
  unit(4, 'party', 1),
  unit(5, 'service-unit', 1),
  unit(6, 'division', 4),
  unit(7, 'division', null),
  unit(8, 'division', 9),
  unit(9, 'division', 8),
  unit(10, 'division', 5),
  unit(11, 'division', 404),
]);

test('a part belongs to the nearest unit above that is none; without one to the top', () => {
  const organs = [1, 2, 3, 4, 6, 10, 7, 11].map((id) => organOf(id, UNITS));
  expect(organs).toEqual([1, 1, 1, 4, 4, 5, 7, 11]);
  expect(organOf(404, UNITS)).toBeNull();
});

test('a damaged tree is walked once', () => {
  expect([organOf(8, UNITS), sideOf(8, UNITS)]).toEqual([9, 'state']);
});

test('the side is that of the nearest kind that settles it, unless it is stated on the way', () => {
  const sides = (stated?: ReadonlyMap<number, OrganSide>) =>
    [3, 4, 6, 5, 10, 7, 404].map((id) => sideOf(id, UNITS, stated));
  expect(sides()).toEqual(['state', 'party', 'party', 'service-unit', 'service-unit', 'state', 'state']);
  expect(
    sides(
      new Map([
        [5, 'party'],
        [2, 'service-unit'],
      ]),
    ),
  ).toEqual([...['service-unit', 'party', 'party', 'party', 'party', 'state', 'state']]);
});

test('people: as stated, else elected leaders, service units, all others', () => {
  expect([
    staffGroupOf('leader', 'service-unit', null),
    staffGroupOf('staff', 'service-unit', null),
    staffGroupOf('head', 'state', null),
    staffGroupOf('leader', 'state', 'civil-servant'),
  ]).toEqual(['cadre', 'public-employee', 'civil-servant', 'civil-servant']);
});
