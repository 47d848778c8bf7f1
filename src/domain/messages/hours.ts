// When people may be written to: on working days, by day. And which rounds of letters are open at an instant.
import type { PlainDate } from '../organization/shape.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDayUntil } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import { dateAt, instantAt } from '../period/zone.ts';

export interface Hours {
  readonly zone: string;
  readonly calendar: WorkingCalendar;
}

/** Nothing reaches anybody before the one or from the other on: in the product, by letter, by the ladder. */
const DAY_BEGINS = '07:30';
const DAY_ENDS = '18:00';
const DIGEST_AT = '08:00';
const BEFORE_DEADLINE_MS = 2 * 60 * 60 * 1000;
const SHORTEST_MS = 30 * 60 * 1000;
/** Where a deadline leaves no time of the day before it, the letter goes late on the working day before. */
const LATE_IN_THE_DAY = '16:00';

interface Span {
  readonly from: string;
  readonly to: string;
}

const isIn = (now: string, { from, to }: Span) => from <= now && now < to;

const dayOf = (date: PlainDate, { zone }: Hours, from = DAY_BEGINS): Span => ({
  from: instantAt(date, from, zone),
  to: instantAt(date, DAY_ENDS, zone),
});

/** False at night and on days off. Instants are 'YYYY-MM-DDTHH:mm:ss.sssZ'. */
export function mayDisturb(now: string, hours: Hours): boolean {
  const date = dateAt(now, hours.zone);
  return isWorkingDay(hours.calendar, date) && isIn(now, dayOf(date, hours));
}

/** The next instant at which people may be disturbed; `now` itself where they may. */
export function disturbsFrom(now: string, hours: Hours): string {
  if (mayDisturb(now, hours)) return now;
  const date = dateAt(now, hours.zone);
  const isEvening = now >= instantAt(date, DAY_ENDS, hours.zone);
  return dayOf(addWorkingDays(hours.calendar, isEvening ? addDays(date, 1) : date, 0), hours).from;
}

/** The day whose digest is due: from eight in the morning of a working day until its evening, or null. */
export function digestSlot(now: string, hours: Hours): PlainDate | null {
  const date = dateAt(now, hours.zone);
  return isWorkingDay(hours.calendar, date) && isIn(now, dayOf(date, hours, DIGEST_AT)) ? date : null;
}

/** The deadlines whose reminder is due: from two hours before them, or from the last hours of the day before. */
export function reminderSlots(now: string, deadlines: readonly string[], hours: Hours): readonly string[] {
  if (!mayDisturb(now, hours)) return [];
  return [...new Set(deadlines)].filter((deadline) => isIn(now, reminderSpan(deadline, hours)));
}

function reminderSpan(deadline: string, hours: Hours): Span {
  const from = new Date(Date.parse(deadline) - BEFORE_DEADLINE_MS).toISOString();
  const date = dateAt(from, hours.zone);
  if (hasDaytime({ from, to: deadline }, date, hours)) return { from, to: deadline };
  const isEvening = from >= instantAt(date, DAY_ENDS, hours.zone);
  const day = workingDayUntil(hours.calendar, isEvening ? date : addDays(date, -1));
  return dayOf(day, hours, LATE_IN_THE_DAY);
}

/** Enough of the day on which the span begins lies in it that a round cannot miss it; across midnight it has no daytime. */
function hasDaytime(span: Span, date: PlainDate, hours: Hours): boolean {
  const day = dayOf(date, hours);
  const from = Math.max(Date.parse(day.from), Date.parse(span.from));
  const to = Math.min(Date.parse(day.to), Date.parse(span.to));
  return isWorkingDay(hours.calendar, date) && to - from >= SHORTEST_MS;
}
