// The date of birth of one row, and the questions about it.
import type { PlainDate } from '../shape.ts';
import { cleanBlanks } from '../text-match.ts';
import { type DateReading, makeDate, readDate, readDateText } from './calendar-date.ts';
import { nationalIdFacts } from './national-id.ts';
import type { TableCell } from './table.ts';
import type { TroubleCode } from './trouble.ts';
import type { TroubleLog } from './trouble-log.ts';

const YOUNGEST_YEARS = 15;
const OLDEST_YEARS = 100;

export interface BirthCell {
  readonly row: number;
  readonly field: string;
  readonly cell: TableCell;
  readonly text: string;
  readonly from1904: boolean;
  /** The days of its list stand behind the months. */
  readonly monthFirst: boolean;
}

/** 1 for a date that can only be read with the month first ('12/25/1980'), -1 for one that can only be with the day first. */
export function speaksForMonthFirst({ value, text }: TableCell): number {
  if (value.kind !== 'text') return 0;
  const reading = readDateText(text);
  if (reading.kind === 'impossible') return reading.swapped === null ? 0 : 1;
  return reading.kind === 'date' && swappedOf(reading.date) === null ? -1 : 0;
}

/** Day and month the other way round; null where that is no date. */
function swappedOf(date: PlainDate): PlainDate | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return makeDate(year, day, month);
}

/** What a number, if there is one, says of the year. */
const yearOf = (nationalId: string | null): number | null =>
  nationalId === null ? null : nationalIdFacts(nationalId).birthYear;

export function readBirthDate(
  birth: BirthCell,
  nationalId: string | null,
  today: PlainDate,
  log: TroubleLog,
): PlainDate | null {
  const { row, field, cell, text } = birth;
  const reading = readDate(cell.value, text, birth.from1904);
  if (reading.kind === 'date' && reading.form === 'serial') {
    const serial = cell.value.kind === 'date' ? Math.trunc(cell.value.serial) : Number(text);
    const params = { date: reading.date, serial };
    // A number without the format of a date may have been meant otherwise: '10280' for 1/2/80.
    const severity = cell.value.kind === 'date' ? 'note' : 'warning';
    log.raise({ severity, code: 'date-as-serial', row, field, value: text, params });
  }
  const date = dateOf(reading, birth, nationalId, log);
  const age = date === null ? null : Number(today.slice(0, 4)) - Number(date.slice(0, 4));
  if (date === null || age === null || (age >= YOUNGEST_YEARS && age <= OLDEST_YEARS)) return date;
  const about = { row, field, value: text, params: { age } };
  if (date <= today) {
    log.raise({ severity: 'warning', code: 'date-implausible', ...about });
    return date;
  }
  // Nobody is born tomorrow: that is a slip, and not to be kept.
  const suggestion = { field: 'birthDate', value: null, label: null };
  const answer = log.raise({ severity: 'error', code: 'date-to-come', ...about, suggestion });
  return answered(answer?.value ?? null, birth, log);
}

function dateOf(
  reading: DateReading,
  birth: BirthCell,
  nationalId: string | null,
  log: TroubleLog,
): PlainDate | null {
  const about = { row: birth.row, field: birth.field, value: birth.text };
  if (reading.kind === 'date') {
    const params = { date: reading.date };
    const other = birth.monthFirst && reading.form !== 'serial' ? swappedOf(reading.date) : null;
    if (other !== null && other !== reading.date) return inOrder(reading.date, other, birth, log);
    if (reading.form === 'loose') log.raise({ severity: 'note', code: 'date-loose', ...about, params });
    return reading.date;
  }
  if (reading.kind === 'year-only' || reading.kind === 'month-only') {
    const month = reading.kind === 'month-only' ? { month: reading.month } : {};
    const code = reading.kind === 'month-only' ? 'date-month-only' : 'date-year-only';
    const params = { year: String(reading.year), ...month };
    const answer = log.raise({ severity: 'warning', code, ...about, params });
    return answered(answer?.value ?? null, birth, log);
  }
  const codes = {
    impossible: 'date-impossible',
    'short-year': 'date-short-year',
    unreadable: 'date-unreadable',
  } as const;
  const mended = mendedDate(reading, yearOf(nationalId));
  const answer = log.raise({
    severity: 'error',
    code: codes[reading.kind],
    ...about,
    params: { idBirthYear: nationalId === null ? 'none' : String(yearOf(nationalId)) },
    suggestion: { field: 'birthDate', value: mended, label: mended },
  });
  return answered(answer?.value ?? null, birth, log);
}

/** In a list that writes the month first nobody knows of '03/04/1980' whether it does so, too. */
function inOrder(read: PlainDate, other: PlainDate, birth: BirthCell, log: TroubleLog): PlainDate | null {
  const choice = (date: PlainDate) => ({ field: 'birthDate', value: date, label: date });
  const answer = log.raise({
    severity: 'error',
    code: 'date-order-unsure',
    ...{ row: birth.row, field: birth.field, value: birth.text, params: { date: other } },
    suggestion: choice(other),
    choices: [choice(read)],
  });
  return answered(answer?.value ?? null, birth, log);
}

/** Day and month swapped, or two digits of a year filled up as the number says. */
function mendedDate(reading: DateReading, idYear: number | null): PlainDate | null {
  if (reading.kind === 'impossible') return reading.swapped;
  if (reading.kind !== 'short-year' || idYear === null || idYear % 100 !== reading.year) return null;
  return makeDate(idYear, reading.month, reading.day);
}

function answered(value: string | null, { row, field }: BirthCell, log: TroubleLog): PlainDate | null {
  if (value === null) return null;
  const reading = readDateText(cleanBlanks(value));
  if (reading.kind === 'date') return reading.date;
  const code: TroubleCode = reading.kind === 'impossible' ? 'date-impossible' : 'date-unreadable';
  log.refuse({ severity: 'error', code, row, field, value, params: { idBirthYear: 'none' } });
  return null;
}
