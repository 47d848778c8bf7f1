// People who manage each other, directly or round a longer way. One row of each circle has to change.
import type { Assignment } from '../shape.ts';
import { type Colleagues, rankOrder } from './colleagues.ts';
import type { ManagedPerson, ManagerFinder } from './people-managers.ts';
import type { TroubleLog } from './trouble-log.ts';

/** Circles of person ids, each once. */
export function findCircles(managerOf: ReadonlyMap<number, number | null>): number[][] {
  const done = new Set<number>();
  const circles: number[][] = [];
  for (const start of managerOf.keys()) {
    const way: number[] = [];
    let at: number | null = start;
    while (at !== null && !done.has(at)) {
      done.add(at);
      way.push(at);
      at = managerOf.get(at) ?? null;
    }
    const entry = at === null ? -1 : way.indexOf(at);
    if (entry !== -1) circles.push(way.slice(entry));
  }
  return circles;
}

function topmost(circle: readonly ManagedPerson[]): ManagedPerson | null {
  const order = (person: ManagedPerson): number => rankOrder([person.posts.main, ...person.posts.concurrent]);
  return [...circle].sort((a, b) => order(a) - order(b) || (a.key < b.key ? -1 : 1))[0] ?? null;
}

export interface CircleContext {
  readonly colleagues: Colleagues;
  readonly finder: ManagerFinder;
  readonly log: TroubleLog;
  /** Managers recorded for people who are not on the list. */
  readonly elsewhere: readonly Assignment[];
}

/** Circles with at least one person of the list, as those people. */
export function circlesAmong(
  people: readonly ManagedPerson[],
  elsewhere: readonly Assignment[],
): ManagedPerson[][] {
  const listed = new Map(people.map((person) => [person.personId, person]));
  const edges = new Map<number, number | null>(elsewhere.map((held) => [held.personId, held.managerId]));
  for (const person of people) edges.set(person.personId, person.managerId);
  return findCircles(edges).map((circle) => circle.flatMap((id) => listed.get(id) ?? []));
}

/** Asks once per circle, at its person of highest rank, whose manager is then the leader above (or nobody). */
export function breakCircles(
  people: readonly ManagedPerson[],
  context: CircleContext,
): readonly ManagedPerson[] {
  const answered = new Map<number, number | null>();
  for (const circle of circlesAmong(people, context.elsewhere)) {
    const person = topmost(circle);
    if (person === null) continue;
    const trouble = circleTrouble(person, circle, context);
    const answer = context.log.raise(trouble);
    if (answer === null) continue;
    answered.set(
      person.personId,
      answer.value === null ? null : context.finder.resolve(person, answer.value, true),
    );
  }
  const mended = people.map((person) => {
    const manager = answered.get(person.personId);
    return manager === undefined ? person : { ...person, managerId: manager };
  });
  if (answered.size === 0) return mended;
  for (const circle of circlesAmong(mended, context.elsewhere)) {
    const person = topmost(circle);
    if (person !== null && answered.has(person.personId))
      context.log.refuse(circleTrouble(person, circle, context));
  }
  return mended;
}

function circleTrouble(person: ManagedPerson, circle: readonly ManagedPerson[], context: CircleContext) {
  const members = new Set(circle.map((one) => one.personId));
  const likely = context.finder.likely(person);
  const others = circle.filter((one) => one.row !== person.row);
  return {
    severity: 'error' as const,
    code: 'manager-circle' as const,
    row: person.row,
    field: 'manager',
    value: person.manager,
    params: {
      otherRows: others.map((one) => context.log.rowName(one.row, person.row)).join(', '),
      otherNames: others.map((one) => one.fullName).join(', '),
    },
    suggestion: context.colleagues.suggest(likely !== null && members.has(likely.personId) ? null : likely),
  };
}
