// The lines of a form that hold points: read as they stand; sums are reckoned beside what was written, never instead.
import type { TableCell } from '../organization/import/table.ts';
import { cleanBlanks } from '../organization/text-match.ts';
import { scaledNumber } from '../work/catalogue-file.ts';
import type { PastForm, PastPoints, PastTotals } from './form.ts';
import { groupTitle, lineKind, type PointsColumn, pointsColumn, splitMost } from './labels.ts';
import type { Told } from './trouble.ts';

type Three = Readonly<Record<PointsColumn, number | null>>;
const NOTHING: Three = { self: null, manager: null, final: null };
/** No form gives more; beyond it a number is a slip of the pen or of a formula. */
const MOST_POINTS = 100_000;

export type ReadPoints = Pick<PastForm, 'points' | 'totals' | 'level' | 'opinion'>;

export class PointsReader {
  readonly #tell: (told: Told) => void;
  readonly #points: PastPoints[] = [];
  #columns: ReadonlyMap<string, PointsColumn> = new Map();
  #group: { readonly words: string; readonly most: string | null } | null = null;
  #totals: Three = NOTHING;
  #sum: { readonly row: number; readonly cell: TableCell } | null = null;
  /** Of the sum, respectively of the manager: the line stands in the form, with nothing or nothing readable in it. */
  readonly #told = new Set<PointsColumn>();
  #level: string | null = null;
  #opinion: string | null = null;

  constructor(tell: (told: Told) => void) {
    this.#tell = tell;
  }

  /** The row that says which column is whose; true when it is one. */
  columns(cells: readonly TableCell[]): boolean {
    const found = cells.flatMap((cell) => {
      const column = pointsColumn(cell.text);
      return column === null ? [] : [[cell.column, column] as const];
    });
    if (found.length < 2 || !found.some(([, column]) => column === 'self')) return false;
    this.#columns = new Map(found);
    return true;
  }

  /** True when the row was a line of points, of a level or of an opinion, or began a part of the form. */
  line(row: number, cells: readonly TableCell[]): boolean {
    const [label, ...values] = cells;
    if (label === undefined) return false;
    const title = groupTitle(label.text);
    if (title !== null) {
      this.#group = splitMost(title);
      return true;
    }
    const kind = lineKind(label.text);
    if (kind === null) return false;
    if (kind === 'level') this.#level ??= worded(label, values);
    else if (kind === 'opinion') this.#opinion ??= worded(label, values);
    else if (kind === 'criterion') this.#criterion(row, label, values);
    else this.#total(row, kind, label, values);
    return true;
  }

