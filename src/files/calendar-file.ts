// A holiday calendar from its YAML text. What is allowed in it is decided by the domain.
import type { HolidayCalendar } from '../domain/period/calendar.ts';
import { checkCalendar } from '../domain/period/check-calendar.ts';
import { type FileFault, located, readYaml } from './yaml-lines.ts';

export type CalendarFile =
  | { readonly ok: true; readonly calendar: HolidayCalendar }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Reads and checks a calendar; faults carry path, code, parameters, file name and line. */
export function readCalendar(source: string, fileName: string): CalendarFile {
  const yaml = readYaml(source, fileName);
  if (!yaml.ok) return yaml;
  const check = checkCalendar(yaml.raw);
  return check.ok ? check : { ok: false, faults: located(check.faults, fileName, yaml.lineOf) };
}
