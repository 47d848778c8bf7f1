import { expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import type { Unit } from '../organization/shape.ts';
import { fraction } from '../score/fraction.ts';
import {
  headsOwing,
  isLeftOpen,
  levelGiven,
  type MeanStanding,
  unitDeciding,
  whyNotDecided,
} from './period-level.ts';

const mean = (level: string | null, total = fraction(50n)): MeanStanding => ({ how: 'mean', total, level });

it('one for want of a place holds only while the mean reaches the level it was decided from', () => {
  const settled = { reached: 'excellent', total: null, level: 'good' };
  expect(levelGiven(mean('excellent'), settled)).toBe('good');
  expect(levelGiven(mean('completed'), settled)).toBe('completed');
  expect(levelGiven(mean(null), settled)).toBeNull();
  expect(levelGiven(mean('excellent'), undefined)).toBe('excellent');
});

it('one about an open level holds only for that exact total, and only while the level is open', () => {
  const settled = { reached: null, total: '151/3', level: 'completed' };
  const third = fraction(151n, 3n);
  expect(levelGiven(mean(null, third), settled)).toBe('completed');
  expect(levelGiven(mean(null, fraction(50n)), settled)).toBeNull();
  expect(levelGiven(mean('not-completed', third), settled)).toBe('not-completed');
  expect(levelGiven({ how: 'evidence', total: third, level: null }, settled)).toBeNull();
});

it('a level is left open where there are points and no level, never for evidence or want of data', () => {
  expect(isLeftOpen(mean(null))).toBe(true);
  expect(isLeftOpen(mean('good'))).toBe(false);
  expect(isLeftOpen({ ...mean(null), how: 'evidence' })).toBe(false);
  expect(isLeftOpen({ ...mean(null), total: null })).toBe(false);
});

it('is refused with every reason at once', () => {
  const asked = {
    ...{ over: false, until: '2027-01-01', open: false, level: 'splendid', own: true, reason: ' … ' },
    openReadings: { keys: ['gap-at-50'], approvers: [] },
  };
  expect(whyNotDecided(weeklyRulebook(), asked).map(({ code }) => code)).toEqual([
    ...[
      'own-case',
      'settle-after-end',
      'level-not-left-open',
      'level-unknown',
      'reason-missing',
      'readings-open',
    ],
  ]);
  const fine = { over: true, open: true, level: 'completed', own: false, reason: 'Đã xét các quý' };
  const confirmed = { ...asked, ...fine, openReadings: { keys: [], approvers: [] } };
  expect(whyNotDecided(weeklyRulebook(), confirmed)).toEqual([]);
});

it('names what was asked for, so that the message can', () => {
  const asked = { open: true, own: false, reason: 'Đã xét', openReadings: { keys: [], approvers: [] } };
  const fits = { over: false, until: '2027-01-01', level: 'splendid' };
  expect(whyNotDecided(weeklyRulebook(), { ...asked, ...fits })).toMatchObject([
    { code: 'settle-after-end', params: { until: '2027-01-01' } },
    { code: 'level-unknown', params: { level: 'splendid' } },
  ]);
});

// 1 the body, 2 an office with its division 3, 4 another office.
const unit = (parentId: number | null, kind: Unit['kind']) => ({ parentId, kind });
const UNITS = new Map([
  ...([
    [2, unit(1, 'department')],
    [3, unit(2, 'division')],
    [4, unit(1, 'department')],
    [1, unit(null, 'body')],
  ] as const),
]);

it('a person is decided by the head of his organ, or of the top where he has none', () => {
  expect([3, 2, 1, 99].map((id) => unitDeciding('person', id, UNITS))).toEqual([2, 2, 1, 1]);
  expect(unitDeciding('person', 99, new Map())).toBeNull();
});

it('a unit is decided by the organ over it, the top and the unknown by nobody here', () => {
  expect([3, 2, 1, 99].map((id) => unitDeciding('unit', id, UNITS))).toEqual([2, 1, null, null]);
});

it('the next head above owes it where nobody else is left', () => {
  const heads = new Map([
    [1, [10]],
    [2, [20, 21]],
  ]);
  const owing = (place: number, ...except: number[]) =>
    headsOwing(place, UNITS, (id) => heads.get(id) ?? [], except);
  expect([owing(2), owing(2, 20), owing(2, 20, 21), owing(4), owing(99)]).toEqual([
    ...[[20, 21], [21], [10], [10], []],
  ]);
  expect(owing(1, 10)).toEqual([]);
});

it('an open level without any total holds nothing', () => {
  const settled = { reached: null, total: null, level: 'completed' };
  expect(levelGiven({ how: 'mean', total: null, level: null }, settled)).toBeNull();
});
