// Works a score tree from its leaves up. Which mechanism does what lies in mechanisms/; here only the walk.
import type { Mechanism, TreeNode } from '../rulebook/shape-tree.ts';
import { partsOf } from '../rulebook/shape-tree.ts';
import { band } from './mechanisms/band.ts';
import { choice, subordinates } from './mechanisms/chosen.ts';
import { cap, floor, mean, scale, sum, weighted } from './mechanisms/composed.ts';
import { binary, completion, entered, penalty } from './mechanisms/entered.ts';
import type { Context, MechanismOf, Part, Worked } from './mechanisms/mechanism.ts';
import { ratio } from './mechanisms/ratio.ts';
import { bonus, convertedRatio, workPoints } from './mechanisms/work-points.ts';

type Of<M extends Mechanism> = Extract<TreeNode, { readonly mechanism: M }>;

const MECHANISM: { readonly [M in Mechanism]: MechanismOf<Of<M>> } = {
  entered,
  binary,
  completion,
  sum,
  mean,
  weighted,
  ratio,
  choice,
  subordinates,
  band,
  converted: convertedRatio,
  'work-points': workPoints,
  bonus,
  penalty,
  cap,
  floor,
  scale,
};

/** A node with its result and those of its parts. */
export interface WorkedNode {
  readonly node: TreeNode;
  readonly worked: Worked;
  readonly parts: readonly WorkedNode[];
}

function partOf({ node, worked }: WorkedNode): Part {
  return { key: node.key, subtracts: node.mechanism === 'penalty', value: worked.value, max: node.max };
}

export function workTree(node: TreeNode, context: Context): WorkedNode {
  const parts = partsOf(node).map((part) => workTree(part, context));
  const mechanism = MECHANISM[node.mechanism] as MechanismOf<TreeNode>;
  return { node, worked: mechanism(node, parts.map(partOf), context), parts };
}

/** The node and everything below it, in order. */
export function nodesOf(worked: WorkedNode): readonly WorkedNode[] {
  const all: WorkedNode[] = [];
  const visit = (one: WorkedNode) => {
    all.push(one);
    one.parts.forEach(visit);
  };
  visit(worked);
  return all;
}
