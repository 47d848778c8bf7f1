// Whom a reminder reaches: those who still have the work, or stand in for them, are there, and were not just reminded.
import type { HeldStage } from '../evaluation/lateness.ts';
import type { Held } from './board.ts';
import { type LentWork, whoActsFor } from './stand-in.ts';

/** Nobody is reminded of the same step again within this time. */
export const AGAIN_AFTER_MS = 2 * 60 * 60_000;

export const SPARED = ['away', 'just-reminded', 'yourself'] as const;
export type Spared = (typeof SPARED)[number];

export interface RemindFacts {
  readonly now: string;
  /** Who reminds. */
  readonly byId: number;
  /** Not there today. */
  readonly away: ReadonlySet<number>;
  readonly lent: readonly LentWork[];
  /** Last reminder by `reminderKey`. */
  readonly last: ReadonlyMap<string, string>;
}

export interface Reminding {
  readonly held: Held;
  /** Who is reminded: the holder, or whoever stands in for him. */
  readonly to: number;
  /** Why this one is left out; null: is reminded. */
  readonly spared: Spared | null;
}

/** One step of one holder: `of` is whose work it is, whoever was reminded of it. */
export const reminderKey = (
  to: number,
  {
    stage,
    subject,
    of,
  }: { readonly stage: HeldStage; readonly subject: Held['subject']; readonly of: number },
) => `${to} ${stage} ${subject} ${of}`;

/** Everybody asked for, with whoever stands in for them; each with the reason that spares them. */
export function whomToRemind(asked: readonly Held[], facts: RemindFacts): readonly Reminding[] {
  return asked.flatMap((held) =>
    whoActsFor(held, facts).map((to) => ({ held, to, spared: reasonToSpare(held, to, facts) })),
  );
}

function reasonToSpare(held: Held, to: number, { now, byId, away, last }: RemindFacts): Spared | null {
  if (to === byId) return 'yourself';
  if (away.has(to)) return 'away';
  const before = last.get(reminderKey(to, { ...held, of: held.personId }));
  const isFresh = before !== undefined && Date.parse(now) - Date.parse(before) < AGAIN_AFTER_MS;
  return isFresh ? 'just-reminded' : null;
}
