// A weekly form of the time before this program, as it was written. Points are integer hundredths; words stay untouched.
import type { PlainDate } from '../organization/shape.ts';
import type { WeekKey } from '../period/week.ts';

/** Whose form it is, in the words of the form. */
export interface PastWho {
  readonly name: string;
  readonly nationalId: string | null;
  readonly birthDate: PlainDate | null;
  readonly post: string | null;
  readonly unit: string | null;
}

/** One line of the works of the week; dates too stay as written. */
export interface PastItem {
  readonly content: string;
  readonly product: string;
  readonly due: string;
  readonly done: string;
  readonly result: string;
  readonly note: string;
}

/** One criterion; null: nothing stands there. */
export interface PastPoints {
  readonly label: string;
  readonly most: number | null;
  readonly self: number | null;
  readonly manager: number | null;
  readonly final: number | null;
}

export interface PastTotals {
  /** As the form says. */
  readonly self: number | null;
  readonly manager: number | null;
  readonly final: number | null;
  /** Sum of what the person gave; null while one is missing. */
  readonly reckoned: number | null;
}

export interface PastForm {
  readonly week: WeekKey;
  readonly who: PastWho;
  readonly items: readonly PastItem[];
  readonly points: readonly PastPoints[];
  readonly totals: PastTotals;
  /** The level in the words of the form. */
  readonly level: string | null;
  readonly opinion: string | null;
  /** Names under the form, each with what it stands for. */
  readonly signatures: readonly { readonly as: string; readonly name: string }[];
}

/** What is kept of a form: number and date of birth only helped to find the person, and stand in the staff list. */
export function forKeeping(form: PastForm): PastForm {
  return { ...form, who: { ...form.who, nationalId: null, birthDate: null } };
}

/** Nothing that a form of this kind should say is missing: every criterion, the sum and the manager's points. */
export function isComplete({ points, totals }: Pick<PastForm, 'points' | 'totals'>): boolean {
  return totals.self !== null && totals.manager !== null && points.every((one) => one.self !== null);
}

/** The sum that was written is not the sum of the points. */
export function sumDiffers({ self, reckoned }: PastTotals): boolean {
  return self !== null && reckoned !== null && self !== reckoned;
}

/** What stood in the end: the points of the approver, else of the manager; a self-evaluation alone is no result. */
export function standingTotal({ final, manager }: Pick<PastTotals, 'final' | 'manager'>): number | null {
  return final ?? manager;
}
