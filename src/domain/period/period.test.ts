import { describe, expect, test } from 'vitest';
import { addDays } from './date.ts';
import {
  addPeriods,
  comparePeriods,
  containsPeriod,
  isPeriodKey,
  nextPeriod,
  PERIOD_KINDS,
  periodDates,
  periodKind,
  periodNumber,
  periodOf,
  periodOfNumber,
  periodParts,
  periodsIn,
  previousPeriod,
} from './period.ts';

const YEARS = Array.from({ length: 100 }, (_, at) => 2000 + at);
const ofYear = (year: number) => [
  ...Array.from({ length: 12 }, (_, at) => `${year}-M${String(at + 1).padStart(2, '0')}`),
  ...[1, 2, 3, 4].map((part) => `${year}-Q${part}`),
  ...[1, 2].map((part) => `${year}-H${part}`),
  `${year}-Y`,
];

describe('keys', () => {
  test('name their kind, and only periods there are', () => {
    const kinds = ['2026-W47', '2026-M11', '2026-Q4', '2026-H2', '2026-Y'].map(periodKind);
    expect(kinds).toEqual([...PERIOD_KINDS]);
    const bad = ['2025-W53', '2026-W00', '2026-M00', '2026-M13', '2026-M1', '2026-Q0', '2026-Q5', '2026-H0'];
    for (const key of [
      ...bad,
      '2026-H3',
      '2026-Y1',
      '2026',
      '0000-Y',
      '2026-q4',
      ' 2026-Q4',
      '2026-Q4\n',
      '',
    ])
      expect(isPeriodKey(key), key).toBe(false);
    expect(isPeriodKey('2026-W53')).toBe(true);
    expect(() => periodDates('2026-Q5')).toThrow(RangeError);
    expect(() => periodKind('')).toThrow('not a period');
    expect(periodParts('2026-W53')).toEqual({ kind: 'week', year: 2026, part: 53 });
    expect(periodParts('2026-Y')).toEqual({ kind: 'year', year: 2026, part: 1 });
  });

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

  test('dates of a leap February, and of years that turn', () => {
    expect(periodDates('2028-M02')).toEqual({ from: '2028-02-01', to: '2028-03-01' });
    expect(periodOf('month', '2028-02-29')).toBe('2028-M02');
    expect(periodDates('2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
    expect(periodDates('2026-H1')).toEqual({ from: '2026-01-01', to: '2026-07-01' });
    expect(addPeriods('2026-M12', 1)).toBe('2027-M01');
    expect(addPeriods('2026-Q1', -1)).toBe('2025-Q4');
    expect(addPeriods('2026-Y', -1)).toBe('2025-Y');
    expect(addPeriods('2026-W53', 1)).toBe('2027-W01');
  });
});

describe('parts', () => {
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

  test('a week belongs where its Thursday lies', () => {
    expect(containsPeriod('2026-M12', '2026-W53')).toBe(true);
    expect(containsPeriod('2027-M01', '2026-W53')).toBe(false);
    expect(containsPeriod('2026-Q4', '2026-W40')).toBe(true);
    expect(containsPeriod('2026-Q3', '2026-W40')).toBe(false);
    expect(periodsIn('week', '2026-Y')).toHaveLength(53);
    expect(periodsIn('week', '2025-Y')).toHaveLength(52);
    expect(containsPeriod('2026-W47', '2026-M11')).toBe(false);
    expect(containsPeriod('2026-W47', '2026-W47')).toBe(true);
  });

  test('months in quarters, quarters in half-years, all in the year; never the other way', () => {
    expect(periodsIn('month', '2026-Q4')).toEqual(['2026-M10', '2026-M11', '2026-M12']);
    expect(periodsIn('quarter', '2026-H2')).toEqual(['2026-Q3', '2026-Q4']);
    expect(periodsIn('half-year', '2026-Y')).toEqual(['2026-H1', '2026-H2']);
    expect(periodsIn('quarter', '2026-M11')).toEqual([]);
    expect(containsPeriod('2026-M11', '2026-Q4')).toBe(false);
    expect(containsPeriod('2026-Q4', '2026-Q4')).toBe(true);
  });
});

describe('order and numbers', () => {
  test('by first day, the shorter first, 0 for the same alone', () => {
    const keys = ['2026-Y', '2026-H1', '2026-Q1', '2026-M01', '2026-W01', '2026-M02', '2026-W02'];
    const sorted = keys.toSorted(comparePeriods);
    expect(sorted).toEqual(['2026-W01', '2026-M01', '2026-Q1', '2026-H1', '2026-Y', '2026-W02', '2026-M02']);
    for (const a of keys) for (const b of keys) expect(comparePeriods(a, b) === 0).toBe(a === b);
    for (const a of keys)
      for (const b of keys)
        expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) + 0);
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
