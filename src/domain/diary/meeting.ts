// Meetings of a person's calendar, and what a reading of the calendar changes in what was proposed from it before.
import type { PlainDate } from '../organization/shape.ts';

/** One meeting on one day, as the calendar tells it. Instants are ISO in UTC, `day` is of the body's zone. */
export interface Meeting {
  /** SHA-256 (hex) of its number there and which repetition it is. */
  readonly key: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly allDay: boolean;
  readonly day: PlainDate;
  readonly minutes: number;
}

/** Why events of a calendar are not proposed. */
export const SKIPPED = ['private', 'free', 'untitled', 'no-length', 'too-often'] as const;
export type Skipped = (typeof SKIPPED)[number];

/** What a calendar says of the days it was asked for. */
export interface DiaryReading {
  readonly meetings: readonly Meeting[];
  /** Keys of meetings that are called off. */
  readonly cancelled: readonly string[];
  readonly skipped: Readonly<Partial<Record<Skipped, number>>>;
}

/** A meeting that is kept here. */
export interface KeptMeeting extends Meeting {
  readonly id: number;
  readonly diaryId: number | null;
  readonly state: 'proposed' | 'confirmed' | 'refused';
}

export interface DiaryDays {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export interface DiaryChanges {
  readonly added: readonly Meeting[];
  readonly changed: readonly (Meeting & { readonly id: number })[];
  /** Numbers of proposals that are gone. */
  readonly gone: readonly number[];
}

const isSame = (a: Meeting, b: Meeting): boolean =>
  a.title === b.title &&
  Date.parse(a.startsAt) === Date.parse(b.startsAt) &&
  Date.parse(a.endsAt) === Date.parse(b.endsAt) &&
  a.allDay === b.allDay;

/**
 * What is answered stays as it was answered. A feed is the whole calendar, so what it no longer holds is gone; a file may be
 * a part of one, so only what it calls off is.
 */
export function diaryChanges(
  kept: readonly KeptMeeting[],
  reading: Pick<DiaryReading, 'meetings' | 'cancelled'>,
  { diaryId, whole }: { readonly diaryId: number; readonly whole: boolean },
  days: DiaryDays,
): DiaryChanges {
  const known = new Map(kept.map((one) => [one.key, one]));
  const told = new Set(reading.meetings.map(({ key }) => key));
  const off = new Set(reading.cancelled);
  const isGone = (one: KeptMeeting) =>
    one.state === 'proposed' &&
    !told.has(one.key) &&
    (off.has(one.key) || (whole && one.diaryId === diaryId && one.day >= days.from && one.day <= days.to));
  return {
    added: reading.meetings.filter(({ key }) => !known.has(key)),
    changed: reading.meetings.flatMap((meeting) => {
      const before = known.get(meeting.key);
      return before?.state === 'proposed' && !isSame(before, meeting) ? [{ ...meeting, id: before.id }] : [];
    }),
    gone: kept.filter(isGone).map(({ id }) => id),
  };
}
