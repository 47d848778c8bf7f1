import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../period/calendar.ts';
import { instantAt } from '../period/zone.ts';
import { digestSlot, disturbsFrom, type Hours, mayDisturb, reminderSlots } from './hours.ts';

const zone = 'Asia/Ho_Chi_Minh';
const hours: Hours = { zone, calendar: workingCalendar([{ date: '2026-11-24', kind: 'local' }]) };
const at = (text: string) => instantAt(text.slice(0, 10), text.slice(11), zone);

describe('hours', () => {
  it.each([
    ['2026-11-23 07:29', false],
    ['2026-11-23 07:30', true],
    ['2026-11-23 17:59', true],
    ['2026-11-23 18:00', false],
    ['2026-11-24 10:00', false],
    ['2026-11-28 10:00', false],
  ])('at %s people may be disturbed: %s', (text, expected) => {
    expect(mayDisturb(at(text), hours)).toBe(expected);
  });
  it.each([
    ['2026-11-23 07:29', '2026-11-23 07:30'],
    ['2026-11-23 10:00', '2026-11-23 10:00'],
    ['2026-11-23 17:59', '2026-11-23 17:59'],
    ['2026-11-25 18:00', '2026-11-26 07:30'],
    ['2026-11-25 23:00', '2026-11-26 07:30'],
    ['2026-11-23 18:00', '2026-11-25 07:30'],
    ['2026-11-24 10:00', '2026-11-25 07:30'],
    ['2026-11-27 20:00', '2026-11-30 07:30'],
  ])('at %s people may be disturbed from %s on', (text, expected) => {
    expect(disturbsFrom(at(text), hours)).toBe(at(expected));
  });
  it.each([
    ['2026-11-23 07:59', null],
    ['2026-11-23 08:00', '2026-11-23'],
    ['2026-11-23 17:30', '2026-11-23'],
    ['2026-11-24 08:00', null],
  ])('at %s the digest of %s is due', (text, expected) => {
    expect(digestSlot(at(text), hours)).toBe(expected);
  });
  it.each([
    ['two hours before', '2026-11-27 17:00', '2026-11-27 14:59', false],
    ['two hours before', '2026-11-27 17:00', '2026-11-27 15:00', true],
    ['not after it', '2026-11-27 17:00', '2026-11-27 17:00', false],
    ['when the day begins, if that is less', '2026-11-27 08:30', '2026-11-27 07:29', false],
    ['when the day begins, if that is less', '2026-11-27 08:30', '2026-11-27 07:30', true],
    ['when the day begins, if half an hour is left', '2026-11-27 08:00', '2026-11-27 07:30', true],
    ['late on the day before, if less is left', '2026-11-27 07:59', '2026-11-27 07:30', false],
    ['late on the day before, if less is left', '2026-11-27 07:59', '2026-11-26 16:00', true],
    ['until half an hour of the day is over', '2026-11-27 19:30', '2026-11-27 17:30', true],
    [
      'late that day for a deadline two hours into the evening',
      '2026-11-27 20:00',
      '2026-11-27 15:59',
      false,
    ],
    ['late that day for a deadline two hours into the evening', '2026-11-27 20:00', '2026-11-27 16:00', true],
    ['late that day for a deadline past midnight', '2026-11-28 01:00', '2026-11-27 16:00', true],
    ['late that day for a deadline at night', '2026-11-27 22:00', '2026-11-27 16:00', true],
    ['on the working day before for one on a day off', '2026-11-24 12:00', '2026-11-23 16:30', true],
    ['on the working day before for one at dawn', '2026-11-27 06:00', '2026-11-26 17:00', true],
  ])('reminds %s', (_when, deadline, now, expected) => {
    expect(reminderSlots(at(now), [at(deadline)], hours)).toEqual(expected ? [at(deadline)] : []);
  });
  it('names a deadline once, however many wait for it, and none at night', () => {
    const [soon, later] = [at('2026-11-27 17:00'), at('2026-11-27 22:00')];
    const deadlines = [later, soon, later, at('2026-12-04 17:00')];
    expect(reminderSlots(at('2026-11-27 16:30'), deadlines, hours)).toEqual([later, soon]);
    expect(reminderSlots(at('2026-11-27 06:30'), [at('2026-11-27 08:00')], hours)).toEqual([]);
  });
});
