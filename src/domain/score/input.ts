// What a score is made from. Everything is a whole number: hundredths of points, of per cent, of a coefficient, of an
// item (4 items = 400). Shapes only.
import type { EnteredScores } from './shape.ts';

/** Faults or delays of one item; those with an objective cause confirmed by the competent authority are excused. */
export interface ItemFault {
  readonly times: number;
  readonly excused: number;
}

/** No form takes more lines. */
export const MOST_WORK_LINES = 200;

/** One line of assigned products or work (sản phẩm/công việc), quantities already counted. */
export interface WorkLine {
  readonly key: string;
  /** Which axis of the tree it belongs to; null = none. */
  readonly axis: string | null;
  readonly coefficient: number;
  /** Multiplied with the coefficient (post factor, difficulty), each in hundredths. */
  readonly factors: readonly number[];
  readonly assigned: number;
  readonly done: number;
  /** One entry for each faulty item. */
  readonly faults: readonly ItemFault[];
  readonly delays: readonly ItemFault[];
  /** Went beyond the requirement, though not in quantity. */
  readonly exceeded: boolean;
  /** Degrees in hundredths of a per cent, where the regulation scores them by line; null = not stated. */
  readonly progress: number | null;
  readonly quality: number | null;
  /** Earns a bonus where the regulation knows one. */
  readonly bonus: boolean;
}

export interface Chosen {
  readonly option: string;
  readonly reason: string;
}

/** A share stated as a fact: 7 of 10. */
export interface StatedShare {
  readonly part: number;
  readonly whole: number;
}

/** Facts about the people a leader directs, in the same period. `worst` is the level of the worst of them. */
export interface SubordinateFacts {
  readonly total: number;
  readonly decided: number;
  readonly worst: string | null;
}

export interface EarlierResult {
  readonly period: 'week' | 'month' | 'quarter' | 'half-year' | 'year';
  readonly level: string;
}

export interface ScoreInput {
  /** Points (and per cent of completion) by node key. */
  readonly entered: EnteredScores;
  readonly choices: Readonly<Record<string, Chosen>>;
  readonly lines: readonly WorkLine[];
  readonly flags: Readonly<Record<string, boolean>>;
  readonly shares: Readonly<Record<string, StatedShare>>;
  readonly subordinates: SubordinateFacts | null;
  readonly unitLevel: string | null;
  readonly earlier: readonly EarlierResult[];
}

/** Nothing but entered points. */
export function plainInput(entered: EnteredScores): ScoreInput {
  return {
    entered,
    choices: {},
    lines: [],
    flags: {},
    shares: {},
    subordinates: null,
    unitLevel: null,
    earlier: [],
  };
}
