// Why an entered value cannot be used. Shared by the weekly form and the score tree. Loaded by the first web route.
import type { ScoreFault } from './shape.ts';

export interface Limits {
  readonly key: string;
  readonly max: number;
  readonly step: number;
}

/** null when the value may stand; `limit` is the maximum or the step, in hundredths. */
export function valueFault({ key, max, step }: Limits, value: number): ScoreFault | null {
  if (!Number.isInteger(value)) return { key, code: 'not-an-integer', limit: null };
  if (value < 0) return { key, code: 'below-zero', limit: 0 };
  if (value > max) return { key, code: 'above-maximum', limit: max };
  if (value % step !== 0) return { key, code: 'off-step', limit: step };
  return null;
}
