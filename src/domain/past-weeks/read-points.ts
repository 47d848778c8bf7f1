// The lines of a form that hold points: read as they stand; sums are reckoned beside what was written, never instead.
import type { TableCell } from '../organization/import/table.ts';
import { cleanBlanks } from '../organization/text-match.ts';
import { scaledNumber } from '../work/catalogue-file.ts';
import type { PastForm, PastPoints, PastTotals } from './form.ts';
import { groupTitle, lineKind, type PointsColumn, pointsColumn, splitMost } from './labels.ts';
import type { Told } from './trouble.ts';

type Three = Readonly<Record<PointsColumn, number | null>>;
const NOTHING: Three = { self: null, manager: null, final: null };
/** What a line gives in one column; null: something that is no number. */
interface Given {
  readonly cell: TableCell;
  readonly value: number | null;
}
/** No form gives more; beyond it a number is a slip of the pen or of a formula. */
const MOST_POINTS = 100_000;

export type ReadPoints = Pick<PastForm, 'points' | 'totals' | 'level' | 'opinion'>;

export class PointsReader {
  readonly #tell: (told: Told) => void;
  readonly #points: PastPoints[] = [];
  #columns: ReadonlyMap<string, PointsColumn> = new Map();
  #group: { readonly words: string; readonly most: string | null } | null = null;
  #totals: Three = NOTHING;
  #sum: { readonly row: number; readonly cell: TableCell; readonly written: number } | null = null;
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
    const given = this.#points.flatMap((one) => one.self ?? []);
    const isWhole = given.length === this.#points.length && given.length > 0;
    const reckoned = isWhole ? given.reduce((sum, one) => sum + one, 0) : null;
    if (this.#sum !== null && reckoned !== null && this.#sum.written !== reckoned) {
      const { row, cell, written } = this.#sum;
      this.#tell({
        ...{ severity: 'warning', code: 'sum-differs', row, column: cell.column },
        ...{ value: cell.text, params: { written, reckoned } },
      });
    }
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
    const self = read.get('self');
    if (self === undefined) this.#missing(words, row, label);
    else if (self.value !== null && bound !== null && self.value > bound)
      this.#tell({
        ...{ severity: 'warning', code: 'score-out-of-bounds', row, column: self.cell.column },
        ...{ value: self.cell.text, params: { most: bound } },
      });
    this.#points.push({ label: named.words, most: bound, ...threeOf(read) });
  }

  #missing(of: string, row: number, { column }: TableCell): void {
    this.#tell({ severity: 'error', code: 'score-missing', row, column, params: { of } });
  }

  #total(
    row: number,
    kind: 'total' | 'manager' | 'final',
    label: TableCell,
    values: readonly TableCell[],
  ): void {
    const read = this.#read(row, label, values);
    const self = read.get('self');
    const value = self?.value ?? null;
    if (kind === 'total') {
      this.#totals = { ...this.#totals, ...filled(threeOf(read)) };
      if (self !== undefined && value !== null) this.#sum = { row, cell: self.cell, written: value };
    } else if (value !== null) this.#totals = { ...this.#totals, [kind]: value };
    if (kind === 'final' || value !== null) return;
    const whose = kind === 'total' ? 'self' : kind;
    this.#told.add(whose);
    if (self === undefined) this.#missing(whose, row, label);
  }

  /** The first cell of each column that holds something; what is no number is told. */
  #read(row: number, label: TableCell, values: readonly TableCell[]): ReadonlyMap<PointsColumn, Given> {
    const read = new Map<PointsColumn, Given>();
    for (const cell of values.length === 0 ? behindColon(label) : values) {
      const column = this.#whose(cell);
      if (!read.has(column)) read.set(column, { cell, value: this.#number(row, cell) });
    }
    return read;
  }

  #whose(cell: TableCell): PointsColumn {
    return this.#columns.get(cell.column) ?? 'self';
  }

  #number(row: number, cell: TableCell): number | null {
    const read = scaledNumber(cell, 100);
    const about = { row, column: cell.column, value: cell.text };
    if (read === null || read > MOST_POINTS) {
      this.#tell({ severity: 'error', code: 'score-unreadable', ...about });
      return null;
    }
    if (cell.value.kind === 'text') this.#tell({ severity: 'note', code: 'number-as-text', ...about });
    return read;
  }
}

const textOf = (value: string) => ({ kind: 'text' as const, value });

/** 'Điểm quản lý chấm: 76' holds its points itself. */
function behindColon(label: TableCell): readonly TableCell[] {
  const after = /:\s*(\S+)$/.exec(cleanBlanks(label.text))?.[1];
  return after === undefined ? [] : [{ ...label, text: after, value: textOf(after) }];
}

function threeOf(read: ReadonlyMap<PointsColumn, Given>): Three {
  const of = (column: PointsColumn) => read.get(column)?.value ?? null;
  return { self: of('self'), manager: of('manager'), final: of('final') };
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
