// Rows of a list of units, each checked by itself: codes, names, kinds, and the unit above, by its code or by the outline.
import type { Unit } from '../shape.ts';
import type { UnitField } from './headings.ts';
import type { ListSheet } from './list-sheets.ts';
import { spreadMerged } from './merged-range.ts';
import { placeOf, sheetIndexOf } from './places.ts';
import { RowCells } from './row-cells.ts';
import type { TroubleLog } from './trouble-log.ts';
import { guessUnitKind, readUnitKind } from './unit-kinds.ts';
import { type OutlineLine, readOutline, type UnitLine } from './unit-outline.ts';
import { UnitTree } from './unit-tree.ts';

export interface UnitRow {
  /** A place. */
  readonly row: number;
  readonly code: string;
  readonly parentCode: string | null;
  readonly name: string;
  readonly kind: string;
  readonly adminCode: string | null;
}

export interface UnitRows {
  readonly units: readonly UnitRow[];
  /** Codes on rows the user left out: what is recorded under them stays. */
  readonly skipped: ReadonlySet<string>;
}

/** What no rule finds a kind for is most often a part of something. */
const USUAL_KIND = 'division';

class UnitListReader {
  readonly #sheets: readonly ListSheet<UnitField>[];
  readonly #recorded: readonly Unit[];
  readonly #log: TroubleLog;
  readonly #skipped = new Set<string>();

  constructor(sheets: readonly ListSheet<UnitField>[], recorded: readonly Unit[], log: TroubleLog) {
    this.#sheets = sheets;
    this.#recorded = recorded;
    this.#log = log;
  }

  read(): UnitRows {
    const lines = this.#sheets.map((sheet, at) => this.#lines(sheet, at));
    const isCoded = this.#sheets.every(
      ({ header }) => header.columns.has('code') && header.columns.has('parentCode'),
    );
    const units = isCoded ? this.#byCode(lines.flat()) : this.#byOutline(lines);
    return { units: this.#eachOnce(units), skipped: this.#skipped };
  }

  #lines({ table, header }: ListSheet<UnitField>, sheetIndex: number): UnitLine[] {
    const fields = new Map([...header.columns].map(([field, { letter }]) => [letter, field]));
    return spreadMerged(table, header.last).flatMap((row): UnitLine[] => {
      if (row.row <= header.last) return [];
      const place = placeOf(sheetIndex, row.row);
      const cells = new Map(
        row.cells.flatMap((cell) => {
          const field = fields.get(cell.column);
          return field === undefined ? [] : [[field, cell] as const];
        }),
      );
      const code = cells.get('code')?.text.trim() ?? null;
      if (!this.#log.skips(place, code))
        return [{ row: place, cells: new RowCells(place, cells, this.#log) }];
      if (code !== null) this.#skipped.add(code);
      return [];
    });
  }

  #byCode(lines: readonly UnitLine[]): UnitRow[] {
    return lines.flatMap((line): UnitRow[] => {
      const code = this.#must(line, 'code', 'code-missing');
      const parentCode = line.cells.text('parentCode');
      const name = this.#must(line, 'name', 'unit-name-missing');
      if (code === null || name === null) return [];
      return this.#row(line, { code, parentCode, name });
    });
  }

  #byOutline(sheets: readonly (readonly UnitLine[])[]): UnitRow[] {
    const read = sheets.map((lines, at) => {
      const outline = readOutline(lines.filter(isNamed));
      const isOneOfSeveral = sheets.length > 1 && outline.by === 'none';
      const by = isOneOfSeveral ? 'sheet' : outline.by;
      const row = placeOf(at, this.#sheets[at]?.header.row ?? 1);
      if (by !== 'column' && by !== 'none' && outline.lines.length > 0)
        this.#log.raise({ severity: 'warning', code: 'hierarchy-understood', row, params: { by } });
      for (const line of outline.lines) this.#askUnclear(line, by);
      return outline;
    });
    const outlines = read.map((outline, at) => ({
      outline,
      name: this.#sheets[at]?.table.sheet ?? '',
      place: placeOf(at, this.#sheets[at]?.header.row ?? 1),
    }));
    const tree = new UnitTree(this.#recorded, this.#log);
    return tree.placed(outlines).flatMap(({ line, ...placed }) => this.#row(line, placed));
  }

  #askUnclear(line: OutlineLine, by: string): void {
    if (line.depth !== null || by !== 'numbering') return;
    const about = { row: line.row, field: 'ordinal', value: line.cells.text('ordinal') ?? line.name };
    this.#log.raise({ severity: 'warning', code: 'numbering-unclear', ...about });
  }

  #row(line: UnitLine, { code, parentCode, name }: Pick<UnitRow, 'code' | 'parentCode' | 'name'>): UnitRow[] {
    const kind = this.#kind(line, name);
    const adminCode = line.cells.text('adminCode');
    return kind === null ? [] : [{ row: line.row, code, parentCode, name, kind, adminCode }];
  }

  #must(line: UnitLine, field: UnitField, code: 'code-missing' | 'unit-name-missing'): string | null {
    const text = line.cells.text(field);
    if (text !== null) return text;
    return this.#log.raise({ severity: 'error', code, row: line.row, field })?.value ?? null;
  }

  /** What the list does not say is left to the name. */
  #kind(line: UnitLine, name: string): string | null {
    const hasColumn = this.#sheets[sheetIndexOf(line.row)]?.header.columns.has('kind') ?? false;
    const text = line.cells.text('kind');
    const guess = guessUnitKind(name);
    const known = text === null ? null : readUnitKind(text);
    if (known !== null) return known;
    if (text === null && guess !== null) return guess;
    const value = guess ?? (hasColumn ? null : USUAL_KIND);
    const suggestion = value === null ? null : { field: 'kind', value, label: null };
    const trouble = {
      severity: 'error' as const,
      code: 'kind-unknown' as const,
      row: line.row,
      field: 'kind',
    };
    const answer = this.#log.raise({ ...trouble, value: text, suggestion });
    if (answer === null || answer.value === null) return null;
    const answered = readUnitKind(answer.value);
    if (answered === null) this.#log.refuse({ ...trouble, value: answer.value });
    return answered;
  }

  /** One unit per code. The second of two equal codes is an error on its row. */
  #eachOnce(rows: readonly UnitRow[]): readonly UnitRow[] {
    const first = new Map<string, UnitRow>();
    for (const unit of rows) {
      const same = first.get(unit.code);
      if (same === undefined) {
        first.set(unit.code, unit);
        continue;
      }
      const params = { firstRow: this.#log.rowName(same.row, unit.row) };
      const about = { row: unit.row, field: 'code', value: unit.code, params };
      const answer = this.#log.raise({ severity: 'error', code: 'code-duplicate', ...about });
      if (answer === null || answer.value === null) continue;
      if (first.has(answer.value)) this.#log.refuse({ severity: 'error', code: 'code-duplicate', ...about });
      else first.set(answer.value, { ...unit, code: answer.value });
    }
    return [...first.values()];
  }
}

function isNamed({ cells }: UnitLine): boolean {
  return (['name', 'level2', 'level3', 'level4'] as const).some((field) => cells.cell(field) !== undefined);
}

export function readUnitRows(
  sheets: readonly ListSheet<UnitField>[],
  recorded: readonly Unit[],
  log: TroubleLog,
): UnitRows {
  return new UnitListReader(sheets, recorded, log).read();
}
