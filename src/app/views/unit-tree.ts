// Which version of the unit tree a week is looked at in.
import { addDays } from '../../domain/period/date.ts';

/** The week's last day, or today while it is not over: the tree as it stood then. */
export function treeDayOf(monday: string, today: string): string {
  const sunday = addDays(monday, 6);
  return sunday < today ? sunday : today;
}
