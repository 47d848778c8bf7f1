// The weekly summary of a unit (tổng hợp tuần): completeness, levels, units, persons in question. Counted, never judged.
import { countLevels, countStages, type StageCounts } from '../evaluation/counts.ts';
import { type DeadlinesOf, isMissing } from '../evaluation/lateness.ts';
import type { Evaluation } from '../evaluation/shape.ts';
import type { BilingualText, Level } from '../rulebook/shape.ts';

/** Why a name stands in the summary, the gravest first. */
export const QUESTIONS = [
  'talk-proposed',
  'lowest-twice',
  'lowest-level',
  'without-result',
  'not-filed',
  'wide-gap',
  'dissent',
  'filed-late',
] as const;
export type Question = (typeof QUESTIONS)[number];

/** Hundredths between self-assessment and result that are worth a look. Ours: no regulation names them. */
const WIDE = 1000;

export interface SummaryFacts {
  /** Of each record's own regulation. */
  readonly deadlinesOf: DeadlinesOf<Evaluation>;
  readonly now: string;
  /** Worst level of the regulation a record follows. */
  readonly lowestOf: (state: Evaluation) => string | null;
  /** Level of each person's counted week before this one, where there is one. */
  readonly before: ReadonlyMap<number, string>;
  /** Whom a talk is proposed with because of this week, unless it was declined. */
  readonly talks: ReadonlySet<number>;
}

/** Every reason why this record stands in the summary. */
export function questionsOf(state: Evaluation, facts: SummaryFacts): readonly Question[] {
  if (!state.counted) return [];
  const { approver, self } = state;
  const lowest = facts.lowestOf(state);
  const isLowest = approver !== null && approver.level === lowest;
  const notFiled = state.state === 'open' || state.state === 'returned';
  const found: Readonly<Record<Question, boolean>> = {
    'talk-proposed': facts.talks.has(state.personId),
    'lowest-twice': isLowest && facts.before.get(state.personId) === lowest,
    'lowest-level': isLowest,
    'without-result': state.state === 'closed' && approver === null,
    'not-filed': isMissing(state, facts.deadlinesOf, facts.now),
    'wide-gap': approver !== null && self !== null && Math.abs(approver.total - self.total) >= WIDE,
    dissent: state.dissent !== 'none',
    'filed-late': state.late && !notFiled,
  };
  return QUESTIONS.filter((question) => found[question]);
}

export interface Figures {
  readonly counts: StageCounts;
  readonly levels: Readonly<Record<string, number>>;
  /** Mean of the results in hundredths, cut off; null without any. */
  readonly mean: number | null;
}

/** What is counted of some records. */
export function figuresOf(states: readonly Evaluation[], { deadlinesOf, now }: SummaryFacts): Figures {
  const totals = states.flatMap(({ counted, approver }) =>
    counted && approver !== null ? [approver.total] : [],
  );
  const sum = totals.reduce((all, total) => all + total, 0);
  return {
    counts: countStages(states, deadlinesOf, now),
    levels: countLevels(states),
    mean: totals.length === 0 ? null : Math.floor(sum / totals.length),
  };
}

export interface Ref {
  readonly id: number;
  readonly name: string;
}
export interface UnitRef extends Ref {
  readonly code: string;
}

/** One person in question, as the summary names them. */
export interface InQuestion {
  readonly evaluationId: number;
  readonly person: Ref;
  readonly unit: UnitRef;
  readonly total: number | null;
  readonly level: string | null;
  readonly reasons: readonly Question[];
}

/** How far a unit's own report is, and its level once decided. */
export interface OwnReport {
  readonly evaluationId: number;
  readonly state: Evaluation['state'];
  readonly counted: boolean;
  readonly total: number | null;
  /** By the regulation of units, whose levels may have other names. */
  readonly level: (Pick<Level, 'key' | 'order'> & { readonly name: BilingualText }) | null;
}

export interface NamedDifficulty {
  readonly id: number | null;
  readonly evaluationId: number | null;
  readonly person: Ref;
  readonly unit: UnitRef;
  readonly text: string;
}

/** The whole summary with its names: what page, workbook and PDF show. */
export interface WeekSummary {
  readonly unit: UnitRef;
  readonly week: string;
  readonly from: string;
  /** Sunday. */
  readonly last: string;
  readonly state: 'open' | 'closed';
  readonly at: string;
  readonly rulebook: { readonly id: string; readonly version: number; readonly document: string };
  readonly levels: readonly (Pick<Level, 'key' | 'order'> & { readonly name: BilingualText })[];
  readonly whole: Figures;
  readonly units: readonly (Figures & {
    readonly unit: UnitRef;
    readonly state: 'open' | 'closed';
    readonly own: OwnReport | null;
  })[];
  readonly people: readonly InQuestion[];
  readonly difficulties: readonly NamedDifficulty[];
}

/** Gravest reason first, then the order they came in. */
export function byGravity(a: Pick<InQuestion, 'reasons'>, b: Pick<InQuestion, 'reasons'>): number {
  const place = ({ reasons }: Pick<InQuestion, 'reasons'>) =>
    QUESTIONS.findIndex((one) => one === reasons[0]);
  return place(a) - place(b);
}
