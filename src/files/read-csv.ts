// Comma, semicolon or tab separated text to a table. Runs in the reading worker only.
import {
  columnLetter,
  type SheetTable,
  type TableCell,
  type TableRow,
} from '../domain/organization/import/table.ts';
import { makeCell } from './cell-text.ts';
import type { ReadLimits } from './limits.ts';
import { FileRefused } from './refusal.ts';
import { Tally } from './tally.ts';

const SEPARATORS = [',', ';', '\t'] as const;

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** UTF-8 or UTF-16 (by its mark). Older Vietnamese code pages cannot be told apart safely: refused, never guessed. */
function decode(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    if (text.includes('\u0000')) throw new FileRefused('file-unknown');
    return text;
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('file-not-utf8');
  }
}

/** The separator that stands most often outside quotes in the first lines. */
function findSeparator(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  let best: string = SEPARATORS[0];
  let most = 0;
  for (const separator of SEPARATORS) {
    const count = head.split(separator).length - 1;
    if (count > most) [best, most] = [separator, count];
  }
  return best;
}

/** RFC 4180 reader. Records are counted, not lines: the number is the row a spreadsheet shows. */
class CsvReader {
  readonly rows: TableRow[] = [];
  readonly #text: string;
  readonly #separator: string;
  readonly #tally: Tally;
  #at = 0;
  #row = 1;

  constructor(text: string, separator: string, tally: Tally) {
    this.#text = text;
    this.#separator = separator;
    this.#tally = tally;
  }

  read(): void {
    while (this.#at < this.#text.length) this.#record();
  }

  #record(): void {
    const cells: TableCell[] = [];
    for (let column = 1; ; column += 1) {
      const value = this.#field();
      const cell = makeCell(columnLetter(column), { kind: 'text', value });
      if (cell !== null) {
        this.#tally.cell(column, cell.text.length);
        cells.push(cell);
      }
      if (this.#text[this.#at] !== this.#separator) break;
      this.#at += 1;
    }
    this.#endOfLine();
    if (cells.length > 0) {
      this.#tally.row();
      this.rows.push({ row: this.#row, cells });
    }
    this.#row += 1;
  }

  #endOfLine(): void {
    if (this.#text[this.#at] === '\r') this.#at += 1;
    if (this.#text[this.#at] === '\n') this.#at += 1;
  }

  #field(): string {
    return this.#text[this.#at] === '"' ? this.#quoted() : this.#plain();
  }

  #plain(): string {
    const start = this.#at;
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at];
      if (letter === this.#separator || letter === '\n' || letter === '\r') break;
      this.#at += 1;
    }
    return this.#text.slice(start, this.#at);
  }

  #quoted(): string {
    let value = '';
    this.#at += 1;
    for (;;) {
      const end = this.#text.indexOf('"', this.#at);
      if (end === -1) throw new FileRefused('file-damaged', { what: `quote, row ${this.#row}` });
      value += this.#text.slice(this.#at, end);
      this.#at = end + 1;
      if (this.#text[this.#at] !== '"') return value + this.#plain();
      value += '"';
      this.#at += 1;
    }
  }
}

/** One table. Rows are records: a line break inside quotes does not count, as in a spreadsheet. Throws `FileRefused`. */
export function readCsv(bytes: Uint8Array, limits: ReadLimits): SheetTable[] {
  const text = decode(bytes);
  const reader = new CsvReader(text, findSeparator(text), new Tally(limits));
  reader.read();
  return [{ sheet: 'CSV', hidden: false, rows: reader.rows, merged: [] }];
}
