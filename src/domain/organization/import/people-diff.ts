// From the people of the list and what is recorded to the changes between them. Ids below zero are provisional.
import {
  type Absence,
  type Assignment,
  type AssignmentKind,
  covers,
  type Person,
  type PlainDate,
  type Post,
  type Unit,
} from '../shape.ts';
import { type AbsenceDraft, planAbsence } from './people-absences.ts';
import type { IdentifiedPerson } from './people-identity.ts';
import type { ManagedPerson } from './people-managers.ts';
import { type PostDraft, postKey } from './people-posts.ts';
import type { PeopleChanges, PeopleState, PersonChange } from './people-state.ts';
import type { TroubleLog } from './trouble-log.ts';

export interface DiffContext {
  readonly state: PeopleState;
  readonly units: ReadonlyMap<number, Unit>;
  readonly root: Unit | null;
  readonly effectiveFrom: PlainDate;
  readonly log: TroubleLog;
}

/** The person as the list has it; what the list leaves empty stays as recorded. */
function personOf(row: IdentifiedPerson): Person {
  const { known } = row;
  return {
    id: row.personId,
    fullName: row.fullName,
    nationalId: row.nationalId ?? known?.nationalId ?? null,
    birthDate: row.birthDate ?? known?.birthDate ?? null,
    sex: row.sex ?? known?.sex ?? null,
    grade: row.grade ?? known?.grade ?? null,
    education: row.education ?? known?.education ?? null,
    partyMember: row.partyMember ?? known?.partyMember ?? false,
  };
}

function changeOf(row: IdentifiedPerson): PersonChange[] {
  const { known } = row;
  if (known === null) return [];
  const after = personOf(row);
  const fields = (Object.keys(after) as (keyof Person)[]).filter((field) => after[field] !== known[field]);
  return fields.length === 0 ? [] : [{ before: known, after, fields }];
}

interface Wanted {
  readonly personId: number;
  readonly kind: AssignmentKind;
  readonly postId: number;
  readonly managerId: number | null;
}

/** Posts of the list with ids: recorded ones keep theirs, new ones get provisional ids in the order of their keys. */
function matchPosts(
  rows: readonly ManagedPerson[],
  state: PeopleState,
): { ids: Map<string, number>; added: Post[] } {
  const ids = new Map(
    state.posts.map((post) => [postKey(post.unitId, post.title, post.jobPosition), post.id]),
  );
  const drafts = new Map<string, PostDraft>();
  for (const draft of rows.flatMap((row) => [row.posts.main, ...row.posts.concurrent])) {
    if (!ids.has(draft.key) && !drafts.has(draft.key)) drafts.set(draft.key, draft);
  }
  const added = [...drafts.values()].sort((a, b) => a.unitId - b.unitId || (a.key < b.key ? -1 : 1));
  return {
    added: added.map(({ key, unitId, title, jobPosition, rank }, i) => {
      ids.set(key, -1 - i);
      return { id: -1 - i, unitId, title, jobPosition, rank };
    }),
    ids,
  };
}

function wantedOf(row: ManagedPerson, ids: ReadonlyMap<string, number>): Wanted[] {
  const want = (draft: PostDraft, kind: AssignmentKind): Wanted[] => {
    const postId = ids.get(draft.key);
    return postId === undefined ? [] : [{ personId: row.personId, kind, postId, managerId: row.managerId }];
  };
  return [
    ...want(row.posts.main, 'main'),
    ...row.posts.concurrent.flatMap((draft) => want(draft, 'concurrent')),
  ];
}

function sameAssignment(held: Assignment, wanted: Wanted): boolean {
  return held.postId === wanted.postId && held.kind === wanted.kind && held.managerId === wanted.managerId;
}

class AssignmentDiff {
  readonly added: Omit<Assignment, 'id'>[] = [];
  readonly ended: { readonly id: number; readonly to: PlainDate }[] = [];
  readonly moved: { readonly personId: number; readonly fromUnitId: number; readonly toUnitId: number }[] =
    [];
  readonly #context: DiffContext;
  readonly #unitOfPost: ReadonlyMap<number, number>;
  readonly #byPerson: ReadonlyMap<number, readonly Assignment[]>;

  constructor(context: DiffContext) {
    this.#context = context;
    this.#unitOfPost = new Map(context.state.posts.map((post) => [post.id, post.unitId]));
    this.#byPerson = Map.groupBy(context.state.assignments, (assignment) => assignment.personId);
  }

