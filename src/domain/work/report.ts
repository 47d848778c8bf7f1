// The weekly report from the register: works with their dates, and points proposed from dates and returns. Exact whole
// numbers; too little to go by gives no points, never full marks.
import type { PlainDate } from '../organization/shape.ts';
import type { WorkingCalendar } from '../period/calendar.ts';
import { addDays } from '../period/date.ts';
import type { Criterion } from '../rulebook/shape.ts';
import { isPassedAtEntry, workingDaysLate } from './lateness.ts';
import type { ProposalReason, ProposedScore } from './proposed.ts';
import { PROPOSAL_RULE, type ProposalRule } from './report-rule.ts';
import { doneFor, type HeldTask } from './task.ts';

export interface ReportWeek {
  /** Half-open. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The day on which it is asked. */
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
}

/** Where a task of a week stands: left over, due this week, done this week, any other open one. */
export type WeekPlace = 'carried' | 'due' | 'done' | 'open';

/** Null: it has nothing to do with this person's week. Done counts by the day of delivery. */
export function placeInWeek(task: HeldTask, personId: number, { from, to }: ReportWeek): WeekPlace | null {
  const { state, starts, due, delivered } = task;
  const held = heldIn(task, personId, { from, to });
  const settled = delivered !== null && delivered < from;
  if (!held || state === 'dropped' || state === 'proposed' || starts >= to || settled) return null;
  if (due !== null && due < from) return 'carried';
  if (delivered !== null && delivered < to) return 'done';
  return due !== null && due < to ? 'due' : 'open';
}

export interface ReportedTask {
  readonly task: HeldTask;
  readonly place: WeekPlace;
  /** Delivered, or the own part of it done, within the week or before; null: not by its end. */
  readonly done: PlainDate | null;
  /** Working days after its date; null: without date, or the date is still to come. */
  readonly late: number | null;
  /** Per cent reached in this week. */
  readonly part: number | null;
}

/** Works of the report: everything due, done, left over, or worked on in the week. */
export function reportedTasks(
  tasks: readonly HeldTask[],
  personId: number,
  week: ReportWeek,
  workedOn: ReadonlySet<number>,
): readonly ReportedTask[] {
  const found = tasks.flatMap((task): ReportedTask[] => {
    const place = placeInWeek(task, personId, week);
    if (place === null) return [];
    const part = task.parts.find((one) => one.weekStart === week.from)?.part ?? null;
    if (place === 'open' && part === null && !workedOn.has(task.id)) return [];
    const ended = doneFor(task, personId);
    const done = ended !== null && ended < week.to ? ended : null;
    return [{ task, place, done, late: lateIn(task, done, week), part }];
  });
  return found.toSorted(
    (a, b) =>
      Number(b.task.important) - Number(a.task.important) ||
      (a.task.due ?? '9').localeCompare(b.task.due ?? '9') ||
      a.task.id - b.task.id,
  );
}

/** The last day that can be spoken of: today while the week runs, afterwards the day that ends it. */
function lastDay({ to, today }: ReportWeek): PlainDate {
  return today < to ? today : to;
}

function lateIn(task: HeldTask, done: PlainDate | null, week: ReportWeek): number | null {
  if (task.due === null || (done === null && task.due >= lastDay(week))) return null;
  return workingDaysLate(week.calendar, task.due, done ?? lastDay(week));
}

/** One task's bearing on a criterion. */
interface Count {
  readonly good: boolean;
  readonly reason: { readonly code: ProposalReason; readonly count: number } | null;
}

/** Null: says nothing about keeping dates. It counts for who held the work on its date. */
function inTime({ task, done, late }: ReportedTask, personId: number): Count | null {
  const { due, delayExcuse } = task;
  if (due === null || late === null || isPassedAtEntry(task) || !heldOn(task, personId, due)) return null;
  const missing = done === null;
  if (late === 0 && !missing) return { good: true, reason: null };
  if (late === 0) return null;
  const code = missing ? 'undone' : 'late';
  const excused = delayExcuse === 'granted';
  return { good: excused, reason: { code: excused ? `${code}-excused` : code, count: late } };
}

/**
 * A return counts in the week it came back, for who held the work then; once reworked it is not held against a second
 * time. Came over on that very day, it counts for nobody: days do not tell which was first.
 */
function atOnce(task: HeldTask, personId: number, { from, to }: ReportWeek): Count | null {
  const within = (day: PlainDate | null) => day !== null && day >= from && day < to;
  if (within(task.returned)) {
    if (!heldOn(task, personId, task.returned) || cameOver(task, personId, task.returned)) return null;
    const excused = task.faultExcuse === 'granted';
    const code = excused ? 'returned-excused' : 'returned';
    return { good: excused, reason: { code, count: task.returns } };
  }
  const atFirst = within(task.accepted) && task.returns === 0 && heldOn(task, personId, task.accepted);
  return atFirst ? { good: true, reason: null } : null;
}

/** Held on some day of the week: what was delivered earlier may be accepted in it. */
function heldIn(task: HeldTask, personId: number, { from, to }: Pick<ReportWeek, 'from' | 'to'>): boolean {
  return task.shares.some(
    (one) => one.personId === personId && one.from < to && (one.to === null || one.to > from),
  );
}

function heldOn(task: HeldTask, personId: number, day: PlainDate | null): boolean {
  return day !== null && heldIn(task, personId, { from: day, to: addDays(day, 1) });
}

/** Got it from somebody else on that day. */
function cameOver({ shares, starts }: HeldTask, personId: number, day: PlainDate | null): boolean {
  return shares.some((one) => one.personId === personId && one.from === day && one.from > starts);
}

/** Points for each criterion the rule speaks of, as far as the rulebook of the week has it. */
export function proposeScores(
  reported: readonly ReportedTask[],
  tasks: readonly HeldTask[],
  personId: number,
  week: ReportWeek,
  criteria: readonly Criterion[],
  rule: ProposalRule = PROPOSAL_RULE,
): readonly ProposedScore[] {
  return criteria.flatMap(({ key, max, step }) => {
    const counted = rule.criteria[key];
    if (counted === undefined) return [];
    const found =
      counted === 'in-time'
        ? counts(
            reported,
            (one) => one.task,
            (one) => inTime(one, personId),
          )
        : counts(
            tasks,
            (task) => task,
            (task) => atOnce(task, personId, week),
          );
    const part = found.filter(({ good }) => good).length;
    const whole = found.length;
    const reasons = found.flatMap(({ reason, task }) =>
      reason === null ? [] : [{ ...reason, taskId: task.id, title: task.title }],
    );
    const points = whole === 0 ? null : Math.floor((max * part) / (whole * step)) * step;
    return [{ criterion: key, points, max, step, part, whole, reasons }];
  });
}

function counts<T>(
  all: readonly T[],
  taskOf: (one: T) => HeldTask,
  countOf: (one: T) => Count | null,
): readonly (Count & { readonly task: HeldTask })[] {
  return all.flatMap((one) => {
    const count = countOf(one);
    return count === null ? [] : [{ ...count, task: taskOf(one) }];
  });
}
