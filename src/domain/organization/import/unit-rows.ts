// Rows of a list of units, each checked by itself: codes, names, kinds, and the unit above, by its code or by the outline.
import type { Unit } from '../shape.ts';
import { cleanBlanks, foldText } from '../text-match.ts';
import { filledRows } from './ditto.ts';
import type { UnitField } from './headings.ts';
import type { ListSheet } from './list-sheets.ts';
import { placeOf, sheetIndexOf } from './places.ts';
import { RowCells } from './row-cells.ts';
import { isNumbering, startsSignatures } from './row-kinds.ts';
import { LOOK, type TableRow } from './table.ts';
import type { TroubleLog } from './trouble-log.ts';
import { guessUnitKind, readUnitKind } from './unit-kinds.ts';
import { type OutlineLine, parentsOf, readOutline, type UnitLine } from './unit-outline.ts';
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

/** Where a mark says nothing of the unit: numbers and names of its own. */
const NEVER_AS_ABOVE: readonly UnitField[] = ['ordinal', 'code', 'adminCode', 'name'];

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
    const never = new Set(NEVER_AS_ABOVE.flatMap((field) => header.columns.get(field)?.letter ?? []));
    const { rows, dittos } = filledRows(table, header.last, { never });
    for (const { row, letter, value, meant } of dittos) {
      const about = { row: placeOf(sheetIndex, row), letter, value, params: { meant } };
      if (fields.has(letter)) this.#log.raise({ severity: 'note', code: 'ditto-understood', ...about });
    }
    const below = rows.filter((row) => row.row > header.last);
    const end = endOfUnits(below);
    return below.flatMap((row): UnitLine[] => {
      const place = placeOf(sheetIndex, row.row);
      const cells = new Map(
        row.cells.flatMap((cell) => {
          const field = fields.get(cell.column);
          return field === undefined ? [] : [[field, cell] as const];
        }),
      );
      const code = cells.get('code')?.text.trim() ?? null;
      if (row.row >= end || isNoUnit(row, header)) {
        this.#tellLeftOut(row, place);
        return [];
      }
      if (!this.#log.skips(place, code)) {
        if (((row.look ?? 0) & LOOK.struck) > 0)
          this.#log.raise({ severity: 'warning', code: 'row-struck', row: place, value: textOf(row) });
        return [{ row: place, cells: new RowCells(place, cells, this.#log), look: row.look ?? 0 }];
      }
      if (code !== null) this.#skipped.add(code);
      return [];
    });
  }

  /** Totals and the footer: said once each, so that a unit among them is missed by nobody. */
  #tellLeftOut(row: TableRow, place: number): void {
    const value = textOf(row).slice(0, 200);
    if (/\p{L}/u.test(value)) this.#log.raise({ severity: 'note', code: 'row-not-read', row: place, value });
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
      if (by !== 'column' && outline.lines.length > (by === 'none' ? 1 : 0))
        this.#log.raise({
          ...{ severity: 'warning', code: 'hierarchy-understood', row },
          // What codes and names of sheets make of it is known only when all of them stand together.
          params: by === 'code' || by === 'sheet' ? { by } : { by, ...shapeOf(outline.lines) },
        });
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

const LINES_OF_FOOTER = /^(ghi chu|noi nhan|nguoi lap|nguoi tong hop|thu truong|\*)/;
const TOTAL = /^(tong cong|tong so|cong)( |$)/;
const textOf = (row: TableRow): string =>
  row.cells
    .filter((cell) => cell.spread !== true)
    .map((cell) => cleanBlanks(cell.text))
    .join(' · ');
const wordsOf = (row: TableRow): string =>
  foldText(row.cells.find((cell) => cell.spread !== true && /\p{L}{2}/u.test(cell.text))?.text ?? '');

/** First row of the footer below the list; no row of it is a unit. */
function endOfUnits(rows: readonly TableRow[]): number {
  const first = rows.find((row) => startsSignatures(row) || LINES_OF_FOOTER.test(wordsOf(row)));
  return first?.row ?? Number.POSITIVE_INFINITY;
}

/** A total, columns numbered, or the headings printed once more. */
function isNoUnit(row: TableRow, { columns }: ListSheet<UnitField>['header']): boolean {
  const own = row.cells.filter((cell) => cell.spread !== true);
  const headings = new Map([...columns.values()].map(({ letter, heading }) => [letter, foldText(heading)]));
  const isAgain = own.length > 1 && own.every(({ column, text }) => headings.get(column) === foldText(text));
  return isAgain || TOTAL.test(wordsOf(row)) || isNumbering(row);
}

/** How many units stand on each level, and one with the unit it was put under: so that a wrong guess is seen at once. */
function shapeOf(lines: readonly OutlineLine[]): Readonly<Record<string, string | number>> {
  const parents = parentsOf(lines);
  const depths: number[] = [];
  for (const parent of parents) depths.push(parent === -1 ? 0 : (depths[parent] ?? 0) + 1);
  const levels = [...Map.groupBy(depths, (depth) => depth)].toSorted(([a], [b]) => a - b);
  const deepest = depths.indexOf(Math.max(...depths));
  const lower = lines[deepest]?.name ?? '';
  const upper = lines[parents[deepest] ?? -1]?.name ?? '';
  const counts = levels.map(([, units]) => units.length).join(' + ');
  return { counts, levels: levels.length, ...(upper === '' ? { lower: 'none' } : { lower, upper }) };
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
