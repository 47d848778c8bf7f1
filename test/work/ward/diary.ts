// The diary of a simulated ward: what really happened, written down by the simulation for itself. Plain objects and its
// own reckoning of days; nothing here comes from the product.

export interface Product {
  readonly code: string;
  /** Conversion coefficient in hundredths; null: the catalogue gives none. */
  readonly coefficient: number | null;
  /** Standard minutes of one; null: the catalogue gives none. */
  readonly minutes: number | null;
}

export interface Holding {
  readonly who: string;
  /** Per cent of the work. */
  share: number;
  lead: boolean;
  readonly from: string;
  /** From this day somebody else has it; null: still his. */
  to: string | null;
}

export interface DiaryWork {
  readonly id: number;
  readonly title: string;
  readonly unit: string;
  readonly givenBy: string;
  readonly product: Product | null;
  readonly quantity: number;
  readonly important: boolean;
  readonly entered: string;
  readonly starts: string;
  readonly due: string | null;
  delivered: string | null;
  /** How many of the quantity came with the delivery. */
  came: number;
  accepted: string | null;
  readonly returned: string[];
  excusedReturns: number;
  /** Objective causes: asked for, and what came of it. */
  delay: 'none' | 'asked' | 'granted' | 'declined';
  fault: 'none' | 'asked' | 'granted' | 'declined';
  readonly holders: Holding[];
  readonly parts: { readonly monday: string; part: number }[];
  readonly minutes: { readonly who: string; readonly day: string; readonly minutes: number | null }[];
}

/** Days off of the year around the twelve weeks, and Saturdays worked instead, copied by hand from the official notices. */
const OFF = new Set([
  ...['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  ...['2026-04-26', '2026-04-27', '2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01', '2026-09-02'],
  ...['2026-11-24'],
]);
const MADE_UP = new Set(['2026-01-10', '2026-08-22']);

const DAY = 86_400_000;

export const dayAfter = (day: string, days = 1) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
export const isWorkday = (day: string) =>
  MADE_UP.has(day) || (!OFF.has(day) && weekdayOf(day) !== 0 && weekdayOf(day) !== 6);
export const mondayOf = (day: string) => dayAfter(day, -((weekdayOf(day) + 6) % 7));

/** Working days in [from, to). */
export function workdays(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = dayAfter(day)) if (isWorkday(day)) days.push(day);
  return days;
}

/** The day itself when it is worked, otherwise the next that is. */
export function workdayFrom(day: string): string {
  return isWorkday(day) ? day : workdayFrom(dayAfter(day));
}

/** So many working days after a day. */
export function workdayAfter(day: string, days: number): string {
  return days === 0 ? day : workdayAfter(workdayFrom(dayAfter(day)), days - 1);
}

/** Working days by which `day` is later than the date; a date on a day off holds until the next working day. */
export function daysLate(due: string, day: string): number {
  const last = workdayFrom(due);
  return day <= last ? 0 : workdays(dayAfter(last), dayAfter(day)).length;
}

export const lastReturn = ({ returned }: DiaryWork) => returned.at(-1) ?? null;
export const leads = ({ holders }: DiaryWork, who: string) =>
  holders.some((one) => one.who === who && one.lead && one.to === null);
export const isHeld = ({ holders }: DiaryWork, who: string, from: string, to: string) =>
  holders.some((one) => one.who === who && one.from < to && (one.to === null || one.to > from));

export interface DiaryLine {
  readonly id: number;
  readonly title: string;
  readonly done: string | null;
  readonly carried: boolean;
  readonly late: number | null;
  readonly part: number | null;
  readonly returns: number;
}

/** What the report of a week has to say on a day of it, from what is written in the diary so far. */
export function linesOnDay(
  diary: readonly DiaryWork[],
  who: string,
  monday: string,
  day: string,
): readonly DiaryLine[] {
  const end = dayAfter(monday, 7);
  return diary.flatMap((work): DiaryLine[] => {
    const { id, title, due, delivered, starts } = work;
    if (!isHeld(work, who, monday, end) || starts >= end) return [];
    if (delivered !== null && delivered < monday) return [];
    const part = work.parts.find((one) => one.monday === monday)?.part ?? null;
    const logged = work.minutes.some((one) => one.who === who && one.day >= monday && one.day < end);
    if (!(due !== null && due < end) && delivered === null && part === null && !logged) return [];
    const carried = due !== null && due < monday;
    return [
      {
        id,
        title,
        done: delivered,
        carried,
        late: lateOn(work, day, end),
        part,
        returns: work.returned.length,
      },
    ];
  });
}

function lateOn({ due, delivered }: DiaryWork, day: string, end: string): number | null {
  if (due === null) return null;
  if (due >= end) return delivered === null ? null : 0;
  return delivered === null && due >= day ? null : daysLate(due, delivered ?? day);
}

export interface Tally {
  readonly part: number;
  readonly whole: number;
}

/** Who had it in hand on a day; on the day it changes hands already the new one. */
const hadOn = ({ holders }: DiaryWork, who: string, day: string) =>
  holders.some((one) => one.who === who && one.from <= day && (one.to === null || day < one.to));

/** In time, of everything that had its date this week or is past it, as far as it was in this person's hands on its date. */
export function progressOf(
  diary: readonly DiaryWork[],
  lines: readonly DiaryLine[],
  who: string,
  monday: string,
): Tally {
  const end = dayAfter(monday, 7);
  const counted = lines.flatMap(({ id, late, done }) => {
    const work = diary.find((one) => one.id === id);
    if (work?.due == null || late === null || work.due < work.entered) return [];
    if (!hadOn(work, who, work.due)) return [];
    if (done === null && (work.due >= end || late === 0)) return [];
    return [late === 0 || work.delay === 'granted'];
  });
  return { part: counted.filter(Boolean).length, whole: counted.length };
}

/** Accepted at once, of everything accepted at once or returned this week. */
export function qualityOf(diary: readonly DiaryWork[], who: string, monday: string): Tally {
  const end = dayAfter(monday, 7);
  const inWeek = (day: string | null) => day !== null && day >= monday && day < end;
  const counted = diary.flatMap((work) => {
    const [back, { accepted }] = [lastReturn(work), work];
    if (back !== null && inWeek(back)) {
      // Whoever got it from another the day it came back is not to blame for it.
      const got = work.holders.some((one) => one.who === who && one.from === back && back > work.starts);
      return hadOn(work, who, back) && !got ? [work.fault === 'granted'] : [];
    }
    const atOnce = accepted !== null && inWeek(accepted) && work.returned.length === 0;
    return atOnce && hadOn(work, who, accepted) ? [true] : [];
  });
  return { part: counted.filter(Boolean).length, whole: counted.length };
}
