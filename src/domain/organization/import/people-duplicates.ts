// Finds one number on two people and one person on two rows.
import { nationalIdFacts, readNationalId } from './national-id.ts';
import type { SeatedPerson } from './people-units.ts';
import type { TroubleLog } from './trouble-log.ts';

/** What the number says otherwise than the row: 'sex', 'year', both or neither. */
export function contradictions(person: SeatedPerson): readonly ('sex' | 'year')[] {
  if (person.nationalId === null) return [];
  const facts = nationalIdFacts(person.nationalId);
  const found: ('sex' | 'year')[] = [];
  if (person.sex !== null && person.sex !== facts.sex) found.push('sex');
  if (person.birthDate !== null && Number(person.birthDate.slice(0, 4)) !== facts.birthYear)
    found.push('year');
  return found;
}

function sharedIds(people: readonly SeatedPerson[]): SeatedPerson[][] {
  const groups = Map.groupBy(people, (person) => person.nationalId);
  return [...groups.entries()]
    .filter(([id, group]) => id !== null && new Set(group.map((person) => person.key)).size > 1)
    .map(([, group]) => group);
}

function duplicateOf(person: SeatedPerson, group: readonly SeatedPerson[], log: TroubleLog) {
  const others = group.filter((other) => other.row !== person.row);
  const against = contradictions(person);
  return {
    code: 'id-duplicate' as const,
    row: person.row,
    field: 'nationalId',
    value: person.nationalId,
    params: {
      otherRows: others.map((other) => log.rowName(other.row, person.row)).join(', '),
      otherNames: others.map((other) => other.fullName).join(', '),
      contradicts: against.length === 2 ? 'both' : (against[0] ?? 'nothing'),
    },
    suggestion: { field: 'nationalId', value: null, label: null },
  };
}

/** The numbers as the user answered for one group; the row its number fits is only warned about while the other is open. */
function separate(group: readonly SeatedPerson[], log: TroubleLog): Map<number, string | null> {
  const wrong = group.filter((person) => contradictions(person).length > 0);
  const blamed = wrong.length > 0 && wrong.length < group.length ? wrong : group;
  const answers = new Map<number, string | null>();
  for (const person of blamed) {
    const answer = log.raise({ severity: 'error', ...duplicateOf(person, group, log) });
    if (answer === null) continue;
    const reading = answer.value === null ? null : readNationalId(answer.value);
    answers.set(person.row, reading?.kind === 'good' ? reading.id : null);
    if (reading !== null && reading.kind !== 'good') {
      const params = { digits: reading.kind === 'bad' ? reading.digits : 9 };
      log.refuse({
        severity: 'error',
        code: 'id-unreadable',
        row: person.row,
        field: 'nationalId',
        value: answer.value,
        params,
      });
    }
  }
  if (blamed.every((person) => answers.has(person.row))) return answers;
  for (const person of group.filter((other) => !blamed.includes(other))) {
    const { suggestion: _, ...rest } = duplicateOf(person, group, log);
    log.raise({ severity: 'warning', ...rest, code: 'id-duplicate-agrees' });
  }
  return answers;
}

/** One number on people of different names is asked about; numbers against sex or year of birth are pointed out. */
export function checkIds(people: readonly SeatedPerson[], log: TroubleLog): readonly SeatedPerson[] {
  const shared = sharedIds(people);
  const answers = new Map(shared.flatMap((group) => [...separate(group, log)]));
  const mended = people.map((person) => {
    const answer = answers.get(person.row);
    return answer === undefined ? person : { ...person, nationalId: answer };
  });
  if (answers.size > 0) {
    for (const group of sharedIds(mended).filter((left) =>
      left.some((person) => answers.get(person.row) !== undefined),
    )) {
      for (const person of group) log.refuse({ severity: 'error', ...duplicateOf(person, group, log) });
    }
  }
  const open = new Set(shared.flat().map((person) => person.row));
  for (const person of mended) {
    if (open.has(person.row) && !answers.has(person.row)) continue;
    for (const what of contradictions(person)) warnContradiction(person, what, log);
  }
  return mended;
}

function warnContradiction(person: SeatedPerson, what: 'sex' | 'year', log: TroubleLog): void {
  const id = person.nationalId ?? '';
  const facts = nationalIdFacts(id);
  const about = { severity: 'warning' as const, row: person.row, field: 'nationalId', value: id };
  if (what === 'sex') log.raise({ ...about, code: 'id-contradicts-sex', params: { idSex: facts.sex } });
  else {
    const params = { idBirthYear: String(facts.birthYear), birthDate: person.birthDate ?? '' };
    log.raise({ ...about, code: 'id-contradicts-birth-year', params });
  }
}

