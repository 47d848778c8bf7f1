// Which recorded person a row is: by number, else by name and date of birth. New people get provisional ids.
import type { Person } from '../shape.ts';
import { nameKey } from '../text-match.ts';
import type { ListedPerson } from './people-duplicates.ts';
import type { Suggestion } from './trouble.ts';
import type { TroubleLog } from './trouble-log.ts';

export interface IdentifiedPerson extends ListedPerson {
  /** Below zero: new. */
  readonly personId: number;
  readonly known: Person | null;
}

const NEW = 'new';

function token(person: Person): Suggestion {
  return { field: 'person', value: `person:${person.id}`, label: person.fullName };
}

class Register {
  readonly #byNationalId: ReadonlyMap<string, Person>;
  readonly #byName: ReadonlyMap<string, readonly Person[]>;
  readonly #log: TroubleLog;

  constructor(people: readonly Person[], log: TroubleLog) {
    this.#byNationalId = new Map(
      people.flatMap((p) => (p.nationalId === null ? [] : [[p.nationalId, p] as const])),
    );
    this.#byName = Map.groupBy(people, (person) => nameKey(person.fullName));
    this.#log = log;
  }

  find(row: ListedPerson): Person | null {
    const holder = row.nationalId === null ? undefined : this.#byNationalId.get(row.nationalId);
    if (holder !== undefined) return this.#checkHolder(row, holder);
    const namesakes = this.#byName.get(row.key) ?? [];
    const born = namesakes.filter((person) => row.birthDate !== null && person.birthDate === row.birthDate);
    const free = born.filter((person) => person.nationalId === null || row.nationalId === null);
    const [only] = free;
    if (only !== undefined && free.length === 1) return only;
    if (born.length > 0) return this.#ask(row, born);
    if (row.nationalId !== null || row.birthDate !== null) return this.#filledLater(row, namesakes);
    return this.#withoutKeys(row, namesakes);
  }

  /** The row says more than is recorded: a namesake recorded without number and date of birth may be the same. */
  #filledLater(row: ListedPerson, namesakes: readonly Person[]): Person | null {
    const bare = namesakes.filter(
      (person) =>
        (person.nationalId === null || row.nationalId === null) &&
        (person.birthDate === null || row.birthDate === null),
    );
    return bare.length === 0 ? null : this.#ask(row, bare);
  }

  #withoutKeys(row: ListedPerson, namesakes: readonly Person[]): Person | null {
    this.#log.raise({
      severity: 'warning',
      code: 'person-without-keys',
      row: row.row,
      field: 'fullName',
      value: row.fullName,
    });
    const [only] = namesakes;
    if (only === undefined) return null;
    return namesakes.length === 1 ? only : this.#ask(row, namesakes);
  }

  #checkHolder(row: ListedPerson, holder: Person): Person | null {
    if (nameKey(holder.fullName) === row.key) return holder;
    const about = {
      row: row.row,
      field: 'fullName',
      value: row.fullName,
      params: { recorded: holder.fullName },
    };
    const bornElse =
      holder.birthDate !== null && row.birthDate !== null && holder.birthDate !== row.birthDate;
    if (!bornElse) {
      this.#log.raise({ severity: 'warning', code: 'name-changed', ...about });
      return holder;
    }
    const trouble = {
      severity: 'error' as const,
      code: 'id-of-another' as const,
      ...about,
      field: 'nationalId',
      value: row.nationalId,
      suggestion: token(holder),
    };
    const answer = this.#log.raise(trouble);
    if (answer !== null && answer.value !== token(holder).value) this.#log.refuse(trouble);
    return holder;
  }

  #ask(row: ListedPerson, candidates: readonly Person[]): Person | null {
    const choices = [...candidates.map(token), { field: 'person', value: NEW, label: null }];
    const about = { row: row.row, field: 'fullName', value: row.fullName };
    const trouble = { severity: 'error' as const, code: 'person-ambiguous' as const, ...about, choices };
    const [first] = candidates;
    const suggestion = first !== undefined && candidates.length === 1 ? token(first) : null;
    const answer = this.#log.raise({ ...trouble, suggestion });
    if (answer === null || answer.value === NEW) return null;
    const chosen = candidates.find((person) => token(person).value === answer.value);
    if (chosen === undefined) this.#log.refuse(trouble);
    return chosen ?? null;
  }
}

/** Canonical order, so that provisional ids do not depend on the order of rows. */
function byIdentity(a: ListedPerson, b: ListedPerson): number {
  const left = `${a.key}|${a.birthDate ?? ''}|${a.nationalId ?? ''}|${a.unitId}`;
  const right = `${b.key}|${b.birthDate ?? ''}|${b.nationalId ?? ''}|${b.unitId}`;
  return left < right ? -1 : left > right ? 1 : a.row - b.row;
}

/** Every row with its person; two rows that turn out to be one recorded person are an error on the second. */
export function identify(
  rows: readonly ListedPerson[],
  people: readonly Person[],
  log: TroubleLog,
): IdentifiedPerson[] {
  const register = new Register(people, log);
  const taken = new Map<number, number>();
  const identified: IdentifiedPerson[] = [];
  let provisional = 0;
  for (const row of [...rows].sort(byIdentity)) {
    const known = register.find(row);
    const firstRow = known === null ? undefined : taken.get(known.id);
    if (firstRow !== undefined) {
      const params = { firstRow: log.rowName(firstRow, row.row), fields: 'person' };
      const about = { row: row.row, field: 'fullName', value: row.fullName, params };
      log.refuse({ severity: 'error', code: 'person-twice-differs', ...about });
      continue;
    }
    if (known === null) provisional -= 1;
    else taken.set(known.id, row.row);
    identified.push({ ...row, known, personId: known?.id ?? provisional });
  }
  return identified;
}
