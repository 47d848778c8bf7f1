// What the picture of three scores draws: only people who have all three. Pure.
import type { EvaluationItem } from '../../../contract/evaluations.ts';

type Three<T> = readonly [self: T, scorer: T, final: T];

export interface SlopeLine {
  readonly id: number;
  readonly name: string;
  /** Hundredths of self-assessment, manager, result. */
  readonly totals: Three<number>;
  readonly levels: Three<string | null>;
  /** The level of the result is another than the one first stated. */
  readonly moved: boolean;
}

export function slopeLines(people: readonly EvaluationItem[]): readonly SlopeLine[] {
  return people.flatMap(({ id, person, counted, self, scorer, final }) => {
    if (!counted || self === null || scorer === null || final === null) return [];
    const [a, b, c] = [self.total, scorer.total, final.total];
    if (a === null || b === null || c === null) return [];
    return [
      {
        ...{ id, name: person.name, totals: [a, b, c] as const },
        levels: [self.level, scorer.level, final.level] as const,
        moved: self.level !== final.level,
      },
    ];
  });
}

/** Lowest and highest points of the lines, with a little room. */
export function spread(lines: readonly SlopeLine[]): { readonly low: number; readonly high: number } {
  const all = lines.flatMap(({ totals }) => totals);
  return { low: Math.min(...all) - 100, high: Math.max(...all) + 100 };
}
