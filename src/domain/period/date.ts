// Calendar dates as whole day numbers: plain arithmetic, no dates library, so that the first web route stays small.
import type { PlainDate } from '../organization/shape.ts';

/** Day number of 9999-12-31, the last date 'YYYY-MM-DD' can write. */
const LAST_DAY = 2932896;
/** Day number of 0001-01-01. */
const FIRST_DAY = -719162;

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The number these characters write; -1 when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

// Millions of dates are read when periods are made anew: without a pattern it takes a third of the time.
function partsOf(date: string): readonly [number, number, number] | null {
  if (date.length !== 10 || date[4] !== '-' || date[7] !== '-') return null;
  const [year, month, day] = [digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10)];
  if (year < 1 || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? [year, month, day] : null;
}

/** True for 'YYYY-MM-DD' naming a date that exists. */
export function isPlainDate(text: string): boolean {
  return partsOf(text) !== null;
}

/** Days since 1970-01-01 (which is 0). Throws RangeError when the date does not exist. */
export function dayNumber(date: PlainDate): number {
  const parts = partsOf(date);
  if (parts === null) throw new RangeError(`not a calendar date: ${date}`);
  const [year, month, day] = parts;
  // The year starts in March here, so that the leap day is its last day (H. Hinnant, days from civil).
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date with this day number. Throws RangeError outside the years 0001 to 9999. */
export function dateOfDay(day: number): PlainDate {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY)
    throw new RangeError(`no such day: ${day}`);
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

/** The date `days` later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDay(dayNumber(date) + days);
}

/** Day `day` of the month `months` after that of `date`; a day the month lacks is its last one. */
export function dateOfMonth(date: PlainDate, months: number, day: number): PlainDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1];
  const two = (part: number) => String(part).padStart(2, '0');
  const first = `${String(year).padStart(4, '0')}-${two(month)}-`;
  return `${first}${two(Math.min(day, daysInMonth(year, month)))}`;
}

/** 1 = Monday ... 7 = Sunday. */
export function isoWeekday(date: PlainDate): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
