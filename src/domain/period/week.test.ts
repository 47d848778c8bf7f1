import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { addDays, dateOfDay, dayNumber, isoWeekday, isPlainDate } from './date.ts';
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

const SEED = { seed: 53, numRuns: 500 };
const anyDay = fc.integer({ min: dayNumber('0002-01-01'), max: dayNumber('9998-12-31') });
const anyWeek = anyDay.map((day) => weekOf(dateOfDay(day)));

function oracleWeek(date: Temporal.PlainDate): string {
  const year = String(date.yearOfWeek).padStart(4, '0');
  return `${year}-W${String(date.weekOfYear).padStart(2, '0')}`;
}

describe('against the dates library as oracle', () => {
  test('every day from 1999 to 2041', () => {
    let date = Temporal.PlainDate.from('1999-01-01');
    const [ours, theirs]: [unknown[], unknown[]] = [[], []];
    for (let day = dayNumber('1999-01-01'); day < dayNumber('2041-01-01'); day += 1) {
      const text = dateOfDay(day);
      ours.push([text, dayNumber(text), isoWeekday(text), weekOf(text)].join(' '));
      theirs.push([date.toString(), day, date.dayOfWeek, oracleWeek(date)].join(' '));
      date = date.add({ days: 1 });
    }
    expect(ours).toEqual(theirs);
  });

  test('any day of the calendar', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(dateOfDay(day)).toBe(date.toString());
        expect(dayNumber(date.toString())).toBe(day);
        expect(weekOf(date.toString())).toBe(oracleWeek(date));
      }),
      SEED,
    );
  });
});

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

describe('laws', () => {
  test('a week holds exactly its seven days', () => {
    fc.assert(
      fc.property(anyWeek, (week) => {
        const { from, to } = weekDates(week);
        expect(isoWeekday(from)).toBe(1);
        for (let offset = 0; offset < 7; offset += 1) expect(weekOf(addDays(from, offset))).toBe(week);
        expect(addDays(from, 7)).toBe(to);
        expect(weekOf(to)).toBe(nextWeek(week));
        expect(previousWeek(nextWeek(week))).toBe(week);
      }),
      SEED,
    );
  });

  test('order, distance and text agree', () => {
    fc.assert(
      fc.property(anyWeek, anyWeek, (a, b) => {
        const distance = weeksBetween(a, b);
        expect(addWeeks(a, distance)).toBe(b);
        expect(Math.sign(compareWeeks(b, a))).toBe(Math.sign(distance));
        expect(Math.sign(compareWeeks(a, b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
      SEED,
    );
  });

  test('addresses go there and back', () => {
    expect(weekToPath('2026-W47')).toBe('2026-47');
    fc.assert(
      fc.property(anyWeek, (week) => weekFromPath(weekToPath(week)) === week),
      SEED,
    );
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

  test.each([
    '2025-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
  ])('date %j', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
    expect(() => weekOf(text)).toThrow(RangeError);
  });

  test('days beyond the four-digit years', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError);
    expect(() => dateOfDay(0.5)).toThrow(RangeError);
  });
});
