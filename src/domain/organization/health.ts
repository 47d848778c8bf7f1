// What is not in order with a body on one day. Numbers only: names and words are for those who show it.
import type { Holding } from '../evaluation/authority.ts';
import type { Post, Unit } from './shape.ts';

export const HEALTH_CHECKS = [
  'without-manager',
  'manager-loop',
  'week-without-approver',
  'without-regulation',
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

/** Posts nobody holds, in units that are still there. */
export function emptyPosts(
  posts: readonly Post[],
  units: ReadonlyMap<number, Unit>,
  holdings: readonly Pick<Holding, 'postId'>[],
): readonly Post[] {
  const held = new Set(holdings.map((one) => one.postId));
  return posts.filter((post) => !held.has(post.id) && units.has(post.unitId));
}

/** Units people work in, without anybody who heads them (main, acting or concurrent). */
export function headlessUnits(
  units: readonly Unit[],
  holdings: readonly Pick<Holding, 'unitId' | 'rank'>[],
): readonly Unit[] {
  const peopled = new Set(holdings.map((one) => one.unitId));
  const heads = ['leader', 'head', 'section-head'];
  const headed = new Set(holdings.filter((one) => heads.includes(one.rank)).map((one) => one.unitId));
  return units.filter((unit) => peopled.has(unit.id) && !headed.has(unit.id));
}
