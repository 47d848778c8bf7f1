// The level of an exact total, such as a mean of months. Compared as a fraction: 89.999... is not 90.
import type { Level, Rulebook } from '../rulebook/shape.ts';
import { bandOf } from './bands.ts';
import type { Fraction } from './fraction.ts';

/** The level whose band holds `total` (points); null where no band does: that is left to the competent person. */
export function levelOfExact(rulebook: Pick<Rulebook, 'levels'>, total: Fraction): Level | null {
  return bandOf(rulebook.levels, total) ?? null;
}
