import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../period/date.ts';
import { partsOfSpan } from './span-parts.ts';

const TODAY = '2026-11-18';
const between = (from: string, to: string) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dateOfDay);

test('whole months stand alone, days before and after stay days', () => {
  expect(partsOfSpan({ from: '2025-11-19', to: '2026-11-19' }, TODAY)).toEqual({
    months: { from: '2025-12-01', to: '2026-12-01' },
    days: [{ from: '2025-11-19', to: '2025-12-01' }],
  });
  expect(partsOfSpan({ from: '2026-01-01', to: '2026-03-05' }, TODAY)).toEqual({
    months: { from: '2026-01-01', to: '2026-03-01' },
    days: [{ from: '2026-03-01', to: '2026-03-05' }],
  });
  expect(partsOfSpan({ from: '2026-03-02', to: '2026-03-31' }, TODAY).days).toEqual([
    { from: '2026-03-02', to: '2026-03-31' },
  ]);
});

test('a span that ends today or holds no whole month', () => {
  expect(partsOfSpan({ from: '2026-10-01', to: TODAY }, TODAY)).toEqual({
    months: { from: '2026-10-01', to: '2026-11-01' },
    days: [{ from: '2026-11-01', to: TODAY }],
  });
  expect(partsOfSpan({ from: '2026-10-01', to: '2026-12-01' }, TODAY)).toEqual({
    months: { from: '2026-10-01', to: '2026-12-01' },
    days: [],
  });
  expect(partsOfSpan({ from: '2026-10-15', to: '2026-11-10' }, TODAY)).toEqual({
    months: { from: '2026-11-01', to: '2026-11-01' },
    days: [{ from: '2026-10-15', to: '2026-11-10' }],
  });
});

test('every day up to today is in exactly one part', () => {
  const days = fc.tuple(
    between('2025-01-01', '2027-03-01'),
    fc.integer({ min: 1, max: 500 }),
    between('2025-01-01', TODAY),
  );
  fc.assert(
    fc.property(days, ([from, length, day]) => {
      const to = addDays(from, length);
      const { months, days: rest } = partsOfSpan({ from, to }, TODAY);
      const inside = [months, ...rest].filter((one) => day >= one.from && day < one.to);
      expect(inside).toHaveLength(day >= from && day < to ? 1 : 0);
      expect(
        [months.from, months.to].every((first) => months.from === months.to || first.endsWith('-01')),
      ).toBe(true);
    }),
    { seed: 28, numRuns: 500 },
  );
});
