// The score of any regulation: tree, exact total, level with every step, what is missing. Pure and exact; the same
// function answers on the server, in a preview in the browser, and when the past is recomputed.
import { rememberedByObject } from '../remember.ts';
import type { PeriodKind, Rulebook } from '../rulebook/shape.ts';
import type { EnteredNode, SumNode, TreeNode } from '../rulebook/shape-tree.ts';
import { bandOf } from './bands.ts';
import { type Fraction, fraction, inHundredths, multiply, ofHundredths, toExact } from './fraction.ts';
import type { ScoreInput } from './input.ts';
import { inputFaults, type Known, knownIn } from './input-faults.ts';
import { levelFor } from './level-steps.ts';
import { type Context, shareOf, statedPoints } from './mechanisms/mechanism.ts';
import type { ExplainedNode, InputFault, LevelOutcome, MissingInput, Outcome } from './outcome.ts';
import { asFraction, type Value } from './value.ts';
import { type Limits, valueFault } from './value-fault.ts';
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

function gradeOf({ node: { grades }, ...part }: WorkedNode): string | null {
  const reached = grades.length === 0 ? null : shareOf(part);
  if (reached === null) return null;
  return bandOf(grades, multiply(reached, fraction(100)))?.key ?? null;
}

function explained(one: WorkedNode): ExplainedNode {
  const { node, worked, parts } = one;
  const value = worked.value === null ? null : asFraction(worked.value);
  const { key, name, citation, mechanism, max } = node;
  return {
    ...{ key, name, mechanism, citation },
    value: value === null ? null : toExact(value),
    shown: value === null ? null : inHundredths(value),
    max: mechanism === 'work-points' ? null : max,
    cutFrom: worked.cutFrom === null ? null : inHundredths(asFraction(worked.cutFrom())),
    operands: worked.operands(),
    grade: gradeOf(one),
    missing: worked.missing,
    children: parts.map(explained),
  };
}

/** What a tree adds up that does nothing but adding points typed in; null for any other. */
function addedUp(node: TreeNode): readonly Limits[] | null {
  const { key, max } = node;
  if (node.mechanism === 'entered') return [{ key, max, step: node.step }];
  if (node.mechanism === 'binary') return [{ key, max, step: max }];
  if (node.mechanism !== 'sum') return null;
  const parts = node.children.map(addedUp);
  return parts.includes(null) ? null : parts.flatMap((one) => one ?? []);
}

interface Trees {
  readonly tree: TreeNode | null;
  readonly known: Known;
  readonly addends: readonly Limits[] | null;
}
/** What a rulebook asks for does not change: made once, however many inputs it scores. */
const treesOf = rememberedByObject((rulebook: Rulebook): Trees => {
  const tree = treeOf(rulebook);
  const all = [...(tree === null ? [] : [tree]), ...rulebook.figures];
  return { tree, known: knownIn(all), addends: tree === null ? [] : addedUp(tree) };
});

const NO_LEVEL: LevelOutcome = { state: 'no-points', level: null, byPoints: null, steps: [], missing: [] };

interface Total {
  readonly status: Outcome['status'];
  readonly total: Value | null;
  readonly missing: readonly MissingInput[];
  readonly invalid: readonly InputFault[];
}

/** What lacks and what cannot be used in a tree, in the order of its nodes. */
function collect({ worked, parts }: WorkedNode, missing: MissingInput[], invalid: InputFault[]): void {
  if (worked.missing.length > 0) missing.push(...worked.missing);
  if (worked.invalid.length > 0) invalid.push(...worked.invalid);
  for (const part of parts) collect(part, missing, invalid);
}

function totalOf(root: WorkedNode | null, faults: readonly InputFault[]): Total {
  const missing: MissingInput[] = [];
  const invalid: InputFault[] = [];
  if (root !== null) collect(root, missing, invalid);
  invalid.push(...faults);
  const status = invalid.length > 0 ? 'invalid' : missing.length > 0 ? 'missing' : 'complete';
  return { status, total: status === 'complete' ? (root?.worked.value ?? null) : null, missing, invalid };
}

interface Scored extends Total {
  readonly level: LevelOutcome;
  readonly root: WorkedNode | null;
}

function contextOf(rulebook: Rulebook, input: ScoreInput): Context {
  return { input, levels: rulebook.levels };
}

function shareOfNode(root: WorkedNode | null, key: string): Fraction | null {
  const found = root === null ? undefined : nodesOf(root).find(({ node }) => node.key === key);
  return found === undefined ? null : shareOf(found);
}

function work(rulebook: Rulebook, input: ScoreInput, period: PeriodKind, tells: boolean): Scored {
  const { tree, known } = treesOf(rulebook);
  const root = tree === null ? null : workTree(tree, contextOf(rulebook, input));
  const total = totalOf(root, inputFaults(known, input));
  const nodeShare = (key: string) => shareOfNode(root, key);
  const level =
    total.invalid.length > 0
      ? NO_LEVEL
      : levelFor(rulebook, total.total, { input, period, nodeShare }, tells);
  return { ...total, level, root };
}

/** Points that are only added up need no tree. Null when the regulation does more, or something is amiss. */
function plainSum({ known, addends }: Trees, input: ScoreInput): number | null {
  if (addends === null) return null;
  let sum = 0;
  for (const one of addends) {
    const value = statedPoints(input.entered, one.key);
    if (value === undefined || valueFault(one, value) !== null) return null;
    sum += value;
  }
  return inputFaults(known, input).length > 0 ? null : sum;
}

export interface Reckoned {
  readonly total: Fraction | null;
  readonly level: string | null;
  readonly state: LevelOutcome['state'] | 'invalid';
}

/** Points and level alone, without anything in words: for many of them (dry runs, quotas). */
export function pointsAndLevel(
  rulebook: Rulebook,
  input: ScoreInput,
  period: PeriodKind = rulebook.periods[0] ?? 'year',
): Reckoned {
  const trees = treesOf(rulebook);
  const { tree } = trees;
  const sum = plainSum(trees, input);
  if (sum === null) {
    const { status, total, level } = work(rulebook, input, period, false);
    return {
      total: total === null ? null : asFraction(total),
      ...{ level: level.level, state: status === 'invalid' ? 'invalid' : level.state },
    };
  }
  const nodeShare = (key: string) =>
    shareOfNode(tree === null ? null : workTree(tree, contextOf(rulebook, input)), key);
  // A regulation of conditions alone has no points, which is not the same as 0 points.
  const { level, state } = levelFor(rulebook, tree && sum, { input, period, nodeShare }, false);
  return { total: tree && ofHundredths(sum), level, state };
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
  const { status, total, missing, invalid, level, root } = work(rulebook, input, period, true);
  const context = contextOf(rulebook, input);
  return {
    status,
    total: total === null ? null : toExact(asFraction(total)),
    shown: total === null ? null : inHundredths(asFraction(total)),
    max: rulebook.maxTotal,
    root: root === null ? null : explained(root),
    figures: rulebook.figures.map((figure) => explained(workTree(figure, context))),
    ...{ level, missing, invalid },
  };
}
