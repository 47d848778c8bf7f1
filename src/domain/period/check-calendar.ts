// Whether unknown data is a holiday calendar that may be used.
import { bilingual, citation, date } from '../rulebook/form.ts';
import { type Fault, fault, integer, key, list, object, oneOf } from '../rulebook/reader.ts';
import { CALENDAR_DAY_KINDS, type CalendarDay, type HolidayCalendar } from './calendar.ts';
import { isoWeekday } from './date.ts';

export type CalendarCheck =
  | { readonly ok: true; readonly calendar: HolidayCalendar }
  | { readonly ok: false; readonly faults: readonly Fault[] };

const calendarForm = object<HolidayCalendar>({
  id: key,
  version: integer(1, 10_000),
  title: bilingual,
  from: date,
  to: date,
  days: list(object<CalendarDay>({ date, kind: oneOf(CALENDAR_DAY_KINDS), name: bilingual, citation })),
});

/** A swap or a day in lieu frees a working weekday; a make-up day works on a weekly day off. */
function fitsWeekday(day: CalendarDay): boolean {
  const weekday = isoWeekday(day.date) <= 5;
  if (day.kind === 'make-up') return !weekday;
  return weekday || day.kind === 'holiday';
}

function faultsOfDay(calendar: HolidayCalendar, day: CalendarDay, index: number): Fault[] {
  const before = calendar.days[index - 1]?.date;
  const at = ['days', index, 'date'];
  const faults: Fault[] = [];
  const params = { date: day.date };
  if (before === day.date) faults.push(fault(at, 'duplicate-date', params));
  if (before !== undefined && before > day.date) faults.push(fault(at, 'date-out-of-order', params));
  if (day.date < calendar.from || day.date >= calendar.to) {
    faults.push(fault(at, 'date-outside-calendar', params));
  }
  if (!fitsWeekday(day)) faults.push(fault(at, 'wrong-weekday', { ...params, kind: day.kind }));
  return faults;
}

/** Checks data from a file or a database: form, order, weekdays, and that every swapped day is made up for. */
export function checkCalendar(raw: unknown): CalendarCheck {
  const formFaults: Fault[] = [];
  const calendar = calendarForm(raw, [], formFaults);
  if (calendar === undefined) return { ok: false, faults: formFaults };
  const faults = calendar.days.flatMap((day, index) => faultsOfDay(calendar, day, index));
  if (calendar.to <= calendar.from) faults.push(fault(['to'], 'ends-before-it-starts'));
  const count = (kind: CalendarDay['kind']) => calendar.days.filter((day) => day.kind === kind).length;
  const [swapped, madeUp] = [count('swapped'), count('make-up')];
  if (swapped !== madeUp) faults.push(fault(['days'], 'swaps-not-made-up', { swapped, madeUp }));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, calendar };
}
