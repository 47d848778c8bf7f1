// The shipped regulation and calendar for tests, read the way the product reads them.
import { readFileSync } from 'node:fs';
import type { HolidayCalendar } from '../../src/domain/period/calendar.ts';
import type { Rulebook } from '../../src/domain/rulebook/shape.ts';
import { readCalendar } from '../../src/files/calendar-file.ts';
import { readRulebook } from '../../src/files/rulebook-file.ts';

function shipped(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

export function weeklyRulebookText(): string {
  return shipped('rulebooks/8679-weekly.yaml');
}

/** The weekly regulation 8679, checked. */
export function weeklyRulebook(): Rulebook {
  const read = readRulebook(weeklyRulebookText(), '8679-weekly.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.rulebook;
}

export function vietnamCalendarText(): string {
  return shipped('calendars/vn-public-holidays.yaml');
}

/** The public holidays of Viet Nam, checked. */
export function vietnamCalendar(): HolidayCalendar {
  const read = readCalendar(vietnamCalendarText(), 'vn-public-holidays.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.calendar;
}
