// A regulation (quy định) as plain data: every text in both languages, every number with its citation.
// Loaded by the first web route: no dates library, no parser, no rule in here.
import type { AbsenceKind, AssignmentKind, PlainDate, Rank } from '../organization/shape.ts';
import type { ScoreInput } from '../score/input.ts';
import type {
  BandEnd,
  BilingualText,
  Citation,
  DeadlineException,
  DeadlineRule,
  PeriodKind,
  RelationKey,
  StageKey,
} from './shape-base.ts';
import type { EscalationRung, ResponsibilityRule, WorkOpenness } from './shape-office.ts';
import type {
  Contradiction,
  ForcedLevel,
  LevelCondition,
  LevelGap,
  ProcedureStep,
  Quota,
  Reading,
  RollUpRule,
  Subject,
} from './shape-regime.ts';
import type { TreeNode } from './shape-tree.ts';

export * from './shape-base.ts';

/** A part of the form that sums its criteria (task results 80, conduct 20). */
export interface ScoreGroup {
  readonly key: string;
  readonly name: BilingualText;
  /** Sum of its criteria's maxima, in hundredths. */
  readonly max: number;
  readonly citation: Citation;
}

export interface Criterion {
  readonly key: string;
  readonly group: string;
  readonly name: BilingualText;
  /** Most points that can be entered, in hundredths. */
  readonly max: number;
  /** Entered points are a multiple of this, in hundredths. */
  readonly step: number;
  /** Short anchors that help to choose a value, best first. */
  readonly guidance: readonly BilingualText[];
  readonly citation: Citation;
}

/** A result level (mức xếp loại); `order` 1 is the best. */
export interface Level {
  readonly key: string;
  readonly order: number;
  readonly name: BilingualText;
  readonly from: BandEnd;
  readonly to: BandEnd;
  readonly citation: Citation;
}

/** Who scores and who approves for posts of these ranks; each list is a chain: the first that yields a person wins. */
export interface AuthorityRow {
  readonly key: string;
  readonly ranks: readonly Rank[];
  /** These posts are not evaluated by this regulation and are listed as such. */
  readonly outside: boolean;
  /** One act may both score and approve; the result says so. */
  readonly oneAuthority: boolean;
  readonly scorers: readonly RelationKey[];
  readonly approvers: readonly RelationKey[];
  readonly citation: Citation;
}

export interface Stage {
  readonly key: StageKey;
  readonly name: BilingualText;
  readonly deadline: DeadlineRule;
  /** The first that matches the period stands in place of `deadline`. */
  readonly exceptions: readonly DeadlineException[];
  readonly citation: Citation;
}

export const COMMENT_ACTS = [
  'submit',
  'score',
  'approve',
  'return',
  'dissent',
  'withdraw',
  'reopen',
  'correct',
  'close-undecided',
] as const;
export type CommentAct = (typeof COMMENT_ACTS)[number];

export interface PlainCondition {
  readonly kind: 'always' | 'level-changes';
}

/** At least this many hundredths away from the stage before, up or down. */
export interface DifferenceCondition {
  readonly kind: 'criterion-differs-by' | 'total-differs-by';
  readonly hundredths: number;
}

/** When an act needs words, compared with the stage before. */
export type CommentCondition = PlainCondition | DifferenceCondition;

export interface CommentRule {
  readonly act: CommentAct;
  readonly when: CommentCondition;
  readonly citation: Citation;
}

/** A week is not counted when days of this kind reach the minimum; 'all' = every working day of it. */
export interface NotCountedRule {
  readonly absenceKind: AbsenceKind;
  readonly minimumWorkingDays: number | 'all';
  readonly citation: Citation;
}

/** Whoever came into a rank fewer than so many days before the end of a period is not evaluated in it. */
export interface NewInPost {
  readonly days: number;
  readonly citation: Citation;
}

/**
 * Which holding of a post is evaluated: for each day the first kind of the list that the person holds, and
 * within one kind the highest rank. Kinds not listed are never evaluated separately.
 */
export interface EvaluatedKinds {
  readonly kinds: readonly AssignmentKind[];
  readonly citation: Citation;
}

/** A worked case that runs whenever the rulebook loads. Entered values are hundredths by criterion key. */
export interface Example {
  readonly key: string;
  readonly given: Readonly<Record<string, number>>;
  /** Work lines, choices and facts, where the score tree or a condition asks for them. */
  readonly input: Omit<ScoreInput, 'entered'> | null;
  /** Hundredths, truncated; null when a value is missing or not allowed. */
  readonly total: number | null;
  readonly level: string | null;
  /** Exact values of nodes by key: whole hundredths, or 'n/d' in points. */
  readonly values: Readonly<Record<string, number | string>>;
  readonly note: BilingualText;
}

/** Points of a border and the level they are, whatever the step of entry. */
export interface LevelExample {
  readonly points: number;
  readonly level: string;
}

/**
 * A regulation as the program uses it. What lies in files and databases is the stored form (stored.ts): form 1 is the
 * weekly pilot's, form 2 has a score tree; groups and criteria are then read off the tree.
 */
export interface Rulebook {
  readonly form: 1 | 2;
  readonly id: string;
  readonly version: number;
  readonly title: BilingualText;
  /** The official document this data encodes. */
  readonly document: string;
  /** Rulebooks of one regulation for several subject groups share it; quotas count across them. */
  readonly family: string;
  /** Two lines at once give two outcomes for one person (335 for the State, 366 for the Party). */
  readonly line: 'state' | 'party';
  /** 'archive': shown and explained, never used for a new record. */
  readonly use: 'evaluation' | 'archive';
  readonly periods: readonly PeriodKind[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly citation: Citation;
  readonly subjects: readonly Subject[];
  /** Sum of the criteria's maxima, in hundredths. */
  readonly maxTotal: number;
  readonly groups: readonly ScoreGroup[];
  /** What somebody enters as points, in the order of the form. */
  readonly criteria: readonly Criterion[];
  /** null: the groups' sums of the criteria are the score. */
  readonly score: TreeNode | null;
  /** Shown beside the score, never part of it (work points of an office). */
  readonly figures: readonly TreeNode[];
  /** Best first. */
  readonly levels: readonly Level[];
  readonly gaps: readonly LevelGap[];
  readonly conditions: readonly LevelCondition[];
  readonly forced: readonly ForcedLevel[];
  readonly quotas: readonly Quota[];
  /** Only of regulations that evaluate units. */
  readonly contradictions: readonly Contradiction[];
  readonly rollUps: readonly RollUpRule[];
  readonly authority: readonly AuthorityRow[];
  /** In the order of the road: submit, score, approve, close. */
  readonly stages: readonly Stage[];
  /** What else the regulation asks for around the stages: plan, vote, opinion, publication, petition. */
  readonly steps: readonly ProcedureStep[];
  readonly commentRules: readonly CommentRule[];
  readonly notCounted: readonly NotCountedRule[];
  /** null: whoever is new in a post is evaluated like everybody. */
  readonly newInPost: NewInPost | null;
  readonly evaluatedKinds: EvaluatedKinds;
  /** Steps of reminding after a missed deadline, the first first; empty: none. */
  readonly escalation: readonly EscalationRung[];
  /** null: the regulation knows no handling of responsibility. */
  readonly responsibility: ResponsibilityRule | null;
  /** null: hours and work are between the person and those above. */
  readonly openness: WorkOpenness | null;
  /** Open questions; until a named approver has confirmed each, the rulebook gives previews only. */
  readonly readings: readonly Reading[];
  readonly examples: readonly Example[];
  readonly levelExamples: readonly LevelExample[];
}
