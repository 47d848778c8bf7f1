// Since when and until when a row holds: its columns of dates, for the post and for an absence.
import type { PlainDate } from '../shape.ts';
import { dayAfter, makeDate, monthAfter, readDate } from './calendar-date.ts';
import type { PeopleField } from './headings.ts';
import type { RowCells } from './row-cells.ts';
import type { TroubleLog } from './trouble-log.ts';

/** Half-open; null: not said. */
export interface RowSpan {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export class SpanReader {
  readonly #row: number;
  readonly #cells: RowCells<PeopleField>;
  readonly #from1904: boolean;
  readonly #log: TroubleLog;

  constructor(row: number, cells: RowCells<PeopleField>, from1904: boolean, log: TroubleLog) {
    this.#row = row;
    this.#cells = cells;
    this.#from1904 = from1904;
    this.#log = log;
  }

  /** The last day named belongs to the span; an end before the start is asked about and left out. */
  read(fromField: PeopleField, toField: PeopleField): RowSpan {
    const from = this.#day(fromField)?.from ?? null;
    const to = this.#day(toField)?.to ?? null;
    if (from === null || to === null || from < to) return { from, to };
    this.#log.raise({
      severity: 'error',
      code: 'row-dates-crossed',
      ...{ row: this.#row, field: toField, value: this.#cells.text(toField) },
      suggestion: { field: toField, value: null, label: null },
    });
    return { from, to: null };
  }

  /** A day, or a whole month. */
  #day(field: PeopleField): { readonly from: PlainDate; readonly to: PlainDate } | null {
    const cell = this.#cells.cell(field);
    const text = this.#cells.text(field);
    if (cell === undefined || text === null) return null;
    const reading = readDate(cell.value, text, this.#from1904);
    if (reading.kind === 'date') {
      // A number without the format of a date may have been meant otherwise.
      if (reading.form === 'serial' && cell.value.kind !== 'date') {
        const params = { date: reading.date, serial: Number(text) };
        const about = { row: this.#row, field, value: text, params };
        this.#log.raise({ severity: 'warning', code: 'date-as-serial', ...about });
      }
      return { from: reading.date, to: dayAfter(reading.date) };
    }
    if (reading.kind === 'month-only') return wholeMonth(reading.year, reading.month);
    return this.#asked(field, text);
  }

  #asked(field: PeopleField, value: string) {
    const trouble = {
      severity: 'error' as const,
      code: 'row-date-unreadable' as const,
      ...{ row: this.#row, field, value },
      suggestion: { field, value: null, label: null },
    };
    const answer = this.#log.raise(trouble)?.value ?? null;
    if (answer === null) return null;
    const reading = readDate({ kind: 'text', value: answer }, answer);
    if (reading.kind === 'date') return { from: reading.date, to: dayAfter(reading.date) };
    this.#log.refuse({ ...trouble, value: answer });
    return null;
  }
}

function wholeMonth(year: number, month: number) {
  const first = makeDate(year, month, 1);
  return first === null ? null : { from: first, to: monthAfter(first) };
}
