// The days of a month as weeks from Monday to Sunday, and what each of them is. Plain data.
import type { ROUTES } from '../../../contract/routes.ts';
import { addDays, isoWeekday } from '../../../domain/period/date.ts';
import type { Reply } from '../../api.ts';

export type CalendarView = Reply<typeof ROUTES.calendar>;
export type SpecialDay = CalendarView['days'][number];
export type Look = 'holiday' | 'working' | 'ownHoliday' | 'ownWorking';

/** First day of a month: firstOf(2026, 2) is '2026-02-01'. */
export function firstOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

/** Weeks of seven places; null before the first and after the last day. */
export function weeksOfMonth(year: number, month: number): readonly (readonly (string | null)[])[] {
  const first = firstOf(year, month);
  const weeks: (string | null)[][] = [];
  let day = addDays(first, 1 - isoWeekday(first));
  do {
    const week = Array.from({ length: 7 }, (_, at) => addDays(day, at));
    weeks.push(week.map((date) => (date.startsWith(first.slice(0, 7)) ? date : null)));
    day = addDays(day, 7);
  } while (day.slice(0, 7) === first.slice(0, 7));
  return weeks;
}

/** The month `count` months later, as year and month. */
export function monthAfter(
  year: number,
  month: number,
  count: number,
): { readonly year: number; readonly month: number } {
  const at = year * 12 + month - 1 + count;
  return { year: Math.floor(at / 12), month: (((at % 12) + 12) % 12) + 1 };
}

export function lookOf({ kind, own }: SpecialDay): Look {
  if (own) return kind === 'holiday' ? 'ownHoliday' : 'ownWorking';
  return kind;
}

/** Of a national and an own day on one date the working one decides, as everywhere. */
export function byDate(days: readonly SpecialDay[]): ReadonlyMap<string, SpecialDay> {
  const map = new Map<string, SpecialDay>();
  for (const day of days) {
    if (map.get(day.day)?.kind !== 'working') map.set(day.day, day);
  }
  return map;
}

export interface DaySpan {
  readonly first: SpecialDay;
  /** The last day, the same as the first for most. */
  readonly last: SpecialDay;
}

/** Days in a row of one name and one source become one line (Tết); the body's own stay single, they are revoked singly. */
export function spansOf(days: readonly SpecialDay[]): readonly DaySpan[] {
  const spans: DaySpan[] = [];
  for (const day of days) {
    const before = spans.at(-1);
    const goes =
      before !== undefined &&
      !day.own &&
      !before.last.own &&
      addDays(before.last.day, 1) === day.day &&
      before.last.kind === day.kind &&
      before.last.name.vi === day.name.vi &&
      before.last.source === day.source;
    if (goes) spans[spans.length - 1] = { first: before.first, last: day };
    else spans.push({ first: day, last: day });
  }
  return spans;
}
