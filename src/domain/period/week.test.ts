import { describe, expect, it, test } from 'vitest';
import {
  addWeeks,
  compareWeeks,
  isWeekKey,
  nextWeek,
  previousWeek,
  weekDates,
  weekFromPath,
  weekOf,
  weeksBetween,
  weekToPath,
} from './week.ts';

describe('borders of the year', () => {
  test.each([
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2026-11-20', '2026-W47'],
    ['2026-12-27', '2026-W52'],
    ['2026-12-28', '2026-W53'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2028-02-29', '2028-W09'],
  ])('%s lies in %s', (date, week) => {
    expect(weekOf(date)).toBe(week);
  });

  test('week 53 of 2026 runs from 28 December to 3 January and is followed by week 1', () => {
    expect(weekDates('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-04' });
    expect(nextWeek('2026-W53')).toBe('2027-W01');
    expect(previousWeek('2027-W01')).toBe('2026-W53');
    expect(weeksBetween('2026-W52', '2027-W01')).toBe(2);
  });

  test('the leap day is a Tuesday of its week', () => {
    expect(weekDates('2028-W09')).toEqual({ from: '2028-02-28', to: '2028-03-06' });
  });
});

describe('weeks counted on and back', () => {
  test.each([
    ['2026-W47', 0, '2026-W47'],
    ['2026-W47', 6, '2026-W53'],
    ['2026-W47', 7, '2027-W01'],
    ['2026-W47', -46, '2026-W01'],
    ['2026-W47', -47, '2025-W52'],
    ['2020-W53', 1, '2021-W01'],
    ['1000-W01', -1, '0999-W52'],
  ])('%s and %i weeks', (week, count, found) => {
    expect(addWeeks(week, count)).toBe(found);
    expect(weeksBetween(week, found)).toBe(count);
    expect(compareWeeks(found, week)).toBe(count * 7);
  });

  test('addresses go there and back', () => {
    expect([weekToPath('2026-W47'), weekFromPath('2026-47')]).toEqual(['2026-47', '2026-W47']);
    expect([weekToPath('2026-W53'), weekFromPath('2026-53')]).toEqual(['2026-53', '2026-W53']);
  });

  test.each([
    [2025, 52],
    [2026, 53],
    [2020, 53],
    [2024, 52],
    [2032, 53],
    [2100, 52],
  ])('%i has %i', (year, count) => {
    const weeks = Array.from({ length: 55 }, (_, at) => `${year}-W${String(at).padStart(2, '0')}`);
    expect(weeks.filter(isWeekKey)).toEqual(weeks.slice(1, count + 1));
  });
});

describe('the edges of what can be written', () => {
  it('are the years 0001 and 9999: the year 0000 is none', () => {
    expect(isWeekKey('0001-W01')).toBe(true);
    expect(weekDates('0001-W01').from).toBe('0001-01-01');
    expect(isWeekKey('0000-W01')).toBe(false);
  });

  it.each(['0000-W01', '2026-W00', '2026-W54', '2025-W53', 'W47', ''])(
    'names %s when it is no week',
    (week) => {
      expect(() => weekDates(week)).toThrow(`not a week: ${week}`);
    },
  );

  it.each(['2026-471', '12026-47', ' 2026-47', '2026-47\n'])(
    'takes no address with more than a week in it: %j',
    (path) => {
      expect(weekFromPath(path)).toBeNull();
    },
  );
});

describe('what does not exist', () => {
  test.each(['2025-W53', '2026-W00', '2026-W54', '2026-W7', '2026W47', '0000-W01', '', '2026-W47 '])(
    'week %j',
    (text) => {
      expect(isWeekKey(text)).toBe(false);
      expect(() => weekDates(text)).toThrow(RangeError);
    },
  );

  test.each(['2025-53', '2026-1', '2026-W47', '../47', '2026-99', ''])('address %j', (path) => {
    expect(weekFromPath(path)).toBeNull();
  });
});
