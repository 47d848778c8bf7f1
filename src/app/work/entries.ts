// Fast entry: up to fifty lines in one go. Each is a log on an open task, or an own task with its log; all or none.

import { taskNews } from '../../domain/messages/task-news.ts';
import { addDays } from '../../domain/period/date.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type CatalogueVersion, entryNamed, isAllowedFor } from '../../domain/work/catalogue.ts';
import { holders, partReached, type Share, type Task } from '../../domain/work/task.ts';
import type { TaskAct } from '../../domain/work/task-acts.ts';
import { createTask } from '../../domain/work/task-create.ts';
import { decideTask, type TaskCommand } from '../../domain/work/task-decide.ts';
import { taskCapacity } from '../../domain/work/task-rights.ts';
import type { Candidate } from '../../domain/work/task-shares.ts';
import { corrected, logged, type WorkLog } from '../../domain/work/work-log.ts';
import { lockTasks } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import { lockHours, lockLog, logsOfPerson } from '../../store/work-logs.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, notFound, refused } from '../failure.ts';
import { tell } from '../messages/tell.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { after, type Birth, keepAct, keepBirths, keepLogAct, keepNewLogs } from './keep-tasks.ts';
import { candidatesFor, entriesOn, loadWorkDesk, seesTask, type WorkDesk } from './work-facts.ts';

export interface EntryLine {
  /** As typed: the words of the log. */
  readonly text: string;
  readonly title: string;
  readonly product?: string | undefined;
  readonly itemId?: number | undefined;
  readonly quantity?: number | undefined;
  readonly done: string | null;
  readonly due: string | null;
  readonly minutes: number | null;
  readonly tags: readonly string[];
  readonly taskId?: number | undefined;
  readonly day: string;
  /** How far it is after this day, in per cent of the whole. */
  readonly part?: number | undefined;
  /** Why an open task gets another date. */
  readonly reason?: string | undefined;
}

/** A reason of one of several lines names its line, counted from 1. */
const ofLine = ({ code, params }: Refusal, line: number): Refusal => ({ code, params: { ...params, line } });

const DAY_MINUTES = 24 * 60;
/** Nothing a line does asks for these. */
const UNASKED = { candidates: [], goalFits: true, item: null } as const;

interface Entering {
  readonly tx: Tx;
  readonly actor: RequestActor;
  readonly desk: WorkDesk;
  readonly tasks: readonly Task[];
  /** The person himself in his main post; null: holds none. */
  readonly self: Candidate | null;
  /** The catalogue where that post lies. */
  readonly entries: readonly CatalogueVersion[];
}

/** Throws not-found for a task that is not the person's, refused with the reasons of every line. */
export function enterWork(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  lines: readonly EntryLine[],
): Promise<{ lines: EnteredLine[] }> {
  const named = [...new Set(lines.flatMap(({ taskId }) => taskId ?? []))];
  return write(context, actor, intent, {
    load: async (tx) => ({
      desk: await loadWorkDesk(tx, context, actor),
      tasks: named.length === 0 ? [] : await lockTasks(tx, actor.tenantId, named),
    }),
    run: async (tx, { desk, tasks }) => {
      if (tasks.length < named.length || !tasks.every((task) => seesTask(desk.viewer, task)))
        throw notFound();
      return { lines: await enter({ tx, actor, desk, tasks }, lines) };
    },
  });
}

/** Lines of new own work within the transaction of something else. Throws refused with the reasons of every line. */
export async function enterLines(
  tx: Tx,
  context: AppContext,
  actor: RequestActor,
  lines: readonly Omit<EntryLine, 'taskId'>[],
): Promise<readonly EnteredLine[]> {
  return enter({ tx, actor, desk: await loadWorkDesk(tx, context, actor), tasks: [] }, lines);
}

export interface EnteredLine {
  readonly taskId: number;
  readonly logId: number;
}

async function enter(
  { tx, actor, ...loaded }: Omit<Entering, 'self' | 'entries'>,
  lines: readonly EntryLine[],
): Promise<EnteredLine[]> {
  const [self] = await candidatesFor(tx, actor, loaded.desk.viewer, [actor.personId], null);
  const isNew = lines.some(({ taskId }) => taskId === undefined);
  const entries = isNew && self !== undefined ? await entriesOn(tx, actor, self.unitId) : [];
  const entering = { tx, actor, ...loaded, self: self ?? null, entries };
  const prepared = prepare(entering, lines);
  const days = await dayFaults(tx, actor, lines);
  const refusals = [...prepared.flatMap((one, at) => one.refusals.map((r) => ofLine(r, at + 1))), ...days];
  if (refusals.length > 0) throw refused(refusals);
  return keepLines(entering, lines, prepared);
}

