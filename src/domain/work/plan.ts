// The plan of a unit: goals of a period, and work that comes back by job position.
import type { PlainDate } from '../organization/shape.ts';
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
  readonly state: 'open' | 'dropped';
  readonly version: number;
}

export const EVERY = ['week', 'month', 'quarter', 'year'] as const;
export type Every = (typeof EVERY)[number];

export interface RecurringWork {
  readonly id: number;
  readonly unitId: number;
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
