// The score of any regulation: tree, exact total, level with every step, what is missing. Pure and exact; the same
// function answers on the server, in a preview in the browser, and when the past is recomputed.
import { rememberedByObject } from '../remember.ts';
import type { PeriodKind, Rulebook } from '../rulebook/shape.ts';
import type { EnteredNode, SumNode, TreeNode } from '../rulebook/shape-tree.ts';
import { isInside } from './bands.ts';
import {
  divide,
  type Fraction,
  fraction,
  inHundredths,
  multiply,
  ofHundredths,
  toExact,
} from './fraction.ts';
import type { ScoreInput } from './input.ts';
import { inputFaults } from './input-faults.ts';
import { levelFor } from './level-steps.ts';
import { levelOf } from './levels.ts';
import { stated } from './mechanisms/mechanism.ts';
import type { ExplainedNode, InputFault, LevelOutcome, MissingInput, Outcome } from './outcome.ts';
import { valueFault } from './value-fault.ts';
import { nodesOf, type WorkedNode, workTree } from './work-tree.ts';

const NODE = { leastMax: null, grades: [] } as const;

function enteredNodes(rulebook: Rulebook, group: string): EnteredNode[] {
  return rulebook.criteria
    .filter((one) => one.group === group)
    .map(({ group: _group, ...criterion }) => ({ ...NODE, ...criterion, mechanism: 'entered' }));
}

/** The tree of a rulebook; that of form 1 is the groups' sums, under a root of the same name as the rulebook. */
export function treeOf(rulebook: Rulebook): TreeNode | null {
  if (rulebook.form === 2) return rulebook.score;
  const children = rulebook.groups.map((group): SumNode => {
    // A group and its one criterion may share a key in form 1; inside a tree keys are unique.
    const key = rulebook.criteria.some((one) => one.key === group.key) ? `${group.key}-group` : group.key;
    return { ...NODE, ...group, key, mechanism: 'sum', children: enteredNodes(rulebook, group.key) };
  });
  const { title, citation, maxTotal } = rulebook;
  return { ...NODE, key: 'total', name: title, citation, max: maxTotal, mechanism: 'sum', children };
}

function gradeOf(node: TreeNode, value: Fraction | null): string | null {
  if (value === null || node.grades.length === 0) return null;
  const percent = multiply(divide(value, ofHundredths(node.max)), fraction(100));
  return node.grades.find((grade) => isInside(grade, percent))?.key ?? null;
}

function explained({ node, worked, parts }: WorkedNode): ExplainedNode {
  const { key, name, citation, mechanism, max } = node;
  return {
    ...{ key, name, mechanism, citation },
    value: worked.value === null ? null : toExact(worked.value),
    shown: worked.value === null ? null : inHundredths(worked.value),
    max: mechanism === 'work-points' ? null : max,
    cutFrom: worked.cutFrom === undefined ? null : inHundredths(worked.cutFrom),
    operands: worked.operands?.() ?? [],
    grade: gradeOf(node, worked.value),
    missing: worked.missing ?? [],
    children: parts.map(explained),
  };
}

interface Trees {
  readonly tree: TreeNode | null;
  readonly all: readonly TreeNode[];
}
/** What a rulebook asks for does not change: made once, however many inputs it scores. */
const treesOf = rememberedByObject((rulebook: Rulebook): Trees => {
  const tree = treeOf(rulebook);
  return { tree, all: [...(tree === null ? [] : [tree]), ...rulebook.figures] };
});

const NO_LEVEL: LevelOutcome = { state: 'no-points', level: null, byPoints: null, steps: [], missing: [] };

interface Total {
  readonly status: Outcome['status'];
  readonly total: Fraction | null;
  readonly missing: readonly MissingInput[];
  readonly invalid: readonly InputFault[];
}

function totalOf(root: WorkedNode | null, faults: readonly InputFault[]): Total {
  const missing: MissingInput[] = [];
  const invalid: InputFault[] = [];
  for (const { worked } of root === null ? [] : nodesOf(root)) {
    if (worked.missing) missing.push(...worked.missing);
    if (worked.invalid) invalid.push(...worked.invalid);
  }
  invalid.push(...faults);
  const status = invalid.length > 0 ? 'invalid' : missing.length > 0 ? 'missing' : 'complete';
  return { status, total: status === 'complete' ? (root?.worked.value ?? null) : null, missing, invalid };
}

interface Scored extends Total {
  readonly level: LevelOutcome;
  readonly root: WorkedNode | null;
  readonly figures: readonly WorkedNode[];
}

function work(rulebook: Rulebook, input: ScoreInput, period: PeriodKind, tells: boolean): Scored {
  const { tree, all } = treesOf(rulebook);
  const context = { input, levels: rulebook.levels };
  const root = tree === null ? null : workTree(tree, context);
  const figures = rulebook.figures.map((figure) => workTree(figure, context));
  const total = totalOf(root, inputFaults(all, input));
  const nodeShare = (key: string): Fraction | null => {
    const found = root === null ? undefined : nodesOf(root).find(({ node }) => node.key === key);
    return found?.worked.value ? divide(found.worked.value, ofHundredths(found.node.max)) : null;
  };
  const level =
    total.invalid.length > 0
      ? NO_LEVEL
      : levelFor(rulebook, total.total, { input, period, nodeShare }, tells);
  return { ...total, level, root, figures };
}

/** The weekly form is a sum of entered points and no more: whole numbers will do. Null when something is amiss. */
function plainSum(rulebook: Rulebook, input: ScoreInput): number | null {
  if (rulebook.form !== 1) return null;
  let sum = 0;
  for (const criterion of rulebook.criteria) {
    const value = stated(input.entered, criterion.key);
    if (value === undefined || valueFault(criterion, value) !== null) return null;
    sum += value;
  }
  return inputFaults(treesOf(rulebook).all, input).length > 0 ? null : sum;
}

/** Points and level alone, without the tree in words: for millions of them (recomputing, dry runs). */
export function pointsAndLevel(
  rulebook: Rulebook,
  input: ScoreInput,
  period: PeriodKind = rulebook.periods[0] ?? 'year',
): { readonly total: Fraction | null; readonly level: string | null } {
  const sum = plainSum(rulebook, input);
  if (sum !== null) return { total: ofHundredths(sum), level: levelOf(rulebook, sum)?.key ?? null };
  const { total, level } = work(rulebook, input, period, false);
  return { total, level: level.level };
}

/**
 * Scores an input by the rulebook and explains it. `period` is the kind of period evaluated (the rulebook's first
 * when not given). A missing input is named and leaves total and level open; it is never taken for zero.
 */
export function evaluate(
  rulebook: Rulebook,
  input: ScoreInput,
  period: PeriodKind = rulebook.periods[0] ?? 'year',
): Outcome {
  const { status, total, missing, invalid, level, root, figures } = work(rulebook, input, period, true);
  return {
    status,
    total: total === null ? null : toExact(total),
    shown: total === null ? null : inHundredths(total),
    max: rulebook.maxTotal,
    root: root === null ? null : explained(root),
    figures: figures.map(explained),
    ...{ level, missing, invalid },
  };
}
