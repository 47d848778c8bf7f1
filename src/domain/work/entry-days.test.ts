// Days as written, with the borders of what can be meant; whole lines: fast-entry.test.ts.
import { expect, it } from 'vitest';
import { readDay } from './entry-days.ts';

/** A Friday. */
const TODAY = '2026-11-20';

it.each([
  ['hôm kia', '2026-11-18'],
  ['thứ  sáu', TODAY],
  ['thứ bảy', '2026-11-14'],
  ['thứ năm tuần trước', '2026-11-12'],
  ['thứ năm tuần sau', null],
  ['thứ năm tuần này', '2026-11-19'],
  ['thứ bảy tuần này', null],
  ['thứ tám', null],
  ['20/11', TODAY],
  ['20.11.2026', TODAY],
  ['21-11-2026', null],
  ['19/9', '2026-09-19'],
  ['18/9', null],
  ['18/11/2025', null],
  ['x20/11', null],
  ['20/11x', null],
  ['31/2', null],
])('done on %s: %s', (words, day) => {
  expect(readDay(words, TODAY, false)).toBe(day);
});

it.each([
  ['hôm sau', '2026-11-21'],
  ['thứ sáu', TODAY],
  ['thứ năm', '2026-11-26'],
  ['thứ năm tuần tới', '2026-11-26'],
  ['thứ năm tuần trước', '2026-11-12'],
  ['thứ năm tuần này', '2026-11-19'],
  ['thứ bảy tuần này', '2026-11-21'],
  ['20/11', TODAY],
  ['19/9', '2026-09-19'],
  ['18/9', '2027-09-18'],
  ['18/9/2026', null],
  ['21/11/2027', '2027-11-21'],
  ['22/11/2027', null],
])('due on %s: %s', (words, day) => {
  expect(readDay(words, TODAY, true)).toBe(day);
});

it('reaches over the turn of the year', () => {
  expect(readDay('28/12', '2027-01-04', false)).toBe('2026-12-28');
  expect(readDay('4/1', '2026-12-28', true)).toBe('2027-01-04');
});
