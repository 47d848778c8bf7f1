// "Why this score" for a record of every shipped regulation: at most four steps to criterion, work, act and article.
import { expect, test } from 'vitest';
import { stagesView } from '../../src/app/views/period-stages.ts';
import type { WhyNode } from '../../src/app/views/why-node.ts';
import { recordTree } from '../../src/app/views/why-record.ts';
import type { Evaluation } from '../../src/domain/evaluation/shape.ts';
import { periodOf } from '../../src/domain/period/period.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { partsOf, type TreeNode } from '../../src/domain/rulebook/shape-tree.ts';
import { filled } from '../builders/filled.ts';
import { workLine } from '../builders/quarter.ts';
import { shippedNames, shippedRulebook } from '../builders/rulebooks.ts';

/** The axes work is done on, or none. */
function axesOf(score: TreeNode | null): readonly (string | null)[] {
  const visit = (node: TreeNode): readonly string[] => [
    ...('axis' in node && node.axis !== null ? [node.axis] : []),
    ...partsOf(node).flatMap(visit),
  ];
  const found = score === null ? [] : [...new Set(visit(score))];
  return found.length === 0 ? [null] : found;
}

/** The deciding stage of a record by this regulation, and who gave it. */
function stageOf(rulebook: Rulebook) {
  const { entered, facts } = filled(rulebook);
  const period = periodOf(rulebook.periods[0] ?? 'quarter', '2026-11-25');
  const choices = Object.fromEntries(Object.entries(facts.choices).map(([key, { option }]) => [key, option]));
  const { flags, shares, unitLevel } = facts;
  const lines = axesOf(rulebook.score).map((axis) =>
    workLine({ key: axis ?? 'l1', axis, exceeded: true, progress: 10_000, quality: 10_000 }),
  );
  const subordinates = { total: 1, decided: 1, worst: 'good' };
  const stated = { choices, lines, flags, shares, unitLevel, subordinates, earlier: [] };
  const approver = { entered, total: 0, level: null, facts: stated };
  const state = { period, self: null, scorer: null, approver } as unknown as Evaluation;
  const act = {
    ...{ act: 'approved', seq: 3, actor_id: 1, at: '2026-11-25T03:00:00.000Z' },
    texts: { comment: 'Nhất trí' },
  };
  const names = new Map([[1, { id: 1, name: 'Trần Quang Tùng' }]]);
  return stagesView(rulebook, state, [act] as unknown as Parameters<typeof stagesView>[2], names)[0];
}

const REPORT = { items: [{ title: 'Lập hồ sơ', product: '12 bộ' }], conduct: 'Đúng giờ' } as Parameters<
  typeof recordTree
>[2];
const depth = ({ children }: WhyNode): number => 1 + Math.max(0, ...children.map(depth));
const all = (node: WhyNode): readonly WhyNode[] => [node, ...node.children.flatMap(all)];

const scored = shippedNames()
  .map((name) => name.replace('.yaml', ''))
  .filter((id) => shippedRulebook(id).use === 'evaluation');

test('every regulation in use is among them', () => {
  expect(scored.length).toBeGreaterThanOrEqual(16);
});

test.each(scored)('%s: from the result to criterion, work or act, and article in four steps', (id) => {
  const rulebook = shippedRulebook(id);
  const tree = recordTree(rulebook, stageOf(rulebook), REPORT);
  expect(tree.shown).not.toBeNull();
  // The result itself, then at most: group, criterion, work or act; the article stands beside each of them.
  expect(depth(tree)).toBeLessThanOrEqual(4);
  const nodes = all(tree);
  const criteria = nodes.filter(({ kind }) => kind === 'criterion');
  expect(criteria.length).toBeGreaterThan(0);
  for (const { key, citation, shown, children } of criteria) {
    expect([key, citation?.document === undefined, shown === null]).toEqual([key, false, false]);
    const act = children.find(({ kind }) => kind === 'act');
    expect(act).toMatchObject({ by: { name: 'Trần Quang Tùng' }, note: 'approved', citation });
  }
  expect(nodes.some(({ kind, words }) => kind === 'work' && words !== null && words !== '')).toBe(true);
  expect(nodes.some(({ kind }) => kind === 'level')).toBe(true);
  for (const { kind, citation } of nodes.filter((one) => ['group', 'step', 'level'].includes(one.kind)))
    expect([kind, citation === null]).toEqual([kind, false]);
});
