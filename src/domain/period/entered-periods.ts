// For which kinds of period a regulation has records of its own.
import type { PeriodKind, Rulebook } from '../rulebook/shape.ts';

/** Kinds that do not follow from shorter ones by a mean. */
export function ownPeriods({
  periods,
  rollUps,
}: Pick<Rulebook, 'periods' | 'rollUps'>): readonly PeriodKind[] {
  const derived = rollUps.filter(({ how }) => how !== 'evidence').map(({ to }) => to);
  return periods.filter((kind) => !derived.includes(kind));
}

/**
 * Kinds people fill in. A kind that follows from shorter periods by a mean (335: the year) has no form of its own. Where
 * a regulation lets the body choose between month and quarter, quarters are kept: one kind of period a year (335 art. 21).
 */
export function enteredPeriods(rulebook: Pick<Rulebook, 'periods' | 'rollUps'>): readonly PeriodKind[] {
  const own = ownPeriods(rulebook);
  return own.includes('month') && own.includes('quarter') ? own.filter((kind) => kind !== 'month') : own;
}
