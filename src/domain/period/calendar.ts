// Working days: Monday to Friday, without public holidays, with make-up days. From data only, whole dates only.
import type { PlainDate } from '../organization/shape.ts';
import { rememberedByObject } from '../remember.ts';
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
  const { off, on } = exceptionsOf(calendar);
  const [first, end] = [dayNumber(span.from), dayNumber(span.to)];
  const [free, worked] = [new Set(off), new Set(on)];
  const days: PlainDate[] = [];
  for (let day = first; day < end; day += 1)
    if (isWeekend(day) ? !worked.has(day) : free.has(day)) days.push(dateOfDay(day));
  return days;
}

/** How many they are, whatever the span: people type dates of other centuries. */
export function countDaysOff(
  calendar: WorkingCalendar,
  span: { readonly from: PlainDate; readonly to: PlainDate },
): number {
  const [first, end] = [dayNumber(span.from), dayNumber(span.to)];
  const { off, on } = exceptionsOf(calendar);
  return weekendsBefore(end) - weekendsBefore(first) + within(off, first, end) - within(on, first, end);
}

/** Day numbers: days off that are no weekend, and weekend days that are worked. */
interface Exceptions {
  readonly off: readonly number[];
  readonly on: readonly number[];
}

const exceptionsOf = /* @__PURE__ */ rememberedByObject(
  ({ daysOff, makeUpDays }: WorkingCalendar): Exceptions => {
    const free = [...daysOff].filter((date) => !makeUpDays.has(date));
    return {
      off: free.map(dayNumber).filter((day) => !isWeekend(day)),
      on: [...makeUpDays].map(dayNumber).filter(isWeekend),
    };
  },
);

/** Day 0 was a Thursday. */
const isWeekend = (day: number) => (((day + 3) % 7) + 7) % 7 >= 5;

/** Saturdays and Sundays before a day, counted from a Monday long ago. */
function weekendsBefore(day: number): number {
  const passed = day + 3 + LONG_AGO;
  return 2 * Math.floor(passed / 7) + Math.max(0, (passed % 7) - 5);
}
/** Days before 1970 that are whole weeks and more than any date has. */
const LONG_AGO = 7 * 110_000;

function within(days: readonly number[], first: number, end: number): number {
  return days.reduce((count, day) => count + (first <= day && day < end ? 1 : 0), 0);
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
