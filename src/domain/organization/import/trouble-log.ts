// Collects troubles during one plan and looks up the user's answers. Lives only inside a planning call.
import { placeOf, rowOf, sheetIndexOf } from './places.ts';
import { columnNumber } from './table.ts';
import type { Choice, Resolution, Severity, Suggestion, Trouble, TroubleCode } from './trouble.ts';

export interface ColumnName {
  readonly letter: string;
  readonly heading: string;
}

/** A sheet troubles are raised on; the order of sheets gives the places. */
export interface LoggedSheet {
  readonly sheet: string;
  readonly columns: ReadonlyMap<string, ColumnName>;
}

/** A trouble about to be raised; `field` finds its column, `letter` names one without a heading of its own. */
export interface Raise {
  readonly severity: Severity;
  readonly code: TroubleCode;
  /** A place: the row, or on a further sheet what `placeOf` makes of it. */
  readonly row: number;
  readonly field?: string;
  readonly letter?: string;
  readonly value?: string | null;
  readonly params?: Trouble['params'];
  readonly suggestion?: Suggestion | null;
  readonly choices?: readonly Suggestion[];
}

/** The value the user chose instead of the cell's; null empties it. */
export interface Answer {
  readonly value: string | null;
}

function keyOf(row: number, code: TroubleCode): string {
  return `${row} ${code}`;
}

/** The place an answer is about; an answer that names no sheet of the list is about the first, or about nothing. */
function placeOfAnswer(sheets: readonly LoggedSheet[], { sheet = '', row }: Resolution): number | null {
  const at = sheets.findIndex((one) => one.sheet === sheet);
  if (at === -1 && sheet !== '' && sheets.length > 1) return null;
  return placeOf(Math.max(at, 0), row);
}

export class TroubleLog {
  readonly #sheets: readonly LoggedSheet[];
  readonly #resolutions = new Map<string, Resolution>();
  readonly #skipped = new Map<number, Resolution>();
  readonly #troubles: { readonly place: number; readonly trouble: Trouble }[] = [];

  constructor(sheets: readonly LoggedSheet[], resolutions: readonly Resolution[]) {
    this.#sheets = sheets;
    for (const resolution of resolutions) {
      const place = placeOfAnswer(sheets, resolution);
      if (place === null) continue;
      if (resolution.choice === 'skip-row') this.#skipped.set(place, resolution);
      else this.#resolutions.set(keyOf(place, resolution.code), resolution);
    }
  }

  /** How the row of a place is named in a trouble about another row: its number, on another sheet with the sheet's name. */
  rowName(place: number, from: number): string | number {
    const at = sheetIndexOf(place);
    return at === sheetIndexOf(from) ? rowOf(place) : `${rowOf(place)} («${this.#sheets[at]?.sheet ?? ''}»)`;
  }

  isSkipped(row: number): boolean {
    return this.#skipped.has(row);
  }

  /** True when the user chose to leave this row out; the answer is recorded as a warning. */
  skips(row: number, value: string | null): boolean {
    const resolution = this.#skipped.get(row);
    if (resolution === undefined) return false;
    this.#add(
      { severity: 'warning', code: 'row-skipped', row, value, params: { because: resolution.code } },
      'skip-row',
    );
    return true;
  }

  /** Records the trouble; the user's answer comes back when there is one, and an error is then only a warning. */
  raise(raise: Raise): Answer | null {
    const resolution = this.#resolutions.get(keyOf(raise.row, raise.code));
    const answer = resolution === undefined ? null : answerOf(resolution, raise);
    const severity = answer !== null && raise.severity === 'error' ? 'warning' : raise.severity;
    this.#add({ ...raise, severity }, answer === null ? null : (resolution?.choice ?? null));
    return answer;
  }

  /** Records a trouble that no answer takes away: the answer itself was no good. */
  refuse(raise: Raise): void {
    this.#add(raise, null);
  }

  /** Sorted by row, column and code, so that the order of discovery never shows. */
  troubles(): Trouble[] {
    const column = (trouble: Trouble): number => columnNumber(trouble.column?.letter ?? '');
    return [...this.#troubles]
      .sort(
        ({ place: p, trouble: a }, { place: q, trouble: b }) =>
          p - q || column(a) - column(b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
      )
      .map(({ trouble }) => trouble);
  }

  #add(raise: Raise, resolved: Choice | null): void {
    const { severity, code, row: place, letter, field = '' } = raise;
    const sheet = this.#sheets[sheetIndexOf(place)];
    const named = letter === undefined ? (sheet?.columns.get(field) ?? null) : { letter, heading: '' };
    const trouble = {
      ...{ severity, code, row: rowOf(place), sheet: sheet?.sheet ?? '', column: named, resolved },
      value: raise.value ?? null,
      params: raise.params ?? {},
      suggestion: raise.suggestion ?? null,
      choices: raise.choices ?? [],
    };
    this.#troubles.push({ place, trouble });
  }
}

function answerOf(resolution: Resolution, raise: Raise): Answer | null {
  if (resolution.choice === 'value') return { value: resolution.value ?? null };
  return raise.suggestion === undefined || raise.suggestion === null
    ? null
    : { value: raise.suggestion.value };
}