/** What a line makes: a task of its own, or steps on the one it names, one after the other. */
interface Prepared {
  readonly birth: Birth | null;
  readonly steps: { readonly task: Task; readonly acts: readonly Step[] } | null;
  /** A step on the task of its own, once it is there. */
  readonly later: TaskAct | null;
  readonly refusals: readonly Refusal[];
}
interface Step {
  readonly act: TaskAct;
  readonly role: string;
}
const nothing: Prepared = { birth: null, steps: null, later: null, refusals: [] };

function prepare(entering: Entering, lines: readonly EntryLine[]): readonly Prepared[] {
  const stepped = new Set<number>();
  const prepared: Prepared[] = [];
  for (const line of lines) {
    const task = entering.tasks.find(({ id }) => id === line.taskId);
    if (task === undefined) prepared.push(ownTask(entering, line));
    else {
      // One step a task: where a line says that it is done, how far it was before says nothing more.
      const delivers = lines.some((one) => one.taskId === task.id && one.done !== null);
      const again = stepped.has(task.id) || (line.done === null && delivers);
      const dated = lines.findLast((one) => one.taskId === task.id && one.due !== null);
      prepared.push(onHeldTask(entering, line, task, { again, isDated: line === dated }));
      if (!again && (line.done !== null || line.part !== undefined)) stepped.add(task.id);
    }
  }
  return prepared;
}

/** Done is delivered; otherwise the week's part is what is missing to how far it is now. Null: a log alone. */
function stepOf(line: EntryLine, task: Pick<Task, 'quantity' | 'parts'>): TaskCommand | null {
  if (line.done !== null)
    return { act: 'deliver', doneQuantity: line.quantity ?? task.quantity, done: line.done, words: '' };
  if (line.part === undefined) return null;
  const weekStart = weekDates(weekOf(line.day)).from;
  const others = partReached({ parts: task.parts.filter((one) => one.weekStart !== weekStart) });
  return { act: 'note', weekStart, part: Math.max(0, line.part - others), words: '' };
}

/** Who shares the work without leading it says that his part is done; said once is enough. */
function heldStep(line: EntryLine, task: Task, own: Share): TaskCommand | null {
  if (line.done === null || own.role === 'lead') return stepOf(line, task);
  return own.done === null ? { act: 'finish-share', done: line.done, words: '' } : null;
}

/** Another date of an open task: set by whoever may, otherwise asked for. Of what is done it stays. */
function dateOf({ desk }: Entering, { due, done, reason = '' }: EntryLine, task: Task): TaskCommand | null {
  if (due === null || done !== null || due === task.due) return null;
  if (taskCapacity('edit', desk.viewer, task) !== null) return { act: 'edit', due, reason };
  return { act: 'ask-due', due, words: reason };
}

function onHeldTask(
  entering: Entering,
  line: EntryLine,
  task: Task,
  { again, isDated }: { readonly again: boolean; readonly isDated: boolean },
): Prepared {
  const own = holders(task).find((one) => one.personId === entering.actor.personId);
  if (own === undefined) return { ...nothing, refusals: [refuse('task-not-held')] };
  const step = again ? null : heldStep(line, task, own);
  const date = isDated ? dateOf(entering, line, task) : null;
  return onTask(
    entering,
    task,
    [step, date].filter((one) => one !== null),
  );
}

function onTask({ actor, desk }: Entering, task: Task, commands: readonly TaskCommand[]): Prepared {
  if (task.state !== 'open')
    return { ...nothing, refusals: [refuse('task-wrong-state', { state: task.state, possible: 'open' })] };
  const facts = { today: actor.today, calendar: desk.calendar, ...UNASKED };
  const decisions = commands.map((command) => decideTask(task, command, desk.viewer, facts));
  const refusals = decisions.flatMap((one) => (one.ok ? [] : one.refusals));
  if (refusals.length > 0) return { ...nothing, refusals };
  const acts = decisions.flatMap((one) => (one.ok ? [{ act: one.act, role: one.relation }] : []));
  return { ...nothing, steps: { task, acts } };
}

/** The entry asked for, or the one that the title names and the person may be given; null: none. */
function itemOfLine({ self, entries }: Entering, { itemId, title }: EntryLine): CatalogueVersion | null {
  if (itemId !== undefined) return entries.find(({ id }) => id === itemId) ?? null;
  const named = entryNamed(title, entries);
  return named !== null && self !== null && isAllowedFor(named, self.jobPosition) ? named : null;
}

