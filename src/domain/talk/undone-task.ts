// An important task of the register left undone in the week of its date, and whether it counts for a talk.
import type { PlainDate } from '../organization/shape.ts';
import type { WorkingCalendar } from '../period/calendar.ts';
import { lastDayToAsk } from '../work/lateness.ts';
import type { Excuse } from '../work/task.ts';

export interface UndoneTask {
  readonly taskId: number;
  readonly title: string;
  /** Whoever answered for the whole on its date. */
  readonly personId: number;
  readonly due: PlainDate;
  readonly entered: PlainDate;
  /** What became of the objective cause he asked for. */
  readonly excuse: Excuse;
  /** When it was delivered after its week; null: not yet. */
  readonly delivered: PlainDate | null;
}

/** Whether it counts for a talk, or why not. */
export const UNDONE_STANDINGS = ['counts', 'entered-late', 'may-ask', 'asked', 'granted'] as const;
export type UndoneStanding = (typeof UNDONE_STANDINGS)[number];

/**
 * A date that had passed when it was entered proves nothing. While a cause can still be asked for, or is not decided, the
 * task is not held against anybody; a recognised one never is.
 */
export function standingOf(
  { due, entered, excuse }: UndoneTask,
  { today, calendar }: { readonly today: PlainDate; readonly calendar: WorkingCalendar },
): UndoneStanding {
  if (due < entered) return 'entered-late';
  if (excuse === 'granted' || excuse === 'asked') return excuse;
  return excuse === 'none' && today <= lastDayToAsk(calendar, due) ? 'may-ask' : 'counts';
}
