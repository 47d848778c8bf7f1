// What a regulation says about keeping time, about two bad weeks and about who sees the work: the ladder of reminders, the
// rule on responsibility, openness. Shapes only.
import type { BilingualText, Citation, RelationKey } from './shape-base.ts';

/** Who is told on a step of the ladder: the person whose turn it is, and those above. */
export type Told = 'holder' | RelationKey;

/** One step of the ladder of reminders (bậc đôn đốc): so many working days after a deadline was missed. */
export interface EscalationRung {
  readonly key: string;
  readonly name: BilingualText;
  /** 0: on the day of the deadline itself, as soon as it has passed. */
  readonly afterWorkingDays: number;
  readonly tells: readonly Told[];
  readonly citation: Citation;
}

export const RESPONSIBILITY_NEEDS = ['undone-important', 'breach', 'lowest-level'] as const;
export type ResponsibilityNeed = (typeof RESPONSIBILITY_NEEDS)[number];

/** When a talk is proposed: everything needed, in each of so many consecutive counted weeks. */
export interface ResponsibilityTrigger {
  readonly key: string;
  readonly name: BilingualText;
  /** Off: shown, never proposes anything. */
  readonly on: boolean;
  /** Rule of one body, not of the regulation: needs the document it rests on before it may be on. */
  readonly local: boolean;
  readonly documentNumber: string | null;
  readonly weeks: number;
  readonly needs: readonly ResponsibilityNeed[];
  readonly citation: Citation;
}

/** What counts as a breach (vi phạm): rules, discipline, order, working hours. */
export interface BreachKind {
  readonly key: string;
  readonly name: BilingualText;
  readonly citation: Citation;
}

/** Whom the hours and the work of a person are open to besides himself and those above: the members of his unit. */
export interface WorkOpenness {
  readonly to: 'unit';
  readonly citation: Citation;
}

/** Handling of responsibility (xử lý trách nhiệm): the fourth step of the weekly procedure. */
export interface ResponsibilityRule {
  readonly triggers: readonly ResponsibilityTrigger[];
  /** From how many important tasks undone on a week has "many". */
  readonly manyUndone: { readonly least: number; readonly citation: Citation };
  readonly breaches: readonly BreachKind[];
  /** Working days within which the talk is held once it is proposed. */
  readonly talkWithin: { readonly workingDays: number; readonly citation: Citation };
  readonly citation: Citation;
}
