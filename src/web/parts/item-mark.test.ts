import { expect, it } from 'vitest';
import { itemMark, reckoningDay } from './item-mark.ts';

it.each([
  ['2026-11-18', '2026-11-18', null],
  ['2026-11-18', '2026-11-19', 'late'],
  [null, '2026-11-19', null],
  ['2026-11-18', null, 'undone'],
  ['2026-11-20', null, 'undone'],
  ['2026-11-21', null, null],
  [null, null, null],
])('due %s, done %s: %s on Friday 20', (due, done, mark) => {
  expect(itemMark({ due, done }, '2026-11-20')).toBe(mark);
});

it('nothing is unfinished before its time, nor reckoned after its week', () => {
  expect(reckoningDay('2026-W47', '2026-11-18')).toBe('2026-11-18');
  expect(reckoningDay('2026-W47', '2026-12-24')).toBe('2026-11-22');
});
