// Figures of so few people that they would tell of each of them: for whoever may read them all, or decides on them.
import { FEWEST_PEOPLE } from '../work/position-figures.ts';
import type { QuotaMember } from './quota.ts';

type Member = Pick<QuotaMember<unknown>, 'personId' | 'group'>;

/**
 * Whether an organ's figures stay hidden from somebody who knows the results of `known` only: the organ or one of its
 * groups has fewer than five people, and not all of them are known. One hidden group hides the rest of the organ too,
 * else it would follow from the difference.
 */
export function tellsOfFew(members: readonly Member[], known: ReadonlySet<number>): boolean {
  const groups = [members, ...Map.groupBy(members, ({ group }) => group).values()];
  return groups.some((of) => of.length < FEWEST_PEOPLE && of.some(({ personId }) => !known.has(personId)));
}
