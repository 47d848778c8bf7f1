// Lines of converted products for the form of a longer period (Decree 335, arts 13-14), from one person's tasks.
// Quantities are hundredths of an item: one item times a share of 40 per cent is 40.
import type { PlainDate } from '../organization/shape.ts';
import type { WorkingCalendar } from '../period/calendar.ts';
import type { WorkLine } from '../score/input.ts';
import { workingDaysLate } from './lateness.ts';
import { doneFor, type HeldTask, type Share } from './task.ts';

export interface LinePeriod {
  /** Half-open. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
}

export interface ProposedLine {
  readonly line: WorkLine;
  readonly tasks: readonly HeldTask[];
}

export interface ProposedLines {
  readonly lines: readonly ProposedLine[];
  /** The catalogue gives them no coefficient: nothing is invented. */
  readonly withoutCoefficient: readonly HeldTask[];
}

/** Products alike and without fault stand in one line; one that was returned or late has its own. */
export function tasksToWorkLines(
  tasks: readonly HeldTask[],
  personId: number,
  period: LinePeriod,
): ProposedLines {
  const counted = tasks.flatMap((task) => {
    const amounts = amountsOf(task, personId, period);
    return amounts === null ? [] : [{ task, ...amounts }];
  });
  const withoutCoefficient = counted.filter(({ task }) => task.coefficient === null).map(({ task }) => task);
  const single = counted.flatMap(({ task, ...amounts }): ProposedLine[] => {
    if (task.coefficient === null) return [];
    return [{ line: lineOf(task, task.coefficient, amounts, personId, period), tasks: [task] }];
  });
  return { lines: joined(single), withoutCoefficient };
}

const NO_DEGREES = { axis: null, factors: [], exceeded: false, progress: null, quality: null, bonus: false };

/**
 * A quarter off is a quarter of that product as far as it is the person's and of this period: with a fault or a delay the
 * share and the part stand as factors beside whole items. Everything else is hundredths of an item.
 */
function lineOf(
  task: HeldTask,
  coefficient: number,
  amounts: Amounts,
  personId: number,
  period: LinePeriod,
): WorkLine {
  const { returns, excusedReturns, delayExcuse } = task;
  const { by, assigned, done, kept } = amounts;
  const faults = kept || returns === 0 ? [] : [{ times: returns, excused: excusedReturns }];
  const late = !kept && isLate(task, personId, period);
  const delays = late ? [{ times: 1, excused: delayExcuse === 'granted' ? 1 : 0 }] : [];
  const line = { ...NO_DEGREES, key: `task-${task.id}`, coefficient, faults, delays };
  return faults.length + delays.length === 0
    ? { ...line, assigned: cut(assigned, by), done: cut(done, by) }
    : { ...line, factors: by.filter((percent) => percent < 100), assigned, done };
}

function isLate(task: HeldTask, personId: number, { to, today, calendar }: LinePeriod): boolean {
  const { due } = task;
  return due !== null && due < to && workingDaysLate(calendar, due, doneFor(task, personId) ?? today) > 0;
}

/** Hundredths of an item, of which the person's are so many per cent (share, part of the period) one after the other. */
interface Amounts {
  readonly assigned: number;
  readonly done: number;
  readonly by: readonly number[];
  /** Accepted when it was handed over: what came after is not his. */
  readonly kept: boolean;
}

/** How much of a task belongs to the person and the period; null: nothing. */
function amountsOf(task: HeldTask, personId: number, period: LinePeriod): Amounts | null {
  const share = task.shares.find((one) => one.personId === personId);
  if (share === undefined || task.state === 'proposed' || task.state === 'dropped') return null;
  const found = share.to === null ? heldAmounts(task, share, period) : keptAmounts(task, share, period);
  return found === null || cut(found.assigned, found.by) === 0 ? null : found;
}

function heldAmounts(task: HeldTask, { share }: Share, period: LinePeriod): Amounts | null {
  const { quantity, delivered } = task;
  const before = partsOf(task, (week) => week < period.from);
  const within = partsOf(task, (week) => week >= period.from && week < period.to);
  const ends = endOf(task);
  const whole = { assigned: quantity * 100, done: quantity * 100, kept: false };
  // It ends later: what was reached by now counts for both.
  if (ends === null || ends >= period.to) return { ...whole, by: [share, within] };
  const arrived = delivered !== null && delivered >= period.from && delivered < period.to;
  // Counted as given in the period of its date; here only what arrived after all.
  if (ends < period.from && !arrived) return null;
  const left = 100 - before;
  if (delivered !== null && delivered < period.to)
    return { ...whole, done: task.doneQuantity * 100, by: [share, left] };
  return { assigned: quantity * left, done: quantity * within, by: [share], kept: false };
}

/** The accepted part of somebody who handed over is his in full, in the period in which he handed over. */
function keptAmounts({ quantity }: HeldTask, { share, to }: Share, period: LinePeriod): Amounts | null {
  const then = to !== null && to >= period.from && to < period.to;
  return then ? { assigned: quantity * 100, done: quantity * 100, by: [share], kept: true } : null;
}

/** The day by which it counts: its date, or the day of delivery where it has none. */
function endOf({ due, delivered }: HeldTask): PlainDate | null {
  return due ?? delivered;
}

function partsOf(task: HeldTask, wanted: (weekStart: PlainDate) => boolean): number {
  return task.parts.reduce((sum, { weekStart, part }) => sum + (wanted(weekStart) ? part : 0), 0);
}

/** So many per cent of it, one after the other, cut down to a whole hundredth. */
function cut(hundredths: number, by: readonly number[]): number {
  return Math.floor(by.reduce((left, percent) => left * percent, hundredths) / 100 ** by.length);
}

function joined(lines: readonly ProposedLine[]): readonly ProposedLine[] {
  const groups = Map.groupBy(lines, ({ line, tasks: [task] }) =>
    task?.itemId == null || line.faults.length + line.delays.length > 0
      ? line.key
      : `item-${task.itemId}-${line.coefficient}`,
  );
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const sum = (of: 'assigned' | 'done') => group.reduce((total, { line }) => total + line[of], 0);
    const line = { ...first.line, key, assigned: sum('assigned'), done: sum('done') };
    return [{ line, tasks: group.flatMap(({ tasks }) => tasks) }];
  });
}
