// Chance that repeats itself: the sample body is the same on every machine.

/** A generator of numbers in [0, 1) from a text (mulberry32 over a small hash). */
export function chanceOf(seed: string): () => number {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of the members. */
export function pick<T>(chance: () => number, members: readonly T[]): T {
  const member = members[Math.floor(chance() * members.length)];
  if (member === undefined) throw new Error('nothing to pick from');
  return member;
}

/** An integer from `low` to `high`, both included. */
export function between(chance: () => number, low: number, high: number): number {
  return low + Math.floor(chance() * (high - low + 1));
}
