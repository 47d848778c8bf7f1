// Calendars of people and the meetings proposed from them. Seen by their person alone, and by the rounds that read feeds.
import type { DiaryDays, DiaryReading, KeptMeeting, Meeting } from '../domain/diary/meeting.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Tx } from './transaction.ts';

export interface DiaryRow {
  readonly id: number;
  readonly personId: number;
  readonly kind: 'feed' | 'file';
  readonly name: string;
  /** Encrypted; null: a file. */
  readonly address: Buffer | null;
  readonly host: string | null;
  readonly nextAt: string | null;
  readonly lastAt: string | null;
  readonly failures: number;
  /** Why the last reading came to nothing. */
  readonly failure: Refusal | null;
  readonly skipped: DiaryReading['skipped'];
  readonly version: number;
}

export interface MeetingRow extends KeptMeeting {
  readonly personId: number;
  readonly taskId: number | null;
  readonly version: number;
}

const DIARY = `id, person_id as "personId", kind, name, address, host, next_at as "nextAt", last_at as "lastAt", failures,
  failure, skipped, row_version as version`;
const MEETING = `id, person_id as "personId", encode(key, 'hex') as key, diary_id as "diaryId", state, title,
  starts_at as "startsAt", ends_at as "endsAt", all_day as "allDay", day, minutes, task_id as "taskId",
  row_version as version`;

export function diariesOf(tx: Tx, tenantId: number, personId: number): Promise<DiaryRow[]> {
  return tx.prepared<DiaryRow>(
    'diaries-of-person',
    `select ${DIARY} from diary where tenant_id = $1 and person_id = $2 order by id`,
    [tenantId, personId],
  );
}

export async function lockDiary(tx: Tx, tenantId: number, id: number): Promise<DiaryRow | null> {
  const rows = await tx.query<DiaryRow>(
    `select ${DIARY} from diary where tenant_id = $1 and id = $2 for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

/** One after the other for each person: two readings of one calendar would add its meetings twice. */
export async function lockDiariesOf(tx: Tx, tenantId: number, personId: number): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [tenantId, `diary:${personId}`]);
}

export type NewDiary = Pick<DiaryRow, 'id' | 'personId' | 'kind' | 'name' | 'address' | 'host'>;

export async function insertDiary(tx: Tx, tenantId: number, row: NewDiary): Promise<void> {
  await tx.query(
    `insert into diary (tenant_id, id, person_id, kind, name, address, host) values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, row.id, row.personId, row.kind, row.name, row.address, row.host],
  );
}

export type DiaryRead = Pick<DiaryRow, 'lastAt' | 'nextAt' | 'failures' | 'failure' | 'skipped'>;

/** How the last reading went, and when the next one is due. */
export async function markRead(tx: Tx, tenantId: number, id: number, read: DiaryRead): Promise<void> {
  await tx.query(
    `update diary set last_at = $3, next_at = $4, failures = $5, failure = $6, skipped = $7
     where tenant_id = $1 and id = $2`,
    [
      ...[tenantId, id, read.lastAt, read.nextAt, read.failures],
      ...[read.failure === null ? null : JSON.stringify(read.failure), JSON.stringify(read.skipped)],
    ],
  );
}

/** Puts the next asking off: whoever does it is about to ask. */
export async function putOff(tx: Tx, tenantId: number, id: number, until: string): Promise<void> {
  await tx.query('update diary set next_at = $3 where tenant_id = $1 and id = $2', [tenantId, id, until]);
}

/** Takes feeds that are due, and puts them off meanwhile: no other round reads them too. */
export function takeDue(
  tx: Tx,
  tenantId: number,
  { now, until, most }: { readonly now: string; readonly until: string; readonly most: number },
): Promise<DiaryRow[]> {
  return tx.query<DiaryRow>(
    `update diary set next_at = $3 where tenant_id = $1 and id in (
       select id from diary where tenant_id = $1 and next_at <= $2 order by next_at limit $4 for update skip locked)
     returning ${DIARY}`,
    [tenantId, now, until, most],
  );
}

