// Takes a staff list back, person by person: who was built upon since stays whole, with the reasons.
import type { Assignment, Person, PlainDate } from '../shape.ts';
import type { KeptReason, WrittenPeople } from './written.ts';

export interface UndoFacts {
  /** Every assignment of the people the list touched, with the manager named last. */
  readonly assignments: readonly Assignment[];
  readonly people: readonly Person[];
  /** Assignments with evaluations begun on the day of undoing or later that went beyond waiting for the report. */
  readonly evaluated: ReadonlyMap<number, number>;
  /** Who is named as manager of whom on that day: person, and the people under him. */
  readonly managed: ReadonlyMap<number, readonly number[]>;
  readonly delegating: ReadonlySet<number>;
  /** Numbers of later imports by person. */
  readonly laterImports: ReadonlyMap<number, readonly number[]>;
  /** Absences that were taken back, or by which a closed week is not counted. */
  readonly absencesRevoked: ReadonlySet<number>;
  readonly absencesClosed: ReadonlySet<number>;
  /** People whose former identification number belongs to somebody else now. */
  readonly numbersTaken: ReadonlySet<number>;
}

export interface KeptPerson {
  readonly personId: number;
  readonly reasons: readonly { readonly code: KeptReason; readonly count: number }[];
}

export interface UndonePeople {
  readonly assignmentsEnded: readonly {
    readonly id: number;
    readonly personId: number;
    readonly to: PlainDate;
  }[];
  /** Ended by the list: they go on as if they had not been. */
  readonly assignmentsRestored: readonly {
    readonly id: number;
    readonly personId: number;
    readonly to: PlainDate | null;
  }[];
  /** The same post again after a gap. */
  readonly assignmentsAdded: readonly Omit<Assignment, 'id'>[];
  readonly managersNamed: readonly {
    readonly assignmentId: number;
    readonly personId: number;
    readonly managerId: number | null;
    readonly from: PlainDate;
  }[];
  readonly peopleChanged: readonly Person[];
  readonly absencesRevoked: readonly { readonly id: number; readonly personId: number }[];
  readonly kept: readonly KeptPerson[];
}

type Reason = KeptPerson['reasons'][number];
const later = (a: PlainDate, b: PlainDate) => (a < b ? b : a);
const byPerson = <T extends { readonly personId: number }>(
  list: readonly T[],
): ReadonlyMap<number, readonly T[]> => Map.groupBy(list, (one) => one.personId);

/** What the list did to each person. */
function sorted(written: WrittenPeople) {
  const ended = written.assignmentsEnded.map((one) => ({ ...one, personId: one.before.personId }));
  return {
    added: byPerson(written.assignmentsAdded),
    ended: byPerson(ended),
    named: byPerson(written.managersNamed),
    absences: byPerson(written.absencesAdded),
    changed: new Map(written.peopleChanged.map((one) => [one.id, one])),
  };
}

class PeopleUndo {
  readonly #written: WrittenPeople;
  readonly #facts: UndoFacts;
  readonly #from: PlainDate;
  readonly #now: ReadonlyMap<number, Assignment>;
  readonly #held: ReadonlyMap<number, readonly Assignment[]>;
  readonly #people: ReadonlyMap<number, Person>;
  readonly #by: ReturnType<typeof sorted>;
  readonly #touched: ReadonlySet<number>;
  readonly #kept = new Map<number, Reason[]>();

  constructor(written: WrittenPeople, facts: UndoFacts, from: PlainDate) {
    this.#written = written;
    this.#facts = facts;
    this.#from = from;
    this.#now = new Map(facts.assignments.map((one) => [one.id, one]));
    this.#held = byPerson(facts.assignments);
    this.#people = new Map(facts.people.map((person) => [person.id, person]));
    this.#by = sorted(written);
    this.#touched = touchedBy(written);
  }

