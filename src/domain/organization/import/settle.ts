// Gives the provisional ids (below zero) of a plan real ones, so that the store writes what was rehearsed.
import type { Unit } from '../shape.ts';
import type { PeopleChanges } from './people-state.ts';

/** First free id of each kind; as many ids from there on are used as there are additions. */
export interface FirstIds {
  readonly person: number;
  readonly post: number;
  readonly assignment: number;
  readonly absence: number;
}

function settler(first: number): (id: number) => number {
  return (id) => (id < 0 ? first - 1 - id : id);
}

/** Real ids everywhere a provisional one stood: -1 becomes the first free id, -2 the next. */
export function settlePeople(changes: PeopleChanges, first: FirstIds): PeopleChanges {
  const person = settler(first.person);
  const post = settler(first.post);
  const assignment = settler(first.assignment);
  const absence = settler(first.absence);
  return {
    ...changes,
    peopleAdded: changes.peopleAdded.map((one) => ({ ...one, id: person(one.id) })),
    postsAdded: changes.postsAdded.map((one) => ({ ...one, id: post(one.id) })),
    assignmentsAdded: changes.assignmentsAdded.map((one) => ({
      ...one,
      id: assignment(one.id),
      personId: person(one.personId),
      postId: post(one.postId),
      managerId: one.managerId === null ? null : person(one.managerId),
    })),
    absencesAdded: changes.absencesAdded.map((one) => ({
      ...one,
      id: absence(one.id),
      personId: person(one.personId),
    })),
  };
}

/** The same for the next version of the units. */
export function settleUnits(units: readonly Unit[], firstId: number): Unit[] {
  const unit = settler(firstId);
  return units.map((one) => ({
    ...one,
    id: unit(one.id),
    parentId: one.parentId === null ? null : unit(one.parentId),
  }));
}
