// Why one record deserves a look before a block of them is approved. A hint for the eye: nothing is refused by it.
import type { Rulebook } from '../rulebook/shape.ts';
import type { Evaluation, StageScores } from './shape.ts';

export const EXCEPTIONS = [
  'gap',
  'level-change',
  'low',
  'late',
  'dissent',
  'same-unit-deputy',
  'big-change',
  'no-items',
  'reopened',
] as const;
export type Exception = (typeof EXCEPTIONS)[number];

/** Hundredths between two stages, or from the own usual, that are worth a look. Ours: no regulation names them. */
const WIDE = 1000;
/** Fewer earlier weeks than this are no usual. */
const LEAST_WEEKS = 3;

export interface Background {
  /** Totals of the last counted weeks, any order. */
  readonly earlier: readonly number[];
  /** Work lines of the report and how many of them are unfinished; null when unknown. */
  readonly items: { readonly count: number; readonly undone: number } | null;
}

/** Exceptions of one record, in the order above. */
export function exceptionsOf(
  state: Evaluation,
  rulebook: Rulebook,
  background: Background,
): readonly Exception[] {
  const latest = state.approver ?? state.scorer ?? state.self;
  const pairs = stagePairs(state);
  const usual = median(background.earlier);
  const found: Readonly<Record<Exception, boolean>> = {
    gap: pairs.some(([a, b]) => Math.abs(a.total - b.total) >= WIDE),
    'level-change': pairs.some(([a, b]) => a.level !== b.level),
    low: latest !== null && latest.level === rulebook.levels.at(-1)?.key,
    late: state.late,
    dissent: state.dissent === 'noted',
    // The head alone decides on the deputy beside him: no second pair of eyes.
    'same-unit-deputy': state.oneAuthority && state.rank === 'deputy',
    'big-change': latest !== null && usual !== null && Math.abs(latest.total - usual) >= WIDE,
    'no-items': background.items !== null && background.items.undone === background.items.count,
    reopened: state.revision > 1,
  };
  return EXCEPTIONS.filter((exception) => found[exception]);
}

function stagePairs(state: Evaluation): readonly (readonly [StageScores, StageScores])[] {
  const { self, scorer, approver } = state;
  const pairs: (readonly [StageScores, StageScores])[] = [];
  if (self !== null && scorer !== null) pairs.push([self, scorer]);
  if (scorer !== null && approver !== null) pairs.push([scorer, approver]);
  return pairs;
}

/** Lower median in whole hundredths; null below LEAST_WEEKS values. */
function median(totals: readonly number[]): number | null {
  if (totals.length < LEAST_WEEKS) return null;
  return totals.toSorted((a, b) => a - b)[Math.floor((totals.length - 1) / 2)] ?? null;
}
