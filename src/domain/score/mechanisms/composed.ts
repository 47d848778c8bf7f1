// How parts make a whole: sum (all point frames), mean of shares (335 art. 16: (a + b + c) / 3 x 70 %), weighted mean,
// scale, cap (no total above 100), floor (no total below 0). A missing part leaves the whole unknown.
import type {
  CapNode,
  FloorNode,
  MeanNode,
  ScaleNode,
  SumNode,
  WeightedNode,
} from '../../rulebook/shape-tree.ts';
import {
  add,
  compare,
  type Fraction,
  fraction,
  greater,
  multiply,
  ofHundredths,
  smaller,
  subtract,
  ZERO,
} from '../fraction.ts';
import { exact, type MechanismOf, type Part, pointsFor, share, shareOf, type Worked } from './mechanism.ts';

const UNKNOWN: Worked = { value: null };

export const sum: MechanismOf<SumNode> = (_node, parts) => {
  let value: Fraction = ZERO;
  for (const part of parts) {
    if (part.value === null) return UNKNOWN;
    value = part.subtracts ? subtract(value, part.value) : add(value, part.value);
  }
  return { value, operands: () => [exact('parts', fraction(parts.length))] };
};

function weightedShares(parts: readonly Part[], weightOf: (index: number) => Fraction): Fraction | null {
  let value: Fraction = ZERO;
  for (const [index, part] of parts.entries()) {
    const reached = shareOf(part);
    if (reached === null) return null;
    value = add(value, multiply(reached, weightOf(index)));
  }
  return value;
}

export const mean: MechanismOf<MeanNode> = ({ max }, parts) => {
  const value = weightedShares(parts, () => fraction(1, parts.length));
  if (value === null) return UNKNOWN;
  return pointsFor(value, max, () => [
    exact('parts', fraction(parts.length)),
    exact('share', multiply(value, fraction(100))),
  ]);
};

export const weighted: MechanismOf<WeightedNode> = ({ max, weights }, parts) => {
  const value = weightedShares(parts, (index) => share(weights[index] ?? 0));
  if (value === null) return UNKNOWN;
  const operands = () => weights.map((weight) => exact('weight', ofHundredths(weight)));
  return pointsFor(value, max, () => [...operands(), exact('share', multiply(value, fraction(100)))]);
};

export const scale: MechanismOf<ScaleNode> = ({ max }, [part]) => {
  const reached = part === undefined ? null : shareOf(part);
  return reached === null
    ? UNKNOWN
    : pointsFor(reached, max, () => [exact('share', multiply(reached, fraction(100)))]);
};

export const cap: MechanismOf<CapNode> = ({ max }, [part]) => {
  const before = part?.value ?? null;
  if (before === null) return UNKNOWN;
  const value = smaller(before, ofHundredths(max));
  const operands = () => [exact('before', before)];
  return compare(value, before) < 0 ? { value, operands, cutFrom: before } : { value, operands };
};

export const floor: MechanismOf<FloorNode> = ({ least }, [part]) => {
  const before = part?.value ?? null;
  if (before === null) return UNKNOWN;
  return { value: greater(before, ofHundredths(least)), operands: () => [exact('before', before)] };
};
