// What every part of a rulebook is made of: texts, citations, ends of bands, periods, relations, deadlines.
// Loaded by the first web route: shapes and word lists only.

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

/** What a record of evaluation is about; a regulation may know several. */
export const PERIOD_KINDS = ['week', 'month', 'quarter', 'half-year', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** One end of a band of points, in hundredths; `closed` means the value itself belongs to the band. */
export interface BandEnd {
  readonly value: number;
  readonly closed: boolean;
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

export const STAGE_KEYS = ['submit', 'score', 'approve', 'close'] as const;
export type StageKey = (typeof STAGE_KEYS)[number];

/** 'previous-working-day' is for what must be done *before* a date: never later than the law has it. */
export const DAY_OFF_MOVES = ['next-working-day', 'previous-working-day', 'none'] as const;
export type DayOffMove = (typeof DAY_OFF_MOVES)[number];

interface DeadlineTime {
  /** 'HH:mm', wall clock in the body's zone. */
  readonly time: string;
  readonly moveOnDayOff: DayOffMove;
}

/** Relative to the evaluated week. No `kind`: it is the form of the first, weekly regulation. */
export interface WeekDeadline extends DeadlineTime {
  readonly kind?: undefined;
  /** 0 = the evaluated week itself, 1 = the week after. */
  readonly weekOffset: number;
  /** 1 = Monday ... 7 = Sunday. */
  readonly isoWeekday: number;
}

/** A day of a month near the period's end: offset 0 = its last month, 1 = the month after. */
export interface MonthDayDeadline extends DeadlineTime {
  readonly kind: 'month-day';
  readonly monthOffset: number;
  /** A day the month lacks is its last day. */
  readonly day: number;
  /** 'before': the last moment is on the day before ("before the 25th"); 'on': on that day. */
  readonly edge: 'before' | 'on';
}

/** A date of the year: offset 0 = the year the period ends in. */
export interface YearDayDeadline extends DeadlineTime {
  readonly kind: 'year-day';
  readonly yearOffset: number;
  readonly month: number;
  readonly day: number;
  readonly edge: 'before' | 'on';
}

export const DEADLINE_ANCHORS = ['period-start', 'period-end', 'before', 'publication'] as const;

/** So many days after the period's first or last day, after the deadline before, or after publication. */
export interface CountedDeadline extends DeadlineTime {
  readonly kind: 'days-after';
  readonly after: (typeof DEADLINE_ANCHORS)[number];
  readonly days: number;
  readonly unit: 'working-days' | 'days';
}

/** Wall-clock moment relative to the evaluated period. */
export type DeadlineRule = WeekDeadline | MonthDayDeadline | YearDayDeadline | CountedDeadline;

/** Another deadline for periods of this kind, or ending in this month (1-12); null matches all. */
export interface DeadlineException {
  readonly period: PeriodKind | null;
  readonly month: number | null;
  readonly deadline: DeadlineRule;
}
