// When each stage of a period is due, from the rulebook, the working-day calendar and the body's zone.
import type { PlainDate } from '../organization/shape.ts';
import type { DeadlineException, DeadlineRule, Rulebook, StageKey } from '../rulebook/shape.ts';
import { addWorkingDays, type WorkingCalendar, workingDayFrom, workingDayUntil } from './calendar.ts';
import { addDays, dateOfMonth } from './date.ts';
import { type Deadlines, isLate } from './late.ts';
import { type PeriodKey, periodDates, periodKind } from './period.ts';
import { isWeekKey } from './week.ts';
import { dateAt, instantAt } from './zone.ts';

/** A body's own rule for a stage, or a fixed instant decided for one week, which nothing moves. */
export type DeadlineOverride = DeadlineRule | { readonly at: string };
export type DeadlineOverrides = Readonly<Partial<Record<StageKey, DeadlineOverride>>>;

/** What a rule is reckoned from. */
interface Reckoning {
  readonly period: PeriodKey;
  readonly calendar: WorkingCalendar;
  readonly zone: string;
  /** The deadline before this one, and the day of publication: where they are not known yet, null. */
  readonly before: string | null;
  readonly published: PlainDate | null;
}

/** Most days one stage is pushed to stay behind the stage before it. */
const MOST_PUSHES = 60;

function onWorkingDay(rule: DeadlineRule, day: PlainDate, calendar: WorkingCalendar): PlainDate {
  if (rule.moveOnDayOff === 'none') return day;
  return rule.moveOnDayOff === 'previous-working-day'
    ? workingDayUntil(calendar, day)
    : workingDayFrom(calendar, day);
}

/** The day a rule names, before days off move it; null while what it counts from is not known. */
function namedDay(rule: DeadlineRule, reckoning: Reckoning): PlainDate | null {
  const { from, to } = periodDates(reckoning.period);
  const last = addDays(to, -1);
  switch (rule.kind) {
    case undefined:
      if (!isWeekKey(reckoning.period)) throw new RangeError(`a deadline of a week: ${reckoning.period}`);
      return addDays(from, rule.weekOffset * 7 + rule.isoWeekday - 1);
    case 'month-day': {
      const day = dateOfMonth(last, rule.monthOffset, rule.day);
      return rule.edge === 'before' ? addDays(day, -1) : day;
    }
    case 'year-day': {
      const january = `${last.slice(0, 4)}-01-01`;
      const day = dateOfMonth(january, rule.yearOffset * 12 + rule.month - 1, rule.day);
      return rule.edge === 'before' ? addDays(day, -1) : day;
    }
    case 'days-after': {
      const anchor = anchorOf(rule.after, { from, last }, reckoning);
      if (anchor === null) return null;
      return rule.unit === 'days'
        ? addDays(anchor, rule.days)
        : addWorkingDays(reckoning.calendar, anchor, rule.days);
    }
  }
}

function anchorOf(
  after: 'period-start' | 'period-end' | 'before' | 'publication',
  { from, last }: { readonly from: PlainDate; readonly last: PlainDate },
  { before, published, zone }: Reckoning,
): PlainDate | null {
  if (after === 'period-start') return from;
  if (after === 'period-end') return last;
  if (after === 'publication') return published;
  return before === null ? last : dateAt(before, zone);
}

/** Keeps the time of day and goes on day by day until the stage lies behind the one before. */
function instantAfter(rule: DeadlineRule, reckoning: Reckoning): string | null {
  const named = namedDay(rule, reckoning);
  if (named === null) return null;
  const { before, calendar, zone } = reckoning;
  let day = onWorkingDay(rule, named, calendar);
  for (let pushes = 0; pushes <= MOST_PUSHES; pushes += 1) {
    const instant = instantAt(day, rule.time, zone);
    if (before === null || isLate(instant, before)) return instant;
    const next = addDays(day, 1);
    day = rule.moveOnDayOff === 'none' ? next : workingDayFrom(calendar, next);
  }
  throw new RangeError(`no room for a deadline after ${before}`);
}

/** The rule of a period: the first exception for its kind and the month it ends in, otherwise the ordinary one. */
function ruleFor(
  stage: { readonly deadline: DeadlineRule; readonly exceptions: readonly DeadlineException[] },
  period: PeriodKey,
): DeadlineRule {
  const month = Number(addDays(periodDates(period).to, -1).slice(5, 7));
  const kind = periodKind(period);
  const exception = stage.exceptions.find(
    (one) => (one.period === null || one.period === kind) && (one.month === null || one.month === month),
  );
  return exception?.deadline ?? stage.deadline;
}

/**
 * Instants by stage. A deadline on a day off moves as its rule says, same time of day. When that would put a stage at
 * or before the stage it follows (Friday off: filing moves to Monday afternoon, after Monday morning's scoring), the
 * later stage moves on by working days too, so that everybody keeps a time to act.
 */
export function deadlinesOf(
  rulebook: Rulebook,
  period: PeriodKey,
  calendar: WorkingCalendar,
  zone: string,
  overrides: DeadlineOverrides = {},
): Deadlines {
  let before: string | null = null;
  const found = rulebook.stages.map((stage): [StageKey, string] => {
    const rule = overrides[stage.key] ?? ruleFor(stage, period);
    const instant =
      'at' in rule ? rule.at : instantAfter(rule, { period, calendar, zone, before, published: null });
    if (instant === null) throw new RangeError(`${rulebook.id}: no deadline for ${stage.key}`);
    before = instant;
    return [stage.key, instant];
  });
  return Object.fromEntries(found) as Deadlines;
}

/**
 * Instants by key of the further steps (opinions, notice, publication); null where none is named or what it counts
 * from has not happened. A step counted "after the one before" follows the step or stage in front of it.
 */
export function stepDeadlines(
  rulebook: Rulebook,
  period: PeriodKey,
  calendar: WorkingCalendar,
  zone: string,
  stages: Deadlines,
  published: PlainDate | null = null,
): Readonly<Record<string, string | null>> {
  let before: string | null = null;
  const found: [string, string | null][] = [];
  for (const { key, stage, deadline } of rulebook.steps) {
    const instant: string | null =
      stage !== null
        ? stages[stage]
        : deadline === null
          ? null
          : instantAfter(deadline, { period, calendar, zone, published, before });
    before = instant ?? before;
    if (stage === null) found.push([key, instant]);
  }
  return Object.fromEntries(found);
}
