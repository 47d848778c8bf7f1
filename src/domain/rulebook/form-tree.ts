// The form of a score tree: each mechanism has its own keys.
import { bandEnd, bilingual, citation, hundredths, positiveHundredths } from './form.ts';
import {
  byWord,
  fault,
  flag,
  integer,
  key,
  list,
  object,
  oneOf,
  orElse,
  orNull,
  type Read,
} from './reader.ts';
import {
  type Achievement,
  type BandNode,
  type BinaryNode,
  type BonusNode,
  type CapNode,
  type ChoiceNode,
  type ChoiceOption,
  type CompletionNode,
  type ConvertedNode,
  type Deduction,
  type EnteredNode,
  type FloorNode,
  type Grade,
  MEASURES,
  type MeanNode,
  type Mechanism,
  type PenaltyNode,
  type RatioNode,
  type ScaleNode,
  type SubordinatesNode,
  type SumNode,
  type TreeNode,
  type WeightedNode,
  type WorkPointsNode,
} from './shape-tree.ts';

/** Deeper than any regulation: a tree that goes on is one that contains itself. */
const DEEPEST = 40;

const percent = integer(0, 10_000);
const guidance = orElse(list(bilingual), []);
const axis = orNull(key);
const child: Read<TreeNode> = (value, path, faults) => treeNode(value, path, faults);
const children = list(child, 1);
const achievement = object<Achievement>({ progress: percent, quality: percent });
const deduction = object<Deduction>({ percent, per: oneOf(['item', 'line']) });
const grade = object<Grade>({ key, name: bilingual, from: bandEnd, to: bandEnd });
const band = object<BandNode['bands'][number]>({ from: bandEnd, to: bandEnd, points: hundredths });
const option = object<ChoiceOption>({ key, name: bilingual, percent, reasonRequired: flag });

type Common = Pick<TreeNode, 'key' | 'name' | 'citation' | 'max' | 'leastMax' | 'grades'>;
const common: { readonly [K in keyof Common]: Read<Common[K]> } = {
  key,
  name: bilingual,
  citation,
  max: positiveHundredths,
  leastMax: orNull(hundredths),
  grades: orElse(list(grade), []),
};

const is = <const T extends Mechanism>(name: T): Read<T> => oneOf([name]);

const NODES: { readonly [M in Mechanism]: Read<TreeNode> } = {
  entered: object<EnteredNode>({ ...common, mechanism: is('entered'), step: positiveHundredths, guidance }),
  binary: object<BinaryNode>({ ...common, mechanism: is('binary'), guidance }),
  completion: object<CompletionNode>({ ...common, mechanism: is('completion') }),
  sum: object<SumNode>({ ...common, mechanism: is('sum'), children }),
  mean: object<MeanNode>({ ...common, mechanism: is('mean'), children }),
  weighted: object<WeightedNode>({
    ...common,
    mechanism: is('weighted'),
    weights: list(percent, 1),
    children,
  }),
  ratio: object<RatioNode>({
    ...common,
    mechanism: is('ratio'),
    measure: oneOf(MEASURES),
    base: oneOf(['assigned', 'completed']),
    deduction: orNull(deduction),
    nothingCompleted: orElse(oneOf(['insufficient', 'full', 'none']), 'insufficient'),
    axis,
  }),
  choice: object<ChoiceNode>({ ...common, mechanism: is('choice'), options: list(option, 2) }),
  subordinates: object<SubordinatesNode>({
    ...common,
    mechanism: is('subordinates'),
    level: key,
    otherwise: percent,
  }),
  band: object<BandNode>({ ...common, mechanism: is('band'), of: child, bands: list(band, 1) }),
  converted: object<ConvertedNode>({
    ...common,
    mechanism: is('converted'),
    achieved: achievement,
    axis,
  }),
  'work-points': object<WorkPointsNode>({
    ...common,
    mechanism: is('work-points'),
    of: oneOf(['assigned', 'done']),
    achieved: orNull(achievement),
    axis,
  }),
  bonus: object<BonusNode>({
    ...common,
    mechanism: is('bonus'),
    source: oneOf(['entered', 'marked-lines']),
    step: orElse(positiveHundredths, 1),
    percent: orElse(percent, 0),
    achieved: orNull(achievement),
  }),
  penalty: object<PenaltyNode>({ ...common, mechanism: is('penalty'), step: positiveHundredths }),
  cap: object<CapNode>({ ...common, mechanism: is('cap'), of: child }),
  floor: object<FloorNode>({ ...common, mechanism: is('floor'), least: hundredths, of: child }),
  scale: object<ScaleNode>({ ...common, mechanism: is('scale'), of: child }),
};

const byMechanism = byWord<TreeNode>('mechanism', NODES, null, 'unknown-mechanism');

/** Reads a tree to its leaves; one that contains itself is a fault, not an endless walk. */
export const treeNode: Read<TreeNode> = (value, path, faults) => {
  if (path.length <= DEEPEST) return byMechanism(value, path, faults);
  faults.push(fault(path.slice(0, 4), 'tree-without-end', { deepest: DEEPEST }));
  return undefined;
};
