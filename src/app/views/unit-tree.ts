// Which version of the unit tree a week is looked at in.
import { addDays } from '../../domain/period/date.ts';
import { type PeriodKey, periodDates } from '../../domain/period/period.ts';

/** The week's last day, or today while it is not over: the tree as it stood then. */
export function treeDayOf(monday: string, today: string): string {
  const sunday = addDays(monday, 6);
  return sunday < today ? sunday : today;
}

/** The same for a period of any kind. */
export function treeDayIn(period: PeriodKey, today: string): string {
  const last = addDays(periodDates(period).to, -1);
  return last < today ? last : today;
}
