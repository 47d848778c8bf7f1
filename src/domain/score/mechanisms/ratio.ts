// a quantity, b quality, c progress of 335 arts 13-14: converted work done (without faults, without delays) to work
// assigned; Thanh Hoa 1053 takes b and c over what was completed. 25 % off for each fault, waived by a confirmed
// objective cause. No assigned work is "insufficient data", never full marks.
import type { RatioNode } from '../../rulebook/shape-tree.ts';
import { divide, type Fraction, fraction, ONE, subtract, ZERO } from '../fraction.ts';
import type { ItemFault, WorkLine } from '../input.ts';
import { assigned, converted, done, excusedCount, linesOf, withoutFault } from './lines.ts';
import { exact, lacking, type MechanismOf, pointsFor, type Worked } from './mechanism.ts';

function faultsFor(node: RatioNode): (line: WorkLine) => readonly ItemFault[] {
  return node.measure === 'quality' ? (line) => line.faults : (line) => line.delays;
}

/** The upper part of the ratio in converted units. */
function achievedUnits(node: RatioNode, lines: readonly WorkLine[]): Fraction {
  const { deduction, measure } = node;
  if (deduction === null || measure === 'quantity') return converted(lines, done);
  const faultsOf = faultsFor(node);
  return converted(lines, (line) => withoutFault(line, faultsOf(line), deduction));
}

function nothingCompleted(node: RatioNode): Worked {
  if (node.nothingCompleted === 'insufficient') return lacking('nothing-completed', node.key, node.key);
  return pointsFor(node.nothingCompleted === 'full' ? ONE : ZERO, node.max, () => [exact('completed', ZERO)]);
}

export const ratio: MechanismOf<RatioNode> = (node, _parts, { input }) => {
  const lines = linesOf(input.lines, node.axis);
  const given = converted(lines, assigned);
  if (given.n === 0n) return lacking('no-assigned-work', node.key, node.key);
  const completed = converted(lines, done);
  const base = node.base === 'assigned' ? given : completed;
  if (base.n === 0n) return nothingCompleted(node);
  const reached = achievedUnits(node, lines);
  if (node.measure === 'quantity') {
    return pointsFor(divide(reached, base), node.max, () => [
      exact('done', reached),
      exact('assigned', given),
    ]);
  }
  const excused = lines.reduce((sum, line) => sum + excusedCount(faultsFor(node)(line)), 0);
  return pointsFor(divide(reached, base), node.max, () => [
    exact('without-fault', reached),
    exact(node.base, base),
    exact('taken-off', subtract(completed, reached)),
    ...(excused > 0 ? [exact('excused', fraction(excused))] : []),
  ]);
};
