import { expect, it } from 'vitest';
import { itemLate, itemMark, reckoningOf } from './item-mark.ts';

/** A weekend before, one after, and a Tuesday off. */
const daysOff = ['2026-11-14', '2026-11-15', '2026-11-21', '2026-11-22', '2026-11-24'];
const FRIDAY = { until: '2026-11-20', daysOff };

it.each([
  ['2026-11-18', '2026-11-18', null],
  ['2026-11-18', '2026-11-19', 'late'],
  // A date on a day off holds until the next working day.
  ['2026-11-14', '2026-11-16', null],
  ['2026-11-14', '2026-11-17', 'late'],
  ['2026-11-13', '2026-11-15', null],
  [null, '2026-11-19', null],
  ['2026-11-18', null, 'undone'],
  ['2026-11-20', null, 'undone'],
  ['2026-11-21', null, null],
  [null, null, null],
])('due %s, done %s: %s on Friday 20', (due, done, mark) => {
  expect(itemMark({ due, done }, FRIDAY)).toBe(mark);
});

it('is late by working days, and unfinished work by those up to the last day that counts', () => {
  const late = (due: string | null, done: string | null) => itemLate({ due, done }, FRIDAY);
  expect([late('2026-11-20', '2026-11-25'), late('2026-11-18', null), late('2026-11-21', null)]).toEqual([
    2, 2, 0,
  ]);
  expect(late(null, null)).toBe(0);
});

it('nothing is unfinished before its time, nor reckoned after its week', () => {
  const until = (today: string) => reckoningOf({ to: '2026-11-23', daysOff }, today).until;
  expect(until('2026-11-18')).toBe('2026-11-18');
  expect(until('2026-12-24')).toBe('2026-11-22');
});
