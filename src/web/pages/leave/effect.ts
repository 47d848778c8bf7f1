// Which weeks an absence would take out of the count, reckoned before it is recorded with the rules the server uses.
import type { ROUTES } from '../../../contract/routes.ts';
import type { AbsenceKind } from '../../../domain/organization/shape.ts';
import { type WorkingCalendar, workingDays } from '../../../domain/period/calendar.ts';
import { countedInWeek } from '../../../domain/period/counted.ts';
import { nextWeek, weekDates, weekOf } from '../../../domain/period/week.ts';
import type { Rulebook } from '../../../domain/rulebook/shape.ts';
import type { Reply } from '../../api.ts';

type CalendarReply = Reply<typeof ROUTES.calendar>;

export interface Effect {
  readonly workingDays: number;
  readonly weeks: readonly string[];
}

/** Longest row of weeks that is told. */
const MOST_WEEKS = 60;

/** Days off and make-up days of several years together; a make-up day wins, as everywhere. */
export function calendarOf(years: readonly CalendarReply[]): WorkingCalendar {
  const days = years.flatMap((year) => year.days);
  const of = (kind: 'holiday' | 'working') =>
    new Set(days.filter((day) => day.kind === kind).map((day) => day.day));
  return { daysOff: of('holiday'), makeUpDays: of('working') };
}

/** `to` is the first day after, as everywhere in data. */
export function absenceEffect(
  rulebook: Rulebook,
  calendar: WorkingCalendar,
  absence: { readonly kind: AbsenceKind; readonly from: string; readonly to: string },
): Effect {
  const weeks: string[] = [];
  for (let week = weekOf(absence.from), told = 0; told < MOST_WEEKS; week = nextWeek(week), told += 1) {
    const dates = weekDates(week);
    if (dates.from >= absence.to) break;
    const alone = countedInWeek(rulebook, dates, [], calendar).counted;
    if (alone && !countedInWeek(rulebook, dates, [absence], calendar).counted) weeks.push(week);
  }
  return { workingDays: workingDays(calendar, absence).length, weeks };
}
