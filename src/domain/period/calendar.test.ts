import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vietnamCalendar } from '../../../test/builders/rulebook.ts';
import { addWorkingDays, isWorkingDay, workingCalendar, workingDayFrom, workingDays } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import { dateOfDay, dayNumber } from './date.ts';
import { weekDates } from './week.ts';

const holidays = vietnamCalendar();
const calendar = workingCalendar(holidays.days);
const week = (key: string) => workingDays(calendar, weekDates(key));

describe('Viet Nam', () => {
  test.each([
    ['2025-01-29', 'first day of Tết 2025'],
    ['2026-02-17', 'first day of Tết 2026'],
    ['2027-02-06', 'first day of Tết 2027'],
    ['2025-04-07', 'Hung Kings 2025'],
    ['2026-04-27', 'Monday for Hung Kings on a Sunday'],
    ['2027-04-16', 'Hung Kings 2027'],
    ['2026-09-01', 'the day before National Day'],
    ['2026-08-31', 'swapped Monday'],
    ['2026-11-21', 'a Saturday'],
  ])('%s is off: %s', (date) => {
    expect(isWorkingDay(calendar, date)).toBe(false);
  });

  test.each(['2026-02-13', '2026-02-23', '2026-08-22', '2026-01-10', '2025-04-26', '2026-11-20'])(
    '%s is worked',
    (date) => {
      expect(isWorkingDay(calendar, date)).toBe(true);
    },
  );

  test('the week of Tết 2026 has no working day, an ordinary week five, one with a make-up Saturday six', () => {
    expect(week('2026-W08')).toEqual([]);
    expect(week('2026-W47')).toHaveLength(5);
    expect(week('2026-W34')).toHaveLength(6);
    expect(week('2026-W53')).toEqual(['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31']);
  });

  test('eleven days of the law each year, in lieu days replacing those on weekends, and culture day from 2026', () => {
    const free = (year: string) =>
      holidays.days.filter(
        (day) =>
          day.date.startsWith(year) &&
          ['holiday', 'in-lieu'].includes(day.kind) &&
          !isWorkingDay(calendar, day.date),
      );
    const weekdays = (year: string) => free(year).filter((day) => new Date(day.date).getUTCDay() % 6 !== 0);
    expect([weekdays('2025').length, weekdays('2026').length, weekdays('2027').length]).toEqual([11, 12, 12]);
  });
});

describe('counting', () => {
  test('over Tết 2026: ten days from Friday to the second Monday', () => {
    expect(addWorkingDays(calendar, '2026-02-13', 1)).toBe('2026-02-23');
    expect(addWorkingDays(calendar, '2026-02-23', -1)).toBe('2026-02-13');
    expect(workingDayFrom(calendar, '2026-02-14')).toBe('2026-02-23');
    expect(addWorkingDays(calendar, '2026-02-14', 0)).toBe('2026-02-23');
  });

  test('one step forward and one back meet on any working day', () => {
    const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-12-01') }).map(dateOfDay);
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (date, count) => {
        const start = workingDayFrom(calendar, date);
        const end = addWorkingDays(calendar, start, count);
        expect(addWorkingDays(calendar, end, -count)).toBe(start);
        expect(workingDays(calendar, { from: start, to: end })).toHaveLength(count);
      }),
      { seed: 8679, numRuns: 200 },
    );
  });

  test('a calendar without any working day is an error, not an endless search', () => {
    const days = Array.from({ length: 200 }, (_, index) => ({
      date: dateOfDay(dayNumber('2026-01-01') + index),
      kind: 'local' as const,
    }));
    expect(() => workingDayFrom(workingCalendar(days), '2026-01-05')).toThrow(RangeError);
  });
});

describe('data that is refused', () => {
  const day = (date: string, kind: string) => ({ ...holidays.days[0], date, kind });
  const faultsOf = (days: unknown[], more: object = {}) => {
    const check = checkCalendar({ ...holidays, ...more, days });
    return check.ok ? [] : check.faults.map((fault) => `${fault.path.join('.')} ${fault.code}`);
  };

  test.each([
    [
      'a date twice',
      [day('2025-01-01', 'holiday'), day('2025-01-01', 'holiday')],
      'days.1.date duplicate-date',
    ],
    [
      'dates out of order',
      [day('2025-05-01', 'holiday'), day('2025-01-01', 'holiday')],
      'days.1.date date-out-of-order',
    ],
    ['a date outside', [day('2028-01-01', 'holiday')], 'days.0.date date-outside-calendar'],
    ['a make-up day on a Monday', [day('2026-08-31', 'make-up')], 'days.0.date wrong-weekday'],
    ['a Sunday in lieu', [day('2026-04-26', 'in-lieu')], 'days.0.date wrong-weekday'],
    ['a swap nobody makes up for', [day('2026-08-31', 'swapped')], 'days swaps-not-made-up'],
    ['an unknown kind', [day('2026-08-31', 'rain')], 'days.0.kind unknown-word'],
  ])('%s', (_name, days, expected) => {
    expect(faultsOf(days)).toContain(expected);
  });

  test('no citation, or an end before the start', () => {
    const { citation: _left, ...bare } = day('2025-01-01', 'holiday');
    expect(faultsOf([bare])).toEqual(['days.0 missing-citation']);
    expect(faultsOf([], { to: '2024-01-01' })).toEqual(['to ends-before-it-starts']);
  });
});
