// Results of shorter periods standing in a longer one, for a person and for every node of the tree. Totals are exact
// fractions of points (355/4 is 88.75).
import type { StageFacts } from '../evaluation/shape.ts';
import type { PeriodKey } from '../period/period.ts';
import type { RollUpRule } from '../rulebook/shape-regime.ts';
import type { Fraction } from '../score/fraction.ts';

/** 'missing': there should be a result and none is decided; 'not-counted': left out by a rule on absence. */
export const PART_STATUSES = ['counted', 'not-counted', 'missing'] as const;
export type PartStatus = (typeof PART_STATUSES)[number];

/** One decided (or missing, or not counted) record inside a longer period; a transfer makes two in one period. */
export interface PartRecord {
  readonly period: PeriodKey;
  readonly evaluationId: number;
  readonly status: PartStatus;
  /** null unless counted. */
  readonly total: Fraction | null;
  readonly level: string | null;
  /** Working days it covers. */
  readonly days: number;
  /** Kind of absence when not counted. */
  readonly why: string | null;
  /** What was stated when it was decided; null where the regulation asks for points alone, and unless counted. */
  readonly facts: PartFacts | null;
}

/** Facts of a decided record a longer period is classified by (335 art. 20: disciplined in the year). */
export interface PartFacts {
  readonly flags: StageFacts['flags'];
  /** Both only where the regulation compares shares of work. */
  readonly lines: StageFacts['lines'];
  readonly shares: StageFacts['shares'];
}

/** One period inside the longer one, its slices put together. */
export interface Part {
  readonly period: PeriodKey;
  readonly status: PartStatus;
  readonly total: Fraction | null;
  readonly days: number;
  readonly records: readonly PartRecord[];
}

export interface PersonRollUp {
  readonly how: RollUpRule['how'];
  readonly parts: readonly Part[];
  readonly counted: number;
  readonly missing: number;
  readonly notCounted: number;
  /** null when nothing is counted: no data is never zero. */
  readonly total: Fraction | null;
  /** By the bands of the regulation; null for evidence, without data, or where the bands leave it open. */
  readonly level: string | null;
}

/** What a node of the tree shows about everybody under it. Adding is exact, so the order never matters. */
export interface NodeFigures {
  readonly members: number;
  /** Members with a total. */
  readonly counted: number;
  /** Periods without a decided result, over all members. */
  readonly missing: number;
  readonly notCounted: number;
  readonly levels: Readonly<Record<string, number>>;
  /** Sum of the members' totals. */
  readonly sum: Fraction;
}
