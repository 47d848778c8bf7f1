// A stage of any regulation filled in as its form asks.
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { partsOf, type TreeNode } from '../../src/domain/rulebook/shape-tree.ts';
import { facts, workLine } from './quarter.ts';

/** Everything a regulation asks for: full points, the first option with a reason, one work. */
export function filled({ criteria, score }: Rulebook) {
  const choices: Record<string, { option: string; reason: string }> = {};
  const completions: Record<string, number> = {};
  const visit = (node: TreeNode) => {
    if (node.mechanism === 'completion') completions[node.key] = 10_000;
    const [option] = node.mechanism === 'choice' ? node.options : [];
    if (option !== undefined) choices[node.key] = { option: option.key, reason: 'Có biên bản' };
    for (const part of partsOf(node)) visit(part);
  };
  if (score !== null) visit(score);
  return {
    entered: { ...Object.fromEntries(criteria.map(({ key, max }) => [key, max])), ...completions },
    facts: facts([workLine({ exceeded: true })], { choices, flags: { 'member-disciplined': false } }),
  };
}
