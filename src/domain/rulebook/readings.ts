// Whether a regulation may be used for official results, or for previews only.
import { type Refusal, refuse } from '../refusal.ts';
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

/** Readings still open at a moment: their keys, and the names of those who may confirm them. */
export interface OpenReadings {
  readonly keys: readonly string[];
  readonly approvers: readonly string[];
}

/** Why nothing becomes official; empty when every reading is confirmed. */
export function whyOnlyPreview({ keys, approvers }: OpenReadings): Refusal[] {
  if (keys.length === 0) return [];
  const named = approvers.length === 0 ? 'nobody' : approvers.join(', ');
  return [refuse('readings-open', { count: keys.length, readings: keys.join(', '), approvers: named })];
}
