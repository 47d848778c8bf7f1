// The exact mean of a person: the same whatever the fractions its parts are written in, and known from what it was made.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, divide, type Fraction, fraction, ZERO } from '../score/fraction.ts';
import { partsOf, rollUpPerson } from './person.ts';
import type { PartRecord } from './shape.ts';

const record = (total: Fraction | null, more: Partial<PartRecord> = {}): PartRecord => ({
  ...{ period: '2026-Q1', evaluationId: 1, status: total === null ? 'missing' : 'counted', total },
  ...{ level: null, days: 5, why: null, facts: null, ...more },
});
const none = () => null;

describe('the mean of parts', () => {
  it('is exact, by days or alike, for fractions of any denominator', () => {
    const one = fc.record({
      n: fc.bigInt(0n, 900n),
      d: fc.constantFrom(1n, 3n, 7n, 10n),
      days: fc.integer({ min: 1, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 9 }), fc.boolean(), (all, byDays) => {
        const parts = all.map(({ n, d, days }, index) =>
          record(fraction(n, d), { period: `2026-M0${index + 1}`, days }),
        );
        const weights = all.map(({ days }) => (byDays ? days : 1));
        const sum = all
          .map(({ n, d }, index) => fraction(n * BigInt(weights[index] ?? 0), d))
          .reduce((found, next) => add(found, next), ZERO);
        const mean = divide(sum, fraction(BigInt(weights.reduce((found, next) => found + next, 0))));
        expect(rollUpPerson(byDays ? 'mean-by-days' : 'mean', partsOf(parts), none).total).toEqual(mean);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('by days does not know a single period without a working day, alike it does', () => {
    const idle = [record(fraction(90n), { days: 0 })];
    expect(rollUpPerson('mean-by-days', partsOf(idle), none).total).toBeNull();
    expect(rollUpPerson('mean', partsOf(idle), none)).toMatchObject({ total: fraction(90n) });
  });
});

it('a period has the working days of all its slices', () => {
  const slices = [record(fraction(80n), { days: 2 }), record(null, { days: 3 })];
  expect(rollUpPerson('mean', partsOf(slices), none).parts).toMatchObject([{ days: 5, status: 'missing' }]);
});

it('a level is asked with the records counted, in the order of their periods, and with no other', () => {
  const last = record(fraction(70n), { period: '2026-Q4', evaluationId: 4 });
  const away = record(null, { period: '2026-Q2', evaluationId: 2, status: 'not-counted' });
  const first = record(fraction(90n), { evaluationId: 3 });
  const asked: unknown[] = [];
  rollUpPerson(
    'mean',
    partsOf([last, away, record(null, { period: '2026-Q3' }), first]),
    (total, counted) => {
      asked.push(
        total,
        counted.map(({ evaluationId }) => evaluationId),
      );
      return null;
    },
  );
  expect(asked).toEqual([fraction(80n), [3, 4]]);
});
