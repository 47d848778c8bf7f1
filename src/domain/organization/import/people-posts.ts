// Which posts a row gives its person: the main one, those after 'kiêm', those only acted, each with its rank and its time.
import type { Unit } from '../shape.ts';
import { type HeldPost, type PersonPosts, type PostDraft, postKey } from './held-post.ts';
import { followEachOther, type ListedPerson } from './people-duplicates.ts';
import type { SeatedPerson } from './people-units.ts';
import { PostNotes } from './post-notes.ts';
import { type PostPlace, readTitle, splitTitle } from './titles.ts';
import type { TroubleLog } from './trouble-log.ts';
import type { UnitMatcher } from './unit-match.ts';

export class PostReader {
  readonly #units: ReadonlyMap<number, Unit>;
  readonly #matcher: UnitMatcher;
  readonly #log: TroubleLog;
  readonly #notes: PostNotes;

  constructor(units: ReadonlyMap<number, Unit>, matcher: UnitMatcher, log: TroubleLog) {
    this.#units = units;
    this.#matcher = matcher;
    this.#log = log;
    this.#notes = new PostNotes(matcher, log, this);
  }

  posts(person: ListedPerson): PersonPosts {
    const [first, ...parts] = person.title === null ? [] : splitTitle(person.title);
    const title = first?.title ?? null;
    const main = this.#held(person, this.draft(person.unitId, title, person.jobPosition));
    this.#check(person, title, main);
    const named = person.further.concurrent;
    const further = named === null ? parts : [...parts, { title: named, kind: 'concurrent' as const }];
    const concurrent = [
      ...further.map(({ title: phrase, kind }) =>
        kind === 'acting' ? this.acting(person, phrase) : this.concurrent(person, phrase),
      ),
      ...person.extra.map((row) => this.#extra(row, person)),
    ];
    return this.#notes.applied(person, { main, concurrent, noteTaken: false });
  }

  /** A post with the rank its title has in that unit, the job position where there is no title. */
  draft(unitId: number, title: string | null, jobPosition: string | null): PostDraft {
    const { rank, chief } = readTitle(title ?? jobPosition ?? '', this.#place(unitId));
    return { key: postKey(unitId, title, jobPosition), unitId, title, jobPosition, rank, chief };
  }

  /** A title in the person's own unit, only acted. */
  acting(person: SeatedPerson, title: string): HeldPost {
    const unit = this.#units.get(person.unitId)?.name ?? '';
    const about = { row: person.row, field: 'title', value: person.title, params: { title, unit } };
    this.#log.raise({ severity: 'warning', code: 'acting-post', ...about });
    return {
      ...this.draft(person.unitId, title, null),
      kind: 'acting',
      from: null,
      to: null,
      decision: null,
    };
  }

  #held(person: SeatedPerson, draft: PostDraft): HeldPost {
    const { kind, span, decision } = person.further;
    return { ...draft, kind: kind ?? 'main', from: span.from, to: span.to, decision };
  }

  /** Another row of the same person: as the row says, else a main post of another time, else a concurrent one. */
  #extra(row: SeatedPerson, first: SeatedPerson): HeldPost {
    const held = this.#held(row, this.draft(row.unitId, row.title, row.jobPosition));
    if (row.further.kind !== null && row.further.kind !== 'main') return held;
    return { ...held, kind: followEachOther(first, row) ? 'main' : 'concurrent' };
  }

  #place(unitId: number): PostPlace {
    const unit = this.#units.get(unitId);
    const parent = unit === undefined || unit.parentId === null ? undefined : this.#units.get(unit.parentId);
    return { kind: unit?.kind ?? '', parentKind: parent?.kind ?? null };
  }

  #check(person: ListedPerson, title: string | null, main: PostDraft): void {
    const place = this.#place(person.unitId);
    const about = { severity: 'warning' as const, row: person.row, field: 'title', value: person.title };
    if (title === null && person.jobPosition === null) this.#log.raise({ ...about, code: 'post-missing' });
    if (title === null) return;
    if (!readTitle(title, place).known) this.#log.raise({ ...about, code: 'title-unknown' });
    if (person.jobPosition === null) return;
    const position = readTitle(person.jobPosition, place);
    if (position.rank !== main.rank) {
      const params = { rank: main.rank, positionRank: position.rank, jobPosition: person.jobPosition };
      this.#log.raise({ ...about, code: 'rank-mismatch', params });
    }
  }

  /** 'Giám đốc Trung tâm PVHCC': the longest end that names a unit is the unit, what stands before it the title. */
  concurrent(person: SeatedPerson, phrase: string): HeldPost {
    const about = { severity: 'warning' as const, row: person.row, field: 'title', value: person.title };
    const held = { kind: 'concurrent' as const, from: null, to: null, decision: null };
    const words = phrase.split(' ');
    for (let at = 1; at < words.length; at += 1) {
      const match = this.#matcher.match(words.slice(at).join(' '));
      if (match.kind !== 'same' && match.kind !== 'respelled') continue;
      const title = words.slice(0, at).join(' ');
      this.#log.raise({ ...about, code: 'concurrent-post', params: { title, unit: match.unit.name } });
      return { ...this.draft(match.unit.id, title, null), ...held };
    }
    const own = this.#units.get(person.unitId);
    const suggestion = own === undefined ? null : { field: 'unit', value: own.code, label: own.name };
    const params = { title: phrase, unit: own?.name ?? '' };
    const answer = this.#log.raise({ ...about, code: 'concurrent-unit-assumed', params, suggestion });
    const match = this.#matcher.match(answer?.value ?? '');
    const elsewhere = match.kind === 'same' || match.kind === 'respelled' ? match.unit.id : person.unitId;
    return { ...this.draft(elsewhere, phrase, null), ...held };
  }
}
