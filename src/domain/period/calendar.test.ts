import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vietnamCalendar } from '../../../test/builders/rulebook.ts';
import {
  addWorkingDays,
  countDaysOff,
  daysOffWithin,
  isWorkingDay,
  workingCalendar,
  workingDayFrom,
  workingDays,
  workingDayUntil,
} from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import { addDays, dateOfDay, dayNumber } from './date.ts';
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
    expect(() => workingDayFrom(workingCalendar(days), '2026-01-05')).toThrow(
      new RangeError('no working day within 60 days of 2026-01-05'),
    );
  });

  test.each([
    // 2026-03-02 is a Monday.
    ['2026-03-02', 60, true],
    ['2026-03-02', 61, false],
    ['2026-03-03', 60, true],
    ['2026-03-03', 61, false],
  ])('%s and %i days off in a row, forward and back: found %s', (start, count, isFound) => {
    const dates = (direction: 1 | -1) =>
      Array.from({ length: count }, (_, passed) => addDays(start, passed * direction));
    for (const [find, direction] of [
      [workingDayFrom, 1],
      [workingDayUntil, -1],
    ] as const) {
      const off = dates(direction).map((date) => ({ date, kind: 'local' as const }));
      const end = addDays(start, count * direction);
      const free = workingCalendar([...off, { date: end, kind: 'make-up' }]);
      if (isFound) expect(find(free, start)).toBe(end);
      else expect(() => find(free, start)).toThrow(RangeError);
    }
  });

  test('a make-up day wins over a day off of the same date, whatever the order', () => {
    const both = [
      { date: '2026-11-21', kind: 'make-up' as const },
      { date: '2026-11-21', kind: 'holiday' as const },
      { date: '2026-11-20', kind: 'holiday' as const },
    ];
    const found = (days: typeof both) =>
      workingDays(workingCalendar(days), { from: '2026-11-19', to: '2026-11-23' });
    expect([found(both), found(both.toReversed())]).toEqual([
      ['2026-11-19', '2026-11-21'],
      ['2026-11-19', '2026-11-21'],
    ]);
  });

  test('days off are all days but the working ones, over any calendar and wherever the weeks begin', () => {
    const number = fc.integer({ min: dayNumber('1899-12-20'), max: dayNumber('1900-02-10') });
    const some = fc.uniqueArray(number.map(dateOfDay), { maxLength: 8 });
    fc.assert(
      fc.property(some, some, number, fc.integer({ min: 0, max: 40 }), (holidays, makeUps, first, length) => {
        const days = [
          ...holidays.map((date) => ({ date, kind: 'holiday' as const })),
          ...makeUps.map((date) => ({ date, kind: 'make-up' as const })),
        ];
        const any = workingCalendar(days);
        const span = { from: dateOfDay(first), to: dateOfDay(first + length) };
        const off = daysOffWithin(any, span);
        const all = Array.from({ length }, (_, at) => addDays(span.from, at));
        expect(off).toEqual(all.filter((date) => !isWorkingDay(any, date)));
        expect(countDaysOff(any, span)).toBe(off.length);
      }),
      { seed: 8679, numRuns: 300 },
    );
  });

  test('a report full of dates of another century is counted in no time', () => {
    const span = { from: '1900-01-01', to: '2200-01-01' };
    const counts = Array.from({ length: 5000 }, () => countDaysOff(calendar, span));
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBe(daysOffWithin(calendar, span).length);
  });

  test('a span is half-open', () => {
    const none = workingCalendar([]);
    const found = (from: string, to: string) => workingDays(none, { from, to });
    expect(found('2026-11-16', '2026-11-16')).toEqual([]);
    expect(found('2026-11-16', '2026-11-18')).toEqual(['2026-11-16', '2026-11-17']);
    expect(found('2026-11-20', '2026-11-24')).toEqual(['2026-11-20', '2026-11-23']);
    expect(found('2026-11-18', '2026-11-16')).toEqual([]);
  });

  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-20', 5, '2026-11-27'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-21', -1, '2026-11-20'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('%s and %i working days is %s', (date, count, found) => {
    expect(addWorkingDays(workingCalendar([]), date, count)).toBe(found);
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
    const { from } = holidays;
    expect(faultsOf([], { to: from })).toEqual(['to ends-before-it-starts']);
    expect(faultsOf([], { to: addDays(from, 1) })).toEqual([]);
  });

  const span = { from: '2026-11-01', to: '2026-12-01' };
  test.each([
    ['2026-10-31', true],
    ['2026-11-01', false],
    ['2026-11-30', false],
    ['2026-12-01', true],
  ])('known are the days from the first to the one before the last: %s', (date, isOutside) => {
    const check = checkCalendar({ ...holidays, ...span, days: [day(date, 'holiday')] });
    const outside = { path: ['days', 0, 'date'], code: 'date-outside-calendar', params: { date } };
    expect(check).toEqual(
      isOutside ? { ok: false, faults: [outside] } : { ok: true, calendar: expect.objectContaining(span) },
    );
  });

  test.each([
    ['holiday', 'Fri Sat Sun'],
    ['in-lieu', 'Fri'],
    ['swapped', 'Fri'],
    ['make-up', 'Sat Sun'],
    ['local', 'Fri'],
  ])('%s may be on %s', (kind, fitting) => {
    const dates = { Fri: '2026-11-20', Sat: '2026-11-21', Sun: '2026-11-22' };
    const fits = Object.entries(dates).filter(
      ([, date]) => !faultsOf([day(date, kind)]).includes('days.0.date wrong-weekday'),
    );
    expect(fits.map(([name]) => name).join(' ')).toBe(fitting);
  });

  test('each fault says what was found', () => {
    const check = checkCalendar({
      ...{ ...holidays, ...span },
      days: [
        day('2026-11-21', 'swapped'),
        day('2026-11-20', 'holiday'),
        day('2026-11-20', 'swapped'),
        day('2026-11-28', 'make-up'),
      ],
    });
    expect(check).toEqual({
      ok: false,
      faults: [
        {
          path: ['days', 0, 'date'],
          code: 'wrong-weekday',
          params: { date: '2026-11-21', kind: 'swapped' },
        },
        { path: ['days', 1, 'date'], code: 'date-out-of-order', params: { date: '2026-11-20' } },
        { path: ['days', 2, 'date'], code: 'duplicate-date', params: { date: '2026-11-20' } },
        { path: ['days'], code: 'swaps-not-made-up', params: { swapped: 2, madeUp: 1 } },
      ],
    });
  });

  test('no calendar at all', () => {
    expect(checkCalendar(null)).toEqual({
      ok: false,
      faults: [{ path: [], code: 'not-an-object', params: {} }],
    });
    expect([0, 10_001].map((version) => checkCalendar({ ...holidays, version }).ok)).toEqual([false, false]);
  });
});