const POST_FIELDS = ['unitId', 'title', 'jobPosition'] as const;
const OTHER_FIELDS = ['sex', 'birthDate', 'grade', 'education', 'partyMember', 'manager', 'note'] as const;

function isSame(a: SeatedPerson, b: SeatedPerson): boolean {
  if (a.nationalId !== null && b.nationalId !== null) return a.nationalId === b.nationalId && a.key === b.key;
  return a.key === b.key && a.birthDate !== null && a.birthDate === b.birthDate;
}

/** Nothing in the rows says that they are two. */
function isNoOther(a: SeatedPerson, b: SeatedPerson): boolean {
  return (['nationalId', 'birthDate'] as const).every(
    (field) => a[field] === null || b[field] === null || a[field] === b[field],
  );
}

/** A person with the rows that list further posts of the same person. */
export interface ListedPerson extends SeatedPerson {
  readonly extra: readonly SeatedPerson[];
}

/** One ends on or before the day the other begins. */
export function followEachOther(a: SeatedPerson, b: SeatedPerson): boolean {
  const before = (first: SeatedPerson, second: SeatedPerson): boolean => {
    const { to } = first.further.span;
    const { from } = second.further.span;
    return to !== null && from !== null && to <= from;
  };
  return before(a, b) || before(b, a);
}

const isBeside = ({ kind }: SeatedPerson['further']): boolean => kind !== null && kind !== 'main';

/** The list itself says that the row is another post: by its kind, by a merged name, by dates that follow each other. */
function isFurtherPost(first: SeatedPerson, second: SeatedPerson): boolean {
  if (isBeside(second.further) || second.further.sameAsAbove) return true;
  return followEachOther(first, second);
}

function askTwice(first: SeatedPerson, second: SeatedPerson, log: TroubleLog): 'drop' | 'concurrent' {
  if (isFurtherPost(first, second)) return 'concurrent';
  const firstRow = log.rowName(first.row, second.row);
  const otherPost = POST_FIELDS.some((field) => first[field] !== second[field]);
  const differing = [...POST_FIELDS, ...OTHER_FIELDS].filter((field) => first[field] !== second[field]);
  const about = { row: second.row, field: 'fullName', value: second.fullName };
  if (differing.length === 0) {
    log.raise({ severity: 'warning', code: 'person-twice', ...about, params: { firstRow } });
    return 'drop';
  }
  const trouble = {
    severity: 'error' as const,
    code: 'person-twice-differs' as const,
    ...about,
    params: {
      firstRow,
      fields: differing.map((field) => (field === 'unitId' ? 'unit' : field)).join(', '),
    },
    suggestion: { field: 'listing', value: otherPost ? 'concurrent' : 'drop', label: null },
    choices: ['concurrent', 'drop'].map((value) => ({ field: 'listing', value, label: null })),
  };
  const answer = log.raise(trouble);
  if (answer !== null && answer.value !== 'concurrent' && answer.value !== 'drop') log.refuse(trouble);
  return answer?.value === 'concurrent' ? 'concurrent' : 'drop';
}

/**
 * Each person once: the first row counts, a second is left out or becomes a further post by what it says or by the user's
 * word. Rows that say themselves to be beside another post come after the others.
 */
export function mergeTwice(people: readonly SeatedPerson[], log: TroubleLog): readonly ListedPerson[] {
  const ordered = [
    ...people.filter((person) => !isBeside(person.further)),
    ...people.filter((person) => isBeside(person.further)),
  ];
  const byKey = new Map<string, (SeatedPerson & { extra: SeatedPerson[] })[]>();
  const listed: ListedPerson[] = [];
  for (const person of ordered) {
    const namesakes = byKey.get(person.key) ?? [];
    byKey.set(person.key, namesakes);
    const first =
      namesakes.find((other) => isSame(other, person)) ??
      (person.further.sameAsAbove ? namesakes.findLast((other) => isNoOther(other, person)) : undefined);
    if (first === undefined) {
      const fresh = { ...person, extra: [] };
      namesakes.push(fresh);
      listed.push(fresh);
    } else if (askTwice(first, person, log) === 'concurrent') first.extra.push(person);
  }
  return listed;
}
