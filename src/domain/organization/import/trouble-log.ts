// Collects troubles during one plan and looks up the user's answers. Lives only inside a planning call.
import { columnNumber } from './table.ts';
import type { Choice, Resolution, Severity, Suggestion, Trouble, TroubleCode } from './trouble.ts';

export interface ColumnName {
  readonly letter: string;
  readonly heading: string;
}

/** A trouble about to be raised; `field` finds its column, `letter` names one without a heading of its own. */
export interface Raise {
  readonly severity: Severity;
  readonly code: TroubleCode;
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

export class TroubleLog {
  readonly #sheet: string;
  readonly #columns: ReadonlyMap<string, ColumnName>;
  readonly #resolutions = new Map<string, Resolution>();
  readonly #skipped = new Map<number, Resolution>();
  readonly #troubles: Trouble[] = [];

  constructor(sheet: string, columns: ReadonlyMap<string, ColumnName>, resolutions: readonly Resolution[]) {
    this.#sheet = sheet;
    this.#columns = columns;
    for (const resolution of resolutions) {
      if (resolution.choice === 'skip-row') this.#skipped.set(resolution.row, resolution);
      else this.#resolutions.set(keyOf(resolution.row, resolution.code), resolution);
    }
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
    const place = (trouble: Trouble): number => columnNumber(trouble.column?.letter ?? '');
    return [...this.#troubles].sort(
      (a, b) => a.row - b.row || place(a) - place(b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }

  #add(raise: Raise, resolved: Choice | null): void {
    this.#troubles.push({
      severity: raise.severity,
      code: raise.code,
      sheet: this.#sheet,
      row: raise.row,
      column:
        raise.letter === undefined
          ? (this.#columns.get(raise.field ?? '') ?? null)
          : { letter: raise.letter, heading: '' },
      value: raise.value ?? null,
      params: raise.params ?? {},
      suggestion: raise.suggestion ?? null,
      choices: raise.choices ?? [],
      resolved,
    });
  }
}

function answerOf(resolution: Resolution, raise: Raise): Answer | null {
  if (resolution.choice === 'value') return { value: resolution.value ?? null };
  return raise.suggestion === undefined || raise.suggestion === null
    ? null
    : { value: raise.suggestion.value };
}
