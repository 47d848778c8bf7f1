// The rehearsal of a staff list: what it says, what would change, and every trouble. Nothing is written here.
import { type Assignment, covers, type PlainDate, type Unit } from '../shape.ts';
import { nameKey } from '../text-match.ts';
import { readDateText } from './calendar-date.ts';
import { Colleagues, colleagueOf, colleaguesElsewhere, type PlacedPerson } from './colleagues.ts';
import { findHeader, type Header, PEOPLE_HEADINGS, type PeopleField } from './headings.ts';
import { layoutOf } from './layout.ts';
import { breakCircles, type CircleContext, circlesAmong } from './manager-circles.ts';
import { diffPeople } from './people-diff.ts';
import { checkIds, type ListedPerson, mergeTwice } from './people-duplicates.ts';
import { type PersonFields, PersonReader } from './people-fields.ts';
import { identify } from './people-identity.ts';
import { askMisplaced, type ManagedPerson, ManagerFinder, warnBelow } from './people-managers.ts';
import { PostReader } from './people-posts.ts';
import { cutPeopleRows, type Group, type PeopleRows, type RawPerson } from './people-rows.ts';
import {
  NO_PEOPLE_CHANGES,
  type PeopleOptions,
  type PeoplePlan,
  type PeopleState,
  type PlannedPerson,
} from './people-state.ts';
import { UnitFinder, unitOfLetterhead } from './people-units.ts';
import type { SheetTable } from './table.ts';
import { TroubleLog } from './trouble-log.ts';
import { UnitMatcher } from './unit-match.ts';

class PeoplePlanner {
  readonly #state: PeopleState;
  readonly #options: PeopleOptions;
  readonly #header: Header<PeopleField>;
  readonly #cut: PeopleRows;
  readonly #log: TroubleLog;
  readonly #units: ReadonlyMap<number, Unit>;
  readonly #root: Unit | null;
  readonly #matcher: UnitMatcher;
  readonly #posts: PostReader;
  readonly #mainHeld: ReadonlyMap<number, Assignment>;
  readonly #unitOfPost: ReadonlyMap<number, number>;
  readonly #skippedNames = new Set<string>();

  constructor(table: SheetTable, header: Header<PeopleField>, state: PeopleState, options: PeopleOptions) {
    this.#state = state;
    this.#options = options;
    this.#header = header;
    this.#cut = cutPeopleRows(table, header);
    this.#log = new TroubleLog(table.sheet, header.columns, options.resolutions ?? []);
    this.#units = new Map(state.units.map((unit) => [unit.id, unit]));
    const asked = options.rootUnitId === undefined ? undefined : this.#units.get(options.rootUnitId);
    this.#root = asked ?? unitOfLetterhead(this.#cut.letterhead, state.units);
    this.#matcher = new UnitMatcher(state.units, this.#root);
    this.#posts = new PostReader(this.#units, this.#matcher, this.#log);
    const held = state.assignments.filter((one) => one.kind === 'main' && covers(one, options.effectiveFrom));
    this.#mainHeld = new Map(held.map((one) => [one.personId, one]));
    this.#unitOfPost = new Map(state.posts.map((post) => [post.id, post.unitId]));
  }

