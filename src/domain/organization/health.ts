// What is not in order with a body on one day. Numbers only: names and words are for those who show it.
import type { Holding } from '../evaluation/authority.ts';
import type { Post, Rank, Unit } from './shape.ts';

export const HEALTH_CHECKS = [
  'without-regulation',
  'without-manager',
  'manager-loop',
  'week-without-approver',
  'under-no-regulation',
  'rival-regulations',
  'unit-without-head',
  'empty-post',
  'without-account',
  'account-without-post',
  'seconded-both-ways',
  'delegation-ending',
] as const;
export type HealthCheck = (typeof HEALTH_CHECKS)[number];

/** Circles among direct managers, each from its lowest person on; whoever only leads into one is not of it. */
export function managerLoops(
  holdings: readonly Pick<Holding, 'personId' | 'managerId' | 'kind'>[],
): number[][] {
  const above = new Map(
    holdings.filter((one) => one.kind === 'main').map((one) => [one.personId, one.managerId]),
  );
  const done = new Set<number>();
  const loops: number[][] = [];
  for (const start of [...above.keys()].toSorted((a, b) => a - b)) {
    const way: number[] = [];
    let at: number | null = start;
    while (at !== null && !done.has(at) && !way.includes(at)) {
      way.push(at);
      at = above.get(at) ?? null;
    }
    if (at !== null && way.includes(at)) loops.push(way.slice(way.indexOf(at)));
    for (const person of way) done.add(person);
  }
  return loops;
}

/** Posts nobody holds, in units that are still there; what was given to somebody and wholly taken back never was. */
export function emptyPosts(
  posts: readonly Post[],
  units: ReadonlyMap<number, Unit>,
  holdings: readonly Pick<Holding, 'postId'>[],
  takenBack: ReadonlySet<number>,
): readonly Post[] {
  const held = new Set(holdings.map((one) => one.postId));
  return posts.filter((post) => !held.has(post.id) && !takenBack.has(post.id) && units.has(post.unitId));
}

const HEADS: readonly Rank[] = ['leader', 'head', 'section-head'];
/** Whoever leads a unit may sit in one below it that is its leadership; a team's head does not. */
const HEADS_ABOVE: readonly Rank[] = ['leader', 'head'];

/**
 * Units people work in, themselves or in units below, without anybody who heads them (main, acting or concurrent) and is
 * there. A unit with people of its own needs a head of its own: nobody else is found for them.
 */
export function headlessUnits(
  units: readonly Unit[],
  holdings: readonly Pick<Holding, 'unitId' | 'rank' | 'away'>[],
): readonly Unit[] {
  const inUnit = Map.groupBy(holdings, (one) => one.unitId);
  const isHeaded = (id: number, ranks: readonly Rank[]) =>
    (inUnit.get(id) ?? []).some((one) => ranks.includes(one.rank) && one.away !== true);
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const [peopledBelow, headedBelow] = [new Set<number>(), new Set<number>()];
  for (const id of inUnit.keys())
    for (let at = parentOf.get(id) ?? null; at !== null; at = parentOf.get(at) ?? null) {
      peopledBelow.add(at);
      if (isHeaded(id, HEADS_ABOVE)) headedBelow.add(at);
    }
  return units.filter(({ id }) =>
    inUnit.has(id) ? !isHeaded(id, HEADS) : peopledBelow.has(id) && !headedBelow.has(id),
  );
}
