// Says in which unit each row of a staff list stands: by its own column, else by the group heading above it.
import type { Unit } from '../shape.ts';
import { nameKey } from '../text-match.ts';
import type { PersonFields } from './people-fields.ts';
import type { Group } from './people-rows.ts';
import { sheetIndexOf } from './places.ts';
import type { Suggestion, TroubleCode } from './trouble.ts';
import type { TroubleLog } from './trouble-log.ts';
import type { UnitMatch, UnitMatcher } from './unit-match.ts';

export interface SeatedPerson extends PersonFields {
  readonly unitId: number;
}

/** The body a list belongs to: the smallest unit named in its letterhead. */
export function unitOfLetterhead(letterhead: readonly string[], units: readonly Unit[]): Unit | null {
  const lines = new Set(letterhead.map(nameKey));
  const named = units.filter((unit) => lines.has(nameKey(unit.name)));
  return named.sort((a, b) => a.hi - a.lo - (b.hi - b.lo) || a.lo - b.lo)[0] ?? null;
}

export function unitSuggestion(unit: Unit): Suggestion {
  return { field: 'unit', value: unit.code, label: unit.name };
}

interface Asked {
  readonly row: number;
  readonly text: string;
  readonly field: 'unit' | 'newUnit' | 'fullName';
  readonly unknown: TroubleCode;
  readonly several: TroubleCode;
}

export class UnitFinder {
  readonly #matcher: UnitMatcher;
  readonly #log: TroubleLog;
  readonly #groups = new Map<number, Unit | null>();
  /** The unit the column of units named last, by sheet. */
  readonly #above = new Map<number, Unit>();

  constructor(matcher: UnitMatcher, log: TroubleLog) {
    this.#matcher = matcher;
    this.#log = log;
  }

  /** Unit of a group heading; asked once however many rows stand below. */
  ofGroup(group: Group): Unit | null {
    const known = this.#groups.get(group.row);
    if (known !== undefined) return known;
    const codes =
      group.isSheet === true
        ? ({ unknown: 'sheet-unit-unknown', several: 'sheet-unit-ambiguous' } as const)
        : ({ unknown: 'group-unit-unknown', several: 'group-unit-ambiguous' } as const);
    const unit = this.#find({ row: group.row, text: group.text, field: 'fullName', ...codes });
    this.#groups.set(group.row, unit);
    return unit;
  }

  ofPerson(person: PersonFields): SeatedPerson | null {
    const unit = this.#unitOf(person);
    return unit === null ? null : { ...person, unitId: unit.id };
  }

  #unitOf(person: PersonFields): Unit | null {
    if (person.unit !== null) {
      const codes = { unknown: 'unit-unknown', several: 'unit-ambiguous' } as const;
      const field = person.further.unitField;
      const unit = this.#find({ row: person.row, text: person.unit, field, ...codes });
      if (unit !== null) this.#above.set(sheetIndexOf(person.row), unit);
      return unit;
    }
    if (person.group !== null) return this.ofGroup(person.group);
    const about = { row: person.row, field: 'fullName', value: person.fullName };
    const above = this.#above.get(sheetIndexOf(person.row));
    const suggestion = above === undefined ? null : unitSuggestion(above);
    const trouble = { severity: 'error' as const, code: 'unit-missing' as const, ...about, suggestion };
    const answer = this.#log.raise(trouble);
    return this.#answered(answer?.value ?? null, trouble);
  }

  #find(asked: Asked): Unit | null {
    const match = this.#matcher.match(asked.text);
    const about = { row: asked.row, field: asked.field, value: asked.text };
    if (match.kind === 'same') return match.unit;
    if (match.kind === 'respelled') {
      const params = { unit: match.unit.name, code: match.unit.code };
      const answer = this.#log.raise({ severity: 'warning', code: 'unit-spelling', ...about, params });
      return answer === null
        ? match.unit
        : this.#answered(answer.value, { severity: 'error', code: asked.unknown, ...about });
    }
    const trouble = { severity: 'error' as const, ...about, ...this.#waysOut(match, asked) };
    const answer = this.#log.raise(trouble);
    return answer === null ? null : this.#answered(answer.value, { ...trouble, value: answer.value });
  }

  #waysOut(match: UnitMatch, asked: Asked) {
    if (match.kind === 'several') {
      const named = (unit: Unit) => ({ ...unitSuggestion(unit), label: this.#matcher.nameOf(unit) });
      return { code: asked.several, choices: match.units.map(named) };
    }
    const nearest = match.kind === 'none' ? match.nearest : null;
    return { code: asked.unknown, suggestion: nearest === null ? null : unitSuggestion(nearest) };
  }

  #answered(value: string | null, refusal: Parameters<TroubleLog['refuse']>[0]): Unit | null {
    if (value === null) return null;
    const match = this.#matcher.match(value);
    if (match.kind === 'same' || match.kind === 'respelled') return match.unit;
    this.#log.refuse(refusal);
    return null;
  }
}
