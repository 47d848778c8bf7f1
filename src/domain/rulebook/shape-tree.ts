// The score tree of a regulation: nodes that compose named mechanisms, never expressions. Shapes only.
// All numbers are whole hundredths: 2500 = 25 points or 25 %, 150 = a coefficient of 1.5.
import type { BandEnd, BilingualText, Citation } from './shape-base.ts';

interface NodeBase {
  readonly key: string;
  readonly name: BilingualText;
  readonly citation: Citation;
  /** Most this node can yield, in hundredths. Ratios and factors are read as shares of it. */
  readonly max: number;
  /** The regulation's own lower bound for this maximum (each group at least 5); checked when the file loads. */
  readonly leastMax: number | null;
  /** Names of the shares reached (90 % of the group's points), for the reader; no effect on points. */
  readonly grades: readonly Grade[];
}

export interface Grade {
  readonly key: string;
  readonly name: BilingualText;
  readonly from: BandEnd;
  readonly to: BandEnd;
}

/** Points somebody enters, a multiple of `step`. */
export interface EnteredNode extends NodeBase {
  readonly mechanism: 'entered';
  readonly step: number;
  readonly guidance: readonly BilingualText[];
}

/** All or nothing: ensured (đảm bảo) gives the maximum, anything else 0. */
export interface BinaryNode extends NodeBase {
  readonly mechanism: 'binary';
  readonly guidance: readonly BilingualText[];
}

/** A degree of completion somebody enters in hundredths of a per cent; above 100 % it counts as 100 %. */
export interface CompletionNode extends NodeBase {
  readonly mechanism: 'completion';
}

/** Children's values together; bonus adds, penalty subtracts. `max` is the sum of the children's maxima without those. */
export interface SumNode extends NodeBase {
  readonly mechanism: 'sum';
  readonly children: readonly TreeNode[];
}

/** `max` times the mean of the children's shares of their own maxima: (a + b + c) / 3 x 70 %. */
export interface MeanNode extends NodeBase {
  readonly mechanism: 'mean';
  readonly children: readonly TreeNode[];
}

/** `max` times the weighted mean of the children's shares; the weights add up to 100 %. */
export interface WeightedNode extends NodeBase {
  readonly mechanism: 'weighted';
  /** By the children's order, in hundredths of a per cent. */
  readonly weights: readonly number[];
  readonly children: readonly TreeNode[];
}

export interface Deduction {
  /** Taken off for each fault not waived, in hundredths of a per cent; never below 0. */
  readonly percent: number;
  /** Off the one faulty item, or off the whole line it belongs to. */
  readonly per: 'item' | 'line';
}

export const MEASURES = ['quantity', 'quality', 'progress'] as const;

/** Converted work done to converted work assigned, or of what was completed the part without faults or delays. */
export interface RatioNode extends NodeBase {
  readonly mechanism: 'ratio';
  readonly measure: (typeof MEASURES)[number];
  readonly base: 'assigned' | 'completed';
  /** null only for quantity. */
  readonly deduction: Deduction | null;
  /** With base 'completed' and nothing completed. */
  readonly nothingCompleted: 'insufficient' | 'full' | 'none';
  /** Only lines of this axis; null = all. */
  readonly axis: string | null;
}

export interface ChoiceOption {
  readonly key: string;
  readonly name: BilingualText;
  /** Share of the node's maximum, in hundredths of a per cent. */
  readonly percent: number;
  readonly reasonRequired: boolean;
}

/** One of a few named answers: leader factors of 100 or 50, grades of quality. */
export interface ChoiceNode extends NodeBase {
  readonly mechanism: 'choice';
  readonly options: readonly ChoiceOption[];
}

/** `full` when every subordinate decided in the same period is at `level` or better, else `otherwise`. */
export interface SubordinatesNode extends NodeBase {
  readonly mechanism: 'subordinates';
  readonly level: string;
  /** Share of the maximum when one of them is worse, in hundredths of a per cent. */
  readonly otherwise: number;
}

/** Points by the band a child's share (hundredths of a per cent) falls into. */
export interface BandNode extends NodeBase {
  readonly mechanism: 'band';
  readonly of: TreeNode;
  readonly bands: readonly { readonly from: BandEnd; readonly to: BandEnd; readonly points: number }[];
}

/** Work points: quantity x coefficient x factors, each line weighted by how well it went where `achieved` says so. */
export interface Achievement {
  /** Weights of progress and quality in hundredths of a per cent; together 100 %. */
  readonly progress: number;
  readonly quality: number;
}

/** Work points reached to work points assigned, at most 100 %. */
export interface ConvertedNode extends NodeBase {
  readonly mechanism: 'converted';
  readonly achieved: Achievement;
  readonly axis: string | null;
}

/** A plain figure in work points, beside the score: only comparable inside one catalogue. `max` bounds nothing. */
export interface WorkPointsNode extends NodeBase {
  readonly mechanism: 'work-points';
  readonly of: 'assigned' | 'done';
  readonly achieved: Achievement | null;
  readonly axis: string | null;
}

/** Adds to a sum beyond its maximum, itself at most `max`: entered points, or a share of the work points of marked lines. */
export interface BonusNode extends NodeBase {
  readonly mechanism: 'bonus';
  readonly source: 'entered' | 'marked-lines';
  /** Step of what is entered. */
  readonly step: number;
  /** Share of the work points, hundredths of a per cent, for 'marked-lines'. */
  readonly percent: number;
  readonly achieved: Achievement | null;
}

/** Entered points that a sum loses, at most `max`. */
export interface PenaltyNode extends NodeBase {
  readonly mechanism: 'penalty';
  readonly step: number;
}

/** A child's value, but never above `max`. */
export interface CapNode extends NodeBase {
  readonly mechanism: 'cap';
  readonly of: TreeNode;
}

/** A child's value, but never below `least`. */
export interface FloorNode extends NodeBase {
  readonly mechanism: 'floor';
  readonly least: number;
  readonly of: TreeNode;
}

/** A child's share of its maximum, as points of this node's maximum. */
export interface ScaleNode extends NodeBase {
  readonly mechanism: 'scale';
  readonly of: TreeNode;
}

export type TreeNode =
  | EnteredNode
  | BinaryNode
  | CompletionNode
  | SumNode
  | MeanNode
  | WeightedNode
  | RatioNode
  | ChoiceNode
  | SubordinatesNode
  | BandNode
  | ConvertedNode
  | WorkPointsNode
  | BonusNode
  | PenaltyNode
  | CapNode
  | FloorNode
  | ScaleNode;

export const MECHANISMS = [
  'entered',
  'binary',
  'completion',
  'sum',
  'mean',
  'weighted',
  'ratio',
  'choice',
  'subordinates',
  'band',
  'converted',
  'work-points',
  'bonus',
  'penalty',
  'cap',
  'floor',
  'scale',
] as const satisfies readonly TreeNode['mechanism'][];
export type Mechanism = TreeNode['mechanism'];

/** A node's parts, in order. */
export function partsOf(node: TreeNode): readonly TreeNode[] {
  if ('children' in node) return node.children;
  return 'of' in node && typeof node.of === 'object' ? [node.of] : [];
}
