// When each stage of a week is due, from the rulebook, the working-day calendar and the body's zone.
import type { PlainDate } from '../organization/shape.ts';
import type { DeadlineRule, Rulebook, StageKey } from '../rulebook/shape.ts';
import { type WorkingCalendar, workingDayFrom } from './calendar.ts';
import { addDays } from './date.ts';
import { type Deadlines, isLate } from './late.ts';
import { type WeekKey, weekDates } from './week.ts';
import { instantAt } from './zone.ts';

/** A body's own rule for a stage, or a fixed instant decided for one week, which nothing moves. */
export type DeadlineOverride = DeadlineRule | { readonly at: string };
export type DeadlineOverrides = Readonly<Partial<Record<StageKey, DeadlineOverride>>>;

/** Most days one stage is pushed to stay behind the stage before it. */
const MOST_PUSHES = 60;

function dayOf(rule: DeadlineRule, monday: PlainDate, calendar: WorkingCalendar): PlainDate {
  if (rule.kind !== undefined) throw new RangeError(`not a deadline of a week: ${rule.kind}`);
  const day = addDays(monday, rule.weekOffset * 7 + rule.isoWeekday - 1);
  return rule.moveOnDayOff === 'none' ? day : workingDayFrom(calendar, day);
}

/** Keeps the time of day and goes on day by day until the stage lies behind the one before. */
function instantAfter(
  rule: DeadlineRule,
  monday: PlainDate,
  before: string | null,
  calendar: WorkingCalendar,
  zone: string,
): string {
  let day = dayOf(rule, monday, calendar);
  for (let pushes = 0; pushes <= MOST_PUSHES; pushes += 1) {
    const instant = instantAt(day, rule.time, zone);
    if (before === null || isLate(instant, before)) return instant;
    const next = addDays(day, 1);
    day = rule.moveOnDayOff === 'none' ? next : workingDayFrom(calendar, next);
  }
  throw new RangeError(`no room for a deadline after ${before}`);
}

/**
 * Instants by stage. A deadline on a day off moves to the next working day, same time of day. When that would put
 * a stage at or before the stage it follows (Friday off: filing moves to Monday afternoon, after Monday morning's
 * scoring), the later stage moves on by working days too, so that everybody keeps a time to act.
 */
export function deadlinesOf(
  rulebook: Rulebook,
  week: WeekKey,
  calendar: WorkingCalendar,
  zone: string,
  overrides: DeadlineOverrides = {},
): Deadlines {
  const monday = weekDates(week).from;
  let before: string | null = null;
  const found = rulebook.stages.map((stage): [StageKey, string] => {
    const rule = overrides[stage.key] ?? stage.deadline;
    const instant = 'at' in rule ? rule.at : instantAfter(rule, monday, before, calendar, zone);
    before = instant;
    return [stage.key, instant];
  });
  return Object.fromEntries(found) as Deadlines;
}