  undo(): UndonePeople {
    for (const personId of this.#touched) {
      const reasons = this.#reasons(personId);
      if (reasons.length > 0) this.#kept.set(personId, reasons);
    }
    this.#keepManagers();
    return {
      assignmentsEnded: this.#ended(),
      ...this.#restored(),
      managersNamed: this.#managers(),
      peopleChanged: this.#fields(),
      absencesRevoked: this.#absences(),
      kept: [...this.#kept].map(([personId, reasons]) => ({ personId, reasons })),
    };
  }

  #reasons(personId: number): Reason[] {
    const { evaluated, delegating, laterImports, absencesClosed, numbersTaken } = this.#facts;
    const added = this.#by.added.get(personId) ?? [];
    const evaluations = added.reduce((sum, one) => sum + (evaluated.get(one.id) ?? 0), 0);
    const imports = laterImports.get(personId) ?? [];
    const absences = this.#by.absences.get(personId) ?? [];
    const closed = absences.filter((one) => absencesClosed.has(one.id)).length;
    const reason = (code: KeptReason, count: number) => (count === 0 ? [] : [{ code, count }]);
    return [
      ...reason('evaluated', evaluations),
      ...imports.flatMap((number) => reason('later-import', number)),
      ...reason('changed-since', imports.length === 0 && this.#isChanged(personId) ? 1 : 0),
      ...reason('delegates', added.length > 0 && delegating.has(personId) ? 1 : 0),
      ...reason('absence-closed', closed),
      ...reason('field-changed', this.#fieldsChanged(personId)),
      ...reason('number-taken', numbersTaken.has(personId) ? 1 : 0),
    ];
  }

  /** Something about the person's posts is no longer as the list left it. */
  #isChanged(personId: number): boolean {
    const held = this.#held.get(personId) ?? [];
    const isLater = ({ id, from, to }: Assignment) =>
      id >= this.#written.nextAssignment && (to === null || from < to);
    return (
      held.some(isLater) ||
      (this.#by.added.get(personId) ?? []).some((one) => this.#isOther(one)) ||
      (this.#by.ended.get(personId) ?? []).some(({ before, to }) => this.#now.get(before.id)?.to !== to) ||
      (this.#by.named.get(personId) ?? []).some(
        (one) => this.#now.get(one.assignmentId)?.managerId !== one.managerId,
      )
    );
  }

  /** Its end or its manager was changed since; a manager is only looked at while the assignment runs. */
  #isOther(written: Assignment): boolean {
    const now = this.#now.get(written.id);
    if (now === undefined || now.to !== written.to) return true;
    const isOver = written.to !== null && written.to <= this.#from;
    return !isOver && now.managerId !== written.managerId;
  }

  #fieldsChanged(personId: number): number {
    const change = this.#by.changed.get(personId);
    const now = this.#people.get(personId);
    if (change === undefined || now === undefined) return 0;
    return (Object.keys(change.after) as (keyof Person)[]).filter(
      (field) => now[field] !== change.after[field],
    ).length;
  }

  /** Whoever manages somebody who stays must keep the post from which he does: until nobody more is found. */
  #keepManagers(): void {
    for (let found = true; found; ) {
      found = false;
      for (const personId of this.#by.added.keys()) {
        if (this.#kept.has(personId)) continue;
        const under = (this.#facts.managed.get(personId) ?? []).filter(
          (one) => this.#kept.has(one) || !this.#touched.has(one),
        );
        if (under.length === 0) continue;
        this.#kept.set(personId, [{ code: 'manages', count: under.length }]);
        found = true;
      }
    }
  }

  #ended(): UndonePeople['assignmentsEnded'] {
    return this.#written.assignmentsAdded.flatMap(({ id, personId, from, to }) => {
      const isOver = to !== null && to <= this.#from;
      return this.#kept.has(personId) || isOver ? [] : [{ id, personId, to: later(this.#from, from) }];
    });
  }

  #restored(): Pick<UndonePeople, 'assignmentsRestored' | 'assignmentsAdded'> {
    const back = this.#written.assignmentsEnded.filter(({ before }) => !this.#kept.has(before.personId));
    const gapless = back.filter(({ to }) => this.#from <= to);
    const again = back.filter(
      ({ before, to }) => to < this.#from && (before.to === null || this.#from < before.to),
    );
    return {
      assignmentsRestored: gapless.map(({ before: { id, personId, to } }) => ({ id, personId, to })),
      assignmentsAdded: again.map(({ before: { id: _before, ...one } }) => ({ ...one, from: this.#from })),
    };
  }

  #managers(): UndonePeople['managersNamed'] {
    return this.#written.managersNamed
      .filter((one) => !this.#kept.has(one.personId))
      .map(({ assignmentId, personId, from, before }) => ({
        ...{ assignmentId, personId, managerId: before },
        from: later(this.#from, from),
      }));
  }

  #fields(): readonly Person[] {
    return this.#written.peopleChanged.flatMap(({ id, before }) => {
      const now = this.#people.get(id);
      return now === undefined || this.#kept.has(id) ? [] : [{ ...now, ...before }];
    });
  }

  #absences(): UndonePeople['absencesRevoked'] {
    return this.#written.absencesAdded.filter(
      ({ id, personId }) => !this.#kept.has(personId) && !this.#facts.absencesRevoked.has(id),
    );
  }
}

/** Everybody an applied list changed anything about. */
export function touchedBy(written: WrittenPeople): ReadonlySet<number> {
  return new Set([
    ...written.peopleAdded,
    ...written.peopleChanged.map((one) => one.id),
    ...written.assignmentsAdded.map((one) => one.personId),
    ...written.assignmentsEnded.map((one) => one.before.personId),
    ...written.managersNamed.map((one) => one.personId),
    ...written.absencesAdded.map((one) => one.personId),
  ]);
}

/** `from`: the day from which the organisation is as before the list; not before the list itself held. */
export function undoPeople(written: WrittenPeople, facts: UndoFacts, from: PlainDate): UndonePeople {
  return new PeopleUndo(written, facts, from).undo();
}
