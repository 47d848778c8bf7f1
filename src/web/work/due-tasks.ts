// Open work that has its date this week or is past it, and the line that says one of them is done today.
import type { EntryLine } from '../../contract/work.ts';
import type { WeekTask } from './entry-shapes.ts';

/** Longer than a working day says nothing of what was spent today. */
const WHOLE_DAY = 480;

/** What one may deliver oneself, or one's own part of it; the oldest date first; `sent` are tasks whose line still waits on this device. */
export function dueTasks(tasks: readonly WeekTask[], sent: ReadonlySet<number>): readonly WeekTask[] {
  return tasks
    .filter(
      (task) => (task.place === 'due' || task.place === 'carried') && isToFinish(task) && !sent.has(task.id),
    )
    .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.id - b.id);
}

export const isOwnPart = ({ may }: Pick<WeekTask, 'may'>): boolean => may.includes('finish-share');

const isToFinish = (task: WeekTask): boolean =>
  task.may.includes('deliver') || (isOwnPart(task) && task.ownDone === null);

/** What is left of the standard time of the own share, in minutes; null: none is known, or it is no time of one day. */
export function timeLeft({ minutes, quantity, ownShare, logged }: WeekTask): number | null {
  const left = Math.floor(((minutes ?? 0) * quantity * ownShare) / 100) - logged;
  return left > 0 && left <= WHOLE_DAY ? left : null;
}

export function finishedLine(task: WeekTask, today: string): EntryLine {
  const { id, title } = task;
  return {
    ...{ text: title, title, taskId: id, done: today, due: null, minutes: timeLeft(task), tags: [] },
    day: today,
  };
}