  compare(row: ManagedPerson, wanted: readonly Wanted[]): void {
    const { effectiveFrom } = this.#context;
    const all = this.#byPerson.get(row.personId) ?? [];
    const held = all.filter((one) => covers(one, effectiveFrom) && this.#concerns(one));
    if (this.#hasLater(row, all)) return;
    for (const one of held.filter((current) => !wanted.some((want) => sameAssignment(current, want)))) {
      this.ended.push({ id: one.id, to: effectiveFrom });
    }
    for (const want of wanted.filter((one) => !held.some((current) => sameAssignment(current, one)))) {
      this.added.push({ ...want, documentNumber: null, from: effectiveFrom, to: null });
    }
    const from = held.filter((one) => one.kind === 'main').map((one) => this.#unitOfPost.get(one.postId))[0];
    if (from !== undefined && from !== row.unitId) {
      this.moved.push({ personId: row.personId, fromUnitId: from, toUnitId: row.unitId });
    }
  }

  /** Those of the body who are not on its complete list. */
  end(present: ReadonlySet<number>): { readonly personId: number; readonly unitId: number }[] {
    const gone = new Map<number, number>();
    for (const one of this.#context.state.assignments) {
      if (present.has(one.personId) || !covers(one, this.#context.effectiveFrom) || !this.#inBody(one))
        continue;
      this.ended.push({ id: one.id, to: this.#context.effectiveFrom });
      const unitId = this.#unitOfPost.get(one.postId) ?? 0;
      if (one.kind === 'main') gone.set(one.personId, unitId);
    }
    return [...gone].map(([personId, unitId]) => ({ personId, unitId }));
  }

  /** A list speaks of the main post wherever it was, and of concurrent posts inside its own body only. */
  #concerns(one: Assignment): boolean {
    return one.kind === 'main' || (one.kind === 'concurrent' && this.#inBody(one));
  }

  #inBody(one: Assignment): boolean {
    const unit = this.#context.units.get(this.#unitOfPost.get(one.postId) ?? Number.NaN);
    const { root } = this.#context;
    return unit !== undefined && (root === null || (unit.lo >= root.lo && unit.hi <= root.hi));
  }

  /** What is already decided for a later date is not overwritten by an older list. */
  #hasLater(row: ManagedPerson, all: readonly Assignment[]): boolean {
    const later = all.find((one) => one.kind === 'main' && one.from > this.#context.effectiveFrom);
    if (later === undefined) return false;
    const about = { row: row.row, field: 'title', value: row.title, params: { date: later.from } };
    this.#context.log.refuse({ severity: 'error', code: 'later-assignment', ...about });
    return true;
  }
}

function numbered<Item>(items: readonly Item[]): (Item & { readonly id: number })[] {
  return items.map((item, i) => ({ ...item, id: -1 - i }));
}

function absencesOf(rows: readonly ManagedPerson[], context: DiffContext): Absence[] {
  const drafts = rows
    .map((row) => planAbsence(row, context.state.absences, context.effectiveFrom, context.log))
    .filter((draft): draft is AbsenceDraft => draft !== null);
  return numbered(drafts);
}

/** All changes; `present` holds the people to be kept although a complete list leaves them out (skipped rows), or null. */
export function diffPeople(
  rows: readonly ManagedPerson[],
  context: DiffContext,
  present: ReadonlySet<number> | null,
): PeopleChanges {
  const ordered = [...rows].sort((a, b) =>
    a.personId < 0 || b.personId < 0 ? b.personId - a.personId : a.personId - b.personId,
  );
  const posts = matchPosts(ordered, context.state);
  const assignments = new AssignmentDiff(context);
  for (const row of ordered) assignments.compare(row, wantedOf(row, posts.ids));
  const listed = new Set(ordered.map((row) => row.personId));
  return {
    peopleAdded: ordered.filter((row) => row.known === null).map(personOf),
    peopleChanged: ordered.flatMap(changeOf),
    peopleMoved: assignments.moved,
    peopleEnded: present === null ? [] : assignments.end(new Set([...listed, ...present])),
    postsAdded: posts.added,
    assignmentsAdded: numbered(assignments.added),
    assignmentsEnded: assignments.ended,
    absencesAdded: absencesOf(ordered, context),
  };
}
