// A draft of a job description out of twelve months of accepted products: what the position does, in which share of its
// time, what comes out, by which criteria, and which competences that asks for. A draft: whoever is competent decides.
import type { CatalogueEntry } from './catalogue.ts';
import type { WorkOfPosition } from './position-figures.ts';

export interface Duty {
  readonly itemId: number;
  readonly name: string;
  readonly output: string;
  readonly field: string;
  readonly measure: string;
  readonly complexity: string;
  /** Products in hundredths. */
  readonly volume: number;
  /** Per cent of the position's standard time, cut off; null: it has no standard time. */
  readonly percent: number | null;
  readonly quality: string;
  readonly days: number | null;
  readonly legalBasis: string;
}

/** What a field of work asks for: the groups of complexity met in it, the most frequent first. */
export interface Competence {
  readonly field: string;
  readonly groups: readonly { readonly complexity: string; readonly volume: number }[];
}

export interface JobDescription {
  readonly duties: readonly Duty[];
  readonly competences: readonly Competence[];
  /** Tasks that name no entry of the catalogue: they are in no duty. */
  readonly outside: number;
  readonly tasks: number;
}

export type NamedEntry = Pick<
  CatalogueEntry,
  'name' | 'output' | 'field' | 'measure' | 'complexity' | 'quality' | 'days' | 'legalBasis'
>;

export function describeJob(
  work: readonly WorkOfPosition[],
  entries: ReadonlyMap<number, NamedEntry>,
): JobDescription {
  const count = (some: readonly WorkOfPosition[], of: (one: WorkOfPosition) => number) =>
    some.reduce((all, one) => all + of(one), 0);
  const whole = count(work, (one) => one.standard);
  const byItem = Map.groupBy(work, (one) => one.itemId);
  const duties = [...byItem].flatMap(([itemId, some]): Duty[] => {
    const entry = itemId === null ? undefined : entries.get(itemId);
    if (itemId === null || entry === undefined) return [];
    const standard = count(some, (one) => one.standard);
    const percent = standard === 0 ? null : Math.floor((standard * 100) / whole);
    return [{ ...pick(entry), itemId, volume: count(some, (one) => one.volume), percent }];
  });
  const described = new Set<number | null>(duties.map(({ itemId }) => itemId));
  return {
    duties: duties.toSorted((a, b) => (b.percent ?? -1) - (a.percent ?? -1) || b.volume - a.volume),
    competences: competencesOf(duties),
    outside: count(
      work.filter(({ itemId }) => !described.has(itemId)),
      (one) => one.tasks,
    ),
    tasks: count(work, (one) => one.tasks),
  };
}

function pick({ name, output, field, measure, complexity, quality, days, legalBasis }: NamedEntry) {
  return { name, output, field, measure, complexity, quality, days, legalBasis };
}

function competencesOf(duties: readonly Duty[]): readonly Competence[] {
  const volumeOf = (some: readonly Duty[]) => some.reduce((all, one) => all + one.volume, 0);
  const byField = Map.groupBy(duties, (one) => one.field);
  return [...byField]
    .toSorted(([, a], [, b]) => volumeOf(b) - volumeOf(a))
    .map(([field, some]) => ({
      field,
      groups: [...Map.groupBy(some, (one) => one.complexity)]
        .map(([complexity, same]) => ({ complexity, volume: volumeOf(same) }))
        .toSorted((a, b) => b.volume - a.volume),
    }));
}
