// The level of an exact total, such as a mean of months. Compared as a fraction: 89.999... is not 90.
import type { BandEnd, Level, Rulebook } from '../rulebook/shape.ts';
import { compare, type Fraction, fraction } from './fraction.ts';

function holds(end: BandEnd, side: 1 | -1, total: Fraction): boolean {
  const place = compare(total, fraction(end.value)) * side;
  return place > 0 || (place === 0 && end.closed);
}

/** The level whose band holds `total` (hundredths); null where no band does: that is left to the competent person. */
export function levelOfExact(rulebook: Pick<Rulebook, 'levels'>, total: Fraction): Level | null {
  return rulebook.levels.find(({ from, to }) => holds(from, 1, total) && holds(to, -1, total)) ?? null;
}
