// How many may still be given a level bounded by a share. Nothing can be used up where nobody has been decided yet.
import type { QuotaView } from '../../contract/quotas.ts';

type Organ = QuotaView['organs'][number];

interface PlacesLeft {
  readonly state: 'left' | 'over' | 'full' | 'yet' | 'none';
  readonly count: number;
}

/** `yet`: there will be places as people are decided; `none`: with everybody decided the share comes to nothing. */
export function placesLeft(
  { left, given, now }: Pick<Organ['scopes'][number], 'left' | 'given' | 'now'>,
  { open }: Pick<Organ, 'open'>,
): PlacesLeft {
  const count = Math.abs(left);
  if (left !== 0) return { state: left > 0 ? 'left' : 'over', count };
  if (given > 0 || now.places > 0) return { state: 'full', count };
  return { state: open > 0 ? 'yet' : 'none', count };
}
