// Instants are ISO strings in UTC with milliseconds; the clock itself is handed in from outside.
import { dateAt } from '../domain/period/zone.ts';

const dates = new Map<string, { readonly minute: string; readonly date: string }>();

/** The calendar date in a zone; every request asks for it, and no zone changes its date within a minute. */
export function dateIn(zone: string, now: string): string {
  const minute = now.slice(0, 16);
  const known = dates.get(zone);
  if (known?.minute === minute) return known.date;
  const date = dateAt(now, zone);
  dates.set(zone, { minute, date });
  return date;
}

/** 2026-11-20T08:00:00.000Z plus seconds (negative: earlier). */
export function plusSeconds(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** Whole seconds from `from` until `to`, rounded up; 0 when past. */
export function secondsUntil(from: string, to: string): number {
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));
}
