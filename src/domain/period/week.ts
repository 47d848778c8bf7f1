// ISO weeks: Monday to Sunday, the week belongs to the year of its Thursday. Keys 'YYYY-Www' sort as text.
import type { PlainDate } from '../organization/shape.ts';
import { addDays, dateOfDay, dayNumber, isoWeekday } from './date.ts';

/** '2026-W47' */
export type WeekKey = string;

const KEY = /^(\d{4})-W(\d{2})$/;
const PATH = /^(\d{4})-(\d{2})$/;

/** Day number of the Monday of week 1: the week that holds 4 January. */
function firstMonday(year: number): number {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  return dayNumber(fourth) - (isoWeekday(fourth) - 1);
}

/** 52 or 53: a year has a week 53 when it starts on Thursday, or on Wednesday in a leap year. */
function weeksInYear(year: number): number {
  const lastThursday = `${String(year).padStart(4, '0')}-12-28`;
  return Math.floor((dayNumber(lastThursday) - firstMonday(year)) / 7) + 1;
}

/** Year and number of a week that exists; null for any other text. */
function partsOf(text: string): readonly [year: number, number: number] | null {
  const match = KEY.exec(text);
  const [year, number] = [Number(match?.[1]), Number(match?.[2])];
  return year >= 1 && number >= 1 && number <= weeksInYear(year) ? [year, number] : null;
}

function monday(week: WeekKey): number {
  const parts = partsOf(week);
  if (parts === null) throw new RangeError(`not a week: ${week}`);
  const [year, number] = parts;
  return firstMonday(year) + (number - 1) * 7;
}

/** True for 'YYYY-Www' naming a week that exists ('2026-W53' does, '2025-W53' does not). */
export function isWeekKey(text: string): boolean {
  return partsOf(text) !== null;
}

const MOST_KNOWN = 1000;
/** Weeks of dates asked for lately: the rows of a list have a handful of dates among them. */
const weeks = new Map<PlainDate, WeekKey>();

/** The week a date of the body's zone lies in. */
export function weekOf(date: PlainDate): WeekKey {
  const known = weeks.get(date);
  if (known !== undefined) return known;
  if (weeks.size >= MOST_KNOWN) weeks.clear();
  const week = weekFrom(date);
  weeks.set(date, week);
  return week;
}

function weekFrom(date: PlainDate): WeekKey {
  const thursday = addDays(date, 4 - isoWeekday(date));
  const year = Number(thursday.slice(0, 4));
  const number = Math.floor((dayNumber(thursday) - firstMonday(year)) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(number).padStart(2, '0')}`;
}

/** Monday, and the Monday after it, which no longer belongs to the week. */
export function weekDates(week: WeekKey): { readonly from: PlainDate; readonly to: PlainDate } {
  const from = monday(week);
  return { from: dateOfDay(from), to: dateOfDay(from + 7) };
}

/** The week `count` weeks later (earlier when negative). */
export function addWeeks(week: WeekKey, count: number): WeekKey {
  return weekOf(dateOfDay(monday(week) + count * 7));
}

export function nextWeek(week: WeekKey): WeekKey {
  return addWeeks(week, 1);
}

export function previousWeek(week: WeekKey): WeekKey {
  return addWeeks(week, -1);
}

/** Negative when `a` is earlier, 0 when the same, positive when later. */
export function compareWeeks(a: WeekKey, b: WeekKey): number {
  return monday(a) - monday(b);
}

/** How many weeks `to` lies after `from`: 1 for the next week, negative for an earlier one. */
export function weeksBetween(from: WeekKey, to: WeekKey): number {
  return (monday(to) - monday(from)) / 7;
}

/** The form used in addresses: '2026-W47' to '2026-47'. */
export function weekToPath(week: WeekKey): string {
  return week.replace('W', '');
}

/** From an address back to the key; null when it names no week. */
export function weekFromPath(path: string): WeekKey | null {
  const match = PATH.exec(path);
  const week = match === null ? '' : `${match[1]}-W${match[2]}`;
  return isWeekKey(week) ? week : null;
}
