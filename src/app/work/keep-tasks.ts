// Acts on tasks made into history and rows. The only writer of the register.
import type { Task } from '../../domain/work/task.ts';
import type { TaskAct } from '../../domain/work/task-acts.ts';
import { evolveTask } from '../../domain/work/task-evolve.ts';
import { evolveLog, type LogAct, type WorkLog } from '../../domain/work/work-log.ts';
import { chainEnds } from '../../store/chain-ends.ts';
import { takeIds } from '../../store/counters.ts';
import { appendActs, appendTo, type LedgerAct } from '../../store/ledger.ts';
import { insertTasks, updateTask, updateTasks } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import { insertLogs, updateLog } from '../../store/work-logs.ts';
import { changed } from '../failure.ts';

/** Who does it and when; a person of null is the system. */
export interface By {
  readonly tenantId: number;
  readonly personId: number | null;
  readonly now: string;
}

const recordOf = (kind: 'task' | 'work-log', id: number) => ({ kind, id, weekStart: null });

export function ledgerAct(
  { act, payload, texts }: Pick<LedgerAct, 'act' | 'payload' | 'texts'>,
  by: By,
  role: string,
  actingFor: number | null = null,
): LedgerAct {
  return { act, payload, texts, actorId: by.personId, role, actingFor, rulebook: null };
}

/** A task with all that happened to it at its birth. */
export interface Birth {
  readonly acts: readonly TaskAct[];
  readonly role: string;
}

/** The state after these acts. They were decided: that one cannot follow is a fault of ours. */
export function after(state: Task | null, acts: readonly TaskAct[], id: number): Task {
  const end = acts.reduce<Task | null>((before, act) => evolveTask(before, act, id), state);
  if (end === null) throw new Error(`an act cannot follow: ${acts.map(({ act }) => act)}`);
  return end;
}

/** A task with all that was done to it, each act by whoever did it. */
export type TaskHistory = readonly {
  readonly act: TaskAct;
  readonly by: By;
  readonly role: string;
}[];

/** Tasks with their whole histories in one go, each with its own chain, written at one moment. */
export async function keepHistories(
  tx: Tx,
  { tenantId, now }: Pick<By, 'tenantId' | 'now'>,
  histories: readonly TaskHistory[],
): Promise<readonly Task[]> {
  if (histories.length === 0) return [];
  const first = await takeIds(tx, tenantId, 'task', histories.length);
  const tasks = histories.map((history, at) =>
    after(
      null,
      history.map(({ act }) => act),
      first + at,
    ),
  );
  const entries = histories.map((history, at) => ({
    ...{ record: recordOf('task', first + at), end: null },
    acts: history.map(({ act, by, role }) => ledgerAct(act, by, role)),
  }));
  await insertTasks(tx, tenantId, now, tasks);
  await appendActs(tx, tenantId, now, entries);
  return tasks;
}

/** New tasks in one go, all by one person or the system. */
export function keepBirths(tx: Tx, by: By, births: readonly Birth[]): Promise<readonly Task[]> {
  return keepHistories(
    tx,
    by,
    births.map(({ acts, role }) => acts.map((act) => ({ act, by, role }))),
  );
}

/** One act on a task that was locked. */
export function keepAct(tx: Tx, by: By, before: Task, act: TaskAct, role: string): Promise<Task> {
  return keepActs(tx, by, before, [act], role);
}

/** Acts that follow each other on a task that was locked. */
export async function keepActs(
  tx: Tx,
  by: By,
  before: Task,
  acts: readonly TaskAct[],
  role: string,
): Promise<Task> {
  const task = after(before, acts, before.id);
  if (!(await updateTask(tx, by.tenantId, by.now, before, task))) throw changed(before.version);
  await appendTo(
    tx,
    by.tenantId,
    by.now,
    recordOf('task', task.id),
    acts.map((act) => ledgerAct(act, by, role, role === 'delegate' ? before.assignedBy : null)),
  );
  return task;
}

/** Acts on tasks that were locked, all by one person or the system: in one go where shares and parts stay. */
export async function keepActsOfMany(
  tx: Tx,
  by: By,
  changes: readonly { readonly before: Task; readonly acts: readonly TaskAct[] }[],
  role: string,
): Promise<void> {
  const moved = changes.map(({ before, acts }) => ({ before, acts, task: after(before, acts, before.id) }));
  const isPlain = ({ before, task }: (typeof moved)[number]) =>
    task.shares === before.shares && task.parts === before.parts;
  const plain = moved.filter(isPlain);
  for (const { before, acts } of moved.filter((one) => !isPlain(one)))
    await keepActs(tx, by, before, acts, role);
  if (plain.length === 0) return;
  const ids = plain.map(({ task }) => task.id);
  const ends = await chainEnds(tx, by.tenantId, 'task', ids);
  if (!(await updateTasks(tx, by.tenantId, by.now, plain))) throw changed(0);
  const entries = plain.map(({ task, acts }) => ({
    ...{ record: recordOf('task', task.id), end: ends.get(task.id) ?? null },
    acts: acts.map((act) => ledgerAct(act, by, role)),
  }));
  await appendActs(tx, by.tenantId, by.now, entries);
}

function logAfter(state: WorkLog | null, act: LogAct, id: number): WorkLog {
  const log = evolveLog(state, act, id);
  if (log === null) throw new Error(`an act cannot follow: ${act.act}`);
  return log;
}

export async function keepNewLogs(tx: Tx, by: By, acts: readonly LogAct[]): Promise<readonly WorkLog[]> {
  if (acts.length === 0) return [];
  const first = await takeIds(tx, by.tenantId, 'work-log', acts.length);
  const logs = acts.map((act, at) => logAfter(null, act, first + at));
  await insertLogs(tx, by.tenantId, logs);
  const entries = acts.map((act, at) => ({
    ...{ record: recordOf('work-log', first + at), end: null, acts: [ledgerAct(act, by, 'self')] },
  }));
  await appendActs(tx, by.tenantId, by.now, entries);
  return logs;
}

export async function keepLogAct(tx: Tx, by: By, before: WorkLog, act: LogAct): Promise<WorkLog> {
  const log = logAfter(before, act, before.id);
  await updateLog(tx, by.tenantId, log);
  await appendTo(tx, by.tenantId, by.now, recordOf('work-log', log.id), [ledgerAct(act, by, 'self')]);
  return log;
}
