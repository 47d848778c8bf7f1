// Whether a score tree holds together: unique keys, maxima that add up, weights of 100 %, bands that tile, and nothing
// entered by hand that the law computes.
import { tilingFaults } from './coherence-bands.ts';
import { enteredAgainstLaw } from './computed-by-law.ts';
import { type Fault, fault, type Path } from './reader.ts';
import type { Rulebook } from './shape.ts';
import { type BandNode, partsOf, type RatioNode, type SumNode, type TreeNode } from './shape-tree.ts';

const WHOLE = 10_000;

interface Placed {
  readonly node: TreeNode;
  readonly at: Path;
  /** Above it, nearest first. */
  readonly above: readonly TreeNode[];
}

function placed(node: TreeNode, at: Path, above: readonly TreeNode[] = []): Placed[] {
  const path = (index: number): Path => ('children' in node ? [...at, 'children', index] : [...at, 'of']);
  const below = partsOf(node).flatMap((part, index) => placed(part, path(index), [node, ...above]));
  return [{ node, at, above }, ...below];
}

const outside = (node: TreeNode) => node.mechanism === 'bonus' || node.mechanism === 'penalty';

function sumFaults({ children, max }: SumNode, at: Path): Fault[] {
  const sum = children.reduce((all, child) => all + (outside(child) ? 0 : child.max), 0);
  return sum === max ? [] : [fault([...at, 'max'], 'maxima-do-not-add-up', { expected: max, sum })];
}

function bandFaults({ bands, max }: BandNode, at: Path): Fault[] {
  const placedBands = bands.map(({ from, to, points }, index) => ({
    ...{ key: String(points), from, to },
    at: [...at, 'bands', index],
  }));
  const highest = Math.max(...bands.map(({ points }) => points));
  return [
    ...tilingFaults(placedBands, WHOLE),
    ...(highest === max
      ? []
      : [fault([...at, 'max'], 'maxima-do-not-add-up', { expected: max, sum: highest })]),
  ];
}

function ratioFaults({ measure, base, deduction }: RatioNode, at: Path): Fault[] {
  const isQuantity = measure === 'quantity';
  if (isQuantity && (base !== 'assigned' || deduction !== null))
    return [fault(at, 'quantity-is-done-to-assigned')];
  return !isQuantity && deduction === null ? [fault(at, 'ratio-without-deduction', { measure })] : [];
}

function stepFaults(node: TreeNode, at: Path): Fault[] {
  if (!('step' in node) || node.max % node.step === 0) return [];
  return [fault([...at, 'step'], 'step-does-not-divide-maximum', { max: node.max, step: node.step })];
}

/** What a mechanism asks of its own node. */
function ownFaults({ node, at }: Placed, rulebook: Rulebook): Fault[] {
  switch (node.mechanism) {
    case 'sum':
      return sumFaults(node, at);
    case 'band':
      return bandFaults(node, at);
    case 'ratio':
      return ratioFaults(node, at);
    case 'weighted': {
      const sum = node.weights.reduce((all, weight) => all + weight, 0);
      const fits = sum === WHOLE && node.weights.length === node.children.length;
      return fits ? [] : [fault([...at, 'weights'], 'weights-are-not-the-whole', { sum })];
    }
    case 'choice': {
      const full = node.options.some(({ percent }) => percent === WHOLE);
      const keys = new Set(node.options.map(({ key }) => key));
      return full && keys.size === node.options.length
        ? []
        : [fault([...at, 'options'], 'options-without-whole')];
    }
    case 'subordinates':
      return rulebook.levels.some(({ key }) => key === node.level)
        ? []
        : [fault([...at, 'level'], 'unknown-level', { key: node.level })];
    default:
      return stepFaults(node, at);
  }
}

/** A bonus could lift a total beyond its scale, a penalty below 0: the tree has to say where that ends. */
function limitFaults({ node, at, above }: Placed): Fault[] {
  if (!outside(node)) return [];
  const wanted = node.mechanism === 'bonus' ? 'cap' : 'floor';
  const inSum = above[0]?.mechanism === 'sum';
  const limited = above.some((one) => one.mechanism === wanted);
  return inSum && limited ? [] : [fault(at, `${node.mechanism}-without-${wanted}`, { key: node.key })];
}

function shapeFaults({ node, at }: Placed): Fault[] {
  const { leastMax, max, key } = node;
  const below = leastMax !== null && max < leastMax;
  return below ? [fault([...at, 'max'], 'maximum-below-its-minimum', { key, max, least: leastMax })] : [];
}

/** Every fault of the tree and of the figures beside it. */
export function treeFaults(rulebook: Rulebook): Fault[] {
  const nodes = [
    ...(rulebook.score === null ? [] : placed(rulebook.score, ['score'])),
    ...rulebook.figures.flatMap((figure, index) => placed(figure, ['figures', index])),
  ];
  const keys = nodes.map(({ node }) => node.key);
  return nodes.flatMap((one, index) => [
    ...(keys.indexOf(one.node.key) < index
      ? [fault([...one.at, 'key'], 'duplicate-key', { key: one.node.key })]
      : []),
    ...shapeFaults(one),
    ...ownFaults(one, rulebook),
    ...limitFaults(one),
    ...enteredAgainstLaw(one.node).map((params) =>
      fault([...one.at, 'mechanism'], 'entered-but-computed', params),
    ),
  ]);
}
