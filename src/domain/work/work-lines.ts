// Lines of converted products for the form of a longer period (Decree 335, arts 13-14), from one person's tasks.
// Quantities are hundredths of an item: one item times a share of 40 per cent is 40.
import type { PlainDate } from '../organization/shape.ts';
import type { WorkingCalendar } from '../period/calendar.ts';
import type { WorkLine } from '../score/input.ts';
import { workingDaysLate } from './lateness.ts';
import type { Share, Task } from './task.ts';

export interface LinePeriod {
  /** Half-open. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
}

export interface ProposedLine {
  readonly line: WorkLine;
  readonly tasks: readonly Task[];
}

export interface ProposedLines {
  readonly lines: readonly ProposedLine[];
  /** The catalogue gives them no coefficient: nothing is invented. */
  readonly withoutCoefficient: readonly Task[];
}

/** Products alike and without fault stand in one line; one that was returned or late has its own. */
export function tasksToWorkLines(
  tasks: readonly Task[],
  personId: number,
  period: LinePeriod,
): ProposedLines {
  const counted = tasks.flatMap((task) => {
    const amounts = amountsOf(task, personId, period);
    return amounts === null ? [] : [{ task, ...amounts }];
  });
  const withoutCoefficient = counted.filter(({ task }) => task.coefficient === null).map(({ task }) => task);
  const single = counted.flatMap(({ task, assigned, done }): ProposedLine[] => {
    if (task.coefficient === null) return [];
    return [{ line: { ...lineOf(task, task.coefficient, period), assigned, done }, tasks: [task] }];
  });
  return { lines: joined(single), withoutCoefficient };
}

const NO_DEGREES = { axis: null, factors: [], exceeded: false, progress: null, quality: null, bonus: false };

function lineOf(task: Task, coefficient: number, period: LinePeriod): Omit<WorkLine, 'assigned' | 'done'> {
  const { returns, excusedReturns, delayExcuse } = task;
  return {
    ...NO_DEGREES,
    key: `task-${task.id}`,
    coefficient,
    faults: returns === 0 ? [] : [{ times: returns, excused: excusedReturns }],
    delays: isLate(task, period) ? [{ times: 1, excused: delayExcuse === 'granted' ? 1 : 0 }] : [],
  };
}

function isLate({ due, delivered }: Task, { to, today, calendar }: LinePeriod): boolean {
  return due !== null && due < to && workingDaysLate(calendar, due, delivered ?? today) > 0;
}

/** How much of a task belongs to the person and the period; null: nothing. */
function amountsOf(task: Task, personId: number, period: LinePeriod) {
  const share = task.shares.find((one) => one.personId === personId);
  if (share === undefined || task.state === 'proposed' || task.state === 'dropped') return null;
  if (share.to !== null) return keptAmounts(task, share, period);
  const before = partsOf(task, (week) => week < period.from);
  const within = partsOf(task, (week) => week >= period.from && week < period.to);
  const ends = endOf(task);
  // It ends later: what was reached by now counts for both.
  if (ends === null || ends >= period.to) {
    const reached = scaled(task.quantity, share.share, within);
    return reached === 0 ? null : { assigned: reached, done: reached };
  }
  const arrived = task.delivered !== null && task.delivered >= period.from && task.delivered < period.to;
  // Counted as given in the period of its date; here only what arrived after all.
  if (ends < period.from && !arrived) return null;
  const left = 100 - before;
  const delivered = task.delivered !== null && task.delivered < period.to;
  const assigned = scaled(task.quantity, share.share, left);
  if (assigned === 0) return null;
  const done = delivered
    ? scaled(task.doneQuantity, share.share, left)
    : scaled(task.quantity, share.share, within);
  return { assigned, done };
}

/** The accepted part of somebody who handed over is his in full, in the period in which he handed over. */
function keptAmounts(task: Task, { share, to }: Share, period: LinePeriod) {
  const amount = scaled(task.quantity, share, 100);
  const then = to !== null && to >= period.from && to < period.to;
  return then && amount > 0 ? { assigned: amount, done: amount } : null;
}

/** The day by which it counts: its date, or the day of delivery where it has none. */
function endOf({ due, delivered }: Task): PlainDate | null {
  return due ?? delivered;
}

function partsOf(task: Task, wanted: (weekStart: PlainDate) => boolean): number {
  return task.parts.reduce((sum, { weekStart, part }) => sum + (wanted(weekStart) ? part : 0), 0);
}

/** Hundredths of an item, cut down: items times share times part, both in per cent. */
function scaled(quantity: number, share: number, part: number): number {
  return Math.floor((quantity * share * part) / 100);
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
