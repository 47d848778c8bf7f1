// What an import would do, line by line: kinds are keys, names come from the data.
import { foldManagers, type WrittenChanges } from '../../domain/organization/import/manager-changes.ts';
import type { PlannedPerson } from '../../domain/organization/import/people-state.ts';
import type { Post, Unit } from '../../domain/organization/shape.ts';
import type { PlannedImport, PlannedPeople, PlannedUnits } from '../import-plan.ts';

export interface ChangeLine {
  readonly kind: string;
  /** Name of the person, unit or post. */
  readonly what: string;
  /** Before and after, or where. */
  readonly detail: string | null;
  /** Keys of the fields that change. */
  readonly fields: string[];
  readonly row: number | null;
  readonly sheet?: string | null;
}

/** Every change of a plan in the order: units or people, posts, assignments, managers, absences. */
export function changeLines(planned: PlannedImport): readonly ChangeLine[] {
  return planned.kind === 'units' ? unitLines(planned) : new PeopleLines(planned).lines();
}

/** How many changes of each kind; kinds without any are left out. */
export function countsOf(lines: readonly ChangeLine[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of lines) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** How many changes are about this person: own posts, own manager, people this person comes to direct. */
export function countAbout(planned: PlannedImport, personId: number | null): number {
  if (personId === null || planned.kind === 'units') return 0;
  const { plan, state } = planned;
  const changes = foldManagers(plan.changes, state.assignments);
  const own = new Set(state.assignments.filter((one) => one.personId === personId).map(({ id }) => id));
  return [
    ...changes.assignmentsAdded.filter((one) => one.personId === personId),
    ...changes.assignmentsEnded.filter((one) => own.has(one.id)),
    ...changes.managersNamed.filter((one) => one.personId === personId || one.managerId === personId),
  ].length;
}

const arrow = (before: string | null, after: string | null) => `${before ?? '–'} → ${after ?? '–'}`;

function unitLines({ plan, before }: PlannedUnits): readonly ChangeLine[] {
  const nameBefore = new Map(before.map((unit) => [unit.id, unit.name]));
  const nameAfter = new Map(plan.units.map((unit) => [unit.id, unit.name]));
  const rows = new Map(plan.rows.map((row) => [row.code, row]));
  const line = (kind: string, unit: Unit, detail: string | null, fields: string[] = []): ChangeLine => ({
    ...{ kind, detail, fields },
    what: `${unit.code} ${unit.name}`,
    row: rows.get(unit.code)?.row ?? null,
    sheet: rows.get(unit.code)?.sheet ?? null,
  });
  const parent = (names: ReadonlyMap<number, string>, unit: Unit) =>
    unit.parentId === null ? null : (names.get(unit.parentId) ?? null);
  const { unitsAdded, unitsMoved, unitsRenamed, unitsChanged, unitsEnded } = plan.changes;
  return [
    ...unitsAdded.map((unit) => line('unit-added', unit, parent(nameAfter, unit))),
    ...unitsMoved.map(({ before: was, after }) =>
      line('unit-moved', after, arrow(parent(nameBefore, was), parent(nameAfter, after))),
    ),
    ...unitsRenamed.map(({ before: was, after }) => line('unit-renamed', after, arrow(was.name, after.name))),
    ...unitsChanged.map(({ before: was, after }) => {
      const fields = (['kind', 'adminCode'] as const).filter((field) => was[field] !== after[field]);
      return line('unit-changed', after, null, fields);
    }),
    ...unitsEnded.map((unit) => line('unit-ended', unit, parent(nameBefore, unit))),
  ];
}

class PeopleLines {
  readonly #changes: WrittenChanges;
  readonly #names: ReadonlyMap<number, string>;
  readonly #rows: ReadonlyMap<number, PlannedPerson>;
  readonly #units: ReadonlyMap<number, string>;
  readonly #posts: ReadonlyMap<number, Post>;
  readonly #personOf: ReadonlyMap<number, number>;

  constructor({ plan, state }: PlannedPeople) {
    this.#changes = foldManagers(plan.changes, state.assignments);
    const everybody = [...state.people, ...plan.changes.peopleAdded];
    this.#names = new Map(everybody.map((person) => [person.id, person.fullName]));
    this.#rows = new Map(plan.rows.map((row) => [row.personId, row]));
    this.#units = new Map(state.units.map((unit) => [unit.id, unit.name]));
    this.#posts = new Map([...state.posts, ...plan.changes.postsAdded].map((post) => [post.id, post]));
    this.#personOf = new Map(state.assignments.map((one) => [one.id, one.personId]));
  }

  lines(): readonly ChangeLine[] {
    const { peopleAdded, peopleChanged, peopleMoved, peopleEnded, postsAdded } = this.#changes;
    return [
      ...peopleAdded.map((person) => this.#of('person-added', person.id, this.#place(person.id))),
      ...peopleChanged.map(({ before, after, fields }) => {
        const isRenamed = before.fullName !== after.fullName;
        const detail = isRenamed ? arrow(before.fullName, after.fullName) : null;
        return { ...this.#of('person-changed', after.id, detail), fields: [...fields] };
      }),
      ...peopleMoved.map(({ personId, fromUnitId, toUnitId }) =>
        this.#of('person-moved', personId, arrow(this.#unit(fromUnitId), this.#unit(toUnitId))),
      ),
      ...peopleEnded.map(({ personId, unitId }) => this.#of('person-ended', personId, this.#unit(unitId))),
      ...postsAdded.map((post) => {
        const detail = this.#unit(post.unitId);
        return { kind: 'post-added', what: titleOf(post) ?? '–', detail, fields: [], row: null };
      }),
      ...this.#assignments(),
      ...this.#changes.absencesAdded.map(({ personId, kind, from, to }) => ({
        ...this.#of('absence-added', personId, arrow(dayFirst(from), to === null ? null : dayFirst(to))),
        fields: [kind],
      })),
    ];
  }

  #assignments(): readonly ChangeLine[] {
    const { assignmentsAdded, assignmentsEnded, managersNamed } = this.#changes;
    return [
      ...assignmentsAdded.map((one) => {
        const detail = this.#post(one.postId);
        return { ...this.#of('assignment-added', one.personId, detail), fields: [one.kind] };
      }),
      ...assignmentsEnded.map((one) => {
        const personId = this.#personOf.get(one.id) ?? 0;
        return this.#of('assignment-ended', personId, dayFirst(one.to));
      }),
      ...managersNamed.map(({ personId, managerId }) =>
        this.#of('manager-named', personId, managerId === null ? null : (this.#names.get(managerId) ?? null)),
      ),
    ];
  }

  #of(kind: string, personId: number, detail: string | null): ChangeLine {
    const { row = null, sheet = null } = this.#rows.get(personId) ?? {};
    return { kind, what: this.#names.get(personId) ?? '–', detail, fields: [], row, sheet };
  }

  #unit(unitId: number): string | null {
    return this.#units.get(unitId) ?? null;
  }

  #post(postId: number): string | null {
    const post = this.#posts.get(postId);
    return post === undefined ? null : joined(titleOf(post), this.#unit(post.unitId));
  }

  #place(personId: number): string | null {
    const row = this.#rows.get(personId);
    return row === undefined ? null : joined(row.title ?? row.jobPosition, this.#unit(row.unitId));
  }
}

const titleOf = (post: Post) => post.title ?? post.jobPosition;

function joined(...parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(', ');
}

/** '2026-11-16' as '16/11/2026', the one form both languages use. */
function dayFirst(date: string): string {
  return date.split('-').reverse().join('/');
}
