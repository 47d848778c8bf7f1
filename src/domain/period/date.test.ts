// Dates as numbers, at the borders of months, leap years, centuries and eras; every-date-property.test.ts has them all.
import { describe, expect, test } from 'vitest';
import { addDays, dateOfDay, dateOfMonth, dayNumber, isoWeekday, isPlainDate } from './date.ts';

describe('a date, its number and its weekday', () => {
  test.each([
    ['0001-01-01', -719162, 1],
    ['0001-02-28', -719104, 3],
    ['0001-03-01', -719103, 4],
    ['0004-02-29', -718008, 7],
    ['0100-02-28', -682945, 7],
    ['0100-03-01', -682944, 1],
    ['0399-12-31', -573432, 5],
    ['0400-02-29', -573372, 2],
    ['0400-03-01', -573371, 3],
    ['1600-02-29', -135081, 2],
    ['1899-12-31', -25568, 7],
    ['1900-02-28', -25509, 3],
    ['1900-03-01', -25508, 4],
    ['1969-12-31', -1, 3],
    ['1970-01-01', 0, 4],
    ['1999-12-31', 10956, 5],
    ['2000-01-01', 10957, 6],
    ['2000-02-29', 11016, 2],
    ['2000-03-01', 11017, 3],
    ['2024-02-29', 19782, 4],
    ['2024-12-31', 20088, 2],
    ['2025-01-31', 20119, 5],
    ['2025-04-30', 20208, 3],
    ['2025-05-31', 20239, 6],
    ['2025-06-30', 20269, 1],
    ['2025-07-01', 20270, 2],
    ['2025-08-31', 20331, 7],
    ['2025-09-30', 20361, 2],
    ['2025-10-31', 20392, 5],
    ['2025-11-30', 20422, 7],
    ['2026-12-27', 20814, 7],
    ['2027-01-04', 20822, 1],
    ['9999-12-31', 2932896, 5],
  ])('%s', (date, number, weekday) => {
    expect([dayNumber(date), dateOfDay(number), isoWeekday(date)]).toEqual([number, date, weekday]);
  });
});

describe('what is a date', () => {
  test.each([
    [2026, '31 28 31 30 31 30 31 31 30 31 30 31'],
    [2024, '31 29 31 30 31 30 31 31 30 31 30 31'],
    [2000, '31 29 31 30 31 30 31 31 30 31 30 31'],
    [1900, '31 28 31 30 31 30 31 31 30 31 30 31'],
  ])('the months of %i', (year, lengths) => {
    const days = Array.from({ length: 32 }, (_, day) => String(day).padStart(2, '0'));
    const months = Array.from({ length: 14 }, (_, month) => `${year}-${String(month).padStart(2, '0')}`);
    const found = months.map((month) => days.filter((day) => isPlainDate(`${month}-${day}`)));
    expect(found.map((all) => all.length).join(' ')).toBe(`0 ${lengths} 0`);
    expect(found[1]).toEqual(days.slice(1));
  });

  test.each([
    ...['2026-11-2', '2026-11-200', '2026/11-20', '2026-11/20', '202-11-020', '12026-11-20', ''],
    // The characters before 0 and after 9, at each place.
    ...['/026-11-20', '202/-11-20', '2026-/1-20', '2026-1/-20', '2026-11-/0', '2026-11-2/'],
    ...[':026-11-20', '202:-11-20', '2026-:1-20', '2026-1:-20', '2026-11-:0', '2026-11-2:'],
    ...['0000-11-20', '2026-11-31', '+026-11-20', ' 026-11-20'],
  ])('not %j', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(new RangeError(`not a calendar date: ${text}`));
  });

  test.each([-719163, 2932897, 0.5, Number.NaN])('nor is day %d one', (day) => {
    expect(() => dateOfDay(day)).toThrow(new RangeError(`no such day: ${day}`));
  });
});

test('days and months on and back', () => {
  expect([addDays('2026-12-31', 1), addDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
  const months = [-14, -11, -10, -1, 0, 1, 2, 13, 14].map((count) => dateOfMonth('2026-11-20', count, 31));
  expect(months).toEqual([
    ...['2025-09-30', '2025-12-31', '2026-01-31', '2026-10-31', '2026-11-30'],
    ...['2026-12-31', '2027-01-31', '2027-12-31', '2028-01-31'],
  ]);
  expect(dateOfMonth('0999-12-31', 1, 5)).toBe('1000-01-05');
  expect(dateOfMonth('1000-01-31', -1, 5)).toBe('0999-12-05');
});
