// When a reminder may reach somebody: on working days, by day. What is sent at another time waits for the morning.
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import { dateAt, instantAt } from '../period/zone.ts';

/** Outside these hours of a working day nobody is reminded. */
export const QUIET = { from: '18:00', to: '07:30', morning: '08:00' } as const;

export type QuietReason = 'night' | 'day-off';

export interface Delivery {
  readonly at: string;
  /** Why it waits; null when it goes out at once. */
  readonly because: QuietReason | null;
}

/** The moment at which something sent now arrives. */
export function deliveryAt(now: string, calendar: WorkingCalendar, zone: string): Delivery {
  const today = dateAt(now, zone);
  const morning = (day: string) => instantAt(day, QUIET.morning, zone);
  if (!isWorkingDay(calendar, today))
    return { at: morning(addWorkingDays(calendar, today, 0)), because: 'day-off' };
  if (now < instantAt(today, QUIET.to, zone)) return { at: morning(today), because: 'night' };
  if (now >= instantAt(today, QUIET.from, zone)) {
    const next = addWorkingDays(calendar, today, 1);
    const isTomorrow = next === addDays(today, 1);
    return { at: morning(next), because: isTomorrow ? 'night' : 'day-off' };
  }
  return { at: now, because: null };
}
