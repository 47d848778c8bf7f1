// What the keys inside an explanation are called: nodes, levels, options of a choice.
import type { BilingualText, Rulebook } from '../rulebook/shape.ts';
import { partsOf, type TreeNode } from '../rulebook/shape-tree.ts';
import { treeOf } from './evaluate.ts';

function find(nodes: readonly TreeNode[], key: string): TreeNode | null {
  for (const node of nodes) {
    const found = node.key === key ? node : find(partsOf(node), key);
    if (found !== null) return found;
  }
  return null;
}

/** The node of this key in the tree or among the figures, or null. */
export function nodeByKey(rulebook: Rulebook, key: string): TreeNode | null {
  const tree = treeOf(rulebook);
  return find([...(tree === null ? [] : [tree]), ...rulebook.figures], key);
}

/** The name behind a word of an operand: an option of that node, or a level; null when it is somebody's own words. */
export function wordName(rulebook: Rulebook, nodeKey: string, word: string): BilingualText | null {
  const node = nodeByKey(rulebook, nodeKey);
  if (node?.mechanism === 'choice') return node.options.find((one) => one.key === word)?.name ?? null;
  if (node?.mechanism !== 'subordinates') return null;
  return rulebook.levels.find((level) => level.key === word)?.name ?? null;
}
