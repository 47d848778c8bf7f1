// Shares of tasks that conditions ask for: of all tasks, how many done, on time with quality, exceeded, late, undone.
// Source: regulation 366 art. 11 (100 % of tasks, at least 30 % exceeded, at most 20 % late); "undone" is under half
// of the quantity given (Thanh Hoa 1053).
import type { TASK_FIGURES } from '../rulebook/shape-regime.ts';
import type { ItemFault, ScoreInput, StatedShare, WorkLine } from './input.ts';
import { compareRatios } from './value.ts';

type WorkFacts = Pick<ScoreInput, 'shares' | 'lines'>;
type TaskFigure = (typeof TASK_FIGURES)[number];

const unexcused = (faults: readonly ItemFault[]) => faults.some(({ times, excused }) => times > excused);
const isDone = (line: WorkLine) => line.done >= line.assigned;

const COUNTS: { readonly [F in TaskFigure]: (line: WorkLine) => boolean } = {
  'tasks-done': isDone,
  'tasks-on-time-with-quality': (line) => isDone(line) && !unexcused(line.faults) && !unexcused(line.delays),
  'tasks-exceeded': (line) => line.done > line.assigned || line.exceeded,
  'tasks-late': (line) => unexcused(line.delays),
  'tasks-undone': (line) => 2 * line.done < line.assigned,
};

function isTaskFigure(name: string): name is TaskFigure {
  return Object.hasOwn(COUNTS, name);
}

/** Part and whole, or null when there is nothing to count. What was stated stands before what lines say. */
export function countsOf({ shares, lines }: WorkFacts, name: string): StatedShare | null {
  const stated = Object.hasOwn(shares, name) ? shares[name] : undefined;
  if (stated !== undefined) return stated.whole === 0 ? null : stated;
  if (!isTaskFigure(name)) return null;
  const counts = COUNTS[name];
  let [part, whole] = [0, 0];
  for (const line of lines) {
    if (line.assigned <= 0) continue;
    whole += 1;
    if (counts(line)) part += 1;
  }
  return whole === 0 ? null : { part, whole };
}

/** Part and whole of the task that got least of its quantity done; null without tasks. */
export function weakestTask({ lines }: Pick<ScoreInput, 'lines'>): StatedShare | null {
  let weakest: StatedShare | null = null;
  for (const { done: part, assigned: whole } of lines) {
    if (whole <= 0) continue;
    if (weakest === null || compareRatios(part, whole, weakest.part, weakest.whole) < 0)
      weakest = { part, whole };
  }
  return weakest;
}
