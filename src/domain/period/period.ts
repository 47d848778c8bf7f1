// Every period a regulation evaluates: week, month, quarter, half-year, year. Keys name the kind themselves
// ('2026-W47', '2026-M11', '2026-Q4', '2026-H2', '2026-Y'); dates are half-open.
import type { PlainDate } from '../organization/shape.ts';
import { rememberedByText } from '../remember.ts';
import { PERIOD_KINDS, type PeriodKind } from '../rulebook/shape-base.ts';
import { addDays } from './date.ts';
import { addWeeks, isWeekKey, weekDates, weekOf } from './week.ts';

export { PERIOD_KINDS, type PeriodKind };

/** A key of any kind. Keys of one kind sort as text. */
export type PeriodKey = string;

/** [from, to): `to` is the first day after the period. */
export interface PeriodDates {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

type LongKind = Exclude<PeriodKind, 'week'>;

/** How the parts of a year are written and numbered in ids: two digits that no ISO week uses. */
const LONG: Readonly<
  Record<LongKind, { readonly mark: string; readonly parts: number; readonly base: number }>
> = {
  month: { mark: 'M', parts: 12, base: 60 },
  quarter: { mark: 'Q', parts: 4, base: 80 },
  'half-year': { mark: 'H', parts: 2, base: 90 },
  year: { mark: 'Y', parts: 1, base: 98 },
};
const LONG_KINDS = Object.keys(LONG) as readonly LongKind[];
const FORM = /^(\d{4})-(?:M(\d{2})|Q(\d)|H(\d)|(Y))$/;

interface LongPeriod {
  readonly kind: LongKind;
  readonly year: number;
  /** 1 is the first part of the year. */
  readonly part: number;
}

function readLong(key: string): LongPeriod | null {
  const match = FORM.exec(key);
  const year = Number(match?.[1]);
  if (match === null || year < 1) return null;
  const [month, quarter, half] = [match[2], match[3], match[4]];
  const [kind, part]: [LongKind, number] =
    month !== undefined
      ? ['month', Number(month)]
      : quarter !== undefined
        ? ['quarter', Number(quarter)]
        : half !== undefined
          ? ['half-year', Number(half)]
          : ['year', 1];
  return part >= 1 && part <= LONG[kind].parts ? { kind, year, part } : null;
}

function writeLong({ kind, year, part }: LongPeriod): PeriodKey {
  const digits = kind === 'month' ? String(part).padStart(2, '0') : kind === 'year' ? '' : String(part);
  return `${String(year).padStart(4, '0')}-${LONG[kind].mark}${digits}`;
}

function longOf(key: PeriodKey): LongPeriod {
  const period = readLong(key);
  if (period === null) throw new RangeError(`not a period: ${key}`);
  return period;
}

/** True for a key that names a period there is ('2026-W53', '2026-Q4'; not '2025-W53', '2026-Q5'). */
export function isPeriodKey(text: string): boolean {
  return isWeekKey(text) || readLong(text) !== null;
}

/** Kind of a period. Throws RangeError when the key names none. */
export function periodKind(key: PeriodKey): PeriodKind {
  return isWeekKey(key) ? 'week' : longOf(key).kind;
}

/** Year a period is counted in (for a week the year of its Thursday), its number inside it, and its kind. */
export function periodParts(key: PeriodKey): {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly part: number;
} {
  if (!isWeekKey(key)) return longOf(key);
  return { kind: 'week', year: Number(key.slice(0, 4)), part: Number(key.slice(6)) };
}

function firstDay(year: number, month: number): PlainDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

/**
 * First day of the period and the day after its last. Asked for again and again; there are only as many as a century has
 * periods.
 */
export const periodDates: (key: PeriodKey) => PeriodDates = rememberedByText(datesOf);

function datesOf(key: PeriodKey): PeriodDates {
  if (isWeekKey(key)) return weekDates(key);
  const { kind, year, part } = longOf(key);
  const months = 12 / LONG[kind].parts;
  const end = part * months + 1;
  return {
    from: firstDay(year, (part - 1) * months + 1),
    to: end > 12 ? firstDay(year + 1, 1) : firstDay(year, end),
  };
}

/** The period of a kind a date lies in. */
export function periodOf(kind: PeriodKind, date: PlainDate): PeriodKey {
  if (kind === 'week') return weekOf(date);
  const month = Number(date.slice(5, 7));
  const months = 12 / LONG[kind].parts;
  return writeLong({ kind, year: Number(date.slice(0, 4)), part: Math.ceil(month / months) });
}

/** The period of the same kind `count` later (earlier when negative). */
export function addPeriods(key: PeriodKey, count: number): PeriodKey {
  if (isWeekKey(key)) return addWeeks(key, count);
  const { kind, year, part } = longOf(key);
  const { parts } = LONG[kind];
  const all = year * parts + (part - 1) + count;
  return writeLong({ kind, year: Math.floor(all / parts), part: (all % parts) + 1 });
}

export function nextPeriod(key: PeriodKey): PeriodKey {
  return addPeriods(key, 1);
}

export function previousPeriod(key: PeriodKey): PeriodKey {
  return addPeriods(key, -1);
}

/** By first day; of two that begin together the shorter comes first. 0 only for the same period. */
export function comparePeriods(a: PeriodKey, b: PeriodKey): number {
  const [from, other] = [periodDates(a).from, periodDates(b).from];
  if (from !== other) return from < other ? -1 : 1;
  return PERIOD_KINDS.indexOf(periodKind(a)) - PERIOD_KINDS.indexOf(periodKind(b));
}

/**
 * Whether `inner` is a part of `outer`. A week belongs where its Thursday lies, as ISO has it for the year: so every
 * week is part of exactly one month, quarter, half-year and year.
 */
export function containsPeriod(outer: PeriodKey, inner: PeriodKey): boolean {
  const { from, to } = periodDates(outer);
  const part = periodDates(inner);
  if (!isWeekKey(inner)) return from <= part.from && part.to <= to;
  const thursday = addDays(part.from, 3);
  return from <= thursday && thursday < to;
}

/** The periods of a kind that are parts of `outer`, in order. */
export function periodsIn(kind: PeriodKind, outer: PeriodKey): readonly PeriodKey[] {
  const { from, to } = periodDates(outer);
  const found: PeriodKey[] = [];
  for (let key = periodOf(kind, from); periodDates(key).from < to; key = nextPeriod(key))
    if (containsPeriod(outer, key)) found.push(key);
  return found;
}

/**
 * Six digits that name a period in an id: the year and 01-53 for weeks, 61-72 months, 81-84 quarters, 91-92
 * half-years, 99 the year.
 */
export function periodNumber(key: PeriodKey): number {
  const { kind, year, part } = periodParts(key);
  return year * 100 + (kind === 'week' ? part : LONG[kind].base + part);
}

/** Back from the number; null when it names no period of the years 2000 to 2099. */
export function periodOfNumber(number: number): PeriodKey | null {
  const [year, part] = [Math.floor(number / 100), number % 100];
  if (!Number.isInteger(number) || year < 2000 || year > 2099) return null;
  const week = `${year}-W${String(part).padStart(2, '0')}`;
  if (isWeekKey(week)) return week;
  const kind = LONG_KINDS.find((one) => part > LONG[one].base && part <= LONG[one].base + LONG[one].parts);
  return kind === undefined ? null : writeLong({ kind, year, part: part - LONG[kind].base });
}
