// Exact fractions in lowest terms. Denominators of roll-ups outgrow 63 bits, so both parts are BigInt.
import type { Exact } from './outcome.ts';

/** n/d with d > 0 and no common divisor: equal values have equal parts. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Fraction = { n: 0n, d: 1n };
export const ONE: Fraction = { n: 1n, d: 1n };

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Nearly every part is small: plain numbers are exact there and many times as fast. */
function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (x > SAFE || y > SAFE) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  let small = Number(x);
  let rest = Number(y);
  while (rest !== 0) {
    const next = small % rest;
    small = rest;
    rest = next;
  }
  return BigInt(small);
}

/** n/d in lowest terms. Throws RangeError when d is 0, or when a part is not a whole number. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const top = typeof n === 'bigint' ? n : BigInt(n);
  const bottom = typeof d === 'bigint' ? d : BigInt(d);
  if (bottom === 1n) return { n: top, d: 1n };
  if (bottom === 0n) throw new RangeError('a fraction needs a denominator');
  const common = divisor(top, bottom);
  if (common === 1n && bottom > 0n) return { n: top, d: bottom };
  const sign = bottom < 0n ? -1n : 1n;
  return { n: (sign * top) / common, d: (sign * bottom) / common };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? fraction(a.n + b.n, a.d) : fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** All of them together, brought to lowest terms once. */
export function addAll(all: readonly Fraction[]): Fraction {
  let [n, d] = [0n, 1n];
  for (const one of all) {
    if (one.d === d) n += one.n;
    else {
      n = n * one.d + one.n * d;
      d *= one.d;
    }
  }
  return fraction(n, d);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** a/b. Throws RangeError when b is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

/** Negative, 0 or positive as a is smaller, equal or greater; exact. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.d === b.d ? a.n - b.n : a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

export function greater(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b;
}

/** The whole part, towards zero: what is shown is cut off, never rounded up. Throws beyond exact whole numbers. */
export function truncated(a: Fraction): number {
  const whole = Number(a.n / a.d);
  if (!Number.isSafeInteger(whole)) throw new RangeError('too large to show as a number');
  return whole;
}

/** 'n/d', or 'n' for a whole number: the form in which fractions are stored and sent. */
export function fractionText({ n, d }: Fraction): string {
  return d === 1n ? String(n) : `${n}/${d}`;
}

/** Reads what fractionText wrote. Throws RangeError for anything else. */
export function readFraction(text: string): Fraction {
  const match = /^(-?\d+)(?:\/([1-9]\d*))?$/.exec(text);
  if (match === null) throw new RangeError(`not a fraction: ${text}`);
  return fraction(BigInt(match[1] ?? '0'), BigInt(match[2] ?? '1'));
}

/** The points of every form, from 0 to 100: asked for all the time, made once. */
const POINTS: Fraction[] = [];
const MOST_KEPT = 10_000;

/** Whole hundredths as the number they mean: 3850 is 38.5. */
export function ofHundredths(hundredths: number): Fraction {
  const kept = POINTS[hundredths];
  if (kept !== undefined) return kept;
  const made = fraction(hundredths, 100n);
  if (hundredths >= 0 && hundredths <= MOST_KEPT) POINTS[hundredths] = made;
  return made;
}

/** Whole hundredths, cut off and never rounded up: 88.759 is 8875. */
export function inHundredths({ n, d }: Fraction): number {
  return truncated({ n: n * 100n, d });
}

/** As it is stored and sent inside an explanation. */
export function toExact({ n, d }: Fraction): Exact {
  return { n: String(n), d: String(d) };
}

export function fromExact({ n, d }: Exact): Fraction {
  return fraction(BigInt(n), BigInt(d));
}
