// Counts what was read so far and refuses when a limit is passed.
import type { ReadLimits } from './limits.ts';
import { FileRefused } from './refusal.ts';

export class Tally {
  readonly #limits: ReadLimits;
  #rows = 0;
  #characters = 0;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  row(): void {
    this.#rows += 1;
    if (this.#rows > this.#limits.rows)
      throw new FileRefused('file-too-many-rows', { most: this.#limits.rows });
  }

  cell(column: number, characters: number): void {
    this.#characters += characters;
    if (column > this.#limits.columns)
      throw new FileRefused('file-too-many-columns', { most: this.#limits.columns });
    if (this.#characters > this.#limits.characters) {
      throw new FileRefused('file-too-much-text', { most: this.#limits.characters });
    }
  }
}
