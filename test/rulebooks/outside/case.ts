// What the outside calculator is given: the shape of a score input written down once more, and what it answers.
import type { Q } from './numbers.ts';

export interface Faulty {
  readonly times: number;
  readonly excused: number;
}

/** Quantities, coefficients and factors in hundredths; degrees in hundredths of a per cent. */
export interface Work {
  readonly key: string;
  readonly axis: null;
  readonly coefficient: number;
  readonly factors: readonly number[];
  readonly assigned: number;
  readonly done: number;
  readonly faults: readonly Faulty[];
  readonly delays: readonly Faulty[];
  readonly exceeded: boolean;
  readonly progress: number | null;
  readonly quality: number | null;
  readonly bonus: boolean;
}

export type Kind = 'week' | 'month' | 'quarter' | 'year';
export type LevelName = 'excellent' | 'good' | 'completed' | 'not-completed';
export const WORST_LAST: readonly LevelName[] = ['excellent', 'good', 'completed', 'not-completed'];

export interface Case {
  readonly period: Kind;
  readonly entered: Readonly<Record<string, number>>;
  readonly choices: Readonly<Record<string, { readonly option: string; readonly reason: string }>>;
  readonly lines: readonly Work[];
  readonly flags: Readonly<Record<string, boolean>>;
  readonly shares: Readonly<Record<string, { readonly part: number; readonly whole: number }>>;
  readonly subordinates: {
    readonly total: number;
    readonly decided: number;
    readonly worst: LevelName | null;
  } | null;
  readonly unitLevel: LevelName | null;
  readonly earlier: readonly { readonly period: Kind; readonly level: LevelName }[];
}

/** `open`: the regulation leaves the level to a person, or something it asks for is not known. */
export interface Answer {
  readonly total: Q | null;
  readonly level: LevelName | 'open';
}
