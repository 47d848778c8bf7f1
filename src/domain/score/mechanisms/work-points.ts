// Work points: standard points x (30 % progress + 70 % quality) x difficulty (guidance 06-HD/BTCTU, TP.HCM); product
// points x post factor x conversion factor (letter 427/TKT-TCHC, Hung Yen). A bonus is a share of the points of marked
// lines, at most 7 in a period. Work points are a ratio inside one catalogue, never compared across.
import type { Achievement, BonusNode, ConvertedNode, WorkPointsNode } from '../../rulebook/shape-tree.ts';
import { divide, type Fraction, multiply, ofHundredths, smaller, ZERO } from '../fraction.ts';
import type { WorkLine } from '../input.ts';
import { valueFault } from '../value-fault.ts';
import { achieved, assigned, converted, done, linesOf, withoutDegree } from './lines.ts';
import { exact, lacking, type MechanismOf, pointsFor, share, stated, type Worked } from './mechanism.ts';

function lackingDegrees(node: string, lines: readonly WorkLine[]): Worked | null {
  const without = withoutDegree(lines);
  if (without.length === 0) return null;
  return { value: null, missing: without.map((line) => ({ kind: 'degree', node, key: line.key })) };
}

function reachedPoints(lines: readonly WorkLine[], weights: Achievement): Fraction {
  return converted(lines, (line) => achieved(line, weights));
}

export const convertedRatio: MechanismOf<ConvertedNode> = (node, _parts, { input }) => {
  const lines = linesOf(input.lines, node.axis);
  const given = converted(lines, assigned);
  if (given.n === 0n) return lacking('no-assigned-work', node.key, node.key);
  const unknown = lackingDegrees(node.key, lines);
  if (unknown !== null) return unknown;
  const reached = reachedPoints(lines, node.achieved);
  return pointsFor(divide(reached, given), node.max, () => [
    exact('reached', reached),
    exact('assigned', given),
  ]);
};

export const workPoints: MechanismOf<WorkPointsNode> = (node, _parts, { input }) => {
  const lines = linesOf(input.lines, node.axis);
  if (node.achieved === null) return { value: converted(lines, node.of === 'done' ? done : assigned) };
  return lackingDegrees(node.key, lines) ?? { value: reachedPoints(lines, node.achieved) };
};

export const bonus: MechanismOf<BonusNode> = (node, _parts, { input }) => {
  return node.source === 'entered' ? enteredBonus(node, input.entered) : bonusOfLines(node, input.lines);
};

/** Nothing recorded is no bonus. */
function enteredBonus(node: BonusNode, points: Readonly<Partial<Record<string, number>>>): Worked {
  const value = stated(points as Readonly<Record<string, number>>, node.key);
  if (value === undefined) return { value: ZERO };
  const fault = valueFault(node, value);
  return fault === null
    ? { value: ofHundredths(value), operands: () => [exact('entered', ofHundredths(value))] }
    : { value: null, invalid: [fault] };
}

function bonusOfLines(node: BonusNode, all: readonly WorkLine[]): Worked {
  const lines = all.filter((line) => line.bonus);
  const unknown = node.achieved === null ? null : lackingDegrees(node.key, lines);
  if (unknown !== null) return unknown;
  const points = node.achieved === null ? converted(lines, done) : reachedPoints(lines, node.achieved);
  const earned = multiply(share(node.percent), points);
  const most = ofHundredths(node.max);
  const value = smaller(earned, most);
  const operands = () => [exact('work-points', points), exact('percent', ofHundredths(node.percent))];
  return value === earned ? { value, operands } : { value, operands, cutFrom: earned };
}
