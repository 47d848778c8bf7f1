// The rehearsal of a staff list: what it says, what would change, and every trouble. Nothing is written here.
import { type Assignment, covers, type PlainDate, type Unit } from '../shape.ts';
import { nameKey } from '../text-match.ts';
import { readDateText } from './calendar-date.ts';
import { Colleagues, colleagueOf, colleaguesElsewhere, type PlacedPerson } from './colleagues.ts';
import { PEOPLE_HEADINGS, type PeopleField } from './headings.ts';
import { headingTroubles, sayHowRead } from './how-read.ts';
import { type ListSheets, listSheets } from './list-sheets.ts';
import { breakCircles, type CircleContext, circlesAmong } from './manager-circles.ts';
import { diffPeople } from './people-diff.ts';
import { checkIds, type ListedPerson, mergeTwice } from './people-duplicates.ts';
import { monthFirstSheets, type PersonFields, PersonReader } from './people-fields.ts';
import { identify } from './people-identity.ts';
import { askMisplaced, type ManagedPerson, ManagerFinder, warnBelow } from './people-managers.ts';
import { PostReader } from './people-posts.ts';
import { cutPeopleRows, type Group, type RawPerson, type Total } from './people-rows.ts';
import {
  type CutList,
  joinSheets,
  leftOutDeparted,
  leftOutHidden,
  saysNoUnit,
  unitOfLetterheads,
} from './people-sheets.ts';
import {
  NO_PEOPLE_CHANGES,
  type PeopleOptions,
  type PeoplePlan,
  type PeopleState,
  type PlannedPerson,
} from './people-state.ts';
import { UnitFinder } from './people-units.ts';
import { readName } from './person-name.ts';
import { rowOf, sheetIndexOf } from './places.ts';
import type { SheetTable } from './table.ts';
import { TroubleLog } from './trouble-log.ts';
import { UnitMatcher } from './unit-match.ts';

/** 'Khai' below 'Nguyễn Thị Minh'. */
const ONE_WORD = /^\p{Lu}\p{Ll}+$/u;

class PeoplePlanner {
  readonly #state: PeopleState;
  readonly #options: PeopleOptions;
  readonly #list: ListSheets<PeopleField>;
  readonly #cut: CutList;
  /** Places of people whose sheet is not read, or not yet. */
  readonly #departed: ReadonlySet<number>;
  readonly #log: TroubleLog;
  readonly #units: ReadonlyMap<number, Unit>;
  readonly #root: Unit | null;
  readonly #matcher: UnitMatcher;
  readonly #posts: PostReader;
  readonly #mainHeld: ReadonlyMap<number, Assignment>;
  readonly #unitOfPost: ReadonlyMap<number, number>;
  readonly #skippedNames = new Set<string>();

