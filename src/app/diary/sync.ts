// A calendar into proposals: read, compared with what was proposed before, kept. What was answered stays as it was answered.
import { type DiaryDays, type DiaryReading, diaryChanges } from '../../domain/diary/meeting.ts';
import { addDays } from '../../domain/period/date.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { readDiary } from '../../files/read-diary.ts';
import { takeIds } from '../../store/counters.ts';
import {
  changeMeetings,
  type DiaryRow,
  dropMeetings,
  insertMeetings,
  lockDiariesOf,
  lockDiary,
  markRead,
  meetingsKnown,
  takeDue,
} from '../../store/diaries.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { plusSeconds } from '../instants.ts';
import { systemScope } from '../sessions.ts';

/** Meetings are proposed from four weeks ago until two weeks ahead. */
export const diaryDays = (today: string): DiaryDays => ({
  from: addDays(today, -28),
  to: addDays(today, 14),
});

const HOUR = 3600;
const LONGEST_PAUSE = 24 * HOUR;

/** Until a feed is asked again by itself: ever longer while it fails. */
const pauseAfter = (failures: number) =>
  Math.min(LONGEST_PAUSE, HOUR * 2 ** Math.min(Math.max(0, failures - 1), 5));

type Asked = Pick<DiaryRow, 'nextAt' | 'failures'>;
export const nextAsking = (now: string, { failures }: Pick<Asked, 'failures'>) =>
  plusSeconds(now, pauseAfter(failures));
/** When it was asked last, whatever came of it; null: never. */
export const lastAsking = ({ nextAt, failures }: Asked) =>
  nextAt === null ? null : plusSeconds(nextAt, -pauseAfter(failures));
/** Feeds of one body read in one round. */
const MOST_IN_ROUND = 20;

export interface DiaryMoment {
  readonly tenant: Tenant;
  readonly now: string;
  readonly today: string;
}

export const feedPurpose = (tenantId: number, diaryId: number) => `diary/${tenantId}/${diaryId}`;

/** Reads the feeds that are due; what fails is tried again later and later, and told to its person. */
export async function readDueFeeds(context: AppContext, moment: DiaryMoment): Promise<void> {
  const { tenant, now, today } = moment;
  if (context.feeds === undefined) return;
  const scope = systemScope(tenant, today);
  const order = { now, until: plusSeconds(now, HOUR), most: MOST_IN_ROUND };
  const due = await inTransaction(context.pool, scope, (tx) => takeDue(tx, tenant.id, order));
  for (const diary of due) await readFeed(context, moment, diary);
}

/** Asks the feed outside of any transaction, then keeps what it says. */
export async function readFeed(context: AppContext, moment: DiaryMoment, diary: DiaryRow): Promise<void> {
  const { tenant, today } = moment;
  const told = await askFeed(context, moment, diary);
  await inTransaction(context.pool, systemScope(tenant, today), async (tx) => {
    await lockDiariesOf(tx, tenant.id, diary.personId);
    const row = await lockDiary(tx, tenant.id, diary.id);
    // Removed while it was asked.
    if (row === null) return;
    if (told.ok) await keepReading(tx, moment, row, told.reading, true);
    else await keepFailure(tx, moment, row, told.refusal);
  });
}

type Told =
  | { readonly ok: true; readonly reading: DiaryReading }
  | { readonly ok: false; readonly refusal: Refusal };

async function askFeed({ feeds, secrets }: AppContext, moment: DiaryMoment, diary: DiaryRow): Promise<Told> {
  const { tenant, today } = moment;
  if (diary.address === null || feeds === undefined)
    return { ok: false, refusal: refuse('feed-unreachable') };
  const address = await secrets?.open(feedPurpose(tenant.id, diary.id), diary.address);
  // Sealed under another key: after a restore elsewhere the person gives the address again.
  if (address == null) return { ok: false, refusal: refuse('feed-address-lost') };
  const answer = await feeds.read(address.toString());
  return answer.ok ? readDiary(answer.bytes, { zone: tenant.zone, days: diaryDays(today) }) : answer;
}

/** `whole`: what the calendar no longer holds is gone. The caller holds the lock of the person's calendars. */
export async function keepReading(
  tx: Tx,
  { tenant, now, today }: DiaryMoment,
  diary: Pick<DiaryRow, 'id' | 'personId' | 'kind'>,
  reading: DiaryReading,
  whole: boolean,
): Promise<number> {
  const days = diaryDays(today);
  const keys = [...reading.meetings.map(({ key }) => key), ...reading.cancelled];
  const known = await meetingsKnown(tx, tenant.id, diary, keys, days);
  const changes = diaryChanges(known, reading, { diaryId: diary.id, whole }, days);
  await dropMeetings(tx, tenant.id, changes.gone);
  await changeMeetings(tx, tenant.id, changes.changed);
  if (changes.added.length > 0) {
    const first = await takeIds(tx, tenant.id, 'diary-meeting', changes.added.length);
    await insertMeetings(tx, tenant.id, diary, first, changes.added);
  }
  const nextAt = diary.kind === 'feed' ? nextAsking(now, { failures: 0 }) : null;
  const { skipped } = reading;
  await markRead(tx, tenant.id, diary.id, { lastAt: now, nextAt, failures: 0, failure: null, skipped });
  return changes.added.length;
}

async function keepFailure(
  tx: Tx,
  { tenant, now }: DiaryMoment,
  diary: DiaryRow,
  failure: Refusal,
): Promise<void> {
  const failures = diary.failures + 1;
  const { lastAt, skipped } = diary;
  const nextAt = nextAsking(now, { failures });
  await markRead(tx, tenant.id, diary.id, { lastAt, skipped, failures, failure, nextAt });
}
