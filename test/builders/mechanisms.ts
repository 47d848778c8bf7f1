// Small trees of one mechanism, and what comes of them.
import type { TreeNode } from '../../src/domain/rulebook/shape-tree.ts';
import { plainInput, type ScoreInput, type WorkLine } from '../../src/domain/score/input.ts';
import { asFraction, type Value } from '../../src/domain/score/value.ts';
import { workTree } from '../../src/domain/score/work-tree.ts';
import { shippedRulebook } from './rulebooks.ts';

const { levels, citation } = shippedRulebook('335-leader');
export const common = { name: { vi: 'x', en: 'x' }, citation, leastMax: null, grades: [] };

/** A node with a maximum of 10 points and the key "n", and whatever `over` says. */
export function node(over: object): TreeNode {
  return { key: 'n', max: 1000, ...common, ...over } as unknown as TreeNode;
}

/** Points to enter, in steps of half a point. */
export function entered(key: string, max = 1000): TreeNode {
  return node({ key, max, mechanism: 'entered', step: 50, guidance: [] });
}

/** What a tree comes to, in a form that is easily compared: fractions and operands as text. */
export function work(tree: TreeNode, input: Partial<ScoreInput> = {}) {
  const { worked } = workTree(tree, { input: { ...plainInput({}), ...input }, levels });
  const { value, cutFrom, missing, invalid, operands } = worked;
  const text = (of: Value) => `${asFraction(of).n}/${asFraction(of).d}`;
  return {
    value: value === null ? null : text(value),
    cut: cutFrom === null ? null : text(cutFrom()),
    ...{ missing, invalid },
    operands: operands().map((one) => `${one.name}=${one.word ?? `${one.exact?.n}/${one.exact?.d}`}`),
  };
}

/** One item assigned and done, without faults, coefficient 1. */
export function line(over: Partial<WorkLine> = {}): WorkLine {
  const given = { key: 'l', axis: null, coefficient: 100, factors: [], assigned: 100, done: 100 };
  const rest = { faults: [], delays: [], exceeded: false, progress: null, quality: null, bonus: false };
  return { ...given, ...rest, ...over };
}
