// a quantity, b quality, c progress of 335 arts 13-14: converted work done (without faults, without delays) to work
// assigned; Thanh Hoa 1053 takes b and c over what was completed. 25 % off for each fault, waived by a confirmed
// objective cause. No assigned work is "insufficient data", never full marks.
import type { RatioNode } from '../../rulebook/shape-tree.ts';
import { fraction, ZERO } from '../fraction.ts';
import type { ItemFault, WorkLine } from '../input.ts';
import type { Operand } from '../outcome.ts';
import { amount, assigned, done, excusedCount, linesOf, unitsOf, withoutFault } from './lines.ts';
import { exact, lacking, type MechanismOf, pointsFor, type Worked } from './mechanism.ts';

function faultsFor(node: RatioNode): (line: WorkLine) => readonly ItemFault[] {
  return node.measure === 'quality' ? (line) => line.faults : (line) => line.delays;
}

/** The upper part of the ratio in converted units. */
function achievedUnits(node: RatioNode, lines: readonly WorkLine[]): bigint {
  const { deduction, measure } = node;
  if (deduction === null || measure === 'quantity') return unitsOf(lines, done);
  const faultsOf = faultsFor(node);
  return unitsOf(lines, (line) => withoutFault(line, faultsOf(line), deduction));
}

function nothingCompleted(node: RatioNode): Worked {
  if (node.nothingCompleted === 'insufficient') return lacking('nothing-completed', node.key, node.key);
  return pointsFor(node.nothingCompleted === 'full' ? 1 : 0, 1, node.max, () => [exact('completed', ZERO)]);
}

export const ratio: MechanismOf<RatioNode> = (node, _parts, { input }) => {
  const lines = linesOf(input.lines, node.axis);
  const given = unitsOf(lines, assigned);
  if (given === 0n) return lacking('no-assigned-work', node.key, node.key);
  const base = node.base === 'assigned' ? given : unitsOf(lines, done);
  if (base === 0n) return nothingCompleted(node);
  const reached = achievedUnits(node, lines);
  return pointsFor(reached, base, node.max, () => operandsOf(node, lines, reached, base));
};

function operandsOf(node: RatioNode, lines: readonly WorkLine[], reached: bigint, base: bigint) {
  const shown = (name: Operand['name'], units: bigint) => exact(name, amount(units, lines));
  if (node.measure === 'quantity') return [shown('done', reached), shown('assigned', base)];
  const excused = lines.reduce((sum, line) => sum + excusedCount(faultsFor(node)(line)), 0);
  return [
    shown('without-fault', reached),
    shown(node.base, base),
    shown('taken-off', unitsOf(lines, done) - reached),
    ...(excused > 0 ? [exact('excused', fraction(excused))] : []),
  ];
}
