// Whose form it is. A name alone never decides: another mark must agree - number, date of birth, unit, post - or the user says.
import { expandTitle, expandUnitName } from '../organization/import/abbreviations.ts';
import type { PlainDate } from '../organization/shape.ts';
import { foldText, likeness, nameKey } from '../organization/text-match.ts';
import type { PastWho } from './form.ts';
import type { Told } from './trouble.ts';

export interface PastPost {
  readonly unitId: number;
  readonly unit: string;
  readonly title: string | null;
  readonly jobPosition: string | null;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** Somebody of the part of the body the importer keeps, with every post ever held in it. */
export interface PastPerson {
  readonly id: number;
  readonly name: string;
  readonly nationalId: string | null;
  readonly birthDate: PlainDate | null;
  readonly posts: readonly PastPost[];
}

export type Mark = 'number' | 'birth' | 'unit' | 'post';

export interface Matched {
  readonly person: PastPerson | null;
  /** Marks that agreed; empty when the user chose by hand or nobody was found. */
  readonly marks: readonly Mark[];
  /** Whom it could be, the likeliest first. */
  readonly candidates: readonly PastPerson[];
  readonly told: readonly Told[];
}

const MOST_CANDIDATES = 5;
/** Per cent of words two names share: with the given name among them half is enough, family and middle names are everywhere. */
const ALIKE = { givenName: 50, otherwise: 75 };

interface Weighed {
  readonly person: PastPerson;
  readonly agree: readonly Mark[];
  readonly against: readonly Mark[];
}

/** Looks among `people`; with `chosen`, the user's choice stands and only contradictions are told. */
export function matchPerson(who: PastWho, people: readonly PastPerson[], chosen: number | null): Matched {
  const picked = people.find((one) => one.id === chosen);
  if (picked !== undefined) {
    const { against } = weigh(who, picked);
    const told = [
      ...(isNamed(who, picked) ? [] : [nameTold(who, picked)]),
      ...against.map(differs(who, picked)),
    ];
    return { person: picked, marks: [], candidates: [], told };
  }
  const holder =
    who.nationalId === null ? undefined : people.find((one) => one.nationalId === who.nationalId);
  if (holder !== undefined && !isNamed(who, holder))
    return nobody('id-of-another', who, [holder], who.nationalId);
  const named = people.filter((one) => isNamed(who, one)).map((one) => weigh(who, one));
  return named.length === 0 ? nobody('person-unknown', who, nearest(who, people)) : choose(who, named);
}

function choose(who: PastWho, named: readonly Weighed[]): Matched {
  // Whoever has another number or another date of birth is another person.
  const possible = named.filter(({ against }) => !against.includes('number') && !against.includes('birth'));
  const marked = possible.filter(({ agree }) => agree.length > 0);
  const sure = marked.filter(({ agree }) => agree.includes('number') || agree.includes('birth'));
  const clean = marked.filter(({ against }) => against.length === 0);
  const found = [sure, clean, marked].find((some) => some.length === 1)?.[0];
  if (found !== undefined) {
    const { person, agree, against } = found;
    return { person, marks: agree, candidates: [], told: against.map(differs(who, person)) };
  }
  const persons = named.map(({ person }) => person);
  return nobody(marked.length === 0 ? 'person-not-sure' : 'person-ambiguous', who, persons);
}

function nobody(
  code: 'person-unknown' | 'person-not-sure' | 'person-ambiguous' | 'id-of-another',
  who: PastWho,
  candidates: readonly PastPerson[],
  value: string | null = who.name,
): Matched {
  const told: Told = { severity: 'error', code, value };
  return { person: null, marks: [], candidates: candidates.slice(0, MOST_CANDIDATES), told: [told] };
}

const isNamed = (who: PastWho, person: PastPerson) => nameKey(who.name) === nameKey(person.name);

function weigh(who: PastWho, person: PastPerson): Weighed {
  const { unit, post } = who;
  const verdicts: readonly (readonly [Mark, boolean | null])[] = [
    ['number', same(who.nationalId, person.nationalId)],
    ['birth', same(who.birthDate, person.birthDate)],
    ['unit', unit === null ? null : person.posts.some((held) => isUnit(unit, held.unit))],
    ['post', post === null ? null : person.posts.some((held) => isPost(post, held))],
  ];
  const marks = (verdict: boolean) => verdicts.flatMap(([mark, is]) => (is === verdict ? [mark] : []));
  return { person, agree: marks(true), against: marks(false) };
}

/** Null where one of the two says nothing. */
const same = (a: string | null, b: string | null) => (a === null || b === null ? null : a === b);

/** 'VP HĐND-UBND' and 'Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân phường': one is the beginning of the other. */
export function isUnit(written: string, recorded: string): boolean {
  const [a, b] = [expandUnitName(foldText(written)), expandUnitName(foldText(recorded))];
  return a !== '' && (`${b} `.startsWith(`${a} `) || `${a} `.startsWith(`${b} `));
}

function isPost(written: string, { title, jobPosition }: PastPost): boolean {
  const key = (text: string) => expandTitle(foldText(text));
  return [title, jobPosition].some((one) => one !== null && key(one) === key(written));
}

function differs(who: PastWho, { posts }: PastPerson) {
  return (mark: Mark): Told => {
    const recorded = {
      // Numbers and dates of birth are for administrators alone: the rehearsal only says that they differ.
      ...{ number: '', birth: '' },
      unit: posts.map((post) => post.unit).join('; '),
      post: posts.map((post) => post.title ?? post.jobPosition ?? '').join('; '),
    }[mark];
    const value = { number: who.nationalId, birth: who.birthDate, unit: who.unit, post: who.post }[mark];
    return { severity: 'warning', code: 'mark-differs', value, params: { mark, recorded } };
  };
}

function nameTold(who: PastWho, person: PastPerson): Told {
  const params = { mark: 'name', recorded: person.name };
  return { severity: 'warning', code: 'mark-differs', value: who.name, params };
}

/** By words of the name without accents, then by unit and post. */
function nearest(who: PastWho, people: readonly PastPerson[]): readonly PastPerson[] {
  const name = foldText(who.name);
  const given = (text: string) => text.split(' ').at(-1);
  return people
    .map((person) => ({ person, folded: foldText(person.name) }))
    .map(({ person, folded }) => ({ person, folded, alike: likeness(name, folded) }))
    .filter(
      ({ folded, alike }) => alike >= (given(folded) === given(name) ? ALIKE.givenName : ALIKE.otherwise),
    )
    .map(({ person, alike }) => ({ person, weight: alike + 10 * weigh(who, person).agree.length }))
    .sort((a, b) => b.weight - a.weight || a.person.id - b.person.id)
    .map(({ person }) => person);
}

/** The unit under which a form is kept: of a post held in that week, else of the one held next, else of the last one. */
export function unitInWeek(
  person: PastPerson,
  who: Pick<PastWho, 'unit'>,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): number | null {
  const held = person.posts.filter((post) => post.from < to && (post.to === null || post.to > from));
  const later = person.posts.filter((post) => post.from >= to).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const earlier = person.posts.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  const written = held.find((post) => who.unit !== null && isUnit(who.unit, post.unit));
  return (written ?? held[0] ?? later[0] ?? earlier[0])?.unitId ?? null;
}
