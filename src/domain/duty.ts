// What somebody owes: one line for each kind of step and period. The page's list, the number in the title bar and the
// letters are all made of these.
import type { SubjectKind } from './evaluation/shape.ts';
import type { PeriodKey } from './period/period.ts';
import type { BilingualText } from './rulebook/shape-base.ts';

/** In the order in which they are named when nothing else decides. */
export const DUTY_KINDS = [
  'submit',
  'returned',
  'score',
  'approve',
  'decide',
  'view-dissent',
  'agree-reopen',
  'close',
  'work-returned',
  'work-approve',
  'work-accept',
  'work-excuse',
  'work-due',
  'talk',
  'talk-answer',
  'step',
  'open-level',
  'difficulty',
  'measure',
  'rulebook-decide',
  'reading-confirm',
  'import-agree',
  'catalogue-decide',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export interface Duty {
  readonly kind: DutyKind;
  readonly period: PeriodKey;
  /** Whose records: people's, or those of units. */
  readonly subject: SubjectKind;
  readonly count: number;
  readonly due: string | null;
  readonly overdue: boolean;
  /** The unit, where it is one unit's. */
  readonly unit: { readonly id: number; readonly name: string; readonly code: string } | null;
  /** The thing itself where the page of the duty is that of one: a record, a difficulty, a draft, an import. */
  readonly id: number | null;
  /** What the regulation calls a further step. */
  readonly step?: BilingualText | undefined;
  /** Records this person decides once it is done; they are no lines of their own before. */
  readonly behind?: number | undefined;
  /** The family of regulations, where the page of the duty shows one of several. */
  readonly regime?: string | undefined;
}

/** Overdue first, then by deadline. */
export const byUrgency = (duties: readonly Duty[]): Duty[] =>
  duties.toSorted(
    (a, b) =>
      Number(b.overdue) - Number(a.overdue) ||
      (a.due ?? '9').localeCompare(b.due ?? '9') ||
      DUTY_KINDS.indexOf(a.kind) - DUTY_KINDS.indexOf(b.kind),
  );

/** Records and tasks behind the lines: the one number that bar, title, list and letter show. */
export const countOf = (duties: readonly Pick<Duty, 'count'>[]): number =>
  duties.reduce((sum, { count }) => sum + count, 0);
