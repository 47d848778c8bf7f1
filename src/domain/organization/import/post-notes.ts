// What the remark of a row does to the posts of its person.

import type { HeldPost, PersonPosts, PostDraft } from './held-post.ts';
import type { ListedPerson } from './people-duplicates.ts';
import type { SeatedPerson } from './people-units.ts';
import { type DayNote, readPersonnelNote, type TitleNote, type UnitNote } from './personnel-notes.ts';
import { chiefTitle, isChiefTitle, isWholeUnit } from './titles.ts';
import type { TroubleLog } from './trouble-log.ts';
import type { UnitMatcher } from './unit-match.ts';

interface Posts {
  draft(unitId: number, title: string | null, jobPosition: string | null): PostDraft;
  acting(person: SeatedPerson, title: string): HeldPost;
  concurrent(person: SeatedPerson, phrase: string): HeldPost;
}

/** What somebody without a deputy's title acts as who is in charge of a unit. */
const HEAD = 'Trưởng phòng';

export class PostNotes {
  readonly #matcher: UnitMatcher;
  readonly #log: TroubleLog;
  readonly #posts: Posts;

  constructor(matcher: UnitMatcher, log: TroubleLog, posts: Posts) {
    this.#matcher = matcher;
    this.#log = log;
    this.#posts = posts;
  }

  /** The posts as the remark changes them; unchanged when it speaks of something else. */
  applied(person: ListedPerson, posts: PersonPosts): PersonPosts {
    const note = person.note === null ? null : readPersonnelNote(person.note);
    if (note === null) return posts;
    switch (note.kind) {
      case 'transfer':
        return this.#transferred(person, posts, note);
      case 'seconded':
        return this.#seconded(person, posts, note);
      case 'departure':
        return this.#departed(person, posts, note);
      case 'start':
        return { ...posts, main: { ...posts.main, from: posts.main.from ?? note.from }, noteTaken: true };
      case 'acting':
      case 'concurrent':
        return this.#beside(person, posts, note);
    }
  }

  #unitOf(text: string) {
    const match = this.#matcher.match(text);
    return match.kind === 'same' || match.kind === 'respelled' ? match.unit : null;
  }

  #about(person: ListedPerson) {
    return { severity: 'warning' as const, row: person.row, field: 'note', value: person.note };
  }

  /** The old post ends on the day the new one begins; a unit nobody knows is one outside, unless the user names it. */
  #transferred(person: ListedPerson, posts: PersonPosts, note: UnitNote): PersonPosts {
    const { from } = note;
    if (from === null) return posts;
    const known = this.#unitOf(note.unit);
    const params = { unit: known?.name ?? note.unit, date: from };
    const code = known === null ? 'transfer-unit-unknown' : 'transfer-understood';
    const answer = this.#log.raise({ ...this.#about(person), code, params });
    const unit =
      (answer?.value === undefined || answer.value === null ? null : this.#unitOf(answer.value)) ?? known;
    const { title, jobPosition } = posts.main;
    const old = { ...posts.main, to: from };
    if (unit === null) return { ...posts, main: old, noteTaken: true };
    if (unit.id === posts.main.unitId) return { ...posts, main: { ...posts.main, from }, noteTaken: true };
    const next = { ...posts.main, ...this.#posts.draft(unit.id, title, jobPosition), from, to: note.to };
    return { ...posts, main: old, concurrent: [...posts.concurrent, next], noteTaken: true };
  }

  /** To a unit of ours it is a post there; to another one it is an absence, which is looked for elsewhere. */
  #seconded(person: ListedPerson, posts: PersonPosts, note: UnitNote): PersonPosts {
    const unit = this.#unitOf(note.unit);
    if (unit === null || unit.id === posts.main.unitId) return posts;
    this.#log.raise({ ...this.#about(person), code: 'seconded-to', params: { unit: unit.name } });
    const { title, jobPosition } = posts.main;
    const draft = this.#posts.draft(unit.id, null, jobPosition ?? title);
    const host = { ...draft, kind: 'secondment' as const, from: note.from, to: note.to, decision: null };
    return { ...posts, concurrent: [...posts.concurrent, host], noteTaken: true };
  }

  #departed(person: ListedPerson, posts: PersonPosts, { from }: DayNote): PersonPosts {
    this.#log.raise({ ...this.#about(person), code: 'departure-understood', params: { date: from } });
    const ended = (post: HeldPost): HeldPost => ({ ...post, to: from });
    return { main: ended(posts.main), concurrent: posts.concurrent.map(ended), noteTaken: true };
  }

  #beside(person: ListedPerson, posts: PersonPosts, note: TitleNote): PersonPosts {
    const isWhole = note.kind === 'acting' && isWholeUnit(note.title);
    if (note.kind === 'acting' && !isWhole && !isChiefTitle(note.title)) return posts;
    const own = posts.main.title ?? '';
    const head = /^phó\s/iu.test(own) ? chiefTitle(own) : HEAD;
    const title = isWhole ? head : note.title;
    const post =
      note.kind === 'acting' ? this.#posts.acting(person, title) : this.#posts.concurrent(person, title);
    const dated = { ...post, from: note.from, to: note.to };
    return { ...posts, concurrent: [...posts.concurrent, dated], noteTaken: true };
  }
}
