// What applying an import wrote, with what stood there before: everything undoing needs to know.
import type { Assignment, Person, PlainDate, Unit } from '../shape.ts';

export interface WrittenPeople {
  readonly kind: 'people';
  /** The body the list was of. */
  readonly rootUnitId: number | null;
  /** Assignments with this id or a higher one came later. */
  readonly nextAssignment: number;
  readonly peopleAdded: readonly number[];
  /** Only the fields that were changed. */
  readonly peopleChanged: readonly {
    readonly id: number;
    readonly before: Partial<Person>;
    readonly after: Partial<Person>;
  }[];
  readonly assignmentsAdded: readonly Assignment[];
  /** Each as it was, and the day it was ended on. */
  readonly assignmentsEnded: readonly { readonly before: Assignment; readonly to: PlainDate }[];
  readonly managersNamed: readonly {
    readonly assignmentId: number;
    readonly personId: number;
    readonly from: PlainDate;
    readonly managerId: number | null;
    readonly before: number | null;
  }[];
  readonly absencesAdded: readonly { readonly id: number; readonly personId: number }[];
}

export interface WrittenUnits {
  readonly kind: 'units';
  readonly unitsAdded: readonly Unit[];
  /** Moved, renamed or otherwise changed. */
  readonly unitsChanged: readonly { readonly before: Unit; readonly after: Unit }[];
  readonly unitsEnded: readonly Unit[];
}

export type WrittenImport = WrittenPeople | WrittenUnits;

export const KEPT_REASONS = [
  'evaluated',
  'changed-since',
  'later-import',
  'manages',
  'delegates',
  'absence-closed',
  'field-changed',
  'number-taken',
  'occupied',
  'has-children',
  'role-granted',
  'parent-gone',
  'code-taken',
  'ended-since',
] as const;
export type KeptReason = (typeof KEPT_REASONS)[number];
