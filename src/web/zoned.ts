// A wall-clock time of the body's zone as an instant. Pure; no dates library, the browser knows the zones.

/** Minutes by which the zone's clock is ahead of UTC at an instant. */
function offsetAt(milliseconds: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(milliseconds));
  const at = Object.fromEntries(parts.map((part) => [part.type, part.value]));
  const wall = Date.parse(`${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}:00Z`);
  return Math.round((wall - milliseconds) / 60_000);
}

/** '2026-11-23' and '16:00' in 'Asia/Ho_Chi_Minh' as '2026-11-23T09:00:00.000Z'; null when either is no date or time. */
export function zonedInstant(date: string, time: string, zone: string): string | null {
  const match = /^(\d{1,2})[:h.](\d{2})$/.exec(time.trim());
  if (match === null) return null;
  const clock = `${String(match[1]).padStart(2, '0')}:${match[2]}`;
  const wall = Date.parse(`${date}T${clock}:00Z`);
  if (Number.isNaN(wall)) return null;
  const first = wall - offsetAt(wall, zone) * 60_000;
  // Beside a change of the clock the first guess can be an hour off.
  return new Date(wall - offsetAt(first, zone) * 60_000).toISOString();
}
