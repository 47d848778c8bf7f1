// Comma, semicolon, tab or bar separated text to a table. Runs in the reading worker only.
import { compactRow } from '../domain/organization/import/packed-table.ts';
import {
  columnLetter,
  type OldEncoding,
  type SheetTable,
  type TableCell,
  type TableRow,
} from '../domain/organization/import/table.ts';
import { makeCell } from './cell-text.ts';
import type { ReadLimits } from './limits.ts';
import { fromOldFont, headingsIn, oldFontOf } from './old-vietnamese.ts';
import { FileRefused } from './refusal.ts';
import { Tally } from './tally.ts';
import { encodingOf, looksBinary } from './text-encoding.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;
const HEAD = 20_000;
/** What a spreadsheet can hold: beyond it nothing is looked at any more. */
const LAST_COLUMN = 16_384;

interface Decoded {
  readonly text: string;
  readonly encoding: OldEncoding | null;
}

/**
 * UTF-8 or UTF-16. What is neither may be an old Vietnamese code page: taken as the one under which its headings read as
 * headings, else refused, never guessed.
 */
function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\u0000') || looksBinary(text)) throw new FileRefused('file-unknown');
    return { text, encoding: null };
  } catch (error) {
    if (error instanceof FileRefused) throw error;
  }
  const old = encoding === 'utf-8' ? decodeOld(bytes) : null;
  if (old === null) throw new FileRefused('file-not-utf8');
  return old;
}

function decodeOld(bytes: Uint8Array): Decoded | null {
  if (bytes.includes(0)) return null;
  const rows = (text: string) => roughRows(text.slice(0, HEAD));
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  if (headingsIn(rows(vietnamese)) >= 2) return { text: vietnamese, encoding: 'windows-1258' };
  const western = new TextDecoder('windows-1252').decode(bytes);
  const encoding = oldFontOf(rows(western));
  return encoding === null ? null : { text: fromOldFont(western, encoding), encoding };
}

/** Near enough to look for headings in. */
function roughRows(head: string): string[][] {
  const separator = findSeparator(head);
  return head.split(/\r?\n/).map((line) => line.split(separator).map((cell) => cell.replace(/^"|"$/g, '')));
}

/** The separator that stands most often outside quotes in the first lines. */
function findSeparator(text: string): string {
  const head = text.slice(0, HEAD).replace(/"[^"]*"/g, '');
  let best: string = SEPARATORS[0];
  let most = 0;
  for (const separator of SEPARATORS) {
    const count = head.split(separator).length - 1;
    if (count > most) [best, most] = [separator, count];
  }
  return best;
}

/** A first line 'sep=;' is a note to the spreadsheet, no row. */
function toldSeparator(text: string): { readonly separator: string; readonly from: number } | null {
  const told = /^\ufeff?sep=([,;\t|])\r?\n/i.exec(text);
  return told?.[1] === undefined ? null : { separator: told[1], from: told[0].length };
}

/** RFC 4180 reader. Records are counted, not lines: the number is the row a spreadsheet shows. */
class CsvReader {
  readonly rows: TableRow[] = [];
  readonly #text: string;
  readonly #separator: string;
  readonly #tally: Tally;
  #at: number;
  #row = 1;

  constructor(text: string, tally: Tally) {
    const told = toldSeparator(text);
    this.#text = text;
    this.#separator = told?.separator ?? findSeparator(text);
    this.#at = told?.from ?? 0;
    this.#tally = tally;
  }

  read(): void {
    while (this.#at < this.#text.length) this.#record();
  }

  #record(): void {
    const cells: TableCell[] = [];
    for (let column = 1; ; column += 1) {
      if (column > LAST_COLUMN) throw new FileRefused('file-too-many-columns', { most: LAST_COLUMN });
      const value = this.#field();
      const cell = value === '' ? null : makeCell(columnLetter(column), { kind: 'text', value });
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
      this.rows.push(compactRow({ row: this.#row, cells }));
    }
    this.#row += 1;
  }

  #endOfLine(): void {
    if (this.#text[this.#at] === '\r') this.#at += 1;
    if (this.#text[this.#at] === '\n') this.#at += 1;
  }

  /** '="038080001234"' is how exports keep a spreadsheet from reckoning with a number. */
  #field(): string {
    const field = this.#text[this.#at] === '"' ? this.#quoted() : this.#plain();
    return /^="[^"]*"$/.test(field) ? field.slice(2, -1) : field;
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
      this.#tally.cellLength(value.length);
    }
  }
}

/** One table. Rows are records: a line break inside quotes does not count, as in a spreadsheet. Throws `FileRefused`. */
export function readCsv(
  bytes: Uint8Array,
  limits: ReadLimits,
  onRows?: (rows: number) => void,
): SheetTable[] {
  const { text, encoding } = decode(bytes);
  const reader = new CsvReader(text.startsWith('\ufeff') ? text.slice(1) : text, new Tally(limits, onRows));
  reader.read();
  const table = { sheet: 'CSV', hidden: false, rows: reader.rows, merged: [] };
  return [encoding === null ? table : { ...table, encoding }];
}
