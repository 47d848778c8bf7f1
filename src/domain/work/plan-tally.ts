// Plan against done: how many tasks, and converted by coefficient. Coefficients are hundredths, so is the sum.
import type { PlainDate } from '../organization/shape.ts';
import type { WorkingCalendar } from '../period/calendar.ts';
import { lateOf } from './lateness.ts';
import type { Task } from './task.ts';

export interface Tally {
  readonly tasks: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly open: number;
  readonly late: number;
  readonly planned: number;
  readonly done: number;
  /** Tasks without a coefficient: not in the two sums. */
  readonly unconverted: number;
}

export function tallyOf(tasks: readonly Task[], calendar: WorkingCalendar, today: PlainDate): Tally {
  const count = (fits: (task: Task) => boolean) => tasks.filter(fits).length;
  const converted = (quantityOf: (task: Task) => number) =>
    tasks.reduce((sum, task) => sum + (task.coefficient ?? 0) * quantityOf(task), 0);
  return {
    tasks: tasks.length,
    accepted: count(({ state }) => state === 'accepted'),
    delivered: count(({ state }) => state === 'delivered'),
    open: count(({ state }) => state === 'open' || state === 'proposed'),
    late: count((task) => task.delayExcuse !== 'granted' && (lateOf(calendar, task, today) ?? 0) > 0),
    planned: converted((task) => task.quantity),
    done: converted((task) => task.doneQuantity),
    unconverted: count(({ coefficient }) => coefficient === null),
  };
}
