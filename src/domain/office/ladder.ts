// The ladder of reminders (bậc đôn đốc): which step stands now for a missed deadline, and which comes next, and when.
// Days are working days: a holiday never brings anybody nearer to being reported.
import type { PlainDate } from '../organization/shape.ts';
import { addWorkingDays, type WorkingCalendar } from '../period/calendar.ts';
import { isLate } from '../period/late.ts';
import { dateAt, instantAt } from '../period/zone.ts';
import type { EscalationRung } from '../rulebook/shape-office.ts';

/** A step of the ladder with the moment from which it stands. */
export interface DatedRung {
  readonly key: string;
  readonly at: string;
}

/** Steps after the first stand from the opening of that working day. */
export const DAY_OPENS = '08:00';

/** Every step with its moment: the first with the deadline itself when it counts no days. */
export function datedRungs(
  ladder: readonly EscalationRung[],
  due: string,
  calendar: WorkingCalendar,
  zone: string,
): readonly DatedRung[] {
  const day: PlainDate = dateAt(due, zone);
  return ladder.map(({ key, afterWorkingDays }) =>
    afterWorkingDays === 0
      ? { key, at: due }
      : { key, at: instantAt(addWorkingDays(calendar, day, afterWorkingDays), DAY_OPENS, zone) },
  );
}

export interface Standing {
  /** The step reached; null before the deadline, or when there is no ladder. */
  readonly now: DatedRung | null;
  /** The step that comes if nothing happens; null at the top. */
  readonly next: DatedRung | null;
}

/** Where somebody stands on dated steps. */
export function standingOn(rungs: readonly DatedRung[], now: string): Standing {
  const reached = rungs.filter(({ at }) => isLate(now, at));
  return { now: reached.at(-1) ?? null, next: rungs[reached.length] ?? null };
}
