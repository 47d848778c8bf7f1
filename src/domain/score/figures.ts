// Shares of tasks that conditions ask for: of all tasks, how many done, on time with quality, exceeded, late, undone.
// Source: regulation 366 art. 11 (100 % of tasks, at least 30 % exceeded, at most 20 % late); "undone" is under half
// of the quantity given (Thanh Hoa 1053).
import { TASK_FIGURES } from '../rulebook/shape-regime.ts';
import { type Fraction, fraction } from './fraction.ts';
import type { ItemFault, ScoreInput, StatedShare, WorkLine } from './input.ts';

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
  return TASK_FIGURES.some((figure) => figure === name);
}

/** Part and whole, or null when there is nothing to count. What was stated stands before what lines say. */
export function countsOf({ shares, lines }: WorkFacts, name: string): StatedShare | null {
  const stated = Object.hasOwn(shares, name) ? shares[name] : undefined;
  if (stated !== undefined) return stated.whole === 0 ? null : stated;
  if (!isTaskFigure(name)) return null;
  const tasks = lines.filter((line) => line.assigned > 0);
  return tasks.length === 0 ? null : { part: tasks.filter(COUNTS[name]).length, whole: tasks.length };
}

export function figureOf(input: WorkFacts, name: string): Fraction | null {
  const counts = countsOf(input, name);
  return counts === null ? null : fraction(counts.part, counts.whole);
}

/** The smallest share of its quantity any task reached; null without tasks. */
export function weakestTask(input: ScoreInput): Fraction | null {
  const shares = input.lines
    .filter((line) => line.assigned > 0)
    .map((line) => fraction(line.done, line.assigned));
  return shares.reduce<Fraction | null>(
    (weakest, one) => (weakest === null || one.n * weakest.d < weakest.n * one.d ? one : weakest),
    null,
  );
}
