// A person's calendars: added by himself, read anew, removed. Nobody else sees them or what they propose.
import { refuse } from '../../domain/refusal.ts';
import { readDiary } from '../../files/read-diary.ts';
import { takeIds } from '../../store/counters.ts';
import {
  type DiaryRow,
  diariesOf,
  insertDiary,
  lockDiariesOf,
  lockDiary,
  putOff,
  removeDiary,
} from '../../store/diaries.ts';
import { inTransaction, type Tx } from '../../store/transaction.ts';
import type { RequestActor, Tenant } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import type { ImportFile } from '../import-order.ts';
import { plusSeconds } from '../instants.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { diaryDays, feedPurpose, keepReading, lastAsking, nextAsking, readFeed } from './sync.ts';

const MOST_FEEDS = 3;
/** A feed is asked at most once in this time. */
const REST_SECONDS = 60;

const scopeOf = ({ tenantId, personId, today }: RequestActor) =>
  ({ tenantId, personId, actor: 'person', today }) as const;
const momentOf = ({ now, today }: RequestActor, tenant: Tenant) => ({ tenant, now, today });

/** Subscribes a feed and reads it once. Throws refused for an address that may not be asked. */
export async function addFeed(
  context: AppContext,
  actor: RequestActor,
  tenant: Tenant,
  intent: Intent,
  { name, address }: { readonly name: string; readonly address: string },
): Promise<{ readonly id: number }> {
  // What mail programs call an address of a calendar.
  const plain = address.replace(/^webcal:/i, 'https:');
  const fault = context.feeds === undefined ? refuse('feed-not-here') : context.feeds.fault(plain);
  if (fault !== null) throw refused([fault]);
  // A repetition asks nothing again.
  let isFirst = false;
  const { id } = await write(context, actor, intent, {
    load: (tx) => lockDiariesOf(tx, actor.tenantId, actor.personId),
    run: async (tx) => {
      const held = await diariesOf(tx, actor.tenantId, actor.personId);
      if (held.filter(({ kind }) => kind === 'feed').length >= MOST_FEEDS)
        throw refused([refuse('feed-too-many', { most: MOST_FEEDS })]);
      const next = await takeIds(tx, actor.tenantId, 'diary', 1);
      const sealed = await context.secrets?.seal(feedPurpose(actor.tenantId, next), Buffer.from(plain));
      if (sealed === undefined) throw new Failure('unable', 'connector-key-missing');
      const { host } = new URL(plain);
      const row = { id: next, personId: actor.personId, kind: 'feed', name, address: sealed, host } as const;
      await insertDiary(tx, actor.tenantId, row);
      await putOff(tx, actor.tenantId, next, nextAsking(actor.now, { failures: 0 }));
      isFirst = true;
      return { id: next };
    },
  });
  if (isFirst) await ask(context, actor, tenant, id);
  return { id };
}

async function ask(context: AppContext, actor: RequestActor, tenant: Tenant, id: number): Promise<void> {
  const row = await inTransaction(context.pool, scopeOf(actor), (tx) => lockDiary(tx, actor.tenantId, id));
  if (row !== null) await readFeed(context, momentOf(actor, tenant), row);
}

/** Meetings of a file; what it proposes joins what earlier files proposed. Throws refused when it cannot be read. */
export async function addDiaryFile(
  context: AppContext,
  actor: RequestActor,
  tenant: Tenant,
  file: ImportFile,
): Promise<{ readonly id: number; readonly added: number }> {
  const read = await readDiary(file.bytes, { zone: tenant.zone, days: diaryDays(actor.today) });
  if (!read.ok) throw refused([refuse(read.refusal.code, read.refusal.params)]);
  return inTransaction(context.pool, scopeOf(actor), async (tx) => {
    await lockDiariesOf(tx, actor.tenantId, actor.personId);
    const diary = await fileDiary(tx, actor, file.name);
    const added = await keepReading(tx, momentOf(actor, tenant), diary, read.reading, false);
    return { id: diary.id, added };
  });
}

/** All files of a person are one calendar. */
async function fileDiary(tx: Tx, { tenantId, personId }: RequestActor, name: string) {
  const held = await diariesOf(tx, tenantId, personId);
  const known = held.find(({ kind }) => kind === 'file');
  if (known !== undefined) return known;
  const id = await takeIds(tx, tenantId, 'diary', 1);
  const row = { id, personId, kind: 'file', name, address: null, host: null } as const;
  await insertDiary(tx, tenantId, row);
  return row;
}

export interface DiaryActForm {
  readonly act: 'refresh' | 'remove';
  readonly version: number;
}

/** Reads it anew or removes it. Throws not-found, changed, refused. */
export async function actOnDiary(
  context: AppContext,
  actor: RequestActor,
  tenant: Tenant,
  intent: Intent,
  id: number,
  { act, version }: DiaryActForm,
): Promise<{ readonly id: number }> {
  // A repetition asks nothing again.
  let isFirst = false;
  const done = await write(context, actor, intent, {
    load: (tx) => lockDiary(tx, actor.tenantId, id),
    run: async (tx, row) => {
      if (row === null || row.personId !== actor.personId) throw notFound();
      if (row.version !== version) throw changed(row.version);
      if (act === 'remove') await removeDiary(tx, actor.tenantId, id);
      else {
        demandRest(actor, row);
        await putOff(tx, actor.tenantId, id, nextAsking(actor.now, row));
        isFirst = true;
      }
      return { id };
    },
  });
  if (isFirst) await ask(context, actor, tenant, id);
  return done;
}

function demandRest({ now }: RequestActor, row: DiaryRow): void {
  if (row.kind === 'file') throw refused([refuse('diary-file-again')]);
  const last = lastAsking(row);
  if (last !== null && now < plusSeconds(last, REST_SECONDS))
    throw refused([refuse('feed-just-read', { seconds: REST_SECONDS })]);
}
