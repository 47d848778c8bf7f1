// The explained result of a score tree: exact fractions as text, so that it can be stored, sent and compared.
// Shapes and word lists only. Shown values are whole hundredths, truncated, never rounded up.
import type { BilingualText, Citation } from '../rulebook/shape-base.ts';
import type { Mechanism } from '../rulebook/shape-tree.ts';
import type { ScoreFault } from './shape.ts';

/** n/d in lowest terms, d > 0. In points (or per cent, or work points), not in hundredths. */
export interface Exact {
  readonly n: string;
  readonly d: string;
}

export const OPERANDS = [
  'entered',
  'done',
  'completed',
  'assigned',
  'without-fault',
  'taken-off',
  'excused',
  'share',
  'weight',
  'parts',
  'option',
  'reason',
  'subordinates',
  'worst',
  'band-points',
  'reached',
  'work-points',
  'percent',
  'before',
  'step',
] as const;

/** A number or a word a mechanism worked with. */
export interface Operand {
  readonly name: (typeof OPERANDS)[number];
  readonly exact: Exact | null;
  /** A key of the rulebook, or somebody's own words. */
  readonly word: string | null;
}

export const MISSING_KINDS = [
  'entered',
  'choice',
  'reason',
  'no-assigned-work',
  'nothing-completed',
  'degree',
  'subordinates',
  'subordinates-undecided',
  'flag',
  'share',
  'unit-level',
] as const;

/** What has to be known before there is a result; never taken for zero. `key` is a node, a work line or a fact. */
export interface MissingInput {
  readonly kind: (typeof MISSING_KINDS)[number];
  readonly node: string | null;
  readonly key: string;
}

export const INPUT_FAULT_CODES = [
  'unknown-option',
  'unknown-input',
  'more-excused-than-faults',
  'more-faulty-than-done',
  'share-above-whole',
  'not-a-whole-number',
  'two-lines-alike',
] as const;

/** An input that cannot be used. */
export interface InputFault {
  readonly code: (typeof INPUT_FAULT_CODES)[number] | ScoreFault['code'];
  readonly key: string;
  /** Maximum or step, in hundredths. */
  readonly limit: number | null;
}

export interface ExplainedNode {
  readonly key: string;
  readonly name: BilingualText;
  readonly mechanism: Mechanism;
  /** null while something it needs is missing or not allowed. */
  readonly value: Exact | null;
  readonly shown: number | null;
  /** null for work points, which nothing bounds. */
  readonly max: number | null;
  /** What it would be without the ceiling, when the ceiling cut it; truncated hundredths. */
  readonly cutFrom: number | null;
  readonly operands: readonly Operand[];
  /** Key of the named share reached, where the regulation names them. */
  readonly grade: string | null;
  readonly citation: Citation;
  readonly missing: readonly MissingInput[];
  readonly children: readonly ExplainedNode[];
}

/** 'warned': not met, and the regulation only warns of it. */
export const CHECK_RESULTS = ['passed', 'failed', 'warned', 'waived', 'missing'] as const;

/** One condition or forced level that was looked at, in order. */
export interface LevelStep {
  readonly kind: 'points' | 'gap' | 'condition' | 'forced';
  /** Key of the level, gap, condition or forced level in the rulebook. */
  readonly key: string;
  readonly name: BilingualText;
  readonly result: (typeof CHECK_RESULTS)[number];
  /** The level before and after. */
  readonly from: string | null;
  readonly to: string | null;
  /** The share that was compared, in per cent, and the bound in hundredths of a per cent. */
  readonly found: Exact | null;
  readonly bound: number | null;
  readonly citation: Citation;
}

export const LEVEL_STATES = ['decided', 'missing', 'manual', 'gap', 'no-points'] as const;

/** 'manual' and 'gap' leave the level to the competent person; 'missing' and 'no-points' wait for input. */
export interface LevelOutcome {
  readonly state: (typeof LEVEL_STATES)[number];
  readonly level: string | null;
  readonly byPoints: string | null;
  readonly steps: readonly LevelStep[];
  readonly missing: readonly MissingInput[];
}

export interface Outcome {
  readonly status: 'complete' | 'missing' | 'invalid';
  readonly total: Exact | null;
  /** Whole hundredths, truncated. */
  readonly shown: number | null;
  readonly max: number;
  /** null where the regulation has conditions and no points. */
  readonly root: ExplainedNode | null;
  readonly figures: readonly ExplainedNode[];
  readonly level: LevelOutcome;
  /** Of the score; what only the level lacks is in `level.missing`. */
  readonly missing: readonly MissingInput[];
  readonly invalid: readonly InputFault[];
}
