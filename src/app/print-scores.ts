// The tree of points of a record as rows of a printed form: what each stage gave, node by node.
import type { ExplainedNode, Outcome } from '../domain/score/outcome.ts';
import type { PrintedRow } from '../files/printed-form.ts';
import type { PeriodRecordView } from './views/period-record.ts';

const STAGES = ['self', 'scorer', 'final'] as const;

export interface ScoreRows {
  /** The node itself, under another name where one is given. */
  readonly row: (
    node: ExplainedNode,
    more?: { readonly name?: string; readonly indent?: number },
  ) => PrintedRow;
  /** The root as the latest stage has it; null before any. */
  readonly root: ExplainedNode | null;
  readonly find: (key: string) => ExplainedNode | null;
}

export function scoresOf({ stages }: PeriodRecordView, locale: 'vi' | 'en'): ScoreRows {
  const roots = new Map(stages.map(({ stage, outcome }) => [stage, (outcome as Outcome).root]));
  const values = new Map(
    [...roots].map(([stage, root]) => [stage, root === null ? new Map() : shownIn(root)]),
  );
  const root = [...roots.values()].at(-1) ?? null;
  return {
    root,
    find: (key) => (root === null ? null : findIn(root, key)),
    row: (node, { name, indent = 0 } = {}) => ({
      cells: [
        { text: name ?? node.name[locale] },
        { points: node.max },
        ...STAGES.map((stage) => ({ points: values.get(stage)?.get(node.key) ?? null })),
      ],
      bold: name !== undefined || node.children.length > 0,
      indent,
    }),
  };
}

/** The whole tree, its sum at the end. */
export function scoreRows(view: PeriodRecordView, locale: 'vi' | 'en', total: string): readonly PrintedRow[] {
  const { root, row } = scoresOf(view, locale);
  if (root === null) return [];
  const below = (node: ExplainedNode, depth: number): PrintedRow[] =>
    node.children.flatMap((child) => [row(child, { indent: depth }), ...below(child, depth + 1)]);
  return [...below(root, 0), row(root, { name: total })];
}

function shownIn(node: ExplainedNode): Map<string, number | null> {
  return new Map([[node.key, node.shown], ...node.children.flatMap((child) => [...shownIn(child)])]);
}

function findIn(node: ExplainedNode, key: string): ExplainedNode | null {
  if (node.key === key) return node;
  for (const child of node.children) {
    const found = findIn(child, key);
    if (found !== null) return found;
  }
  return null;
}