  plan(): PeoplePlan {
    for (const trouble of this.#header.troubles) this.#log.refuse(trouble);
    const listed = this.#listed();
    this.#checkTotal(listed.length);
    const placed: PlacedPerson[] = identify(listed, this.#state.people, this.#log).map((person) => ({
      ...person,
      posts: this.#posts.posts(person),
    }));
    const managed = this.#managed(placed);
    const { effectiveFrom, complete = false } = this.#options;
    const context = {
      state: this.#state,
      units: this.#units,
      root: this.#root,
      effectiveFrom,
      log: this.#log,
    };
    const changes = diffPeople(managed, context, complete && this.#root !== null ? this.#kept() : null);
    const troubles = this.#log.troubles();
    return {
      applicable: troubles.every((trouble) => trouble.severity !== 'error'),
      rootUnitId: this.#root?.id ?? null,
      asOf: dateOfLetterhead(this.#cut.letterhead),
      rows: managed.map(plannedOf).sort((a, b) => a.row - b.row),
      changes,
      troubles,
    };
  }

  /** Rows read, seated, with their numbers checked, each person once. */
  #listed(): readonly ListedPerson[] {
    const finder = new UnitFinder(this.#matcher, this.#log);
    const columns = new Set(this.#header.columns.keys());
    const skippedGroups = this.#skippedGroups();
    const read = this.#cut.people.flatMap((raw): PersonFields[] => {
      if (this.#skips(raw, skippedGroups)) return [];
      const fields = new PersonReader(raw, this.#log, columns).read(this.#options.effectiveFrom);
      return fields === null ? [] : [fields];
    });
    const seated = read.flatMap((fields) => finder.ofPerson(fields) ?? []);
    return mergeTwice(checkIds(seated, this.#log), this.#log);
  }

  /** Headings nobody stands under are only noted; a heading the user left out takes its rows along. */
  #skippedGroups(): ReadonlySet<Group> {
    const used = new Set(this.#cut.people.map((raw) => raw.group));
    const skipped = new Set<Group>();
    for (const group of this.#cut.groups) {
      if (used.has(group)) {
        if (this.#log.skips(group.row, group.text)) skipped.add(group);
      } else if (this.#matcher.match(group.text).kind === 'none') {
        const about = { row: group.row, field: 'fullName', value: group.text };
        this.#log.raise({ severity: 'note', code: 'group-ignored', ...about });
      }
    }
    return skipped;
  }

  #skips(raw: RawPerson, groups: ReadonlySet<Group>): boolean {
    const name = raw.cells.get('fullName')?.text ?? null;
    const out = (raw.group !== null && groups.has(raw.group)) || this.#log.skips(raw.row, name);
    if (out && name !== null) this.#skippedNames.add(nameKey(name));
    return out;
  }

  #checkTotal(people: number): void {
    const { total } = this.#cut;
    if (total === null || total.stated === people) return;
    const params = { stated: total.stated, rows: this.#cut.people.length, people };
    const about = { row: total.row, letter: total.letter, value: String(total.stated), params };
    this.#log.raise({ severity: 'warning', code: 'total-mismatch', ...about });
  }

  #managed(placed: readonly PlacedPerson[]): readonly ManagedPerson[] {
    const { effectiveFrom } = this.#options;
    const ids = new Set(placed.map((person) => person.personId));
    const draft = this.#posts.draft.bind(this.#posts);
    const others = colleaguesElsewhere(this.#state, effectiveFrom, ids, draft);
    const colleagues = new Colleagues([...placed.map(colleagueOf), ...others], this.#units);
    const finder = new ManagerFinder(colleagues, this.#log, (person) => this.#recordedManager(person));
    const elsewhere = [...this.#mainHeld.values()].filter((held) => !ids.has(held.personId));
    const found = placed.map((person) => finder.find(person));
    const context = { colleagues, finder, log: this.#log, elsewhere };
    const seated = found.map((person) => this.#reseat(person, colleagues));
    return breakCircles(this.#raised(seated, context), context);
  }

  /** Managers of lower rank questioned, except inside a circle, which is asked about as a whole. */
  #raised(people: readonly ManagedPerson[], context: CircleContext): readonly ManagedPerson[] {
    const circling = new Set(circlesAmong(people, context.elsewhere).flat());
    return people.map((person) => {
      if (circling.has(person)) return person;
      const { finder } = context;
      const answer = warnBelow(person, context.colleagues, finder.likely(person), this.#log);
      if (answer === null) return person;
      return {
        ...person,
        managerId: answer.value === null ? null : finder.resolve(person, answer.value, true),
      };
    });
  }

  #reseat(person: ManagedPerson, colleagues: Colleagues): ManagedPerson {
    const named = askMisplaced(person, colleagues, this.#state.units, this.#log);
    if (named === null) return person;
    const match = this.#matcher.match(named);
    if (match.kind !== 'same' && match.kind !== 'respelled') {
      this.#log.refuse({
        severity: 'error',
        code: 'unit-unknown',
        row: person.row,
        field: 'manager',
        value: named,
      });
      return person;
    }
    const { title, jobPosition } = person.posts.main;
    const main = this.#posts.draft(match.unit.id, title, jobPosition);
    return { ...person, unitId: match.unit.id, posts: { ...person.posts, main } };
  }

  #recordedManager(person: PlacedPerson): number | null {
    const held = this.#mainHeld.get(person.personId);
    return held !== undefined && this.#unitOfPost.get(held.postId) === person.unitId ? held.managerId : null;
  }

  /** People on rows left out: a complete list does not end them. */
  #kept(): ReadonlySet<number> {
    const kept = this.#state.people.filter((person) => this.#skippedNames.has(nameKey(person.fullName)));
    return new Set(kept.map((person) => person.id));
  }
}

/** '(Tính đến ngày 01/11/2026)' -> '2026-11-01'. */
function dateOfLetterhead(letterhead: readonly string[]): PlainDate | null {
  for (const line of letterhead) {
    const reading = readDateText(/(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/.exec(line)?.[1] ?? '');
    if (reading.kind === 'date') return reading.date;
  }
  return null;
}

function plannedOf(person: ManagedPerson): PlannedPerson {
  const { main, concurrent } = person.posts;
  return {
    row: person.row,
    personId: person.personId,
    fullName: person.fullName,
    unitId: main.unitId,
    title: main.title,
    jobPosition: main.jobPosition,
    rank: main.rank,
    managerId: person.managerId,
    concurrent: concurrent.map(({ unitId, title, rank }) => ({ unitId, title, rank })),
  };
}

/** A plan with errors must not be applied: answer each through `options.resolutions` and plan again. */
export function planPeople(table: SheetTable, state: PeopleState, options: PeopleOptions): PeoplePlan {
  const header = findHeader<PeopleField>(
    table,
    PEOPLE_HEADINGS,
    layoutOf(options.layouts ?? [], table.sheet),
  );
  if (header?.troubles.every((trouble) => trouble.severity !== 'error')) {
    return new PeoplePlanner(table, header, state, options).plan();
  }
  const log = new TroubleLog(table.sheet, header?.columns ?? new Map(), []);
  if (header === null)
    log.refuse({ severity: 'error', code: 'heading-row-missing', row: table.rows[0]?.row ?? 1 });
  for (const trouble of header?.troubles ?? []) log.refuse(trouble);
  const empty = { applicable: false, rootUnitId: null, asOf: null, rows: [], changes: NO_PEOPLE_CHANGES };
  return { ...empty, troubles: log.troubles() };
}
