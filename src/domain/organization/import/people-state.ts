// What is recorded today, as the planner of a staff list needs it, and what a plan says.
import type { Absence, Assignment, Person, PlainDate, Post, Rank, Unit } from '../shape.ts';
import type { SheetLayout } from './layout.ts';
import type { Resolution, Trouble } from './trouble.ts';

export interface PeopleState {
  /** Units of the version in force on the effective date. */
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly assignments: readonly Assignment[];
  readonly absences: readonly Absence[];
}

export interface PeopleOptions {
  /** First day on which the list holds. */
  readonly effectiveFrom: PlainDate;
  /** The body the list is of; without it the letterhead says. */
  readonly rootUnitId?: number;
  /** The list names everybody of that body: who is missing has left. */
  readonly complete?: boolean;
  readonly resolutions?: readonly Resolution[];
  /** Heading rows and columns told by hand. */
  readonly layouts?: readonly SheetLayout[];
}

export interface PersonChange {
  readonly before: Person;
  readonly after: Person;
  readonly fields: readonly (keyof Person)[];
}

/** Ids below zero are provisional: `settlePeople` gives them real ones. Ended spans end before `to`. */
export interface PeopleChanges {
  readonly peopleAdded: readonly Person[];
  readonly peopleChanged: readonly PersonChange[];
  readonly peopleMoved: readonly {
    readonly personId: number;
    readonly fromUnitId: number;
    readonly toUnitId: number;
  }[];
  readonly peopleEnded: readonly { readonly personId: number; readonly unitId: number }[];
  readonly postsAdded: readonly Post[];
  readonly assignmentsAdded: readonly Assignment[];
  readonly assignmentsEnded: readonly { readonly id: number; readonly to: PlainDate }[];
  readonly absencesAdded: readonly Absence[];
}

export interface PlannedPerson {
  readonly sheet: string;
  readonly row: number;
  readonly personId: number;
  readonly fullName: string;
  readonly unitId: number;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly rank: Rank;
  readonly managerId: number | null;
  readonly concurrent: readonly {
    readonly unitId: number;
    readonly title: string | null;
    readonly rank: Rank;
  }[];
}

export interface PeoplePlan {
  /** False while an error is open: nothing may be applied then. */
  readonly applicable: boolean;
  readonly rootUnitId: number | null;
  /** Date of the list as its letterhead states it. */
  readonly asOf: PlainDate | null;
  readonly rows: readonly PlannedPerson[];
  readonly changes: PeopleChanges;
  readonly troubles: readonly Trouble[];
}

export const NO_PEOPLE_CHANGES: PeopleChanges = {
  peopleAdded: [],
  peopleChanged: [],
  peopleMoved: [],
  peopleEnded: [],
  postsAdded: [],
  assignmentsAdded: [],
  assignmentsEnded: [],
  absencesAdded: [],
};