  finish(): ReadPoints {
    const { self, manager } = this.#totals;
    for (const [column, value] of [
      ['self', self],
      ['manager', manager],
    ] as const)
      if (value === null && !this.#told.has(column))
        this.#tell({ severity: 'error', code: 'score-missing', params: { of: column } });
    const given = this.#points.map((one) => one.self);
    const reckoned =
      given.includes(null) || given.length === 0
        ? null
        : given.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    if (this.#sum !== null && self !== null && reckoned !== null && self !== reckoned)
      this.#tell({
        ...{ severity: 'warning', code: 'sum-differs', row: this.#sum.row, column: this.#sum.cell.column },
        ...{ value: this.#sum.cell.text, params: { written: self, reckoned } },
      });
    const totals: PastTotals = { ...this.#totals, reckoned };
    return { points: this.#points, totals, level: this.#level, opinion: this.#opinion };
  }

  #criterion(row: number, label: TableCell, values: readonly TableCell[]): void {
    const { words, most } = splitMost(label.text);
    // A bare 'Điểm' stands for the whole part it is in.
    const bare = /^điểm$/iu.test(words);
    const named = bare && this.#group !== null ? this.#group : { words, most };
    const bound = hundredths(named.most);
    const read = this.#read(row, label, values);
    const { self } = read;
    if (self === undefined || self === null) this.#missing(row, label, self === undefined, words);
    if (typeof self === 'number' && bound !== null && self > bound)
      this.#tell({
        ...{ severity: 'warning', code: 'score-out-of-bounds', row, column: values[0]?.column ?? null },
        ...{ value: values[0]?.text ?? null, params: { most: bound } },
      });
    this.#points.push({ label: named.words, most: bound, ...known(read) });
  }

  #missing(row: number, label: TableCell, unreadable: boolean, words: string): void {
    if (!unreadable)
      this.#tell({
        severity: 'error',
        code: 'score-missing',
        row,
        column: label.column,
        params: { of: words },
      });
  }

  #total(
    row: number,
    kind: 'total' | 'manager' | 'final',
    label: TableCell,
    values: readonly TableCell[],
  ): void {
    const read = this.#read(row, label, values);
    if (kind === 'total') {
      this.#totals = { ...this.#totals, ...filled(known(read)) };
      const cell = values.find((one) => this.#whose(one) === 'self');
      if (cell !== undefined) this.#sum = { row, cell };
      this.#blank('self', read.self, row, label);
      return;
    }
    const value = read.self;
    if (kind === 'manager') this.#blank('manager', value, row, label);
    if (typeof value === 'number') this.#totals = { ...this.#totals, [kind]: value };
  }

  #blank(column: 'self' | 'manager', value: number | null | undefined, row: number, label: TableCell): void {
    if (typeof value === 'number') return;
    this.#told.add(column);
    if (value === null)
      this.#tell({
        severity: 'error',
        code: 'score-missing',
        row,
        column: label.column,
        params: { of: column },
      });
  }

  /** Per column; null: nothing there, undefined: something that is no number, told. */
  #read(row: number, label: TableCell, values: readonly TableCell[]) {
    const after = /:\s*(\S+)$/.exec(cleanBlanks(label.text))?.[1];
    const inLabel =
      after !== undefined && values.length === 0 ? [{ ...label, text: after, value: textOf(after) }] : [];
    const read: Partial<Record<PointsColumn, number | undefined>> = {};
    const seen = new Set<PointsColumn>();
    for (const cell of [...values, ...inLabel]) {
      const column = this.#whose(cell);
      if (seen.has(column)) continue;
      seen.add(column);
      read[column] = this.#number(row, cell);
    }
    const of = (column: PointsColumn) => (seen.has(column) ? read[column] : null);
    return { self: of('self'), manager: of('manager'), final: of('final') };
  }

  #whose(cell: TableCell): PointsColumn {
    return this.#columns.get(cell.column) ?? 'self';
  }

  #number(row: number, cell: TableCell): number | undefined {
    const read = scaledNumber(cell, 100);
    const about = { row, column: cell.column, value: cell.text };
    if (read === null || read > MOST_POINTS) {
      this.#tell({ severity: 'error', code: 'score-unreadable', ...about });
      return undefined;
    }
    if (cell.value.kind === 'text') this.#tell({ severity: 'note', code: 'number-as-text', ...about });
    return read;
  }
}

const textOf = (value: string) => ({ kind: 'text' as const, value });

/** What is unreadable stays out; its trouble was told. */
function known(read: { readonly [K in PointsColumn]: number | null | undefined }): Three {
  return { self: read.self ?? null, manager: read.manager ?? null, final: read.final ?? null };
}

function filled(three: Three): Partial<Three> {
  return Object.fromEntries(Object.entries(three).filter(([, value]) => value !== null));
}

function hundredths(text: string | null): number | null {
  return text === null ? null : scaledNumber({ value: textOf(text), text }, 100);
}

/** The words beside a label, or after its colon. */
function worded(label: TableCell, values: readonly TableCell[]): string | null {
  const beside = values.map((cell) => cleanBlanks(cell.text)).join(' ');
  const after = cleanBlanks(label.text).split(':').slice(1).join(':').trim();
  return beside || after || null;
}
