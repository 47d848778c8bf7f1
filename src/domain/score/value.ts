// What a node is worth while it is reckoned. Nearly everything people type in stays whole, and plain numbers are exact there
// and many times as fast; what something divides becomes a fraction, and what is too large for a number does, too.
import { addAll, compare, type Fraction, fraction, ofHundredths } from './fraction.ts';

/** Points: whole hundredths as a number, or an exact fraction of points. */
export type Value = number | Fraction;

export function asFraction(value: Value): Fraction {
  return typeof value === 'number' ? ofHundredths(value) : value;
}

/** The share n/d of `max` hundredths. */
export function partOf(max: number, n: number | bigint, d: number | bigint): Value {
  if (typeof n === 'number' && typeof d === 'number') {
    const product = n * max;
    if (Number.isSafeInteger(product) && product % d === 0) return product / d;
  }
  return fraction(BigInt(n) * BigInt(max), BigInt(d) * 100n);
}

export function sumOf(values: readonly Value[]): Value {
  let whole = 0;
  for (const value of values) {
    if (typeof value !== 'number') return addAll(values.map(asFraction));
    whole += value;
  }
  return Number.isSafeInteger(whole) ? whole : addAll(values.map(asFraction));
}

export function negated(value: Value): Value {
  return typeof value === 'number' ? -value : { n: -value.n, d: value.d };
}

/** Negative, 0 or positive as `value` is below, at or above so many hundredths; exact. */
export function compareTo(value: Value, hundredths: number): number {
  if (typeof value === 'number') return value - hundredths;
  return compare(value, ofHundredths(hundredths));
}

/** Order of a/b and c/d, whole numbers, b and d above 0; exact at any size. */
export function compareRatios(a: number, b: number, c: number, d: number): number {
  const [left, right] = [a * d, c * b];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
