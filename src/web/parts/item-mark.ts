// How a piece of work stands to its dates.
import { addDays } from '../../domain/period/date.ts';
import { weekDates } from '../../domain/period/week.ts';

/** How a line stands: finished late, unfinished though due, or nothing to say. */
export function itemMark(
  item: { readonly due: string | null; readonly done: string | null },
  until: string,
): 'late' | 'undone' | null {
  if (item.done !== null) return item.due !== null && item.done > item.due ? 'late' : null;
  return item.due !== null && item.due <= until ? 'undone' : null;
}

/** The last day of the week, or today when that comes first: nothing is unfinished before its time. */
export function reckoningDay(week: string, today: string): string {
  const last = addDays(weekDates(week).to, -1);
  return today < last ? today : last;
}
