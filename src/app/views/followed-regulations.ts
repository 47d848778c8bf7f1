// Where the records of one week follow several regulations: which, by how many, with the deadlines of each.
import type { DeadlinesOf } from '../../domain/evaluation/lateness.ts';
import type { Rulebooks } from '../../store/rulebooks.ts';
import { regulationOf } from '../office/board-material.ts';

interface Followed {
  readonly rulebookId: string;
  readonly rulebookVersion: number;
  readonly counted: boolean;
}

/** One line for each regulation of the counted records; none where all follow one: the week itself says its deadlines. */
export function followedRegulations<R extends Followed>(
  { source }: Pick<Rulebooks, 'source'>,
  records: readonly R[],
  deadlinesOf: DeadlinesOf<R>,
) {
  const counted = records.filter((one) => one.counted);
  const followed = Map.groupBy(counted, regulationOf);
  return [...followed].flatMap(([id, of]) => {
    const [first] = of;
    if (first === undefined || followed.size === 1) return [];
    const { document, title } = source(first.rulebookId, first.rulebookVersion);
    const { submit, score, approve } = deadlinesOf(first);
    const deadlines = { submit, score, approve };
    return [{ id, document, title: { ...title }, records: of.length, deadlines }];
  });
}
