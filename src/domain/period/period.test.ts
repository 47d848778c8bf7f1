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

  test.each([
    ['2026-M01', '2026-01-01', '2026-02-01', '2025-M12', '2026-M02', 202661],
    ['2026-M12', '2026-12-01', '2027-01-01', '2026-M11', '2027-M01', 202672],
    ['2026-Q1', '2026-01-01', '2026-04-01', '2025-Q4', '2026-Q2', 202681],
    ['2026-Q3', '2026-07-01', '2026-10-01', '2026-Q2', '2026-Q4', 202683],
    ['2026-Q4', '2026-10-01', '2027-01-01', '2026-Q3', '2027-Q1', 202684],
    ['2026-H1', '2026-01-01', '2026-07-01', '2025-H2', '2026-H2', 202691],
    ['2026-H2', '2026-07-01', '2027-01-01', '2026-H1', '2027-H1', 202692],
    ['2026-Y', '2026-01-01', '2027-01-01', '2025-Y', '2027-Y', 202699],
    ['2026-W01', '2025-12-29', '2026-01-05', '2025-W52', '2026-W02', 202601],
    ['2026-W53', '2026-12-28', '2027-01-04', '2026-W52', '2027-W01', 202653],
  ])('%s: first day, end, neighbours, number', (key, from, to, before, after, number) => {
    const kind = periodKind(key);
    expect(periodDates(key)).toEqual({ from, to });
    expect([previousPeriod(key), nextPeriod(key)]).toEqual([before, after]);
    const around = [addDays(from, -1), from, addDays(to, -1), to];
    expect(around.map((date) => periodOf(kind, date))).toEqual([before, key, key, after]);
    expect([isPeriodKey(key), periodNumber(key), periodOfNumber(number)]).toEqual([true, number, key]);
    expect([addPeriods(key, 0), addPeriods(addPeriods(key, 29), -29)]).toEqual([key, key]);
  });

  test.each([
    ...[199952, 199999, 200000, 202600, 202554, 202654, 202660, 202673, 202680, 202685, 202690, 202693],
    ...[202698, 202647.5, 210001, 210099, Number.NaN],
  ])('%d is the number of none', (number) => {
    expect(periodOfNumber(number)).toBeNull();
  });

  test('the numbers of the first and the last year', () => {
    const numbers = [200001, 200061, 200099, 209901, 209953, 209972, 209999];
    expect(numbers.map(periodOfNumber)).toEqual([
      ...['2000-W01', '2000-M01', '2000-Y', '2099-W01', '2099-W53', '2099-M12', '2099-Y'],
    ]);
  });

  test.each([
    ['0001-M01', '0001-01-01', '0001-02-01'],
    ['0999-Y', '0999-01-01', '1000-01-01'],
  ])('years of few digits are written with four: %s', (key, from, to) => {
    expect(periodDates(key)).toEqual({ from, to });
    expect(periodOf(periodKind(key), from)).toBe(key);
  });

  test.each(['2026-M013', '12026-M01', '2026-M0', '2026-Q44', '2026-H22', '2026-YY', 'x2026-Y', '2026-D1'])(
    '%s names none',
    (key) => {
      expect(isPeriodKey(key)).toBe(false);
      expect(() => periodParts(key)).toThrow(new RangeError(`not a period: ${key}`));
    },
  );

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
  test('a week belongs where its Thursday lies', () => {
    expect(containsPeriod('2026-M12', '2026-W53')).toBe(true);
    expect(containsPeriod('2027-M01', '2026-W53')).toBe(false);
    expect(containsPeriod('2026-Q4', '2026-W40')).toBe(true);
    expect(containsPeriod('2026-Q3', '2026-W40')).toBe(false);
    // A week whose Thursday is the first or the last day.
    expect(periodsIn('week', '2026-M10')).toEqual([
      ...['2026-W40', '2026-W41', '2026-W42', '2026-W43', '2026-W44'],
    ]);
    expect(periodsIn('week', '2026-M12').at(-1)).toBe('2026-W53');
    expect(periodsIn('week', '2025-M07')[0]).toBe('2025-W27');
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
    expect(containsPeriod('2026-Q4', '2026-M09')).toBe(false);
    expect(containsPeriod('2026-Q4', '2027-M01')).toBe(false);
    expect(containsPeriod('2026-W01', '2026-W02')).toBe(false);
    expect(containsPeriod('2026-Q1', '2026-Y')).toBe(false);
    expect(containsPeriod('2026-M12', '2026-M12')).toBe(true);
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
});
