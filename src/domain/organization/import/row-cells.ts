// The cells of one row by field, with what is wrong with a cell itself settled first: errors of formulas.
import { cleanBlanks, withoutOpening } from '../text-match.ts';
import type { TableCell } from './table.ts';
import type { TroubleLog } from './trouble-log.ts';

export class RowCells<Field extends string> {
  readonly #row: number;
  readonly #cells = new Map<Field, TableCell>();
  readonly #log: TroubleLog;

  /** `row`: its place. */
  constructor(row: number, cells: ReadonlyMap<Field, TableCell>, log: TroubleLog) {
    this.#row = row;
    this.#log = log;
    for (const [field, cell] of cells) {
      const settled = cell.value.kind === 'error' ? this.#settled(field, cell) : cell;
      if (settled !== null) this.#cells.set(field, settled);
    }
  }

  cell(field: Field): TableCell | undefined {
    return this.#cells.get(field);
  }

  /** Composed and trimmed text, with a note when either changed it. */
  text(field: Field): string | null {
    const cell = this.#cells.get(field);
    if (cell === undefined) return null;
    const about = { severity: 'note' as const, row: this.#row, field, value: cell.text };
    if (cell.decomposed) this.#log.raise({ ...about, code: 'text-decomposed' });
    const text = withoutOpening(cleanBlanks(cell.text));
    if (cell.value.kind === 'text' && text !== cell.text)
      this.#log.raise({ ...about, code: 'blanks-trimmed' });
    return text === '' ? null : text;
  }

  /** A cell that holds '#REF!' or a formula nobody reckoned says nothing: the user does, or it stays empty. */
  #settled(field: Field, cell: TableCell): TableCell | null {
    const answer = this.#log.raise({
      severity: 'error',
      code: cell.text.startsWith('=') ? 'formula-not-reckoned' : 'cell-error',
      ...{ row: this.#row, field, value: cell.text },
      suggestion: { field, value: null, label: null },
    });
    const text = cleanBlanks(answer?.value ?? '');
    if (text === '') return null;
    return { column: cell.column, value: { kind: 'text', value: text }, text, decomposed: false };
  }
}
