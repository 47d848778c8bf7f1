// Working days: Monday to Friday, without public holidays, with make-up days. From data only, whole dates only.
import type { PlainDate } from '../organization/shape.ts';
import type { BilingualText, Citation } from '../rulebook/shape.ts';
import { addDays, dateOfDay, dayNumber, isoWeekday } from './date.ts';

/**
 * 'holiday' by law; 'in-lieu' for a holiday on a weekly day off; 'swapped' = a working day made free, paid back by
 * a 'make-up' day; 'local' = a day off of this body only.
 */
export const CALENDAR_DAY_KINDS = ['holiday', 'in-lieu', 'swapped', 'make-up', 'local'] as const;
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

export interface CalendarDay {
  readonly date: PlainDate;
  readonly kind: CalendarDayKind;
  readonly name: BilingualText;
  readonly citation: Citation;
}

/** Public holidays known for [from, to). Outside of it nothing is known, which is not the same as no holiday. */
export interface HolidayCalendar {
  readonly id: string;
  readonly version: number;
  readonly title: BilingualText;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: readonly CalendarDay[];
}

/** What the rules below need of a calendar. */
export interface WorkingCalendar {
  readonly daysOff: ReadonlySet<PlainDate>;
  readonly makeUpDays: ReadonlySet<PlainDate>;
}

/** Longest stretch without a working day that is believed. */
const LONGEST_BREAK = 60;

/** From exceptions to a calendar; a make-up day wins over a day off of the same date. */
export function workingCalendar(days: readonly Pick<CalendarDay, 'date' | 'kind'>[]): WorkingCalendar {
  const dates = (makeUp: boolean) =>
    new Set(days.filter((day) => (day.kind === 'make-up') === makeUp).map((day) => day.date));
  return { daysOff: dates(false), makeUpDays: dates(true) };
}

export function isWorkingDay(calendar: WorkingCalendar, date: PlainDate): boolean {
  if (calendar.makeUpDays.has(date)) return true;
  return isoWeekday(date) <= 5 && !calendar.daysOff.has(date);
}

/** The working days of the half-open span [from, to), in order. */
export function workingDays(
  calendar: WorkingCalendar,
  span: { readonly from: PlainDate; readonly to: PlainDate },
): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = dayNumber(span.from); day < dayNumber(span.to); day += 1) {
    const date = dateOfDay(day);
    if (isWorkingDay(calendar, date)) days.push(date);
  }
  return days;
}

/** All other days of the half-open span [from, to), in order. */
export function daysOffWithin(
  calendar: WorkingCalendar,
  span: { readonly from: PlainDate; readonly to: PlainDate },
): readonly PlainDate[] {
  const working = new Set(workingDays(calendar, span));
  const days = Array.from({ length: dayNumber(span.to) - dayNumber(span.from) }, (_, at) =>
    addDays(span.from, at),
  );
  return days.filter((day) => !working.has(day));
}

function nearestWorkingDay(calendar: WorkingCalendar, date: PlainDate, direction: 1 | -1): PlainDate {
  for (let passed = 0; passed <= LONGEST_BREAK; passed += 1) {
    const candidate = addDays(date, passed * direction);
    if (isWorkingDay(calendar, candidate)) return candidate;
  }
  throw new RangeError(`no working day within ${LONGEST_BREAK} days of ${date}`);
}

/** The date itself when it is a working day, otherwise the next one. */
export function workingDayFrom(calendar: WorkingCalendar, date: PlainDate): PlainDate {
  return nearestWorkingDay(calendar, date, 1);
}

/** The date itself when it is a working day, otherwise the one before. */
export function workingDayUntil(calendar: WorkingCalendar, date: PlainDate): PlainDate {
  return nearestWorkingDay(calendar, date, -1);
}

/**
 * The working day `count` working days after `date` (before it when negative). 0 gives the date itself, moved on
 * to the next working day when it is a day off.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: PlainDate, count: number): PlainDate {
  if (count === 0) return workingDayFrom(calendar, date);
  const direction = count > 0 ? 1 : -1;
  let reached = date;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    reached = nearestWorkingDay(calendar, addDays(reached, direction), direction);
  }
  return reached;
}
