import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  fraction,
  fractionText,
  greater,
  multiply,
  readFraction,
  smaller,
  subtract,
  truncated,
} from './fraction.ts';

const some = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([n, d]) => fraction(n, d));
const SEED = { seed: 335, numRuns: 300 };

describe('fractions', () => {
  test('lowest terms, sign above', () => {
    expect(fraction(6, -4)).toEqual({ n: -3n, d: 2n });
    expect(fraction(0, 7)).toEqual({ n: 0n, d: 1n });
    expect(fraction(fraction(10, 4).n, 1n)).toEqual({ n: 5n, d: 1n });
  });

  test('no denominator, no whole number: refused', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
    expect(() => fraction(0.5)).toThrow(RangeError);
    for (const text of ['', '1/0', '1.5', '1/-2', 'x', '1/2/3'])
      expect(() => readFraction(text)).toThrow(RangeError);
  });

  test('reckoning is exact: the laws hold at any size', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(readFraction(fractionText(a))).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)));
        expect(add(smaller(a, b), greater(a, b))).toEqual(add(a, b));
      }),
      SEED,
    );
  });

  test('shown is cut off towards zero, never rounded up', () => {
    expect(truncated(fraction(8999_99, 100))).toBe(8999);
    expect(truncated(fraction(-8999_99, 100))).toBe(-8999);
    expect(truncated(fraction(9000))).toBe(9000);
    expect(() => truncated(fraction(10n ** 30n))).toThrow(RangeError);
  });

  test('a third is smaller than what its decimals round to', () => {
    expect(compare(fraction(1, 3), fraction(3333, 10_000))).toBe(1);
    expect(compare(fraction(9033, 100), fraction(271, 3))).toBe(-1);
    expect(compare(fraction(2, 4), fraction(1, 2))).toBe(0);
  });
});
