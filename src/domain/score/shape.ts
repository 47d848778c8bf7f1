// Outcome of scoring: a tree that explains itself. Points are integer hundredths (3850 = 38.5).
// Loaded by the first web route: shapes only.
import type { BilingualText, Citation } from '../rulebook/shape-base.ts';

/** Hundredths by criterion key; an absent key means not entered yet. */
export type EnteredScores = Readonly<Partial<Record<string, number>>>;

export const SCORE_STATUSES = ['complete', 'missing', 'invalid'] as const;
export type ScoreStatus = (typeof SCORE_STATUSES)[number];

export const SCORE_FAULT_CODES = [
  'not-an-integer',
  'below-zero',
  'above-maximum',
  'off-step',
  'unknown-criterion',
] as const;
export type ScoreFaultCode = (typeof SCORE_FAULT_CODES)[number];

/** Why one entered value cannot be used; `limit` is the maximum or the step, in hundredths. */
export interface ScoreFault {
  readonly key: string;
  readonly code: ScoreFaultCode;
  readonly limit: number | null;
}

/** One step of the explanation: a sum of its children, or a value somebody entered. */
export interface ScoreNode {
  /** A group's or a criterion's key in the rulebook. */
  readonly key: string;
  readonly name: BilingualText;
  /** null when not entered, not allowed, or a part is. */
  readonly value: number | null;
  readonly max: number;
  readonly how: 'entered' | 'sum';
  readonly citation: Citation;
  readonly children: readonly ScoreNode[];
}

/** How far the total is from the next better level, in hundredths. */
export interface DistanceToNext {
  readonly level: string;
  readonly hundredths: number;
}

export interface ScoreResult {
  readonly status: ScoreStatus;
  /** null unless complete: a missing or invalid value never counts as zero. */
  readonly total: number | null;
  readonly max: number;
  readonly level: string | null;
  /** The groups; their values add up to the total. */
  readonly nodes: readonly ScoreNode[];
  readonly missing: readonly string[];
  readonly invalid: readonly ScoreFault[];
  readonly distanceToNext: DistanceToNext | null;
}
