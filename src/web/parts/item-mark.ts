// How a piece of work stands to its dates: the same reckoning as the proposal, in working days.
import { addDays } from '../../domain/period/date.ts';
import { daysLate } from '../../domain/work/lateness.ts';

interface Dates {
  readonly due: string | null;
  readonly done: string | null;
}

/** Days against which lines are held: the last that counts, and the days off before it. */
export interface Reckoning {
  readonly until: string;
  readonly daysOff: readonly string[];
}

/** Working days after its date, up to the last day that counts while it is not done. */
export function itemLate({ due, done }: Dates, { until, daysOff }: Reckoning): number {
  return due === null ? 0 : daysLate(due, done ?? until, daysOff);
}

/** How a line stands: finished late, unfinished though due, or nothing to say. */
export function itemMark(item: Dates, reckoning: Reckoning): 'late' | 'undone' | null {
  if (item.done !== null) return itemLate(item, reckoning) > 0 ? 'late' : null;
  return item.due !== null && item.due <= reckoning.until ? 'undone' : null;
}

/** The last day of the period, or today when that comes first: nothing is unfinished before its time. */
export function reckoningOf(
  { to, daysOff }: { readonly to: string; readonly daysOff: readonly string[] },
  today: string,
): Reckoning {
  const last = addDays(to, -1);
  return { until: today < last ? today : last, daysOff };
}
