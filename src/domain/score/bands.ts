// Whether an exact value lies in a band of hundredths, each end open or closed as the data says.
import type { BandEnd } from '../rulebook/shape-base.ts';
import { compare, type Fraction, ofHundredths } from './fraction.ts';

export interface Band {
  readonly from: BandEnd;
  readonly to: BandEnd;
}

/** `value` is in points (or per cent), the ends in hundredths of them. */
export function isInside({ from, to }: Band, value: Fraction): boolean {
  const [low, high] = [compare(value, ofHundredths(from.value)), compare(value, ofHundredths(to.value))];
  return (from.closed ? low >= 0 : low > 0) && (to.closed ? high <= 0 : high < 0);
}
