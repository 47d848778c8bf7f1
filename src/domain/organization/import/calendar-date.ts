// Dates as offices write them: day first. A date that does not exist is never bent into one that does.
import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '../shape.ts';
import type { CellValue } from './table.ts';

export type DateReading =
  | { readonly kind: 'date'; readonly date: PlainDate; readonly form: 'usual' | 'loose' | 'serial' }
  | { readonly kind: 'impossible'; readonly swapped: PlainDate | null }
  | { readonly kind: 'short-year' }
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

const DAY_FIRST = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const SHORT_YEAR = /^\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2}$/;
const USUAL = /^\d{2}\/\d{2}\/\d{4}$/;

/** Reads 'd/m/yyyy' (also . and -) and 'yyyy-mm-dd'; 'loose' is any form but dd/mm/yyyy. */
export function readDateText(text: string): DateReading {
  const iso = YEAR_FIRST.exec(text);
  const parts = iso === null ? DAY_FIRST.exec(text)?.slice(1) : [iso[3], iso[2], iso[1]];
  if (parts === undefined) {
    if (SHORT_YEAR.test(text)) return { kind: 'short-year' };
    if (/^(19|20)\d{2}$/.test(text)) return { kind: 'year-only', year: Number(text) };
    return { kind: 'unreadable' };
  }
  const [day = 0, month = 0, year = 0] = parts.map(Number);
  const date = makeDate(year, month, day);
  if (date === null) return { kind: 'impossible', swapped: makeDate(year, day, month) };
  return { kind: 'date', date, form: USUAL.test(text) ? 'usual' : 'loose' };
}

/** Reads a cell: a spreadsheet date is taken as it stands, text by `readDateText`. */
export function readDate(value: CellValue, text: string): DateReading {
  if (value.kind !== 'date') return readDateText(text);
  return value.date === null ? { kind: 'unreadable' } : { kind: 'date', date: value.date, form: 'serial' };
}
