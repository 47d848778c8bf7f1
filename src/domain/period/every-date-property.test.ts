// Every date, week and period there is, against the dates library and against laws that need no second opinion.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { vietnamCalendar, weeklyRulebook } from '../../../test/builders/rulebook.ts';
import { STAGE_KEYS } from '../rulebook/shape.ts';
import { isWorkingDay, workingCalendar } from './calendar.ts';
import { addDays, dateOfDay, dayNumber, isoWeekday } from './date.ts';
import { deadlinesOf } from './deadlines.ts';
import {
  addPeriods,
  nextPeriod,
  periodDates,
  periodKind,
  periodNumber,
  periodOf,
  periodOfNumber,
  periodsIn,
  previousPeriod,
} from './period.ts';
import {
  addWeeks,
  compareWeeks,
  nextWeek,
  previousWeek,
  weekDates,
  weekFromPath,
  weekOf,
  weeksBetween,
  weekToPath,
} from './week.ts';
import { dateAt } from './zone.ts';

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

describe('laws of weeks', () => {
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

describe('deadlines', () => {
  const rulebook = weeklyRulebook();
  const calendar = workingCalendar(vietnamCalendar().days);

  test('always in the order of the road and on working days, in any week and zone', () => {
    const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-12-10') }).map(dateOfDay);
    fc.assert(
      fc.property(day, fc.constantFrom('Asia/Ho_Chi_Minh', 'UTC', 'Pacific/Pago_Pago'), (date, zone) => {
        const found = deadlinesOf(rulebook, weekOf(date), calendar, zone);
        const instants = STAGE_KEYS.map((key) => found[key]);
        expect(instants).toEqual([...new Set(instants)].sort());
        for (const instant of instants) expect(isWorkingDay(calendar, dateAt(instant, zone))).toBe(true);
      }),
      { seed: 8679, numRuns: 200 },
    );
  });
});

const YEARS = Array.from({ length: 100 }, (_, at) => 2000 + at);
const ofYear = (year: number) => [
  ...Array.from({ length: 12 }, (_, at) => `${year}-M${String(at + 1).padStart(2, '0')}`),
  ...[1, 2, 3, 4].map((part) => `${year}-Q${part}`),
  ...[1, 2].map((part) => `${year}-H${part}`),
  `${year}-Y`,
];

describe('every period of a century', () => {
  test('the first day of each is inside, the day before and the end are not', () => {
    for (const year of YEARS)
      for (const key of ofYear(year)) {
        const kind = periodKind(key);
        const { from, to } = periodDates(key);
        expect(periodOf(kind, from)).toBe(key);
        expect(periodOf(kind, addDays(to, -1))).toBe(key);
        expect(periodOf(kind, to)).toBe(nextPeriod(key));
        expect(periodOf(kind, addDays(from, -1))).toBe(previousPeriod(key));
        expect(periodDates(nextPeriod(key)).from).toBe(to);
        expect(addPeriods(addPeriods(key, 29), -29)).toBe(key);
      }
  });

  test('every week is part of exactly one month, quarter, half-year and year', () => {
    // Weekdays and leap years of this century repeat after 28 years.
    const cycle = YEARS.slice(0, 28);
    for (const kind of ['month', 'quarter', 'half-year', 'year'] as const) {
      const weeks = cycle
        .flatMap((year) => ofYear(year).filter((key) => periodKind(key) === kind))
        .flatMap((key) => periodsIn('week', key));
      expect(new Set(weeks).size).toBe(weeks.length);
      expect(weeks.slice(1)).toEqual(weeks.slice(0, -1).map(nextPeriod));
      expect(weeks[0]).toBe('2000-W01');
      expect(weeks.at(-1)).toBe('2027-W52');
    }
  });

  test('every period of the century has a number of its own and is found by it', () => {
    const keys = YEARS.flatMap((year) => [...ofYear(year), ...periodsIn('week', `${year}-Y`)]);
    const numbers = keys.map(periodNumber);
    expect(new Set(numbers).size).toBe(keys.length);
    expect(numbers.map(periodOfNumber)).toEqual(keys);
    const named = new Set(numbers);
    for (let number = 199900; number <= 210100; number += 1)
      if (!named.has(number)) expect(periodOfNumber(number), String(number)).toBeNull();
    expect(['2026-W47', '2026-M11', '2026-Q4', '2026-H2', '2026-Y'].map(periodNumber)).toEqual([
      202647, 202671, 202684, 202692, 202699,
    ]);
    expect(periodOfNumber(202647.5)).toBeNull();
  });
});
