// Moving the deadline of a stage: only later, and only to a time that is still to come.
import { type Refusal, refuse } from '../refusal.ts';
import type { StageKey } from '../rulebook/shape.ts';
import { type Deadlines, isLate } from './late.ts';

/** Every reason against moving `stage` to `until`; empty when it may be moved. */
export function checkExtension(
  stage: StageKey,
  until: string,
  deadlines: Deadlines,
  now: string,
): readonly Refusal[] {
  const current = deadlines[stage];
  return [
    ...(isLate(until, current) ? [] : [refuse('deadline-not-later', { stage, current })]),
    ...(isLate(until, now) ? [] : [refuse('deadline-in-the-past', { stage })]),
  ];
}