function ownTask(entering: Entering, line: EntryLine): Prepared {
  const { actor, desk, self } = entering;
  const item = itemOfLine(entering, line);
  const allowed = self !== null && (item === null || isAllowedFor(item, self.jobPosition));
  const candidates = self === null ? [] : [{ ...self, allowed }];
  const quantity = line.quantity ?? 1;
  const starts = [line.day, line.done, line.due].flatMap((day) => day ?? []).toSorted()[0] ?? line.day;
  const made = createTask(
    {
      ...{ kind: 'own', proposed: false, title: line.title, product: line.product ?? item?.output ?? '' },
      ...{ responsibility: '', authority: '', reason: '', important: false, goalId: null },
      ...{ quantity, starts, due: line.due, itemId: line.itemId ?? item?.id ?? null },
      shares: [{ personId: actor.personId, role: 'lead', share: 100 }],
    },
    {
      ...{ today: actor.today, assignedBy: actor.personId, candidates, item, goalFits: true },
      afterwards: true,
    },
  );
  if (!made.ok) return { ...nothing, refusals: made.refusals };
  const command = stepOf({ ...line, quantity }, { quantity, parts: [] });
  if (command === null) return { ...nothing, birth: { acts: [made.act], role: 'self' } };
  const facts = { today: actor.today, calendar: desk.calendar, ...UNASKED };
  const decision = decideTask(after(null, [made.act], 0), command, desk.viewer, facts);
  if (!decision.ok) return { ...nothing, refusals: decision.refusals };
  if (command.act === 'note')
    return { ...nothing, birth: { acts: [made.act], role: 'self' }, later: decision.act };
  return { ...nothing, birth: { acts: [made.act, decision.act], role: 'self' } };
}

/** No day to come, and no day longer than a day. */
async function dayFaults(
  tx: Tx,
  { tenantId, personId, today }: RequestActor,
  lines: readonly Pick<EntryLine, 'day' | 'minutes'>[],
  besides: number | null = null,
): Promise<readonly Refusal[]> {
  const days = lines.map(({ day }) => day).toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  const [, known] = await Promise.all([
    lockHours(tx, tenantId, personId),
    logsOfPerson(tx, tenantId, personId, { from: first, to: addDays(last, 1) }),
  ]);
  const kept = known.filter(({ id }) => id !== besides);
  const sums = Map.groupBy([...kept, ...lines], ({ day }) => day);
  const tooLong = [...sums].filter(
    ([day, all]) =>
      days.includes(day) && all.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0) > DAY_MINUTES,
  );
  return [
    ...(last > today ? [refuse('work-day-to-come', { day: last })] : []),
    ...tooLong.map(([day]) => refuse('work-day-too-long', { day })),
  ];
}

async function keepLines(
  { tx, actor, tasks }: Entering,
  lines: readonly EntryLine[],
  prepared: readonly Prepared[],
): Promise<EnteredLine[]> {
  const born = await keepBirths(
    tx,
    actor,
    prepared.flatMap(({ birth }) => birth ?? []),
  );
  for (const { steps } of prepared) if (steps !== null) await keepSteps(tx, actor, steps);
  let taken = 0;
  const of = prepared.map(({ birth }, at): Task | undefined => {
    if (birth === null) return tasks.find(({ id }) => id === lines[at]?.taskId);
    taken += 1;
    return born[taken - 1];
  });
  for (const [at, { later }] of prepared.entries()) {
    const task = of[at];
    if (later !== null && task !== undefined) await keepAct(tx, actor, task, later, 'lead');
  }
  const acts = lines.flatMap((line, at) => {
    const task = of[at];
    if (task === undefined) return [];
    const { day, minutes, tags, text } = line;
    const log = { day, minutes, tags, words: text, taskId: task.id, unitId: task.unitId };
    return [logged({ ...log, personId: actor.personId })];
  });
  const logs = await keepNewLogs(tx, actor, acts);
  return logs.map(({ id, taskId }) => ({ taskId, logId: id }));
}

/** One after the other, and whoever they concern is told. */
async function keepSteps(
  tx: Tx,
  actor: RequestActor,
  { task, acts }: NonNullable<Prepared['steps']>,
): Promise<void> {
  let now = task;
  for (const { act, role } of acts) now = await keepAct(tx, actor, now, act, role);
  tell(tx, actor.tenantId, actor.now, taskNews(task, now, actor.personId));
}

export type LogForm =
  | ({ readonly act: 'correct'; readonly version: number } & Pick<
      WorkLog,
      'day' | 'words' | 'minutes' | 'tags'
    >)
  | { readonly act: 'remove'; readonly version: number };

/** Corrects or takes back an own log. Throws not-found, changed, refused. */
export function actOnLog(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: LogForm,
): Promise<{ id: number; version: number }> {
  return write(context, actor, intent, {
    load: (tx) => lockLog(tx, actor.tenantId, id),
    run: async (tx, log) => {
      if (log === null || log.personId !== actor.personId || log.state === 'removed') throw notFound();
      if (log.version !== form.version) throw changed(log.version);
      const faults = form.act === 'correct' ? await dayFaults(tx, actor, [form], id) : [];
      if (faults.length > 0) throw refused(faults);
      const act =
        form.act === 'correct' ? corrected(form) : ({ act: 'removed', payload: {}, texts: {} } as const);
      const { version } = await keepLogAct(tx, actor, log, act);
      return { id, version };
    },
  });
}
