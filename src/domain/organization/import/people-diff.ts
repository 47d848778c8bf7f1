// From the people of the list and what is recorded to the changes between them. Ids below zero are provisional.
import type { Absence, Person, Post } from '../shape.ts';
import { AssignmentDiff, type DiffContext } from './assignment-diff.ts';
import { type PostDraft, postKey } from './held-post.ts';
import { type AbsenceDraft, planAbsence } from './people-absences.ts';
import type { IdentifiedPerson } from './people-identity.ts';
import type { ManagedPerson } from './people-managers.ts';
import type { PeopleChanges, PeopleState, PersonChange } from './people-state.ts';

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

function numbered<Item>(items: readonly Item[]): (Item & { readonly id: number })[] {
  return items.map((item, i) => ({ ...item, id: -1 - i }));
}

function absencesOf(rows: readonly ManagedPerson[], context: DiffContext): Absence[] {
  const recorded = Map.groupBy(context.state.absences, (absence) => absence.personId);
  const drafts = rows
    .map((row) => planAbsence(row, recorded.get(row.personId) ?? [], context.effectiveFrom, context.log))
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
  for (const row of ordered) assignments.compare(row, posts.ids);
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
