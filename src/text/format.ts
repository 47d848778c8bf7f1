// Dates, times and weeks as people read them. Input is always ISO text; the zone is the body's own.
import type { Locale } from './index.ts';
import { numberLocale } from './index.ts';

/** '2026-11-16' as '16/11/2026'. The same in both languages: day first, never ambiguous with the form. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** '2026-11-16' as '16/11'. */
export function formatDayMonth(date: string): string {
  const [, month, day] = date.split('-');
  return `${day}/${month}`;
}

/** '2026-11-16' as 'Thứ Hai' or 'Monday'. */
export function formatWeekday(date: string, locale: Locale): string {
  return new Intl.DateTimeFormat(numberLocale(locale), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

function partsIn(instant: string, zone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** An instant as 'HH:mm dd/mm/yyyy' in the body's zone. */
export function formatInstant(instant: string, zone: string): string {
  const at = partsIn(instant, zone);
  return `${at.hour}:${at.minute} ${at.day}/${at.month}/${at.year}`;
}

/** The day of an instant in the body's zone as 'dd/MM/yyyy': before seven in the morning it is not the day of UTC. */
export function formatDayOf(instant: string, zone: string): string {
  const at = partsIn(instant, zone);
  return `${at.day}/${at.month}/${at.year}`;
}

/** An instant as 'HH:mm' in the body's zone. */
export function formatTime(instant: string, zone: string): string {
  const at = partsIn(instant, zone);
  return `${at.hour}:${at.minute}`;
}

/** An instant as 'HH:mm thứ Sáu 20/11' in the body's zone: how deadlines are said. */
export function formatDeadline(instant: string, zone: string, locale: Locale): string {
  const at = partsIn(instant, zone);
  const weekday = new Intl.DateTimeFormat(numberLocale(locale), { weekday: 'long', timeZone: zone });
  // Inside a sentence Vietnamese writes 'thứ Sáu', not 'Thứ Sáu'.
  const day = weekday.format(new Date(instant)).replace(/^Thứ/, 'thứ');
  return `${at.hour}:${at.minute} ${day} ${at.day}/${at.month}`;
}

/** Week number of '2026-W47' as 47, and its year. */
export function weekParts(week: string): { readonly year: number; readonly week: number } {
  return { year: Number(week.slice(0, 4)), week: Number(week.slice(6)) };
}
