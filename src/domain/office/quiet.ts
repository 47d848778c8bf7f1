// When a reminder arrives: in the hours in which people may be written to at all. What is sent at another time waits.
import { disturbsFrom } from '../messages/hours.ts';
import { isWorkingDay, type WorkingCalendar } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import { dateAt } from '../period/zone.ts';

export type QuietReason = 'night' | 'day-off';

export interface Delivery {
  readonly at: string;
  /** Why it waits; null when it goes out at once. */
  readonly because: QuietReason | null;
}

/** The moment at which something sent now arrives. */
export function deliveryAt(now: string, calendar: WorkingCalendar, zone: string): Delivery {
  const at = disturbsFrom(now, { zone, calendar });
  if (at === now) return { at, because: null };
  const [today, day] = [dateAt(now, zone), dateAt(at, zone)];
  const isNextMorning = day === today || (day === addDays(today, 1) && isWorkingDay(calendar, today));
  return { at, because: isNextMorning ? 'night' : 'day-off' };
}
