// Which record stands where on the page, and what a block must have before it is signed. Pure.
import type { EvaluationItem } from '../../../contract/evaluations.ts';
import type { Level } from '../../../domain/rulebook/shape.ts';
import type { Line } from '../../review/use-review.ts';

export interface Groups {
  /** To approve, and something about them deserves a look. */
  readonly exceptions: readonly Line[];
  /** To approve, within the ordinary. */
  readonly ordinary: readonly Line[];
  /** Another opinion waits to be opened. */
  readonly dissents: readonly EvaluationItem[];
  /** One authority scores and decides: on the page for scoring. */
  readonly elsewhere: readonly EvaluationItem[];
  /** Still with others. */
  readonly waiting: readonly EvaluationItem[];
  readonly done: readonly EvaluationItem[];
}

function isSettled({ state }: EvaluationItem): boolean {
  return state === 'approved' || state === 'closed';
}

export function groupsOf(lines: readonly Line[]): Groups {
  const mine = lines.filter((line) => line.act === 'approve' || line.returning);
  const others = lines.filter((line) => !mine.includes(line)).map((line) => line.item);
  const decides = (item: EvaluationItem) => item.may.includes('decide');
  return {
    exceptions: mine.filter((line) => line.item.exceptions.length > 0),
    ordinary: mine.filter((line) => line.item.exceptions.length === 0),
    dissents: others.filter((item) => item.may.includes('view-dissent')),
    elsewhere: others.filter(decides),
    waiting: others.filter((item) => !isSettled(item) && !decides(item) && item.counted),
    done: others.filter(isSettled),
  };
}

/** How many of the records have which level from the scorer, or as decided. */
export function levelCounts(items: readonly EvaluationItem[], levels: readonly Level[]) {
  const keys = items.map((item) => (item.final ?? item.scorer)?.level);
  return levels.map((level) => ({ level, count: keys.filter((key) => key === level.key).length }));
}

/** Lowest and highest total of the scorer; null for none. */
export function rangeOf(lines: readonly Line[]): { readonly from: number; readonly to: number } | null {
  const totals = lines.flatMap((line) => line.item.scorer?.total ?? []);
  return totals.length === 0 ? null : { from: Math.min(...totals), to: Math.max(...totals) };
}
