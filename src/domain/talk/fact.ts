// A recorded fact of somebody's week: a breach, or an important task undone. With date, article and evidence; never a mood.
import { type Relation, type RelationFacts, relationsTo } from '../evaluation/policy.ts';
import type { Viewer } from '../evaluation/shape.ts';
import type { PlainDate } from '../organization/shape.ts';
import { isPlainDate } from '../period/date.ts';
import { type WeekKey, weekDates } from '../period/week.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import type { ResponsibilityRule } from '../rulebook/shape-office.ts';

export const FACT_CLASSES = ['breach', 'undone-important'] as const;
export type FactClass = (typeof FACT_CLASSES)[number];

export interface ConductFact {
  readonly id: number;
  readonly evaluationId: number;
  readonly personId: number;
  readonly unitId: number;
  readonly week: WeekKey;
  readonly day: PlainDate;
  readonly class: FactClass;
  /** Kind of breach, as the regulation names them; null for a task undone. */
  readonly breach: string | null;
  readonly recordedBy: number;
  readonly withdrawn: boolean;
  readonly version: number;
}

export interface FactForm {
  readonly class: FactClass;
  readonly breach: string | null;
  readonly day: PlainDate;
  /** What happened, respectively which task. */
  readonly what: string;
  /** The provision that was broken, respectively the document that gave the task. */
  readonly article: string;
  /** Where it can be looked up: a document, a link. */
  readonly evidence: string;
}

const RECORDERS: readonly Relation[] = ['scorer', 'unit-head', 'office'];

/** The capacity in which facts of this week may be recorded; null: not at all. Nobody records any of himself. */
export function recordsAs(viewer: Viewer, record: RelationFacts): Relation | null {
  return relationsTo(viewer, record).find((held) => RECORDERS.includes(held)) ?? null;
}

/** Whoever recorded it may take it back while he stands to the person at all; heads and Office may always. */
export function withdrawsAs(viewer: Viewer, record: RelationFacts, fact: ConductFact): Relation | null {
  const held = recordsAs(viewer, record);
  if (held === null || fact.withdrawn) return null;
  return held !== 'scorer' || fact.recordedBy === viewer.personId ? held : null;
}

export interface FactMoment {
  readonly week: WeekKey;
  readonly today: PlainDate;
  /** Rule of the regulation the week stands under. */
  readonly rule: ResponsibilityRule | null;
}

/** Every reason against recording this. */
export function factRefusals(form: FactForm, { week, today, rule }: FactMoment): readonly Refusal[] {
  if (rule === null) return [refuse('no-responsibility-rule')];
  const { from, to } = weekDates(week);
  const isOfWeek = isPlainDate(form.day) && form.day >= from && form.day < to;
  const isBreach = form.class === 'breach';
  const isKnown = isBreach ? rule.breaches.some(({ key }) => key === form.breach) : form.breach === null;
  return [
    ...(isKnown ? [] : [refuse('unknown-breach')]),
    ...(isOfWeek ? [] : [refuse('day-outside-week')]),
    ...(isOfWeek && form.day > today ? [refuse('day-to-come')] : []),
    ...(hasWords(form.what) ? [] : [refuse('fact-words-missing')]),
    ...(isBreach && !hasWords(form.article) ? [refuse('article-missing')] : []),
    ...(hasWords(form.evidence) ? [] : [refuse('evidence-missing')]),
  ];
}
