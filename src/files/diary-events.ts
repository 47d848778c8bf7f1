// What a calendar file (RFC 5545) says of some days: every repetition on its own day, in the body's zone. Runs in the reading
// worker only: a rule of repetition can keep the parser busy for ever.
import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { DiaryDays, DiaryReading, Meeting, Skipped } from '../domain/diary/meeting.ts';
import { isZone } from '../domain/period/zone.ts';
import { FileRefused } from './refusal.ts';

export interface DiaryLimits {
  readonly bytes: number;
  readonly events: number;
  /** Repetitions walked over, of one event and of the whole file. */
  readonly stepsOfEvent: number;
  readonly steps: number;
  /** Meetings on the days asked for. */
  readonly meetings: number;
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Ten years of a full calendar fit. */
export const DIARY_LIMITS: DiaryLimits = {
  bytes: 4 * 1024 * 1024,
  events: 20_000,
  stepsOfEvent: 20_000,
  steps: 400_000,
  meetings: 1000,
  milliseconds: 10_000,
  megabytes: 128,
};

/** Minutes of a working day: what a meeting over a whole day is proposed as. */
const WHOLE_DAY_MINUTES = 480;
const DAY_MS = 86_400_000;
/** No meeting lasts longer than this. */
const MOST_MS = 366 * DAY_MS;
const NO_MEETINGS: readonly string[] = ['SECONDLY', 'MINUTELY', 'HOURLY'];

interface Asked {
  readonly zone: string;
  readonly days: DiaryDays;
  readonly limits: DiaryLimits;
}

/** Throws `FileRefused` when it is no calendar or too large. */
export function readDiaryEvents(bytes: Uint8Array, asked: Asked): DiaryReading {
  const walk = new Walk(asked);
  const roots = calendarsIn(bytes, asked.limits);
  const events = roots.flatMap((root) => {
    const method = String(root.getFirstPropertyValue('method') ?? '').toUpperCase();
    return root.getAllSubcomponents('vevent').map((event) => ({ event, off: method === 'CANCEL' }));
  });
  if (events.length > asked.limits.events)
    throw new FileRefused('diary-too-many-events', { most: asked.limits.events });
  const byNumber = Map.groupBy(events, ({ event }) => String(event.getFirstPropertyValue('uid') ?? ''));
  for (const [uid, all] of byNumber) walk.series(uid, all);
  return walk.reading();
}

function calendarsIn(bytes: Uint8Array, limits: DiaryLimits): ICAL.Component[] {
  if (bytes.length > limits.bytes) throw new FileRefused('file-too-large', { most: limits.bytes });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trimStart();
  } catch {
    throw new FileRefused('file-not-utf8');
  }
  if (!/^BEGIN:VCALENDAR\s/i.test(text)) throw new FileRefused('diary-not-calendar');
  try {
    const parsed: unknown = ICAL.parse(text);
    const roots = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
    return roots.map((root) => withoutEndlessZones(new ICAL.Component(root)));
  } catch {
    throw new FileRefused('file-damaged', { what: 'calendar' });
  }
}

/** Clocks change once a year: a zone that changes every second is made to keep us reckoning, and counts as unknown. */
function withoutEndlessZones(root: ICAL.Component): ICAL.Component {
  const rulesOf = (zone: ICAL.Component) =>
    zone.getAllSubcomponents().flatMap((part) => part.getAllProperties('rrule'));
  for (const zone of root.getAllSubcomponents('vtimezone'))
    if (rulesOf(zone).some((rule) => (rule.getFirstValue() as ICAL.Recur).freq !== 'YEARLY'))
      root.removeSubcomponent(zone);
  return root;
}

interface Told {
  readonly event: ICAL.Component;
  readonly off: boolean;
}

interface Moment {
  readonly at: number;
  readonly isDate: boolean;
  readonly day: string;
}

