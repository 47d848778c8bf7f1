// Which step a record waits for, by when, and whether that is over. The one place: board, figures, lists and duties ask
// here, each record by the deadlines of the regulation it follows itself; a week may have several regulations.
import { type Deadlines, isLate } from '../period/late.ts';
import type { TurnFacts } from './waiting.ts';
import { isSettled } from './waiting.ts';

/** Deadlines of the regulation a record follows. */
export type DeadlinesOf<R> = (record: R) => Deadlines;

/** A stage somebody can be late with; closing is the Office's own. */
export const LADDER_STAGES = ['submit', 'score', 'approve'] as const;
/** What somebody may hold up: a stage, or the closing, by not having opened a noted dissent. */
export const HELD_STAGES = [...LADDER_STAGES, 'dissent'] as const;
export type HeldStage = (typeof HELD_STAGES)[number];

/** What a record waits for; null when that is nothing any more, or it does not count. */
export function stageAwaited(record: TurnFacts): HeldStage | null {
  if (!record.counted) return null;
  if (record.state === 'approved' && record.dissent === 'noted') return 'dissent';
  if (isSettled(record)) return null;
  if (record.state === 'open' || record.state === 'returned') return 'submit';
  return record.state === 'scored' || record.oneAuthority ? 'approve' : 'score';
}

export interface StepAwaited {
  readonly stage: HeldStage;
  readonly due: string;
  readonly late: boolean;
}

/** The step a record waits for, with its own deadline. */
export function stepAwaited<R extends TurnFacts>(
  record: R,
  deadlinesOf: DeadlinesOf<R>,
  now: string,
): StepAwaited | null {
  const stage = stageAwaited(record);
  if (stage === null) return null;
  // The closing waits for the dissent to be opened.
  const due = deadlinesOf(record)[stage === 'dissent' ? 'close' : stage];
  return { stage, due, late: isLate(now, due) };
}

/** Not filed, although due. */
export function isMissing<R extends TurnFacts>(record: R, deadlinesOf: DeadlinesOf<R>, now: string): boolean {
  const step = stepAwaited(record, deadlinesOf, now);
  return step?.stage === 'submit' && step.late;
}
