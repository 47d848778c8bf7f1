import { expect, it } from 'vitest';
import { weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { fraction } from '../score/fraction.ts';
import { isLeftOpen, levelGiven, type MeanStanding, whyNotDecided } from './period-level.ts';

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
