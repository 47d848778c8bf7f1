// The one outbox of this page, over the encrypted drafts and the real server.
import { onlineManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import { weekOf } from '../../domain/period/week.ts';
import { call, newIntent } from '../api.ts';
import { draftNames, dropDraft, keepDraft, readDraft } from '../drafts.ts';
import { keyOf } from '../queries.ts';
import { keepUnsent } from '../unsent.ts';
import { type KeptParcel, Outbox, type Parcel, type SentLine } from './outbox.ts';

const NAME = 'outbox-';
/** While something waits: a session signed in again, a server that was busy. */
const TRY_AGAIN_MS = 10_000;

async function kept(): Promise<readonly KeptParcel[]> {
  const names = await draftNames(NAME);
  const all = await Promise.all(names.map((name) => readDraft<KeptParcel>(name)));
  return all.flatMap((record) => (record === null ? [] : [record.value]));
}

let onSent = () => {};
const outbox = new Outbox({
  keep: (parcel) =>
    keepDraft(NAME + parcel.intent, { value: parcel, savedAt: parcel.at, baseVersion: 0, mirrored: false }),
  drop: (intent) => dropDraft(NAME + intent),
  kept,
  send: async ({ intent, lines }) =>
    (await call(ROUTES.enterWork, { body: { lines: [...lines] } }, { intent })).lines,
  newIntent,
  now: () => new Date().toISOString(),
  onSent: () => onSent(),
});

function readAnew(queries: QueryClient): Promise<unknown> {
  const routes = [ROUTES.workWeek, ROUTES.workReport, ROUTES.workWordings, ROUTES.task];
  return Promise.all(routes.map((route) => queries.invalidateQueries({ queryKey: keyOf(route) })));
}

/** What waits to be sent; sends it whenever the server can be reached. */
export function useOutbox(): readonly Parcel[] {
  const queries = useQueryClient();
  useEffect(() => {
    onSent = () => void readAnew(queries);
    void outbox.start();
    const network = onlineManager.subscribe((online) => {
      if (online) void outbox.flush();
    });
    const timer = setInterval(() => outbox.parcels.length > 0 && void outbox.flush(), TRY_AGAIN_MS);
    const forget = keepUnsent(() => outbox.flush());
    return () => {
      network();
      clearInterval(timer);
      forget();
    };
  }, [queries]);
  return useSyncExternalStore(
    (notify) => outbox.subscribe(notify),
    () => outbox.parcels,
  );
}

export const putDown = (lines: KeptParcel['lines']) => outbox.put(lines);
/** Takes a waiting parcel off the device: nothing of it was sent, or it was refused. */
export const discard = (intent: string) => outbox.takeBack(intent);

export interface PutDown extends Pick<KeptParcel, 'intent' | 'lines'> {
  /** Said of own work that goes again. */
  readonly reason: string;
}

/** A step that undoes, where it may still be taken: what has been judged since stays. */
async function stepBack(id: number, act: 'take-back' | 'drop', reason: string): Promise<void> {
  const { version, may } = await call(ROUTES.task, { params: { id } });
  if (!may.includes(act)) return;
  await call(ROUTES.taskAct, { params: { id }, body: { act, version, reason } }, { intent: newIntent() });
}

/** Undo: what waits is never sent; of what was sent the log is removed, the delivery taken back, new work dropped. */
export function useTakeBack(): (parcel: PutDown) => Promise<void> {
  const queries = useQueryClient();
  return async ({ intent, lines, reason }) => {
    const days = lines.map(({ day }) => day);
    const undoing = lines.map(({ taskId, done }) => ({
      isNew: taskId === undefined,
      delivered: done !== null,
    }));
    const { sent } = await outbox.takeBack(intent);
    if (sent === null) return;
    for (const week of new Set(days.map(weekOf))) await removeLogs(week, sent);
    for (const [at, { taskId }] of sent.entries()) {
      if (undoing[at]?.delivered) await stepBack(taskId, 'take-back', reason);
      if (undoing[at]?.isNew) await stepBack(taskId, 'drop', reason);
    }
    await readAnew(queries);
  };
}

async function removeLogs(week: string, sent: readonly SentLine[]): Promise<void> {
  const ids = new Set(sent.map(({ logId }) => logId));
  const { days } = await call(ROUTES.workWeek, { params: { week } });
  const logs = days.flatMap((day) => day.logs).filter(({ id }) => ids.has(id));
  for (const { id, version } of logs)
    await call(ROUTES.logAct, { params: { id }, body: { act: 'remove', version } }, { intent: newIntent() });
}
