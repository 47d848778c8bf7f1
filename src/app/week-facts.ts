// Working calendar and deadlines of weeks, from national data, the body's own days and moved deadlines.
import type { DeadlinesOf } from '../domain/evaluation/lateness.ts';
import { daysOffWithin, type WorkingCalendar, workingCalendar } from '../domain/period/calendar.ts';
import { addDays } from '../domain/period/date.ts';
import { type DeadlineOverrides, deadlinesOf } from '../domain/period/deadlines.ts';
import type { Deadlines } from '../domain/period/late.ts';
import type { PeriodKey } from '../domain/period/period.ts';
import { addWeeks, isWeekKey, weekDates, weekOf } from '../domain/period/week.ts';
import type { Rulebook } from '../domain/rulebook/shape.ts';
import type { Rulebooks } from '../store/rulebooks.ts';
import type { WeekFacts } from '../store/weeks.ts';
import type { AppContext } from './context.ts';

/** How many weeks back waiting work is kept in line with the organisation. */
const LOOK_BACK = 8;

/** How many weeks before its week a work that is being typed can have been due and still be reckoned to the day. */
const MOST_WEEKS_TYPED = 5;

/** Of the day asked for last: every request asks, and the day changes once in a while. */
let lately: { readonly today: string; readonly mondays: readonly string[] } = { today: '', mondays: [] };

/** Mondays of the weeks kept up to date on `today`: the last eight, this one and the next, generated ahead. */
export function liveMondays(today: string): readonly string[] {
  if (lately.today !== today) {
    const week = weekOf(today);
    const back = Array.from({ length: LOOK_BACK + 2 }, (_, index) => index - LOOK_BACK);
    lately = { today, mondays: back.map((weeks) => weekDates(addWeeks(week, weeks)).from) };
  }
  return lately.mondays;
}

/** National days with the body's own over them: a make-up day wins over a day off of the same date. */
export function calendarOf(context: Pick<AppContext, 'nationalDays'>, facts: WeekFacts): WorkingCalendar {
  const own = facts.ownDays.map((day) => ({
    date: day.day,
    kind: day.kind === 'working' ? ('make-up' as const) : ('local' as const),
  }));
  return workingCalendar([...context.nationalDays, ...own]);
}

/** Days off from the earliest date of a report (at most a year back) to today, by which pages say what is late. */
export function daysOffAround(
  calendar: WorkingCalendar,
  items: readonly { readonly due: string | null }[],
  { from, to }: { readonly from: string; readonly to: string },
  today: string,
): string[] {
  const dates = items.flatMap(({ due }) => due ?? []);
  const first = [addDays(from, -7 * MOST_WEEKS_TYPED), ...dates].toSorted()[0] ?? from;
  const [earliest, latest] = [addDays(from, -366), addDays(to, 31)];
  const tomorrow = addDays(today < latest ? today : latest, 1);
  return [
    ...daysOffWithin(calendar, {
      from: first > earliest ? first : earliest,
      to: tomorrow > to ? tomorrow : to,
    }),
  ];
}

/** Deadlines by everything they follow from; rulebooks and national days are the same objects for the whole process. */
const reckoned = new WeakMap<Rulebook, WeakMap<AppContext['nationalDays'], Map<string, Deadlines>>>();
const MOST_KEPT = 500;

/** Deadlines of a period by stage; one moved by the office stands as decided. */
export function weekDeadlines(
  context: AppContext,
  facts: WeekFacts,
  rulebook: Rulebook,
  period: PeriodKey,
): Deadlines {
  const moved = movedOf(facts, rulebook.id, period);
  const kept = reckoned.get(rulebook) ?? new WeakMap<AppContext['nationalDays'], Map<string, Deadlines>>();
  reckoned.set(rulebook, kept);
  const known = kept.get(context.nationalDays) ?? new Map<string, Deadlines>();
  kept.set(context.nationalDays, known);
  const key = JSON.stringify([period, facts.zone, moved, facts.ownDays]);
  const deadlines = known.get(key) ?? deadlinesFrom(context, facts, rulebook, period, moved);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, deadlines);
  return deadlines;
}

/** What says which regulation a record follows, and in which period. */
export interface Regulated {
  readonly period: PeriodKey;
  readonly rulebook: { readonly id: string; readonly version: number };
}

/** Deadlines of each record by the regulation it follows itself; reckoned once for each regulation and period. */
export function recordDeadlines(
  context: AppContext,
  facts: WeekFacts,
  source: Rulebooks['source'],
): DeadlinesOf<Regulated> {
  const known = new Map<string, Deadlines>();
  return ({ period, rulebook: { id, version } }) => {
    const key = `${id}@${version}/${period}`;
    const found = known.get(key) ?? weekDeadlines(context, facts, source(id, version), period);
    known.set(key, found);
    return found;
  };
}

function deadlinesFrom(
  context: AppContext,
  facts: WeekFacts,
  rulebook: Rulebook,
  period: PeriodKey,
  moved: Readonly<Record<string, string>>,
): Deadlines {
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
