// What every mechanism gets and gives. A mechanism knows nothing of rulebook files, only its own node.
import type { Level } from '../../rulebook/shape.ts';
import { divide, type Fraction, fraction, ofHundredths, toExact } from '../fraction.ts';
import type { ScoreInput } from '../input.ts';
import type { InputFault, MissingInput, Operand } from '../outcome.ts';
import type { EnteredScores } from '../shape.ts';
import { partOf, type Value } from '../value.ts';

/** A part that was already worked out, with its own ceiling. */
export interface Part {
  /** A penalty is subtracted by the sum above it. */
  readonly subtracts: boolean;
  readonly value: Value | null;
  /** In hundredths. */
  readonly max: number;
}

export interface Worked {
  /** null while something is missing or not allowed. */
  readonly value: Value | null;
  /** Made only when somebody asks for the explanation. */
  readonly operands: () => readonly Operand[];
  /** The value before the ceiling cut it; null where it did not. */
  readonly cutFrom: (() => Value) | null;
  readonly missing: readonly MissingInput[];
  readonly invalid: readonly InputFault[];
}

export interface Context {
  readonly input: ScoreInput;
  readonly levels: readonly Level[];
}

export type MechanismOf<N> = (node: N, parts: readonly Part[], context: Context) => Worked;

const NONE: readonly never[] = [];
const nothingToTell = () => NONE;

/** Every result has the same form: millions are made, and reading one form is cheapest. */
export function worth(
  value: Value | null,
  operands: Worked['operands'] = nothingToTell,
  cutFrom: Worked['cutFrom'] = null,
): Worked {
  return { value, operands, cutFrom, missing: NONE, invalid: NONE };
}

/** A part is not known, and says so itself. */
export const UNKNOWN: Worked = worth(null);

export function refused(fault: InputFault): Worked {
  return { ...UNKNOWN, invalid: [fault] };
}

export function lackingAll(missing: readonly MissingInput[]): Worked {
  return { ...UNKNOWN, missing };
}

export function lacking(kind: MissingInput['kind'], node: string, key: string): Worked {
  return lackingAll([{ kind, node, key }]);
}

export function exact(name: Operand['name'], value: Fraction): Operand {
  return { name, exact: toExact(value), word: null };
}

export function word(name: Operand['name'], text: string): Operand {
  return { name, exact: null, word: text };
}

/** 100 % in hundredths of a per cent. */
export const WHOLE = 10_000;

/** Hundredths of a per cent as a share: 2500 is a quarter. */
export function share(percent: number): Fraction {
  return fraction(percent, WHOLE);
}

/** What a part reached of its own maximum, or null. */
export function shareOf(part: Part): Fraction | null {
  const { value, max } = part;
  if (value === null) return null;
  return typeof value === 'number' ? fraction(value, max) : divide(value, ofHundredths(max));
}

/** The share n/d of `max`, at most the whole; says so when it was more. Both are numbers, or neither. */
export function pointsFor<N extends number | bigint>(
  n: N,
  d: N,
  max: number,
  operands?: Worked['operands'],
): Worked {
  if (n === d) return worth(max, operands);
  const of = () => partOf(max, n, d);
  return n > d ? worth(max, operands, of) : worth(of(), operands);
}

/** Points somebody stated under a key. Whatever an object inherits is no number. */
export function statedPoints(from: EnteredScores, key: string): number | undefined {
  const value = from[key];
  return typeof value === 'number' ? value : undefined;
}

/** What somebody stated under a key, never what an object inherits. */
export function stated<T>(from: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}
