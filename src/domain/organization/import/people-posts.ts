// Which posts a row gives its person: the main one and those after 'kiêm', each with its rank.
import type { Rank, Unit } from '../shape.ts';
import { nameKey } from '../text-match.ts';
import type { ListedPerson } from './people-duplicates.ts';
import { type PostPlace, readTitle, splitConcurrent } from './titles.ts';
import type { TroubleLog } from './trouble-log.ts';
import type { UnitMatcher } from './unit-match.ts';

/** A post as the list describes it; equal keys are one post. */
export interface PostDraft {
  readonly key: string;
  readonly unitId: number;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly rank: Rank;
  /** Not a deputy: the one the unit answers to. */
  readonly chief: boolean;
}
export interface PersonPosts {
  readonly main: PostDraft;
  readonly concurrent: readonly PostDraft[];
}

export function postKey(unitId: number, title: string | null, jobPosition: string | null): string {
  return `${unitId}|${nameKey(title ?? '')}|${nameKey(jobPosition ?? '')}`;
}

export class PostReader {
  readonly #units: ReadonlyMap<number, Unit>;
  readonly #matcher: UnitMatcher;
  readonly #log: TroubleLog;

  constructor(units: ReadonlyMap<number, Unit>, matcher: UnitMatcher, log: TroubleLog) {
    this.#units = units;
    this.#matcher = matcher;
    this.#log = log;
  }

  posts(person: ListedPerson): PersonPosts {
    const [title = null, ...further] = person.title === null ? [] : splitConcurrent(person.title);
    const main = this.draft(person.unitId, title, person.jobPosition);
    this.#check(person, title, main);
    const concurrent = [
      ...further.map((phrase) => this.#concurrent(person, phrase)),
      ...person.extra.map((row) => this.draft(row.unitId, row.title, row.jobPosition)),
    ];
    return { main, concurrent };
  }

  /** A post with the rank its title has in that unit, the job position where there is no title. */
  draft(unitId: number, title: string | null, jobPosition: string | null): PostDraft {
    const { rank, chief } = readTitle(title ?? jobPosition ?? '', this.#place(unitId));
    return { key: postKey(unitId, title, jobPosition), unitId, title, jobPosition, rank, chief };
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
  #concurrent(person: ListedPerson, phrase: string): PostDraft {
    const about = { severity: 'warning' as const, row: person.row, field: 'title', value: person.title };
    const words = phrase.split(' ');
    for (let at = 1; at < words.length; at += 1) {
      const match = this.#matcher.match(words.slice(at).join(' '));
      if (match.kind !== 'same' && match.kind !== 'respelled') continue;
      const title = words.slice(0, at).join(' ');
      this.#log.raise({ ...about, code: 'concurrent-post', params: { title, unit: match.unit.name } });
      return this.draft(match.unit.id, title, null);
    }
    const own = this.#units.get(person.unitId);
    const suggestion = own === undefined ? null : { field: 'unit', value: own.code, label: own.name };
    const params = { title: phrase, unit: own?.name ?? '' };
    const answer = this.#log.raise({ ...about, code: 'concurrent-unit-assumed', params, suggestion });
    const match = this.#matcher.match(answer?.value ?? '');
    const elsewhere = match.kind === 'same' || match.kind === 'respelled' ? match.unit.id : person.unitId;
    return this.draft(elsewhere, phrase, null);
  }
}
