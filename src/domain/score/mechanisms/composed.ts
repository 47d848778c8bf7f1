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
import { addAll, type Fraction, fraction, multiply, ofHundredths } from '../fraction.ts';
import { asFraction, compareTo, negated, sumOf, type Value } from '../value.ts';
import {
  exact,
  type MechanismOf,
  type Part,
  pointsFor,
  share,
  shareOf,
  UNKNOWN,
  worth,
} from './mechanism.ts';

export const sum: MechanismOf<SumNode> = (_node, parts) => {
  const values: Value[] = [];
  for (const { value, subtracts } of parts) {
    if (value === null) return UNKNOWN;
    values.push(subtracts ? negated(value) : value);
  }
  return worth(sumOf(values), () => [exact('parts', fraction(parts.length))]);
};

/** What each part reached of its own maximum; null when one is not known. */
function sharesOf(parts: readonly Part[]): readonly Fraction[] | null {
  const shares = parts.map(shareOf);
  return shares.some((one) => one === null) ? null : (shares as readonly Fraction[]);
}

export const mean: MechanismOf<MeanNode> = ({ max }, parts) => {
  const shares = sharesOf(parts);
  if (shares === null) return UNKNOWN;
  const all = addAll(shares);
  const of = all.d * BigInt(parts.length);
  return pointsFor(all.n, of, max, () => [
    exact('parts', fraction(parts.length)),
    exact('share', fraction(all.n * 100n, of)),
  ]);
};

export const weighted: MechanismOf<WeightedNode> = ({ max, weights }, parts) => {
  const shares = sharesOf(parts);
  if (shares === null) return UNKNOWN;
  const value = addAll(shares.map((one, index) => multiply(one, share(weights[index] ?? 0))));
  const operands = () => weights.map((weight) => exact('weight', ofHundredths(weight)));
  return pointsFor(value.n, value.d, max, () => [
    ...operands(),
    exact('share', multiply(value, fraction(100))),
  ]);
};

export const scale: MechanismOf<ScaleNode> = ({ max }, [part]) => {
  const reached = part === undefined ? null : shareOf(part);
  return reached === null
    ? UNKNOWN
    : pointsFor(reached.n, reached.d, max, () => [exact('share', multiply(reached, fraction(100)))]);
};

export const cap: MechanismOf<CapNode> = ({ max }, [part]) => {
  const before = part?.value ?? null;
  if (before === null) return UNKNOWN;
  const operands = () => [exact('before', asFraction(before))];
  return compareTo(before, max) > 0 ? worth(max, operands, () => before) : worth(before, operands);
};

export const floor: MechanismOf<FloorNode> = ({ least }, [part]) => {
  const before = part?.value ?? null;
  if (before === null) return UNKNOWN;
  const operands = () => [exact('before', asFraction(before))];
  return worth(compareTo(before, least) < 0 ? least : before, operands);
};
