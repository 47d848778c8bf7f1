// Whole numbers as long as they do, fractions where they do not: the same amount either way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAll, compare, type Fraction, fraction, multiply, ofHundredths } from './fraction.ts';
import { asFraction, compareRatios, compareTo, negated, partOf, sumOf, type Value } from './value.ts';

const whole = fc.integer({ min: -20_000, max: 20_000 });
const part = fc.tuple(whole, fc.integer({ min: 1, max: 900 })).map(([n, d]) => fraction(n, d));
const value: fc.Arbitrary<Value> = fc.oneof(whole, part);
const LARGE = Number.MAX_SAFE_INTEGER;

test('a sum is the sum of the fractions, and a whole number where all are', () => {
  fc.assert(
    fc.property(fc.array(value), (all) => {
      expect(asFraction(sumOf(all))).toEqual(addAll(all.map(asFraction)));
      if (all.every((one) => typeof one === 'number')) expect(typeof sumOf(all)).toBe('number');
      for (const one of all) expect(asFraction(sumOf([one, negated(one)]))).toEqual(fraction(0));
    }),
    { seed: 59 },
  );
  expect(asFraction(sumOf([LARGE, LARGE, 1]))).toEqual(fraction(2n * BigInt(LARGE) + 1n, 100n));
});

test('a part stays whole where it is, and is exact at any size', () => {
  expect([partOf(7000, 1, 7), partOf(7000, 0, 3)]).toEqual([1000, 0]);
  expect(partOf(7000, 1, 3)).toEqual(fraction(70, 3));
  expect(partOf(7000, 1n, 7n)).toEqual(fraction(10));
  expect([partOf(7000, 1, 7n), partOf(7000, 1n, 7)]).toEqual([fraction(10), fraction(10)]);
  expect(partOf(7000, LARGE, LARGE - 1)).toEqual(fraction(7000n * BigInt(LARGE), BigInt(LARGE - 1) * 100n));
});

test('against hundredths a value stands as its fraction does', () => {
  fc.assert(
    fc.property(value, whole, (one, bound) => {
      expect(Math.sign(compareTo(one, bound))).toBe(Math.sign(compare(asFraction(one), ofHundredths(bound))));
    }),
    { seed: 59 },
  );
  expect(compareTo(fraction(1, 2), 50)).toBe(0);
});

test('shares are compared without dividing, exact at any size', () => {
  const count = fc.integer({ min: 1, max: LARGE });
  const times = ([n, d]: readonly [number, number], by: Fraction) => multiply(fraction(n, d), by);
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      const wanted = compare(times([a, b], fraction(1)), times([c, d], fraction(1)));
      expect(Math.sign(compareRatios(a, b, c, d))).toBe(wanted);
    }),
    { seed: 59 },
  );
  expect(compareRatios(1, 3, 3333, 10_000)).toBeGreaterThan(0);
  expect(compareRatios(3, 10, 3000, 10_000)).toBe(0);
  expect(compareRatios(LARGE, LARGE, LARGE - 1, LARGE)).toBe(1);
  expect(compareRatios(LARGE - 1, LARGE, LARGE, LARGE)).toBe(-1);
  expect(compareRatios(LARGE, LARGE, LARGE, LARGE)).toBe(0);
});
