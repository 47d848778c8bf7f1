// Fractions of the outside calculator: a pair of big integers, never shortened, nothing shared with the product.
export type Q = readonly [n: bigint, d: bigint];

export const q = (n: number | bigint, d: number | bigint = 1n): Q => [BigInt(n), BigInt(d)];
export const ZERO = q(0);
export const ONE = q(1);
export const plus = ([a, b]: Q, [c, d]: Q): Q => [a * d + c * b, b * d];
export const minus = ([a, b]: Q, [c, d]: Q): Q => [a * d - c * b, b * d];
export const times = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
export const over = ([a, b]: Q, [c, d]: Q): Q => [a * d, b * c];
/** Negative, 0 or positive; denominators are always above 0 here. */
export const order = ([a, b]: Q, [c, d]: Q): number => {
  const left = a * d - c * b;
  return left < 0n ? -1 : left > 0n ? 1 : 0;
};
export const least = (a: Q, b: Q): Q => (order(a, b) <= 0 ? a : b);
export const most = (a: Q, b: Q): Q => (order(a, b) >= 0 ? a : b);
export const total = (all: readonly Q[]): Q => all.reduce(plus, ZERO);
