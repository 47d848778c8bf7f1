// Every result of the past reckoned once more, each by the version of the regulation its record names.
import { recomputed } from '../domain/evaluation/recompute.ts';
import type { Evaluation, EvaluationAct } from '../domain/evaluation/shape.ts';
import type { RulebookSource } from '../store/evaluations.ts';

/** Results of one version of a regulation. */
export interface ResultCount {
  readonly rulebook: string;
  readonly results: number;
  readonly differing: number;
}

export interface ResultAudit {
  /** What differs in the result an act carries; null when it carries none or nothing differs. */
  differs(state: Evaluation, act: EvaluationAct): string | null;
  /** By version, in the order of their names. */
  counts(): readonly ResultCount[];
}

export function auditResults(source: RulebookSource): ResultAudit {
  const counts = new Map<string, { results: number; differing: number }>();
  return {
    differs({ rulebook: { id, version }, period }, act) {
      const found = recomputed(source(id, version), period, act);
      if (found === null) return null;
      const name = `${id}@${version}`;
      const count = counts.get(name) ?? { results: 0, differing: 0 };
      counts.set(name, count);
      count.results += 1;
      if (found.length === 0) return null;
      count.differing += 1;
      return `${name}: ${found.join(', ')}`;
    },
    counts: () => summed([...counts].map(([rulebook, count]) => ({ rulebook, ...count }))),
  };
}

/** One line for each version, in the order of their names. */
export function summed(counts: readonly ResultCount[]): readonly ResultCount[] {
  const byName = [...Map.groupBy(counts, ({ rulebook }) => rulebook)].map(([rulebook, group]) => ({
    rulebook,
    results: group.reduce((sum, { results }) => sum + results, 0),
    differing: group.reduce((sum, { differing }) => sum + differing, 0),
  }));
  return byName.toSorted((a, b) => (a.rulebook < b.rulebook ? -1 : 1));
}
