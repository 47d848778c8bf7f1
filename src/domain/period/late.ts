// How an instant stands to a deadline. Pages use it too: no dates library here.
import { STAGE_KEYS, type StageKey } from '../rulebook/shape.ts';

/** Instants 'YYYY-MM-DDTHH:mm:ss.sssZ' by which each stage should be done. */
export type Deadlines = Readonly<Record<StageKey, string>>;

export interface StageStatus {
  readonly state: 'open' | 'passed';
  /** Whole minutes left, or passed since; a started minute is not counted. */
  readonly minutes: number;
}

function milliseconds(instant: string): number {
  const value = Date.parse(instant);
  if (Number.isNaN(value)) throw new RangeError(`not an instant: ${instant}`);
  return value;
}

/** True when `instant` is after the deadline; the very moment is still on time. */
export function isLate(instant: string, deadline: string): boolean {
  return milliseconds(instant) > milliseconds(deadline);
}

export function stageStatus(now: string, deadline: string): StageStatus {
  const distance = milliseconds(deadline) - milliseconds(now);
  return { state: distance < 0 ? 'passed' : 'open', minutes: Math.floor(Math.abs(distance) / 60_000) };
}

/** The first stage whose deadline has not passed; null when all have. */
export function currentStage(now: string, deadlines: Deadlines): StageKey | null {
  return STAGE_KEYS.find((key) => !isLate(now, deadlines[key])) ?? null;
}
