// Which weeks absences take out of the count, reckoned by the rulebook of each week.
import type { AffectedWeek } from '../domain/organization/absence.ts';
import type { AbsenceKind, DateSpan } from '../domain/organization/shape.ts';
import type { WorkingCalendar } from '../domain/period/calendar.ts';
import { countedInWeek } from '../domain/period/counted.ts';
import { addDays } from '../domain/period/date.ts';
import { nextWeek, weekDates, weekOf } from '../domain/period/week.ts';
import type { WeekPart } from '../store/absences.ts';
import type { Rulebooks } from '../store/rulebooks.ts';

type AbsenceSpan = DateSpan & { readonly kind: AbsenceKind };

export interface CountingRules {
  readonly rulebooks: Rulebooks;
  readonly calendar: WorkingCalendar;
}

/** Longest row of weeks told for one absence. */
const MOST_WEEKS = 53;

function isCounted(
  rules: CountingRules,
  part: DateSpan & Pick<Partial<WeekPart>, 'rulebook'> & { readonly to: string },
  absences: readonly AbsenceSpan[],
) {
  const { forWeek, source } = rules.rulebooks;
  const rulebook = part.rulebook
    ? source(part.rulebook.id, part.rulebook.version)
    : forWeek(weekDates(weekOf(part.from)).from)?.rulebook;
  return rulebook === undefined || countedInWeek(rulebook, part, absences, rules.calendar).counted;
}

/**
 * Weeks not counted because of `absence`, beside the person's other absences, by the body's regulation: weeks to come
 * have no record yet. An open one is told up to `until`.
 */
export function weeksNotCounted(
  rules: CountingRules,
  absence: AbsenceSpan,
  others: readonly AbsenceSpan[],
  until: string,
): readonly string[] {
  const end = absence.to ?? addDays(until, 1);
  const weeks: string[] = [];
  if (end <= absence.from) return weeks;
  const last = weekOf(addDays(end, -1));
  for (let week = weekOf(absence.from); week <= last && weeks.length < MOST_WEEKS; week = nextWeek(week)) {
    const dates = weekDates(week);
    const turnedByIt = isCounted(rules, dates, others) && !isCounted(rules, dates, [...others, absence]);
    if (turnedByIt || (isCounted(rules, dates, []) && !isCounted(rules, dates, [absence]))) weeks.push(week);
  }
  return weeks;
}

/** Parts of weeks whose counting differs between two sets of absences, each by its own regulation. */
export function turnedParts(
  rules: CountingRules,
  parts: readonly WeekPart[],
  before: readonly AbsenceSpan[],
  after: readonly AbsenceSpan[],
): readonly AffectedWeek[] {
  return parts
    .filter((part) => isCounted(rules, part, before) !== isCounted(rules, part, after))
    .map(({ week, state }) => ({ week, state }));
}
