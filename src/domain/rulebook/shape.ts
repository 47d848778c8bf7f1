// A regulation (quy định) as plain data: every text in both languages, every number with its citation.
// Loaded by the first web route: no dates library, no parser, no rule in here.
import type { AbsenceKind, AssignmentKind, PlainDate, Rank } from '../organization/shape.ts';

/** Text shown to people, written in the rulebook itself. */
export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

/** A = two sources or the official text, B = one source, C = another implementer, D = our reading, X = sources disagree. */
export const CONFIDENCES = ['A', 'B', 'C', 'D', 'X'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Where a number or rule comes from and how sure we are of it. */
export interface Citation {
  readonly document: string;
  /** Article, clause or annex inside the document. */
  readonly where: string;
  readonly confidence: Confidence;
  readonly note: BilingualText | null;
}

export const CRITERION_GROUPS = ['results', 'conduct'] as const;
export type CriterionGroup = (typeof CRITERION_GROUPS)[number];

/** A part of the form that sums its criteria (task results 80, conduct 20). */
export interface ScoreGroup {
  readonly key: CriterionGroup;
  readonly name: BilingualText;
  /** Sum of its criteria's maxima, in hundredths. */
  readonly max: number;
  readonly citation: Citation;
}

export interface Criterion {
  readonly key: string;
  readonly group: CriterionGroup;
  readonly name: BilingualText;
  /** Most points that can be entered, in hundredths. */
  readonly max: number;
  /** Entered points are a multiple of this, in hundredths. */
  readonly step: number;
  /** Short anchors that help to choose a value, best first. */
  readonly guidance: readonly BilingualText[];
  readonly citation: Citation;
}

/** One end of a band of points, in hundredths; `closed` means the value itself belongs to the band. */
export interface BandEnd {
  readonly value: number;
  readonly closed: boolean;
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

/**
 * How a person stands to the evaluated post; resolved against dated posts elsewhere. 'leader-of-body' is the
 * named direct manager when he is a leader, otherwise the body's leader.
 */
export const RELATION_KEYS = [
  'section-head',
  'direct-manager',
  'deputy-of-unit',
  'head-of-unit',
  'head-above',
  'leader-of-body',
] as const;
export type RelationKey = (typeof RELATION_KEYS)[number];

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

export const STAGE_KEYS = ['submit', 'score', 'approve', 'close'] as const;
export type StageKey = (typeof STAGE_KEYS)[number];

export const DAY_OFF_MOVES = ['next-working-day', 'none'] as const;
export type DayOffMove = (typeof DAY_OFF_MOVES)[number];

/** Wall-clock moment relative to the evaluated week, in the body's zone. */
export interface DeadlineRule {
  /** 0 = the evaluated week itself, 1 = the week after. */
  readonly weekOffset: number;
  /** 1 = Monday ... 7 = Sunday. */
  readonly isoWeekday: number;
  /** 'HH:mm' */
  readonly time: string;
  readonly moveOnDayOff: DayOffMove;
}

export interface Stage {
  readonly key: StageKey;
  readonly name: BilingualText;
  readonly deadline: DeadlineRule;
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
  /** Hundredths; null when a value is missing or not allowed. */
  readonly total: number | null;
  readonly level: string | null;
  readonly note: BilingualText;
}

/** Points of a border and the level they are, whatever the step of entry. */
export interface LevelExample {
  readonly points: number;
  readonly level: string;
}

export interface Rulebook {
  readonly id: string;
  readonly version: number;
  readonly title: BilingualText;
  /** The official document this data encodes. */
  readonly document: string;
  readonly period: 'week';
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly citation: Citation;
  /** Sum of the criteria's maxima, in hundredths. */
  readonly maxTotal: number;
  readonly groups: readonly ScoreGroup[];
  readonly criteria: readonly Criterion[];
  /** Best first. */
  readonly levels: readonly Level[];
  readonly authority: readonly AuthorityRow[];
  /** In the order of the road: submit, score, approve, close. */
  readonly stages: readonly Stage[];
  readonly commentRules: readonly CommentRule[];
  readonly notCounted: readonly NotCountedRule[];
  readonly evaluatedKinds: EvaluatedKinds;
  readonly examples: readonly Example[];
  readonly levelExamples: readonly LevelExample[];
}
