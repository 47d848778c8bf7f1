// How late something was, in working days of the body's calendar.
import type { PlainDate } from '../organization/shape.ts';
import { countDaysOff, type WorkingCalendar, workingDayFrom } from '../period/calendar.ts';
import { addDays, dayNumber } from '../period/date.ts';
import type { Task } from './task.ts';

/** Working days from the day after `due` to `day`, both counted; a date on a day off holds until the next working day. */
export function workingDaysLate(calendar: WorkingCalendar, due: PlainDate, day: PlainDate): number {
  if (day <= due) return 0;
  const off = countDaysOff(calendar, { from: due, to: addDays(day, 1) });
  return Math.max(0, dayNumber(day) - dayNumber(due) - off);
}

/**
 * The same from the days off alone, at least those between: pages and statements of the database
 * (`store/work-sums.ts`) have no calendar.
 */
export function daysLate(due: PlainDate, day: PlainDate, daysOff: readonly PlainDate[]): number {
  const off = daysOff.filter((one) => one >= due && one <= day).length;
  return Math.max(0, dayNumber(day) - dayNumber(due) - off);
}

/** A date that had passed when the task was entered proves nothing. */
export function isPassedAtEntry({ due, entered }: Pick<Task, 'due' | 'entered'>): boolean {
  return due !== null && due < entered;
}

/** Of a task as it stands on a day; null: it has no date. */
export function lateOf(
  calendar: WorkingCalendar,
  task: Pick<Task, 'due' | 'delivered'>,
  today: PlainDate,
): number | null {
  if (task.due === null) return null;
  return workingDaysLate(calendar, task.due, task.delivered ?? today);
}

/** The last day on which a cause can be asked to be recognised: the first working day after the event itself. */
export function lastDayToAsk(calendar: WorkingCalendar, event: PlainDate): PlainDate {
  return workingDayFrom(calendar, addDays(workingDayFrom(calendar, event), 1));
}
