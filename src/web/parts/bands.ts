// Bands of points as drawn shares. The rulebook gives the bounds; no number of a regulation is written here.
import type { Level } from '../../domain/rulebook/shape.ts';

/** A level of the rulebook with its bounds in hundredths. */
export type LevelBand = Pick<Level, 'key' | 'order' | 'name' | 'from' | 'to'>;

/** Share (0..1) of the way from 0 to `max`, held inside. */
export function shareOf(hundredths: number, max: number): number {
  return max <= 0 ? 0 : Math.min(1, Math.max(0, hundredths / max));
}

/** Bands from the lowest points to the highest. */
export function risingBands<B extends LevelBand>(bands: readonly B[]): readonly B[] {
  return [...bands].sort((a, b) => a.from.value - b.from.value);
}

/** The band that holds a value, both ends said open or closed. */
export function bandOf<B extends LevelBand>(bands: readonly B[], hundredths: number): B | null {
  const above = (band: B) =>
    band.from.closed ? hundredths >= band.from.value : hundredths > band.from.value;
  const below = (band: B) => (band.to.closed ? hundredths <= band.to.value : hundredths < band.to.value);
  return bands.find((band) => above(band) && below(band)) ?? null;
}