/** What was answered stays known without its calendar: it does not come back with the next one. */
export async function removeDiary(tx: Tx, tenantId: number, id: number): Promise<void> {
  await tx.query(`delete from diary_meeting where tenant_id = $1 and diary_id = $2 and state = 'proposed'`, [
    tenantId,
    id,
  ]);
  await tx.query('update diary_meeting set diary_id = null where tenant_id = $1 and diary_id = $2', [
    tenantId,
    id,
  ]);
  await tx.query('delete from diary where tenant_id = $1 and id = $2', [tenantId, id]);
}

/** Those with these keys, and those this calendar proposed on these days. */
export function meetingsKnown(
  tx: Tx,
  tenantId: number,
  { personId, id }: Pick<DiaryRow, 'personId' | 'id'>,
  keys: readonly string[],
  days: DiaryDays,
): Promise<MeetingRow[]> {
  return tx.query<MeetingRow>(
    `select ${MEETING} from diary_meeting where tenant_id = $1 and person_id = $2
       and (key in (select decode(k, 'hex') from unnest($4::text[]) k)
         or diary_id = $3 and state = 'proposed' and day between $5 and $6)`,
    [tenantId, personId, id, keys, days.from, days.to],
  );
}

export async function insertMeetings(
  tx: Tx,
  tenantId: number,
  { personId, id }: Pick<DiaryRow, 'personId' | 'id'>,
  first: number,
  meetings: readonly Meeting[],
): Promise<void> {
  if (meetings.length === 0) return;
  await tx.query(
    `insert into diary_meeting (tenant_id, id, person_id, key, diary_id, state, title, starts_at, ends_at, all_day,
       day, minutes)
     select $1, n.id, $2, decode(n.key, 'hex'), $3, 'proposed', n.title, n."startsAt", n."endsAt", n."allDay", n.day,
       n.minutes
     from jsonb_to_recordset($4::jsonb) as n (id int, key text, title text, "startsAt" timestamptz,
       "endsAt" timestamptz, "allDay" boolean, day date, minutes int)`,
    [tenantId, personId, id, JSON.stringify(meetings.map((one, at) => ({ ...one, id: first + at })))],
  );
}

export async function changeMeetings(
  tx: Tx,
  tenantId: number,
  meetings: readonly (Meeting & { readonly id: number })[],
): Promise<void> {
  if (meetings.length === 0) return;
  await tx.query(
    `update diary_meeting m set title = n.title, starts_at = n."startsAt", ends_at = n."endsAt", all_day = n."allDay",
       day = n.day, minutes = n.minutes, row_version = m.row_version + 1
     from jsonb_to_recordset($2::jsonb) as n (id int, title text, "startsAt" timestamptz, "endsAt" timestamptz,
       "allDay" boolean, day date, minutes int)
     where m.tenant_id = $1 and m.id = n.id and m.state = 'proposed'`,
    [tenantId, JSON.stringify(meetings)],
  );
}

export async function dropMeetings(tx: Tx, tenantId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `delete from diary_meeting where tenant_id = $1 and id = any ($2::int[]) and state = 'proposed'`,
    [tenantId, ids],
  );
}

/** Proposals of a person that wait for an answer, the earliest first. */
export function openMeetings(
  tx: Tx,
  tenantId: number,
  personId: number,
  days: DiaryDays,
): Promise<MeetingRow[]> {
  return tx.prepared<MeetingRow>(
    'open-meetings',
    `select ${MEETING} from diary_meeting where tenant_id = $1 and person_id = $2 and state = 'proposed'
       and day between $3 and $4 order by starts_at, id`,
    [tenantId, personId, days.from, days.to],
  );
}

export async function lockMeeting(tx: Tx, tenantId: number, id: number): Promise<MeetingRow | null> {
  const rows = await tx.query<MeetingRow>(
    `select ${MEETING} from diary_meeting where tenant_id = $1 and id = $2 for no key update`,
    [tenantId, id],
  );
  return rows[0] ?? null;
}

/** Answers a proposal; of a refused one no words are kept. */
export async function answerMeeting(
  tx: Tx,
  tenantId: number,
  id: number,
  answer: { readonly state: 'confirmed'; readonly taskId: number } | { readonly state: 'refused' },
): Promise<void> {
  await tx.query(
    `update diary_meeting set state = $3, task_id = $4, title = case when $3 = 'refused' then '' else title end,
       row_version = row_version + 1 where tenant_id = $1 and id = $2`,
    [tenantId, id, answer.state, answer.state === 'confirmed' ? answer.taskId : null],
  );
}
