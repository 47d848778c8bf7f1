// Rows of a list of units, each checked by itself: codes, names, kinds.
import { cleanBlanks } from '../text-match.ts';
import type { Header, UnitField } from './headings.ts';
import type { SheetTable, TableRow } from './table.ts';
import type { TroubleLog } from './trouble-log.ts';
import { guessUnitKind, readUnitKind } from './unit-kinds.ts';

export interface UnitRow {
  readonly row: number;
  readonly code: string;
  readonly parentCode: string | null;
  readonly name: string;
  readonly kind: string;
  readonly adminCode: string | null;
}

class UnitReader {
  readonly #row: TableRow;
  readonly #header: Header<UnitField>;
  readonly #log: TroubleLog;

  constructor(row: TableRow, header: Header<UnitField>, log: TroubleLog) {
    this.#row = row;
    this.#header = header;
    this.#log = log;
  }

  read(): UnitRow | null {
    const code = this.#must('code', 'code-missing');
    const parentCode = this.#text('parentCode');
    const name = this.#must('name', 'unit-name-missing');
    if (code === null || name === null) return null;
    const kind = this.#kind(name);
    const adminCode = this.#text('adminCode');
    return kind === null ? null : { row: this.#row.row, code, parentCode, name, kind, adminCode };
  }

  #text(field: UnitField): string | null {
    const letter = this.#header.columns.get(field)?.letter;
    const cell = this.#row.cells.find((candidate) => candidate.column === letter);
    if (cell === undefined) return null;
    const about = { severity: 'note' as const, row: this.#row.row, field, value: cell.text };
    if (cell.decomposed) this.#log.raise({ ...about, code: 'text-decomposed' });
    const text = cleanBlanks(cell.text);
    if (cell.value.kind === 'text' && text !== cell.text)
      this.#log.raise({ ...about, code: 'blanks-trimmed' });
    return text;
  }

  #must(field: UnitField, code: 'code-missing' | 'unit-name-missing'): string | null {
    const text = this.#text(field);
    if (text !== null) return text;
    return this.#log.raise({ severity: 'error', code, row: this.#row.row, field })?.value ?? null;
  }

  #kind(name: string): string | null {
    const text = this.#text('kind');
    const known = text === null ? null : readUnitKind(text);
    if (known !== null) return known;
    const guess = guessUnitKind(name);
    const suggestion = guess === null ? null : { field: 'kind', value: guess, label: null };
    const trouble = {
      severity: 'error' as const,
      code: 'kind-unknown' as const,
      row: this.#row.row,
      field: 'kind',
    };
    const answer = this.#log.raise({ ...trouble, value: text, suggestion });
    if (answer === null || answer.value === null) return null;
    const answered = readUnitKind(answer.value);
    if (answered === null) this.#log.refuse({ ...trouble, value: answer.value });
    return answered;
  }
}

export interface UnitRows {
  readonly units: readonly UnitRow[];
  /** Codes on rows the user left out: what is recorded under them stays. */
  readonly skipped: ReadonlySet<string>;
}

/** One unit per code. The second of two equal codes is an error on its row. */
export function readUnitRows(table: SheetTable, header: Header<UnitField>, log: TroubleLog): UnitRows {
  const first = new Map<string, UnitRow>();
  const skipped = new Set<string>();
  const codeColumn = header.columns.get('code')?.letter;
  for (const row of table.rows.filter((candidate) => candidate.row > header.row)) {
    const code = row.cells.find((cell) => cell.column === codeColumn)?.text.trim() ?? null;
    if (log.skips(row.row, code)) {
      if (code !== null) skipped.add(code);
      continue;
    }
    const unit = new UnitReader(row, header, log).read();
    if (unit === null) continue;
    const same = first.get(unit.code);
    if (same === undefined) first.set(unit.code, unit);
    else {
      const about = { row: unit.row, field: 'code', value: unit.code, params: { firstRow: same.row } };
      const answer = log.raise({ severity: 'error', code: 'code-duplicate', ...about });
      if (answer === null || answer.value === null) continue;
      if (first.has(answer.value)) log.refuse({ severity: 'error', code: 'code-duplicate', ...about });
      else first.set(answer.value, { ...unit, code: answer.value });
    }
  }
  return { units: [...first.values()], skipped };
}
