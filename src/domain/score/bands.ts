// Whether an exact value lies in a band of hundredths, each end open or closed as the data says.
import type { BandEnd } from '../rulebook/shape-base.ts';
import { compareTo, type Value } from './value.ts';

export interface Band {
  readonly from: BandEnd;
  readonly to: BandEnd;
}

/** `value` is in points (or per cent), the ends in hundredths of them. */
export function isInside({ from, to }: Band, value: Value): boolean {
  const [low, high] = [compareTo(value, from.value), compareTo(value, to.value)];
  return (from.closed ? low >= 0 : low > 0) && (to.closed ? high <= 0 : high < 0);
}

/** The first band that holds `value`. */
export function bandOf<B extends Band>(bands: readonly B[], value: Value): B | undefined {
  for (const band of bands) if (isInside(band, value)) return band;
  return undefined;
}
