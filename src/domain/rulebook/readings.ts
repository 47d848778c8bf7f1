// Whether a regulation may be used for official results, or for previews only.
import type { Rulebook } from './shape.ts';
import type { Reading } from './shape-regime.ts';

/** Readings nobody has confirmed yet; `confirmed` holds the keys a named approver has. */
export function openReadings(rulebook: Rulebook, confirmed: readonly string[]): readonly Reading[] {
  return rulebook.readings.filter(({ key }) => !confirmed.includes(key));
}

/** Archives are only read; a rulebook with an open reading gives previews, whatever else is right about it. */
export function mayBeOfficial(rulebook: Rulebook, confirmed: readonly string[]): boolean {
  return rulebook.use === 'evaluation' && openReadings(rulebook, confirmed).length === 0;
}
