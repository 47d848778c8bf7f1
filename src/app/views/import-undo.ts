// Undoing an import, line by line, as its page shows it before and after: what changes and what stays, and why.
import type { Unit } from '../../domain/organization/shape.ts';
import { treeOn } from '../../store/organization-state.ts';
import { namesOf } from '../../store/people.ts';
import { allPosts } from '../../store/posts.ts';
import type { Tx } from '../../store/transaction.ts';
import {
  type PlannedPeopleUndo,
  type PlannedUndo,
  type PlannedUnitsUndo,
  undoHash,
} from '../import-undo-plan.ts';
import type { Author } from '../organization-acts.ts';
import { type ChangeLine, countsOf } from './import-changes.ts';

const MOST_LINES = 2000;

export interface KeptLine {
  readonly what: string;
  readonly personId: number | null;
  readonly reasons: { code: string; count: number }[];
}

export async function undoView(tx: Tx, author: Author, planned: PlannedUndo) {
  const { lines, kept } =
    planned.kind === 'units' ? unitLines(planned) : await peopleLines(tx, author, planned);
  return {
    from: planned.from,
    counts: countsOf(lines),
    changes: lines.slice(0, MOST_LINES),
    kept: kept.slice(0, MOST_LINES),
    keptTotal: kept.length,
    hash: undoHash(planned),
  };
}
export type UndoView = Awaited<ReturnType<typeof undoView>>;

const line = (kind: string, what: string, detail: string | null): ChangeLine => ({
  ...{ kind, what, detail, fields: [], row: null },
});
const nameOf = ({ code, name }: Unit) => `${code} ${name}`;

function unitLines({ trees }: PlannedUnitsUndo): { lines: ChangeLine[]; kept: KeptLine[] } {
  const [first] = trees;
  if (first === undefined) return { lines: [], kept: [] };
  const { removed, restored, reopened, kept } = first.undone;
  return {
    lines: [
      ...removed.map((unit) => line('unit-removed', nameOf(unit), null)),
      ...restored.map((unit) => line('unit-restored', nameOf(unit), null)),
      ...reopened.map((unit) => line('unit-reopened', nameOf(unit), null)),
    ],
    kept: kept.map(({ unit, reason }) => ({
      what: nameOf(unit),
      personId: null,
      reasons: [{ code: reason, count: 1 }],
    })),
  };
}

async function peopleLines(tx: Tx, { tenantId }: Author, { undone, from }: PlannedPeopleUndo) {
  const { assignmentsEnded, assignmentsRestored, assignmentsAdded, managersNamed, peopleChanged } = undone;
  const moved = [...assignmentsEnded, ...assignmentsRestored];
  const people = [
    ...[...moved, ...assignmentsAdded, ...managersNamed, ...undone.absencesRevoked, ...undone.kept].map(
      (one) => one.personId,
    ),
    ...managersNamed.flatMap(({ managerId }) => managerId ?? []),
  ];
  const names = await namesOf(tx, tenantId, people);
  const name = (id: number) => names.get(id) ?? '–';
  const posts = await postWords(tx, tenantId, from, assignmentsAdded.length > 0);
  const lines = [
    ...assignmentsEnded.map(({ personId, to }) =>
      line('assignment-taken-back', name(personId), dayFirst(to)),
    ),
    ...assignmentsRestored.map(({ personId }) => line('assignment-restored', name(personId), null)),
    ...assignmentsAdded.map(({ personId, postId }) =>
      line('assignment-added', name(personId), posts.get(postId) ?? null),
    ),
    ...managersNamed.map(({ personId, managerId }) =>
      line('manager-named', name(personId), managerId === null ? null : name(managerId)),
    ),
    ...peopleChanged.map(({ fullName }) => line('person-restored', fullName, null)),
    ...undone.absencesRevoked.map(({ personId }) => line('absence-revoked', name(personId), null)),
  ];
  const kept = undone.kept.map(({ personId, reasons }) => ({
    ...{ what: name(personId), personId },
    reasons: reasons.map((one) => ({ ...one })),
  }));
  return { lines, kept };
}

async function postWords(tx: Tx, tenantId: number, day: string, wanted: boolean) {
  if (!wanted) return new Map<number, string>();
  const units = new Map((await treeOn(tx, tenantId, day))?.units.map((unit) => [unit.id, unit.name]));
  return new Map(
    (await allPosts(tx, tenantId)).map((post) => [
      post.id,
      [post.title ?? post.jobPosition, units.get(post.unitId)].filter(Boolean).join(', '),
    ]),
  );
}

function dayFirst(date: string): string {
  return date.split('-').reverse().join('/');
}
