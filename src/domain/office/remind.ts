// Whom a reminder reaches: those who still have the work, are there, and were not just reminded.
import type { Held, HeldStage } from './board.ts';

/** Nobody is reminded of the same step again within this time. */
export const AGAIN_AFTER_MS = 2 * 60 * 60_000;

export const SPARED = ['away', 'just-reminded', 'yourself'] as const;
export type Spared = (typeof SPARED)[number];

export interface RemindFacts {
  readonly now: string;
  /** Who reminds. */
  readonly byId: number;
  /** On leave today. */
  readonly away: ReadonlySet<number>;
  /** Last reminder by `person stage`. */
  readonly last: ReadonlyMap<string, string>;
}

export interface Reminding {
  readonly held: Held;
  /** Why this one is left out; null: is reminded. */
  readonly spared: Spared | null;
}

export const reminderKey = (personId: number, stage: HeldStage) => `${personId} ${stage}`;

/** Everybody asked for, each with the reason that spares them. */
export function whomToRemind(asked: readonly Held[], facts: RemindFacts): readonly Reminding[] {
  return asked.map((held) => ({ held, spared: reasonToSpare(held, facts) }));
}

function reasonToSpare({ personId, stage }: Held, { now, byId, away, last }: RemindFacts): Spared | null {
  if (personId === byId) return 'yourself';
  if (away.has(personId)) return 'away';
  const before = last.get(reminderKey(personId, stage));
  const isFresh = before !== undefined && Date.parse(now) - Date.parse(before) < AGAIN_AFTER_MS;
  return isFresh ? 'just-reminded' : null;
}
