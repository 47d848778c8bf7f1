// Work that comes back by job position: which tasks there should be for a period, for whom, until when.
import type { PlainDate } from '../organization/shape.ts';
import { addWorkingDays, type WorkingCalendar, workingDayFrom } from '../period/calendar.ts';
import { nextPeriod, periodDates, periodOf } from '../period/period.ts';
import { isSamePosition } from './catalogue.ts';
import type { RecurringWork } from './plan.ts';

/** Somebody who holds a post with a job position. */
export interface PositionSpan {
  readonly personId: number;
  readonly postId: number;
  readonly unitId: number;
  readonly jobPosition: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

export interface DueWork {
  readonly work: RecurringWork;
  readonly personId: number;
  readonly postId: number;
  readonly unitId: number;
  /** First day of the period. */
  readonly starts: PlainDate;
  readonly due: PlainDate;
}

export const recurringKey = ({ work, personId, starts }: Pick<DueWork, 'work' | 'personId' | 'starts'>) =>
  `${work.id}/${personId}/${starts}`;

/** Periods of the work that begin in [from, to), within the time in which it comes back. */
export function periodStarts(work: RecurringWork, from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const starts: PlainDate[] = [];
  for (let key = periodOf(work.every, from); periodDates(key).from < to; key = nextPeriod(key)) {
    const day = periodDates(key).from;
    if (day >= from && day >= work.from && (work.to === null || day <= work.to)) starts.push(day);
  }
  return starts;
}

/** Units in which a work comes back: its own, and where it says so those below. */
export type Reach = (work: RecurringWork) => ReadonlySet<number>;
export const reachOf =
  (under: ReadonlyMap<number, ReadonlySet<number>>): Reach =>
  ({ unitId, below }) =>
    (below ? under.get(unitId) : undefined) ?? new Set([unitId]);

/** Holders of the position within its reach, each person once however many such posts he holds. */
export function holdersOf<H extends Pick<PositionSpan, 'personId' | 'unitId' | 'jobPosition'>>(
  work: RecurringWork,
  holders: readonly H[],
  reach: Reach,
): readonly H[] {
  const units = reach(work);
  const held = holders.filter(
    (one) => units.has(one.unitId) && isSamePosition(one.jobPosition, work.jobPosition),
  );
  return [...new Map(held.map((one) => [one.personId, one])).values()];
}

/** The task of everybody who holds the position on the first day of a period that begins in [from, to). */
export function dueWorks(
  works: readonly RecurringWork[],
  holders: readonly PositionSpan[],
  calendar: WorkingCalendar,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
  reach: Reach,
): readonly DueWork[] {
  return works.flatMap((work) =>
    periodStarts(work, from, to).flatMap((starts) => {
      const due = addWorkingDays(calendar, workingDayFrom(calendar, starts), work.dueAfter);
      const held = holders.filter((one) => one.from <= starts && (one.to === null || starts < one.to));
      return holdersOf(work, held, reach).map(({ personId, postId, unitId }) => ({
        ...{ work, personId, postId, unitId, starts, due },
      }));
    }),
  );
}
