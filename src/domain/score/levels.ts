// Which level a number of points is, and how far the next one lies. Compares exact hundredths, nothing rounded.
import type { BandEnd, Level, Rulebook } from '../rulebook/shape.ts';
import type { DistanceToNext } from './shape.ts';

function isAbove(from: BandEnd, hundredths: number): boolean {
  return from.closed ? hundredths >= from.value : hundredths > from.value;
}

function isBelow(to: BandEnd, hundredths: number): boolean {
  return to.closed ? hundredths <= to.value : hundredths < to.value;
}

/** The level holding `hundredths`; null outside 0..maxTotal or when it is not a whole number. */
export function levelOf(rulebook: Rulebook, hundredths: number): Level | null {
  if (!Number.isInteger(hundredths)) return null;
  return (
    rulebook.levels.find((level) => isAbove(level.from, hundredths) && isBelow(level.to, hundredths)) ?? null
  );
}

/** Fewest hundredths missing to the next better level; null in the best level or outside every band. */
export function distanceToNext(rulebook: Rulebook, hundredths: number): DistanceToNext | null {
  const level = levelOf(rulebook, hundredths);
  if (level === null) return null;
  const better = rulebook.levels[rulebook.levels.indexOf(level) - 1];
  if (better === undefined) return null;
  const firstInside = better.from.closed ? better.from.value : better.from.value + 1;
  return { level: better.key, hundredths: firstInside - hundredths };
}
