// A unit's result beside those of its members: mean, spread, and what of it speaks against the unit's level.
import type { Contradiction } from '../rulebook/shape-regime.ts';
import { add, divide, type Fraction, fraction, ofHundredths, ZERO } from '../score/fraction.ts';

/** One member's result in the same period; null while there is none. */
export interface MemberResult {
  readonly counted: boolean;
  readonly total: Fraction | null;
  readonly level: string | null;
}

export interface MemberFigures {
  /** Records that count, and how many of them have their result. */
  readonly counted: number;
  readonly decided: number;
  readonly mean: Fraction | null;
  /** Results by level. */
  readonly levels: Readonly<Record<string, number>>;
}

/** Exact and without order. */
export function memberFigures(members: readonly MemberResult[]): MemberFigures {
  const counted = members.filter((one) => one.counted);
  const totals = counted.flatMap(({ total }) => (total === null ? [] : [total]));
  const levels: Record<string, number> = {};
  for (const { level, total } of counted)
    if (level !== null && total !== null) levels[level] = (levels[level] ?? 0) + 1;
  return {
    counted: counted.length,
    decided: totals.length,
    mean: totals.length === 0 ? null : divide(totals.reduce(add, ZERO), fraction(totals.length)),
    levels,
  };
}

export interface FoundContradiction {
  readonly rule: Contradiction;
  /** Members below the bound, of those with a result. */
  readonly weak: number;
  readonly of: number;
}

/** Rules of the regulation that the unit's level breaks with its members' results; none while nobody has one. */
export function contradictionsOf(
  rules: readonly Contradiction[],
  level: string | null,
  members: readonly MemberResult[],
): readonly FoundContradiction[] {
  if (level === null) return [];
  const totals = members.flatMap(({ counted, total }) => (counted && total !== null ? [total] : []));
  return rules.flatMap((rule) => {
    const bound = ofHundredths(rule.below);
    const weak = totals.filter((total) => isBelow(total, bound)).length;
    // At least part/whole of them, without dividing.
    const reached = weak > 0 && weak * rule.whole >= rule.part * totals.length;
    return rule.levels.includes(level) && reached ? [{ rule, weak, of: totals.length }] : [];
  });
}

function isBelow(a: Fraction, b: Fraction): boolean {
  return a.n * b.d < b.n * a.d;
}
