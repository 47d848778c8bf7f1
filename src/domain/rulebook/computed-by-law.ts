// Which articles compute a figure from converted work, so that nobody may type it in. Decree 335/2025 arts 13-16: the
// results of tasks are ratios of converted products; the unit's result follows from the subordinates.
import type { TreeNode } from './shape-tree.ts';

interface ComputedByLaw {
  readonly document: RegExp;
  readonly where: RegExp;
}

const COMPUTED: readonly ComputedByLaw[] = [
  { document: /^335\/2025\/NĐ-CP/, where: /điều 1[346]\b/iu },
  { document: /^1053-QĐ\/TU/, where: /nhóm II\b/iu },
];
const TYPED_IN: readonly TreeNode['mechanism'][] = ['entered', 'binary', 'completion'];

/** One entry when the node is typed in though its own citation names an article that computes it. */
export function enteredAgainstLaw(
  node: TreeNode,
): readonly { readonly key: string; readonly where: string }[] {
  if (!TYPED_IN.includes(node.mechanism)) return [];
  const { key, citation } = node;
  const computed = COMPUTED.some(
    (one) => one.document.test(citation.document) && one.where.test(citation.where),
  );
  return computed ? [{ key, where: citation.where }] : [];
}
