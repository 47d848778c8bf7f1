// Instants are ISO strings in UTC with milliseconds; the clock itself is handed in from outside.

/** 2026-11-20T08:00:00.000Z plus seconds (negative: earlier). */
export function plusSeconds(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

/** Whole seconds from `from` until `to`, rounded up; 0 when past. */
export function secondsUntil(from: string, to: string): number {
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));
}
