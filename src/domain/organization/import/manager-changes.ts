// A new manager is no new assignment: the week of a person must not be cut in two because a list names somebody else.
import type { Assignment, PlainDate } from '../shape.ts';
import type { PeopleChanges } from './people-state.ts';

export interface ManagerChange {
  readonly assignmentId: number;
  readonly personId: number;
  readonly managerId: number | null;
  readonly from: PlainDate;
}

/** Changes as they are written: assignments that differ in nothing but the manager stay, with the manager named anew. */
export interface WrittenChanges extends PeopleChanges {
  readonly managersNamed: readonly ManagerChange[];
}

const placeOf = (one: Pick<Assignment, 'personId' | 'postId' | 'kind'>) =>
  `${one.personId}/${one.postId}/${one.kind}`;

/** Pairs an ended assignment with the new one of the same person, post and kind. `held`: what is recorded. */
export function foldManagers(changes: PeopleChanges, held: readonly Assignment[]): WrittenChanges {
  const ended = new Set(changes.assignmentsEnded.map((one) => one.id));
  const endedAt = new Map(held.filter((one) => ended.has(one.id)).map((one) => [placeOf(one), one]));
  const kept = new Set<number>();
  const managersNamed: ManagerChange[] = [];
  const assignmentsAdded = changes.assignmentsAdded.filter((one) => {
    const before = endedAt.get(placeOf(one));
    const sameEnd = one.to === null || one.to === before?.to;
    if (before === undefined || kept.has(before.id) || !sameEnd) return true;
    const { id } = before;
    kept.add(id);
    const { personId, managerId, from } = one;
    managersNamed.push({ assignmentId: id, personId, managerId, from });
    return false;
  });
  const assignmentsEnded = changes.assignmentsEnded.filter((one) => !kept.has(one.id));
  return { ...changes, assignmentsAdded, assignmentsEnded, managersNamed };
}
