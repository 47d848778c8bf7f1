// Works a score tree from its leaves up. Which mechanism does what lies in mechanisms/; here only the walk.
import { rememberedByObject } from '../remember.ts';
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
export interface WorkedNode extends Part {
  readonly node: TreeNode;
  readonly worked: Worked;
  readonly parts: readonly WorkedNode[];
}

/** A node with its mechanism and parts looked up. */
interface Plan {
  readonly node: TreeNode;
  readonly mechanism: MechanismOf<TreeNode>;
  readonly max: number;
  readonly subtracts: boolean;
  readonly parts: readonly Plan[];
}

/** Nodes do not change: looked at once, however many inputs they score. */
const planOf: (node: TreeNode) => Plan = rememberedByObject((node: TreeNode) => ({
  node,
  mechanism: MECHANISM[node.mechanism] as MechanismOf<TreeNode>,
  max: node.max,
  subtracts: node.mechanism === 'penalty',
  parts: partsOf(node).map(planOf),
}));

const NO_PARTS: readonly WorkedNode[] = [];

function follow(plan: Plan, context: Context): WorkedNode {
  const { node, mechanism, max, subtracts } = plan;
  let parts = NO_PARTS;
  if (plan.parts.length > 0) {
    const made: WorkedNode[] = [];
    for (const part of plan.parts) made.push(follow(part, context));
    parts = made;
  }
  const worked = mechanism(node, parts, context);
  return { node, worked, parts, max, subtracts, value: worked.value };
}

export function workTree(node: TreeNode, context: Context): WorkedNode {
  return follow(planOf(node), context);
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
