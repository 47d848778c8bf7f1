// Working calendar and deadlines of weeks, from national data, the body's own days and moved deadlines.
import { type WorkingCalendar, workingCalendar } from '../domain/period/calendar.ts';
import { type DeadlineOverrides, deadlinesOf } from '../domain/period/deadlines.ts';
import type { Deadlines } from '../domain/period/late.ts';
import type { PeriodKey } from '../domain/period/period.ts';
import { addWeeks, isWeekKey, weekDates, weekOf } from '../domain/period/week.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { WeekFacts } from '../store/weeks.ts';
import type { AppContext } from './context.ts';

/** How many weeks back waiting work is kept in line with the organisation. */
const LOOK_BACK = 8;

/** Mondays of the weeks kept up to date on `today`: the last eight, this one and the next, generated ahead. */
export function liveMondays(today: string): readonly string[] {
  const week = weekOf(today);
  return Array.from(
    { length: LOOK_BACK + 2 },
    (_, index) => weekDates(addWeeks(week, index - LOOK_BACK)).from,
  );
}

/** National days with the body's own over them: a make-up day wins over a day off of the same date. */
export function calendarOf(context: AppContext, facts: WeekFacts): WorkingCalendar {
  const own = facts.ownDays.map((day) => ({
    date: day.day,
    kind: day.kind === 'working' ? ('make-up' as const) : ('local' as const),
  }));
  return workingCalendar([...context.nationalDays, ...own]);
}

/** Deadlines of a period by stage; one moved by the office stands as decided. */
export function weekDeadlines(
  context: AppContext,
  facts: WeekFacts,
  rulebook: Rulebook,
  period: PeriodKey,
): Deadlines {
  const moved = movedOf(facts, rulebook.id, period);
  const overrides: DeadlineOverrides = Object.fromEntries(
    Object.entries(moved).map(([stage, at]) => [stage, { at }]),
  );
  return deadlinesOf(rulebook, period, calendarOf(context, facts), facts.zone, overrides);
}

function movedOf(facts: WeekFacts, rulebookId: string, period: PeriodKey): Readonly<Record<string, string>> {
  if (!isWeekKey(period))
    return facts.moved.find((state) => state.period === period)?.deadlines[rulebookId] ?? {};
  const monday = weekDates(period).from;
  return facts.weeks.find((state) => state.weekStart === monday)?.deadlines ?? {};
}

/** True when the live weeks were brought in line on this day and with this organisation. */
export function isInLine(facts: WeekFacts, today: string): boolean {
  const due = liveMondays(today).slice(LOOK_BACK);
  const known = facts.weeks.filter((state) => liveMondays(today).includes(state.weekStart));
  return (
    due.every((monday) => known.some((state) => state.weekStart === monday)) &&
    known.every((state) => state.syncedOn >= today && state.orgStamp === facts.orgStamp)
  );
}
