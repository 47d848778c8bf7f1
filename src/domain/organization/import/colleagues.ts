// Everybody who can be a manager on the effective date: the people of the list and those recorded elsewhere.
import { covers, type PlainDate, RANKS, type Rank, type Unit } from '../shape.ts';
import { cleanBlanks, nameKey } from '../text-match.ts';
import type { PersonPosts, PostDraft } from './held-post.ts';
import type { IdentifiedPerson } from './people-identity.ts';
import type { PeopleState } from './people-state.ts';
import { rowToken } from './places.ts';
import type { Suggestion } from './trouble.ts';

export interface Colleague {
  readonly personId: number;
  readonly name: string;
  readonly key: string;
  /** Row of the list, null for people recorded elsewhere. */
  readonly row: number | null;
  readonly posts: readonly PostDraft[];
}

export interface PlacedPerson extends IdentifiedPerson {
  readonly posts: PersonPosts;
}

const POLITE = /^(ông|bà|đồng chí|đ\/c|đc)\.?\s+/iu;

/** 0 = leader; the best of all posts. */
export function rankOrder(posts: readonly PostDraft[]): number {
  return Math.min(...posts.map((post) => RANKS.indexOf(post.rank)));
}

export function colleagueOf(person: PlacedPerson): Colleague {
  const posts = [person.posts.main, ...person.posts.concurrent];
  return { personId: person.personId, name: person.fullName, key: person.key, row: person.row, posts };
}

/** People recorded with a post on the date who are not on the list. */
export function colleaguesElsewhere(
  state: PeopleState,
  date: PlainDate,
  listed: ReadonlySet<number>,
  draft: (unitId: number, title: string | null, jobPosition: string | null) => PostDraft,
): Colleague[] {
  const posts = new Map(state.posts.map((post) => [post.id, post]));
  const held = Map.groupBy(
    state.assignments.filter((assignment) => covers(assignment, date)),
    (assignment) => assignment.personId,
  );
  return state.people.flatMap((person) => {
    if (listed.has(person.id)) return [];
    const drafts = (held.get(person.id) ?? []).flatMap(({ postId }) => {
      const post = posts.get(postId);
      return post === undefined
        ? []
        : [{ ...draft(post.unitId, post.title, post.jobPosition), rank: post.rank }];
    });
    if (drafts.length === 0) return [];
    return [
      { personId: person.id, name: person.fullName, key: nameKey(person.fullName), row: null, posts: drafts },
    ];
  });
}

export type NameMatch =
  | { readonly kind: 'one'; readonly colleague: Colleague }
  | { readonly kind: 'several'; readonly colleagues: readonly Colleague[] }
  | { readonly kind: 'none' };

export class Colleagues {
  readonly #byToken: ReadonlyMap<string, Colleague>;
  readonly #byId: ReadonlyMap<number, Colleague>;
  readonly #byName: ReadonlyMap<string, readonly Colleague[]>;
  readonly #chiefs: ReadonlyMap<number, Colleague>;
  readonly #units: ReadonlyMap<number, Unit>;

  constructor(all: readonly Colleague[], units: ReadonlyMap<number, Unit>) {
    this.#byToken = new Map(all.map((one) => [tokenOf(one), one]));
    this.#byId = new Map(all.map((one) => [one.personId, one]));
    const groups = Map.groupBy(all, (one) => one.key);
    this.#byName = new Map([...groups].map(([key, group]) => [key, candidatesAmong(group)]));
    this.#chiefs = chiefsByUnit(all);
    this.#units = units;
  }

  /** 'row:44', 'person:12', or a name; people of the list come before people recorded elsewhere. */
  find(text: string): NameMatch {
    const named = this.#byToken.get(text);
    if (named !== undefined) return { kind: 'one', colleague: named };
    const polite = nameKey(cleanBlanks(text).replace(POLITE, ''));
    const candidates = this.#byName.get(nameKey(text)) ?? this.#byName.get(polite) ?? [];
    const [colleague] = candidates;
    if (colleague === undefined) return { kind: 'none' };
    return candidates.length === 1 ? { kind: 'one', colleague } : { kind: 'several', colleagues: candidates };
  }

  byId(personId: number): Colleague | null {
    return this.#byId.get(personId) ?? null;
  }

  /** Who a unit answers to. */
  chiefOf(unitId: number): Colleague | null {
    return this.#chiefs.get(unitId) ?? null;
  }

  /** The leader above a unit: chief of the nearest unit above that has one, else the secretary of a party committee beside it. */
  leaderAbove(unitId: number): Colleague | null {
    const unit = this.#units.get(unitId);
    for (
      let above = unit?.parentId ?? null;
      above !== null;
      above = this.#units.get(above)?.parentId ?? null
    ) {
      const chief = this.chiefOf(above) ?? this.#partyChiefUnder(above);
      if (chief !== null) return chief;
    }
    return null;
  }

  /** Whether one unit is the other or lies above it. */
  isAtOrAbove(upper: number, lower: number): boolean {
    const a = this.#units.get(upper);
    const b = this.#units.get(lower);
    return a !== undefined && b !== undefined && a.lo <= b.lo && b.hi <= a.hi;
  }

  unitName(unitId: number): string {
    return this.#units.get(unitId)?.name ?? '';
  }

  suggest(colleague: Colleague | null): Suggestion {
    if (colleague === null) return { field: 'manager', value: null, label: null };
    const unit = this.unitName(colleague.posts[0]?.unitId ?? 0);
    return { field: 'manager', value: tokenOf(colleague), label: `${colleague.name} (${unit})` };
  }

  #partyChiefUnder(unitId: number): Colleague | null {
    const parties = [...this.#units.values()].filter(
      (unit) => unit.parentId === unitId && unit.kind === 'party',
    );
    const chiefs = parties.map((party) => this.chiefOf(party.id)).filter((chief) => chief !== null);
    return chiefs[0] ?? null;
  }
}

/** Of people with one name those of the list, else those recorded elsewhere; in the order of their rows. */
function candidatesAmong(group: readonly Colleague[]): readonly Colleague[] {
  const listed = group.filter((colleague) => colleague.row !== null);
  const candidates = listed.length > 0 ? listed : [...group];
  return candidates.sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || a.personId - b.personId);
}

function isChief(post: PostDraft): boolean {
  return post.chief && (post.rank === 'leader' || post.rank === 'head' || post.rank === 'section-head');
}

/** Per unit the chief of highest rank, the first by name among equals. */
function chiefsByUnit(all: readonly Colleague[]): Map<number, Colleague> {
  const chiefs = new Map<number, Colleague>();
  for (const one of [...all].sort(byRankThenName)) {
    for (const post of one.posts.filter(isChief)) if (!chiefs.has(post.unitId)) chiefs.set(post.unitId, one);
  }
  return chiefs;
}

function byRankThenName(a: Colleague, b: Colleague): number {
  return rankOrder(a.posts) - rankOrder(b.posts) || (a.key < b.key ? -1 : 1);
}

function tokenOf(colleague: Colleague): string {
  return colleague.row === null ? `person:${colleague.personId}` : rowToken(colleague.row);
}

export function isRank(post: PostDraft, ...ranks: readonly Rank[]): boolean {
  return ranks.includes(post.rank);
}
