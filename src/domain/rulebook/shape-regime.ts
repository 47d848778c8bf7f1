// What a regulation says beside points: whom it is for, what lowers or forces a level, quotas, roll-ups, procedure,
// open readings. Shapes and closed word lists only.
import type { Rank } from '../organization/shape.ts';
import {
  type BandEnd,
  type BilingualText,
  type Citation,
  type DeadlineRule,
  type PeriodKind,
  RELATION_KEYS,
  type StageKey,
} from './shape-base.ts';

/** cán bộ, công chức, viên chức, hợp đồng lao động. */
export const STAFF_GROUPS = ['cadre', 'civil-servant', 'public-employee', 'contract'] as const;
export type StaffGroup = (typeof STAFF_GROUPS)[number];

export const ORGAN_SIDES = ['state', 'party', 'service-unit'] as const;
export type OrganSide = (typeof ORGAN_SIDES)[number];

/** A group this rulebook is for; an empty list leaves that question open. A rulebook applies when one of them fits. */
export interface Subject {
  readonly key: string;
  readonly name: BilingualText;
  readonly evaluates: 'person' | 'unit';
  readonly staffGroups: readonly StaffGroup[];
  readonly ranks: readonly Rank[];
  readonly sides: readonly OrganSide[];
  readonly citation: Citation;
}

/** Points the text gives no level to; the level is left to the competent person until the reading is confirmed. */
export interface LevelGap {
  readonly key: string;
  readonly from: BandEnd;
  readonly to: BandEnd;
  readonly reading: string;
  readonly citation: Citation;
}

/** Shares of tasks counted from work lines, or handed in as facts (the unit's, the led organ's). */
export const TASK_FIGURES = [
  'tasks-done',
  'tasks-on-time-with-quality',
  'tasks-exceeded',
  'tasks-late',
  'tasks-undone',
] as const;

/** A share compared exactly with a bound in hundredths of a per cent. */
export interface ShareTest {
  readonly kind: 'at-least' | 'at-most' | 'above' | 'below';
  /** A task figure, or the key of a fact. */
  readonly figure: string;
  readonly percent: number;
}

/** Every work line reached this share of its quantity. */
export interface EachLineTest {
  readonly kind: 'each-task-at-least';
  readonly percent: number;
}

/** A yes-or-no fact; `unknown` decides when nobody has stated it ('no': the test is not met). */
export interface FlagTest {
  readonly kind: 'flag';
  readonly flag: string;
  readonly is: boolean;
  readonly unknown: 'missing' | 'passes' | 'no';
}

/** Not better than the level of the unit the person heads. */
export interface UnitLevelTest {
  readonly kind: 'not-above-unit';
}

/** No earlier period inside this one at this level or worse. */
export interface EarlierLevelTest {
  readonly kind: 'no-earlier-level';
  readonly period: PeriodKind;
  readonly level: string;
}

/** A node reached this share of its maximum. */
export interface NodeTest {
  readonly kind: 'node-at-least';
  readonly node: string;
  readonly percent: number;
}

export type ConditionTest = ShareTest | EachLineTest | FlagTest | UnitLevelTest | EarlierLevelTest | NodeTest;

/** Where a condition leads that leads to no level: to the competent person, to a warning. */
export const MANUAL = 'manual';
export const WARN = 'warn';

/**
 * Stands at the door of a level: whoever fails it goes to `otherwise`, or to the competent person's own decision
 * ('manual'). The next level's conditions are asked then. With 'warn' the level stays and whoever decides is told.
 */
export interface LevelCondition {
  readonly key: string;
  readonly name: BilingualText;
  readonly level: string;
  readonly test: ConditionTest;
  readonly otherwise: string;
  /** Only with this fact stated true; null = always. */
  readonly onlyIf: string | null;
  /** Not with this fact stated true; null = always. */
  readonly unless: string | null;
  /** A stated fact that lifts the condition (force majeure confirmed by the competent authority). */
  readonly waivedBy: string | null;
  /** Kinds of period it is asked in; empty = all. */
  readonly periods: readonly PeriodKind[];
  readonly citation: Citation;
}

/** Sets the level when the test is met, whatever the points, and leaves the points. */
export interface ForcedLevel {
  readonly key: string;
  readonly name: BilingualText;
  readonly when: ConditionTest;
  readonly level: string;
  /** A stated fact that lifts it; null = none. */
  readonly waivedBy: string | null;
  readonly periods: readonly PeriodKind[];
  readonly citation: Citation;
}

export const QUOTA_BASES = ['good', 'good-or-better', 'all'] as const;
export type QuotaBase = (typeof QUOTA_BASES)[number];

/** Most of one level inside an organ and inside each group of similar duties. Warned early, blocked only at decision. */
export interface Quota {
  readonly key: string;
  readonly level: string;
  /** In hundredths of a per cent of the base. */
  readonly percent: number;
  /** With outstanding achievement of the organisation stated; null = never. */
  readonly raisedPercent: number | null;
  readonly base: QuotaBase;
  /** Readings of the base shown side by side. */
  readonly alternatives: readonly QuotaBase[];
  readonly scopes: readonly ('organ' | 'group')[];
  /** Fewer people than this: flagged, may be pooled by decision; never chosen by the machine. */
  readonly smallGroupBelow: number;
  readonly periods: readonly PeriodKind[];
  readonly citation: Citation;
}

/**
 * A unit's result that those of its members speak against. It is listed beside the result for whoever confirms it;
 * nothing is refused by it.
 */
export interface Contradiction {
  readonly key: string;
  readonly name: BilingualText;
  /** Levels of the unit it is about. */
  readonly levels: readonly string[];
  /** Members with less than this, in hundredths of points, count against the unit ... */
  readonly below: number;
  /** ... when they are at least this share of the members with a result: one third is 1 of 3. */
  readonly part: number;
  readonly whole: number;
  readonly citation: Citation;
}

/** How results of shorter periods stand in a longer one. */
export interface RollUpRule {
  readonly from: PeriodKind;
  readonly to: PeriodKind;
  /**
   * 'mean': of the periods really evaluated, each alike; 'mean-by-days': weighted by working days; 'evidence': the
   * mean is shown, the longer period is scored by its own rule.
   */
  readonly how: 'mean' | 'mean-by-days' | 'evidence';
  readonly citation: Citation;
}

export const STEP_ACTORS = [
  'self',
  ...RELATION_KEYS,
  'personnel-office',
  'collective',
  'council',
  'party-committee',
  'competent',
] as const;
export type StepActor = (typeof STEP_ACTORS)[number];

/** One line of the regulation's own procedure; `stage` when it is one of the record's stages. */
export interface ProcedureStep {
  readonly key: string;
  readonly name: BilingualText;
  readonly who: readonly StepActor[];
  readonly stage: StageKey | null;
  readonly deadline: DeadlineRule | null;
  readonly citation: Citation;
}

/** An open question of the law and the reading this rulebook follows until somebody named confirms it. */
export interface Reading {
  readonly key: string;
  /** Number of the question in the project's list of open questions (docs/rulebooks.md). */
  readonly question: number;
  readonly text: BilingualText;
  /** Other readings in use, shown beside. */
  readonly alternatives: readonly BilingualText[];
  readonly citation: Citation;
}
