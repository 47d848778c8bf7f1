// The one outbox of this page, over the encrypted drafts and the real server.
import { onlineManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { ROUTES } from '../../contract/routes.ts';
import type { EntryLine, TaskActBody } from '../../contract/work.ts';
import { weekOf } from '../../domain/period/week.ts';
import { call, newIntent } from '../api.ts';
import { draftNames, dropDraft, keepDraft, readDraft } from '../drafts.ts';
import { keyOf } from '../queries.ts';
import { keepUnsent } from '../unsent.ts';
import { type KeptParcel, Outbox, type Parcel, type SentLine } from './outbox.ts';

type WithoutVersion<Body> = Body extends unknown ? Omit<Body, 'version'> : never;
type TaskStep = WithoutVersion<TaskActBody>;

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
  /** Dates of open tasks before it. */
  readonly dues: ReadonlyMap<number, string | null>;
  /** Said of own work that goes again. */
  readonly reason: string;
}

/** What undoes one line, where it may still be done: what has been judged since stays. */
function undoings(line: EntryLine, may: readonly string[], { dues, reason }: PutDown): readonly TaskStep[] {
  const { taskId, done, due } = line;
  const isAsked = may.includes('ask-due');
  const steps: readonly (TaskStep | false)[] = [
    done !== null && { act: 'take-back', reason },
    done !== null && taskId !== undefined && { act: 'finish-share', done: null, words: reason },
    taskId !== undefined && due !== null && isAsked && { act: 'ask-due', due: null, words: reason },
    taskId !== undefined &&
      due !== null &&
      !isAsked && { act: 'edit', due: dues.get(taskId) ?? null, reason },
    taskId === undefined && { act: 'drop', reason },
  ];
  return steps.filter((step) => step !== false);
}

/** One after the other: a step changes what may be done next. */
async function stepBack(id: number, line: EntryLine, parcel: PutDown): Promise<void> {
  const { may } = await call(ROUTES.task, { params: { id } });
  for (const step of undoings(line, may, parcel)) {
    const now = await call(ROUTES.task, { params: { id } });
    if (!now.may.includes(step.act)) continue;
    const body = { ...step, version: now.version } as TaskActBody;
    await call(ROUTES.taskAct, { params: { id }, body }, { intent: newIntent() });
  }
}

/** Undo: what waits is never sent; of what was sent the log is removed, each step taken back, new work dropped. */
export function useTakeBack(): (parcel: PutDown) => Promise<void> {
  const queries = useQueryClient();
  return async (parcel) => {
    const { intent, lines } = parcel;
    const { sent } = await outbox.takeBack(intent);
    if (sent === null) return;
    for (const week of new Set(lines.map(({ day }) => weekOf(day)))) await removeLogs(week, sent);
    for (const [at, { taskId }] of sent.entries()) {
      const line = lines[at];
      if (line !== undefined) await stepBack(taskId, line, parcel);
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
