// Between instants and the wall clock of a body's zone. The only file here that loads the dates library.
import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '../organization/shape.ts';

/** True for a zone name the runtime knows ('Asia/Ho_Chi_Minh') or a fixed offset ('+07:00'). */
export function isZone(text: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/** The calendar date an instant falls on in `zone`. Throws RangeError on an unknown zone or instant. */
export function dateAt(instant: string, zone: string): PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * The instant at which a clock in `zone` shows this date and time ('HH:mm'), as 'YYYY-MM-DDTHH:mm:ss.sssZ'. A time
 * skipped by a clock change moves forward by the skip; one that occurs twice means its first occurrence.
 */
export function instantAt(date: PlainDate, time: string, zone: string): string {
  return Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
