// Most places of one level a quota leaves. 335 art. 20 cl. 5 and its three readings of the base: the number classed
// good, good or better, or all. Whole people only; nobody is chosen here.
import type { QuotaBase } from '../rulebook/shape-regime.ts';

const WHOLE = 10_000;

export interface QuotaCounts {
  /** People at good or better by points and conditions, before the quota moves anybody down. */
  readonly goodOrBetter: number;
  /** Everybody classified. */
  readonly all: number;
}

/**
 * Places at `percent` (hundredths of a per cent). With base 'good' those who get a place no longer count as good:
 * E <= p x (N - E), so E is at most N x p / (1 + p), floor(N / 6) for 20 %.
 */
export function quotaPlaces(percent: number, base: QuotaBase, { goodOrBetter, all }: QuotaCounts): number {
  const [part, whole] = base === 'good' ? [percent, WHOLE + percent] : [percent, WHOLE];
  const of = base === 'all' ? all : goodOrBetter;
  const places = Number((BigInt(of) * BigInt(part)) / BigInt(whole));
  return Math.min(places, goodOrBetter);
}
