// Dates as offices write them: day first. A date that does not exist is never bent into one that does.
import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '../shape.ts';
import { cleanBlanks, foldText } from '../text-match.ts';
import type { CellValue } from './table.ts';

export type DateReading =
  | { readonly kind: 'date'; readonly date: PlainDate; readonly form: 'usual' | 'loose' | 'serial' }
  | { readonly kind: 'impossible'; readonly swapped: PlainDate | null }
  | { readonly kind: 'short-year'; readonly day: number; readonly month: number; readonly year: number }
  | { readonly kind: 'month-only'; readonly month: number; readonly year: number }
  | { readonly kind: 'year-only'; readonly year: number }
  | { readonly kind: 'unreadable' };

/** The calendar date, or null when there is no such day. */
export function makeDate(year: number, month: number, day: number): PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

export function dayAfter(date: PlainDate): PlainDate {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString();
}

export function dayBefore(date: PlainDate): PlainDate {
  return Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
}

export function monthAfter(date: PlainDate): PlainDate {
  return Temporal.PlainDate.from(date).add({ months: 1 }).toString();
}

const LAST_SERIAL = 2_958_465;

/**
 * Calendar date of a spreadsheet serial, or null where it names none.
 * The 1900 system counts a 29 February 1900 that never was (serial 60), so days before it sit one later.
 */
export function dateOfSerial(serial: number, from1904: boolean): PlainDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < (from1904 ? 0 : 1) || day > LAST_SERIAL) return null;
  if (from1904) return Temporal.PlainDate.from('1904-01-01').add({ days: day }).toString();
  if (day === 60) return null;
  return Temporal.PlainDate.from('1899-12-30')
    .add({ days: day < 60 ? day + 1 : day })
    .toString();
}

const DAY_FIRST = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;
const YEAR_FIRST = /^(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})$/;
const IN_WORDS = /^(?:ngay )?(\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(\d{4})$/;
const RUN_TOGETHER = /^(\d{1,2})(\d{2})((?:19|20)\d{2})$/;
const YEAR_RUN_TOGETHER = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const SHORT_YEAR = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2})$/;
const MONTH_ONLY = /^(?:thang )?(\d{1,2})\s*(?:[/.-]| nam )\s*((?:19|20)\d{2})$/;
const YEAR_ONLY = /^(?:nam )?((?:19|20)\d{2})$/;
/** '../../1980', '00/00/1980': nothing known but the year. */
const YEAR_WITH_GAPS = /^[.\-_0x?]*\s*[/.-]\s*[.\-_0x?]*\s*[/.-]\s*((?:19|20)\d{2})$/i;
const USUAL = /^\d{2}\/\d{2}\/\d{4}$/;
const TIME = /[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(\s*[ap]m)?Z?$/i;

/** Day, month, year of a text that names all three; null for any other. */
function partsOf(text: string): readonly [number, number, number] | null {
  const words = foldText(text);
  const dayFirst = DAY_FIRST.exec(text) ?? IN_WORDS.exec(words) ?? RUN_TOGETHER.exec(text);
  const yearFirst = YEAR_FIRST.exec(text) ?? (dayFirst === null ? YEAR_RUN_TOGETHER.exec(text) : null);
  const match = dayFirst ?? yearFirst;
  if (match === null) return null;
  const [, a, b, c] = match.map(Number);
  return dayFirst === null ? [c ?? 0, b ?? 0, a ?? 0] : [a ?? 0, b ?? 0, c ?? 0];
}

function readPart(text: string): DateReading {
  const words = foldText(text);
  const short = SHORT_YEAR.exec(text);
  if (short !== null) {
    const [, day = 0, month = 0, year = 0] = short.map(Number);
    return { kind: 'short-year', day, month, year };
  }
  const month =
    MONTH_ONLY.exec(text) ?? MONTH_ONLY.exec(words) ?? /^thang (\d{1,2}) ((?:19|20)\d{2})$/.exec(words);
  if (month !== null && Number(month[1]) >= 1 && Number(month[1]) <= 12)
    return { kind: 'month-only', month: Number(month[1]), year: Number(month[2]) };
  const year = YEAR_ONLY.exec(words) ?? YEAR_WITH_GAPS.exec(text);
  return year === null ? { kind: 'unreadable' } : { kind: 'year-only', year: Number(year[1]) };
}

/**
 * Reads 'd/m/yyyy' (also . and -), 'yyyy-mm-dd', 'ngày d tháng m năm yyyy', 'ddmmyyyy' (a leading zero may be lost), each
 * with a time behind it; 'loose' is any form but dd/mm/yyyy. Two digits of a year are never made four.
 */
export function readDateText(given: string): DateReading {
  const text = cleanBlanks(given).replace(TIME, '');
  if (YEAR_WITH_GAPS.test(text) && !/[1-9]/.test(text.slice(0, -4))) {
    const year = Number(text.slice(-4));
    if (year > 0) return { kind: 'year-only', year };
  }
  const parts = partsOf(text);
  if (parts === null) return readPart(text);
  const [day, month, year] = parts;
  const date = makeDate(year, month, day);
  if (date === null) return { kind: 'impossible', swapped: makeDate(year, day, month) };
  return { kind: 'date', date, form: USUAL.test(given) ? 'usual' : 'loose' };
}

/** Plain numbers that can only be days of a spreadsheet: 1927 to 2064 in the system of 1900. */
const SERIALS = { least: 10_000, most: 60_000 };

/** Reads a cell: a spreadsheet date is taken as it stands, a number in its range as one without its format, text by `readDateText`. */
export function readDate(value: CellValue, text: string, from1904 = false): DateReading {
  if (value.kind === 'date')
    return value.date === null ? { kind: 'unreadable' } : { kind: 'date', date: value.date, form: 'serial' };
  const number = value.kind === 'number' ? value.value : /^\d{5}$/.test(text) ? Number(text) : 0;
  if (Number.isInteger(number) && number >= SERIALS.least && number <= SERIALS.most) {
    const date = dateOfSerial(number, from1904);
    if (date !== null) return { kind: 'date', date, form: 'serial' };
  }
  return readDateText(text);
}
