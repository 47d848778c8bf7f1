// Counts what was read so far and refuses when a limit is passed.
import type { ReadLimits } from './limits.ts';
import { FileRefused } from './refusal.ts';

const STEP = 1000;

export class Tally {
  readonly #limits: ReadLimits;
  readonly #onRows: (rows: number) => void;
  #rows = 0;
  #characters = 0;

  /** `onRows` hears of the rows counted so far, every thousand. */
  constructor(limits: ReadLimits, onRows: (rows: number) => void = () => {}) {
    this.#limits = limits;
    this.#onRows = onRows;
  }

  row(): void {
    this.#rows += 1;
    if (this.#rows > this.#limits.rows)
      throw new FileRefused('file-too-many-rows', { most: this.#limits.rows });
    if (this.#rows % STEP === 0) this.#onRows(this.#rows);
  }

  cell(column: number, characters: number): void {
    this.cellLength(characters);
    this.characters(characters);
    if (column > this.#limits.columns)
      throw new FileRefused('file-too-many-columns', { most: this.#limits.columns });
  }

  /** For a cell that is still being read. */
  cellLength(characters: number): void {
    if (characters > this.#limits.cellCharacters)
      throw new FileRefused('file-too-much-text', { most: this.#limits.cellCharacters });
  }

  characters(more: number): void {
    this.#characters += more;
    if (this.#characters > this.#limits.characters) {
      throw new FileRefused('file-too-much-text', { most: this.#limits.characters });
    }
  }
}