  constructor(list: ListSheets<PeopleField>, state: PeopleState, options: PeopleOptions) {
    this.#state = state;
    this.#options = options;
    this.#list = list;
    const sheets = list.sheets.map(({ table, header }) => ({ sheet: table.sheet, columns: header.columns }));
    this.#log = new TroubleLog(sheets, options.resolutions ?? []);
    this.#units = new Map(state.units.map((unit) => [unit.id, unit]));
    const cut = list.sheets.map(cutPeopleRows);
    this.#departed = leftOutDeparted(list.sheets, cut, this.#log);
    const asked = options.rootUnitId === undefined ? undefined : this.#units.get(options.rootUnitId);
    this.#root =
      asked ??
      unitOfLetterheads(
        cut.map(({ letterhead }) => letterhead),
        state.units,
      );
    this.#matcher = new UnitMatcher(state.units, this.#root);
    this.#cut = joinSheets(list.sheets, cut, {
      units: state.units,
      root: this.#root,
      matcher: this.#matcher,
    });
    this.#posts = new PostReader(this.#units, this.#matcher, this.#log);
    const held = state.assignments.filter((one) => one.kind === 'main' && covers(one, options.effectiveFrom));
    this.#mainHeld = new Map(held.map((one) => [one.personId, one]));
    this.#unitOfPost = new Map(state.posts.map((post) => [post.id, post.unitId]));
  }

  plan(): PeoplePlan {
    sayHowRead(this.#list, this.#log);
    // A complete list of nobody would end everybody.
    if (this.#cut.people.length === 0)
      this.#log.refuse({ severity: 'error', code: 'list-empty', row: this.#list.sheets[0]?.header.row ?? 1 });
    for (const told of this.#cut.told) if (!this.#log.isSkipped(told.row)) this.#log.refuse(told);
    const listed = this.#listed();
    for (const total of this.#cut.totals) this.#checkTotal(total, listed);
    const placed: PlacedPerson[] = identify(listed, this.#state.people, this.#log).map((person) => ({
      ...person,
      posts: this.#posts.posts(person),
    }));
    for (const person of placed) this.#checkOldUnit(person);
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
      rows: managed.toSorted((a, b) => a.row - b.row).map((person) => this.#plannedOf(person)),
      changes,
      troubles,
    };
  }

  /** A list of transfers says where somebody comes from. */
  #checkOldUnit({ row, further, personId }: PlacedPerson): void {
    const text = further.oldUnit;
    const held = this.#mainHeld.get(personId);
    const recorded = this.#units.get(this.#unitOfPost.get(held?.postId ?? 0) ?? 0);
    if (text === null || recorded === undefined) return;
    const match = this.#matcher.match(text);
    if ((match.kind === 'same' || match.kind === 'respelled') && match.unit.id === recorded.id) return;
    const about = { row, field: 'oldUnit', value: text, params: { unit: text, recorded: recorded.name } };
    this.#log.raise({ severity: 'warning', code: 'old-unit-differs', ...about });
  }

  /** Rows read, seated, with their numbers checked, each person once. */
  #listed(): readonly ListedPerson[] {
    const finder = new UnitFinder(this.#matcher, this.#log);
    const columns = this.#list.sheets.map(({ header }) => new Set(header.columns.keys()));
    const skippedGroups = this.#skippedGroups();
    const hidden = leftOutHidden(this.#cut, this.#log);
    const monthFirst = monthFirstSheets(this.#cut.people);
    const read = this.#cut.people.flatMap((raw): PersonFields[] => {
      if (hidden.has(raw.row) || this.#departed.has(raw.row) || this.#skips(raw, skippedGroups)) return [];
      const at = sheetIndexOf(raw.row);
      const reader = new PersonReader(raw, this.#log, columns[at] ?? new Set(), monthFirst.has(at));
      const fields = reader.read(this.#options.effectiveFrom);
      return fields === null ? [] : [fields];
    });
    const seated = read.flatMap((fields) => finder.ofPerson(fields) ?? []);
    return mergeTwice(checkIds(seated, this.#log), this.#log);
  }

  /** Headings nobody stands under are only noted; a heading the user left out takes its rows along. */
  #skippedGroups(): ReadonlySet<Group> {
    const used = new Set(this.#cut.people.map((raw) => raw.group));
    const needed = new Set(this.#cut.people.filter(saysNoUnit).map((raw) => raw.group));
    const skipped = new Set<Group>();
    for (const group of this.#cut.groups) {
      if (group.isSheet === true && !used.has(group)) continue;
      if (used.has(group) && this.#log.skips(group.row, group.text)) skipped.add(group);
      else if (!needed.has(group)) this.#sayOfUnneeded(group, used.has(group));
    }
    return skipped;
  }

  /** No unit, and nobody needs it: counted as people are, or one word, it is rather a person or the end of a name. */
  #sayOfUnneeded(group: Group, isUsed: boolean): void {
    if (group.isSheet === true || this.#matcher.match(group.text).kind !== 'none') return;
    const about = { row: group.row, field: 'fullName', value: group.text };
    if (group.isCounted === true || ONE_WORD.test(group.text))
      this.#log.raise({ severity: 'warning', code: 'row-not-read', ...about });
    else if (!isUsed) this.#log.raise({ severity: 'note', code: 'group-ignored', ...about });
  }

  #skips(raw: RawPerson, groups: ReadonlySet<Group>): boolean {
    const isOut = raw.group !== null && groups.has(raw.group);
    if (!isOut && !this.#log.isSkipped(raw.row)) return false;
    const name = raw.cells.all().get('fullName')?.text ?? null;
    const out = isOut || this.#log.skips(raw.row, name);
    if (out && name !== null) this.#skippedNames.add(nameKey(readName(name).name));
    return out;
  }

  #checkTotal(total: Total, listed: readonly ListedPerson[]): void {
    const isHere = ({ row }: { readonly row: number }) => sheetIndexOf(row) === sheetIndexOf(total.row);
    const people = listed.filter(isHere).length;
    if (total.stated === people) return;
    const params = { stated: total.stated, rows: this.#cut.people.filter(isHere).length, people };
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
    const main = { ...person.posts.main, ...this.#posts.draft(match.unit.id, title, jobPosition) };
    return { ...person, unitId: match.unit.id, posts: { ...person.posts, main } };
  }

  #recordedManager(person: PlacedPerson): number | null {
    const held = this.#mainHeld.get(person.personId);
    return held !== undefined && this.#unitOfPost.get(held.postId) === person.unitId ? held.managerId : null;
  }

  #plannedOf(person: ManagedPerson): PlannedPerson {
    const { main, concurrent } = person.posts;
    return {
      sheet: this.#list.sheets[sheetIndexOf(person.row)]?.table.sheet ?? '',
      row: rowOf(person.row),
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

/**
 * A plan with errors must not be applied: answer each through `options.resolutions` and plan again. Several tables: the
 * sheets of one workbook, of which all are read that are part of the list.
 */
export function planPeople(
  tables: SheetTable | readonly SheetTable[],
  state: PeopleState,
  options: PeopleOptions,
): PeoplePlan {
  const list = listSheets('rows' in tables ? [tables] : tables, PEOPLE_HEADINGS, options.layouts ?? []);
  if (list.sheets.length > 0) return new PeoplePlanner(list, state, options).plan();
  const troubles = headingTroubles(list.fallback);
  return { applicable: false, rootUnitId: null, asOf: null, rows: [], changes: NO_PEOPLE_CHANGES, troubles };
}
