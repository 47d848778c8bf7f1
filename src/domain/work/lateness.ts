// How late something was, in working days of the body's calendar.
import type { PlainDate } from '../organization/shape.ts';
import { type WorkingCalendar, workingDayFrom, workingDays } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import type { Task } from './task.ts';

/** Working days from the day after `due` to `day`, both counted; a date on a day off holds until the next working day. */
export function workingDaysLate(calendar: WorkingCalendar, due: PlainDate, day: PlainDate): number {
  if (day <= due) return 0;
  const last = workingDayFrom(calendar, due);
  return workingDays(calendar, { from: addDays(last, 1), to: addDays(day, 1) }).length;
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
