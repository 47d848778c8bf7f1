// The body of the Friday: units with a head, a deputy, a section head and staff each, under a leader with an Office.
import type { Rank } from '../../src/domain/organization/shape.ts';
import type { BodySpec } from '../builders/body.ts';

export interface FridaySize {
  readonly units: number;
  readonly people: number;
  readonly seed: number;
}

export interface FridayBody extends BodySpec {
  readonly units: Readonly<Record<string, string | null>>;
  readonly people: Readonly<Record<string, readonly [Rank, string]>>;
  readonly staffOf: (unit: number) => readonly string[];
}

/** Chair, vice chair and Office above, the rest spread evenly; `u1-head`, `u1-deputy`, `u1-section`, `u1-1`, `u1-2` ... */
export function fridayBody({ units, people }: FridaySize): FridayBody {
  const numbers = Array.from({ length: units }, (_, at) => at + 1);
  const staff = people - 3 - units * 3;
  const staffOf = (unit: number) => {
    const count = Math.floor(staff / units) + (unit <= staff % units ? 1 : 0);
    return Array.from({ length: count }, (_, at) => `u${unit}-${at + 1}`);
  };
  const members = numbers.flatMap((unit): [string, readonly [Rank, string]][] => [
    [`u${unit}-head`, ['head', `u${unit}`]],
    [`u${unit}-deputy`, ['deputy', `u${unit}`]],
    [`u${unit}-section`, ['section-head', `u${unit}`]],
    ...staffOf(unit).map((key): [string, readonly [Rank, string]] => [key, ['staff', `u${unit}`]]),
  ]);
  return {
    units: { ward: null, ...Object.fromEntries(numbers.map((unit) => [`u${unit}`, 'ward'])) },
    people: {
      ...{ chair: ['leader', 'ward'], vice: ['deputy', 'ward'], office: ['staff', 'ward'] },
      ...Object.fromEntries(members),
    },
    roles: [['office', 'office', 'ward']],
    staffOf,
  };
}

/** Numbers from a seed, in [0, 1): the same seed is the same Friday. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  return all
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}
