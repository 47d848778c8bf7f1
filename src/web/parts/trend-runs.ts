// Weeks one after another under the same regulation: each is drawn against the bands it was decided by. Pure.
import type { Rulebook } from '../../domain/rulebook/shape.ts';

export type TrendRulebook = Pick<Rulebook, 'id' | 'version' | 'title' | 'validFrom' | 'levels' | 'maxTotal'>;
/** By 'id@version', or the page's own without a name; undefined while it loads. */
export type RulebookOf = (name: string | undefined) => TrendRulebook | undefined;

export interface TrendRun {
  /** Places of the first and the last week. */
  readonly first: number;
  readonly last: number;
  readonly rulebook: TrendRulebook | undefined;
}

interface TrendWeek {
  readonly total: number | null;
  readonly rulebook?: string | undefined;
}

/** A week without a result (a form of the past, a week that does not count) stands with those before it. */
export function runsOf(weeks: readonly TrendWeek[], rulebookOf: RulebookOf): readonly TrendRun[] {
  const decided = weeks.filter(({ total }) => total !== null);
  const runs: TrendRun[] = [];
  let name = decided[0]?.rulebook;
  weeks.forEach((one, at) => {
    const next = one.total === null ? name : one.rulebook;
    const run = runs.at(-1);
    if (run !== undefined && next === name) runs[runs.length - 1] = { ...run, last: at };
    else runs.push({ first: at, last: at, rulebook: rulebookOf(next) });
    name = next;
  });
  return runs;
}

/** The level a week was given, in the words of the regulation it was decided under; null without one. */
export function levelUnder(
  rulebookOf: RulebookOf,
  { rulebook, level }: { readonly rulebook: string; readonly level: string | null },
) {
  return rulebookOf(rulebook)?.levels.find(({ key }) => key === level) ?? null;
}

/** Where the regulation changes: the runs after the first that are known. */
export function stepsOf(runs: readonly TrendRun[]) {
  return runs
    .slice(1)
    .flatMap(({ first, rulebook }) => (rulebook === undefined ? [] : [{ first, rulebook }]));
}
