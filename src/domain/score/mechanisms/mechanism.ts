// What every mechanism gets and gives. A mechanism knows nothing of rulebook files, only its own node.
import type { Level } from '../../rulebook/shape.ts';
import {
  divide,
  type Fraction,
  fraction,
  multiply,
  ONE,
  ofHundredths,
  smaller,
  toExact,
} from '../fraction.ts';
import type { ScoreInput } from '../input.ts';
import type { InputFault, MissingInput, Operand } from '../outcome.ts';

/** A part that was already worked out, with its own ceiling. */
export interface Part {
  readonly key: string;
  /** A penalty is subtracted by the sum above it. */
  readonly subtracts: boolean;
  readonly value: Fraction | null;
  /** In hundredths. */
  readonly max: number;
}

export interface Worked {
  /** In points; null while something is missing or not allowed. */
  readonly value: Fraction | null;
  /** The value before the ceiling cut it. */
  readonly cutFrom?: Fraction;
  /** Made only when somebody asks for the explanation. */
  readonly operands?: () => readonly Operand[];
  readonly missing?: readonly MissingInput[];
  readonly invalid?: readonly InputFault[];
}

export interface Context {
  readonly input: ScoreInput;
  readonly levels: readonly Level[];
}

export type MechanismOf<N> = (node: N, parts: readonly Part[], context: Context) => Worked;

export function exact(name: Operand['name'], value: Fraction): Operand {
  return { name, exact: toExact(value), word: null };
}

export function word(name: Operand['name'], text: string): Operand {
  return { name, exact: null, word: text };
}

/** Hundredths of a per cent as a share: 2500 is a quarter. */
export function share(percent: number): Fraction {
  return fraction(percent, 10_000n);
}

/** What a part reached of its own maximum, or null. */
export function shareOf(part: Part): Fraction | null {
  return part.value === null ? null : divide(part.value, ofHundredths(part.max));
}

/** A share of `max`, at most the whole; says so when it was more. */
export function pointsFor(
  reached: Fraction,
  max: number,
  operands: () => readonly Operand[] = () => [],
): Worked {
  const value = multiply(smaller(reached, ONE), ofHundredths(max));
  const isCut = reached.n > reached.d;
  return isCut ? { value, cutFrom: multiply(reached, ofHundredths(max)), operands } : { value, operands };
}

export function lacking(kind: MissingInput['kind'], node: string, key: string): Worked {
  return { value: null, missing: [{ kind, node, key }] };
}

/** A value somebody stated under a key, never one inherited from Object. */
export function stated<T>(from: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}