class Walk {
  readonly #asked: Asked;
  readonly #meetings = new Map<string, Meeting>();
  readonly #cancelled = new Set<string>();
  readonly #skipped: Partial<Record<Skipped, number>> = {};
  #steps = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  reading(): DiaryReading {
    return {
      meetings: [...this.#meetings.values()],
      cancelled: [...this.#cancelled].filter((key) => !this.#meetings.has(key)),
      skipped: this.#skipped,
    };
  }

  /** All that stands under one number: the series, and repetitions that were moved or called off. */
  series(uid: string, all: readonly Told[]): void {
    const single = all.filter(({ event }) => event.hasProperty('recurrence-id'));
    const whole = all.filter(({ event }) => !event.hasProperty('recurrence-id')).toSorted(latestFirst)[0];
    const moved = new Set<string>();
    for (const one of single.toSorted(latestFirst)) {
      const which = this.#momentOf(one.event, 'recurrence-id');
      if (which === null || moved.has(markOf(which))) continue;
      moved.add(markOf(which));
      this.#guarded(() => this.#occurrence(uid, markOf(which), one, null));
    }
    if (whole !== undefined) this.#guarded(() => this.#wholeSeries(uid, whole, moved));
  }

  /** One event that cannot be read spoils no other. */
  #guarded(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (error instanceof FileRefused) throw error;
      this.#skip('no-length');
    }
  }

  #skip(why: Skipped): void {
    this.#skipped[why] = (this.#skipped[why] ?? 0) + 1;
  }

  #wholeSeries(uid: string, told: Told, moved: ReadonlySet<string>): void {
    const event = new ICAL.Event(told.event, { exceptions: [] });
    if (!event.isRecurring()) {
      this.#occurrence(uid, '', told, null);
      return;
    }
    const rules = told.event.getAllProperties('rrule').map((rule) => rule.getFirstValue() as ICAL.Recur);
    if (rules.some(({ freq }) => NO_MEETINGS.includes(freq))) {
      this.#skip('too-often');
      return;
    }
    this.#repetitions(uid, told, moved, event.iterator());
  }

  #repetitions(
    uid: string,
    told: Told,
    moved: ReadonlySet<string>,
    iterator: ReturnType<ICAL.Event['iterator']>,
  ): void {
    const { days, limits } = this.#asked;
    const first = this.#momentOf(told.event, 'dtstart');
    const length = first === null ? 0 : this.#lengthOf(told.event, first);
    const earliest = dayOfUtc(Date.parse(days.from) - Math.min(length, MOST_MS) - 2 * DAY_MS);
    for (let step = 0; ; step += 1) {
      this.#steps += 1;
      if (step >= limits.stepsOfEvent || this.#steps > limits.steps) {
        this.#skip('too-often');
        return;
      }
      const next = iterator.next();
      if (next === null || next === undefined) return;
      // Far from the days asked for the clock of its zone does not matter.
      if (wallDay(next) < earliest) continue;
      const start = this.#moment(next, told.event.getFirstProperty('dtstart'));
      if (start.day > days.to) return;
      if (!moved.has(markOf(start))) this.#occurrence(uid, markOf(start), told, start);
    }
  }

  /** `repeated`: the start of this repetition; null: as the event says. */
  #occurrence(uid: string, which: string, { event, off }: Told, repeated: Moment | null): void {
    const first = this.#momentOf(event, 'dtstart');
    const start = repeated ?? first;
    if (first === null || start === null) {
      this.#skip('no-length');
      return;
    }
    const length = this.#lengthOf(event, first);
    const end = start.at + length;
    if (!this.#isAskedFor(start, end)) return;
    const isOff = off || String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
    const title = titleOf(event);
    const why = isOff ? null : whyNot(event, title, length);
    if (why !== null) {
      this.#skip(why);
      return;
    }
    for (const part of this.#partsOf(start, length)) {
      const key = createHash('sha256')
        .update(JSON.stringify([uid, which, part.mark]))
        .digest('hex');
      if (isOff) this.#cancelled.add(key);
      else this.#meetings.set(key, { key, title, ...part.meeting });
      if (this.#meetings.size > this.#asked.limits.meetings)
        throw new FileRefused('diary-too-many-events', { most: this.#asked.limits.meetings });
    }
  }

  #isAskedFor(start: Moment, end: number): boolean {
    const { days } = this.#asked;
    const last = start.isDate ? dayOfUtc(end - 1) : this.#dayAt(end);
    return start.day <= days.to && last >= days.from;
  }

  /** A meeting within a day is one; what is longer is one on each of its days. */
  #partsOf(start: Moment, length: number) {
    const { zone, days } = this.#asked;
    const isWhole = start.isDate || length > DAY_MS;
    if (!isWhole) {
      const minutes = Math.min(1440, Math.max(1, Math.round(length / 60_000)));
      const times = { startsAt: isoOf(start.at), endsAt: isoOf(start.at + length) };
      return start.day < days.from
        ? []
        : [{ mark: '', meeting: { ...times, allDay: false, day: start.day, minutes } }];
    }
    const last = start.isDate ? dayOfUtc(start.at + length - 1) : this.#dayAt(start.at + length - 1);
    const parts = [];
    for (let day = start.day < days.from ? days.from : start.day; day <= last && day <= days.to; ) {
      const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
      const times = { startsAt: midnight(day, zone), endsAt: midnight(next, zone) };
      parts.push({ mark: day, meeting: { ...times, allDay: true, day, minutes: WHOLE_DAY_MINUTES } });
      day = next;
    }
    return parts;
  }

  /** Milliseconds; a day without an end lasts a day, a time without an end nothing. */
  #lengthOf(event: ICAL.Component, start: Moment): number {
    const end = this.#momentOf(event, 'dtend');
    if (end !== null) return end.at - start.at;
    const duration = event.getFirstPropertyValue('duration');
    if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1000;
    return start.isDate ? DAY_MS : 0;
  }

  #momentOf(event: ICAL.Component, name: string): Moment | null {
    const property = event.getFirstProperty(name);
    const value = property?.getFirstValue();
    return property !== null && value instanceof ICAL.Time ? this.#moment(value, property) : null;
  }

  /** By the zone's own rules where its name is known, by those the file brings, else by the body's clock. */
  #moment(time: ICAL.Time, property: ICAL.Property | null): Moment {
    const { year, month, day, hour, minute, second, isDate } = time;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    if (!Number.isFinite(wall)) throw new RangeError('no such time');
    if (isDate) return { at: wall, isDate, day: dayOfUtc(wall) };
    const named = property?.getParameter('tzid');
    const at = this.#instantOf(time, wall, typeof named === 'string' ? named : null);
    return { at, isDate, day: this.#dayAt(at) };
  }

  #instantOf(time: ICAL.Time, wall: number, named: string | null): number {
    if (time.zone === ICAL.Timezone.utcTimezone) return wall;
    if (named !== null && !isZone(named) && time.zone.component) return wall - time.utcOffset() * 1000;
    const zone = named !== null && isZone(named) ? named : this.#asked.zone;
    const local = new Date(wall).toISOString().slice(0, 19);
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  }

  #dayAt(at: number): string {
    return Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(this.#asked.zone)
      .toPlainDate()
      .toString();
  }
}

const isoOf = (at: number) => new Date(at).toISOString();
const dayOfUtc = (at: number) => isoOf(at).slice(0, 10);
const midnight = (day: string, zone: string) =>
  isoOf(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
const wallDay = ({ year, month, day }: ICAL.Time) => {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
};
const markOf = (moment: Moment) => (moment.isDate ? moment.day : isoOf(moment.at));

function latestFirst(a: Told, b: Told): number {
  const of = ({ event }: Told) => Number(event.getFirstPropertyValue('sequence') ?? 0);
  return of(b) - of(a);
}

function titleOf(event: ICAL.Component): string {
  const told = event.getFirstPropertyValue('summary');
  return String(told ?? '')
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed();
}

/** Private appointments and time marked as free are no work; a reminder has no length. */
function whyNot(event: ICAL.Component, title: string, length: number): Skipped | null {
  const told = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  if (['PRIVATE', 'CONFIDENTIAL'].includes(told('class'))) return 'private';
  if (told('transp') === 'TRANSPARENT') return 'free';
  if (title === '') return 'untitled';
  return length > 0 ? null : 'no-length';
}
