// The plan of a unit: goals of a period, and work that comes back by job position.
import type { PlainDate } from '../organization/shape.ts';
import { containsPeriod, type PeriodKey } from '../period/period.ts';
import type { PeriodKind } from '../rulebook/shape-base.ts';

export interface Goal {
  readonly id: number;
  readonly unitId: number;
  readonly periodKind: PeriodKind;
  readonly periodStart: PlainDate;
  readonly title: string;
  readonly product: string;
  /** How many products are meant; null: one result. */
  readonly target: number | null;
  readonly itemId: number | null;
  /** The goal of a longer plan of the unit it was taken over from, the first of them; null: stands for itself. */
  readonly partOf: number | null;
  readonly state: 'open' | 'dropped';
  readonly version: number;
}

/** Whether goals of one plan can be taken over into another: the longer one holds the shorter one whole. */
export const feeds = (longer: PeriodKey, shorter: PeriodKey): boolean =>
  longer !== shorter && containsPeriod(longer, shorter);

type Line = Pick<Goal, 'id' | 'partOf' | 'state'>;

/** Goals taken over from one another are one line of the plans. */
export const lineOf = ({ id, partOf }: Line): number => partOf ?? id;

/**
 * Under which goal of a plan a task counts: its own, otherwise the one of the same line. One at most, so that nothing counts
 * twice; null: under none of this plan. `store/plan-tallies.ts` says it in a statement.
 */
export function countsUnder(own: Line, plan: readonly Line[]): number | null {
  if (plan.some(({ id }) => id === own.id)) return own.id;
  return plan.find((one) => one.state === 'open' && lineOf(one) === lineOf(own))?.id ?? null;
}

export const EVERY = ['week', 'month', 'quarter', 'year'] as const;
export type Every = (typeof EVERY)[number];

export interface RecurringWork {
  readonly id: number;
  readonly unitId: number;
  /** For holders in the units below as well. */
  readonly below: boolean;
  readonly jobPosition: string;
  readonly title: string;
  readonly product: string;
  readonly itemId: number | null;
  readonly quantity: number;
  readonly every: Every;
  /** Working days after the first working day of the period until it is due. */
  readonly dueAfter: number;
  readonly from: PlainDate;
  /** Last day on which it comes back; null: until ended. */
  readonly to: PlainDate | null;
  readonly madeBy: number;
  readonly version: number;
}
