// Work points: standard points x (30 % progress + 70 % quality) x difficulty (guidance 06-HD/BTCTU, TP.HCM); product
// points x post factor x conversion factor (letter 427/TKT-TCHC, Hung Yen). A bonus is a share of the points of marked
// lines, at most 7 in a period. Work points are a ratio inside one catalogue, never compared across.
import type { Achievement, BonusNode, ConvertedNode, WorkPointsNode } from '../../rulebook/shape-tree.ts';
import { type Fraction, multiply, ofHundredths } from '../fraction.ts';
import type { WorkLine } from '../input.ts';
import type { EnteredScores } from '../shape.ts';
import { compareTo } from '../value.ts';
import { valueFault } from '../value-fault.ts';
import { achieved, amount, assigned, converted, done, linesOf, unitsOf, withoutDegree } from './lines.ts';
import {
  exact,
  lacking,
  lackingAll,
  type MechanismOf,
  pointsFor,
  refused,
  share,
  statedPoints,
  type Worked,
  worth,
} from './mechanism.ts';

function lackingDegrees(node: string, lines: readonly WorkLine[]): Worked | null {
  const without = withoutDegree(lines);
  if (without.length === 0) return null;
  return lackingAll(without.map((line) => ({ kind: 'degree', node, key: line.key })));
}

function reachedPoints(lines: readonly WorkLine[], weights: Achievement): Fraction {
  return converted(lines, (line) => achieved(line, weights));
}

export const convertedRatio: MechanismOf<ConvertedNode> = (node, _parts, { input }) => {
  const lines = linesOf(input.lines, node.axis);
  const given = unitsOf(lines, assigned);
  if (given === 0n) return lacking('no-assigned-work', node.key, node.key);
  const unknown = lackingDegrees(node.key, lines);
  if (unknown !== null) return unknown;
  const reached = unitsOf(lines, (line) => achieved(line, node.achieved));
  return pointsFor(reached, given, node.max, () => [
    exact('reached', amount(reached, lines)),
    exact('assigned', amount(given, lines)),
  ]);
};

export const workPoints: MechanismOf<WorkPointsNode> = (node, _parts, { input }) => {
  const lines = linesOf(input.lines, node.axis);
  if (node.achieved === null) return worth(converted(lines, node.of === 'done' ? done : assigned));
  return lackingDegrees(node.key, lines) ?? worth(reachedPoints(lines, node.achieved));
};

export const bonus: MechanismOf<BonusNode> = (node, _parts, { input }) => {
  return node.source === 'entered' ? enteredBonus(node, input.entered) : bonusOfLines(node, input.lines);
};

/** Nothing recorded is no bonus. */
function enteredBonus(node: BonusNode, points: EnteredScores): Worked {
  const value = statedPoints(points, node.key);
  if (value === undefined) return worth(0);
  const fault = valueFault(node, value);
  return fault === null ? worth(value, () => [exact('entered', ofHundredths(value))]) : refused(fault);
}

function bonusOfLines(node: BonusNode, all: readonly WorkLine[]): Worked {
  const lines = all.filter((line) => line.bonus);
  const unknown = node.achieved === null ? null : lackingDegrees(node.key, lines);
  if (unknown !== null) return unknown;
  const points = node.achieved === null ? converted(lines, done) : reachedPoints(lines, node.achieved);
  const earned = multiply(share(node.percent), points);
  const operands = () => [exact('work-points', points), exact('percent', ofHundredths(node.percent))];
  return compareTo(earned, node.max) > 0 ? worth(node.max, operands, () => earned) : worth(earned, operands);
}
