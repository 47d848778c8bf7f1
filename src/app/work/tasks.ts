// Tasks: assigning, proposing, beginning, and every step after. Somebody else's task is "not found".

import { taskNews } from '../../domain/messages/task-news.ts';
import { weekDates } from '../../domain/period/week.ts';
import { isAllowedFor } from '../../domain/work/catalogue.ts';
import { leadOf, type Task } from '../../domain/work/task.ts';
import { createTask, type NewTask } from '../../domain/work/task-create.ts';
import { decideTask, type TaskCommand } from '../../domain/work/task-decide.ts';
import { lockTasks } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import { mainPosts } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { changed, Failure, notFound, refused } from '../failure.ts';
import { tell } from '../messages/tell.ts';
import type { Intent } from '../once.ts';
import { write } from '../write.ts';
import { keepAct, keepBirths } from './keep-tasks.ts';
import {
  candidatesFor,
  goalFits,
  itemFor,
  itemOf,
  loadWorkDesk,
  seesTask,
  type WorkDesk,
} from './work-facts.ts';

export interface Done {
  readonly id: number;
  readonly version: number;
  readonly state: Task['state'];
}
const doneWith = ({ id, version, state }: Task): Done => ({ id, version, state });

type Words = Pick<NewTask, 'title' | 'product' | 'responsibility' | 'authority'>;
type Figures = Pick<NewTask, 'important' | 'quantity' | 'starts' | 'due' | 'goalId' | 'itemId'>;
export type TaskForm = Words &
  Figures &
  (
    | {
        readonly act: 'assign';
        readonly shares: NewTask['shares'];
        readonly sudden: boolean;
        readonly reason: string;
      }
    | { readonly act: 'propose'; readonly reason: string }
    | { readonly act: 'start' }
  );

/** Puts a task into the register. Throws refused with all reasons. */
export function createWork(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  form: TaskForm,
): Promise<Done> {
  return write(context, actor, intent, {
    load: (tx) => loadWorkDesk(tx, context, actor),
    run: async (tx, desk) => {
      const made = createTask(...(await creationOf(tx, actor, desk, form)));
      if (!made.ok) throw refused(made.refusals);
      const role = form.act === 'assign' ? 'assigner' : 'self';
      const [task] = await keepBirths(tx, actor, [{ acts: [made.act], role }]);
      if (task === undefined) throw new Error('no task came of it');
      tell(tx, actor.tenantId, actor.now, taskNews(null, task, actor.personId));
      return doneWith(task);
    },
  });
}

async function creationOf(
  tx: Tx,
  actor: RequestActor,
  { viewer }: WorkDesk,
  form: TaskForm,
): Promise<Parameters<typeof createTask>> {
  const asked = newTask(form, actor.personId);
  const lead = asked.shares.find(({ role }) => role === 'lead')?.personId ?? 0;
  const [post] = await mainPosts(tx, actor.tenantId, [lead], actor.today);
  const unitId = post?.unitId ?? 0;
  const item = await itemFor(tx, actor, unitId, form.itemId);
  const people = asked.shares.map(({ personId }) => personId);
  const [candidates, fits] = await Promise.all([
    candidatesFor(tx, actor, viewer, people, item),
    goalFits(tx, actor, unitId, form.goalId),
  ]);
  return [asked, { today: actor.today, assignedBy: actor.personId, candidates, item, goalFits: fits }];
}

function newTask(form: TaskForm, personId: number): NewTask {
  const { title, product, responsibility, authority, important, quantity, starts, due, goalId, itemId } =
    form;
  const common = {
    title,
    product,
    responsibility,
    authority,
    important,
    quantity,
    starts,
    due,
    goalId,
    itemId,
  };
  const alone = [{ personId, role: 'lead', share: 100 }] as const;
  if (form.act === 'start') return { ...common, kind: 'own', proposed: false, reason: '', shares: alone };
  if (form.act === 'propose')
    return { ...common, kind: 'sudden', proposed: true, reason: form.reason, shares: alone };
  const { sudden, reason, shares } = form;
  return { ...common, kind: sudden ? 'sudden' : 'assigned', proposed: false, reason, shares };
}

type NoteForm = Omit<Extract<TaskCommand, { act: 'note' }>, 'weekStart'> & { readonly week: string };
export type TaskActForm = { readonly version: number } & (Exclude<TaskCommand, { act: 'note' }> | NoteForm);

/** One step. Throws not-found, forbidden, changed, refused with all reasons. */
export function actOnTask(
  context: AppContext,
  actor: RequestActor,
  intent: Intent,
  id: number,
  form: TaskActForm,
): Promise<Done> {
  return write(context, actor, intent, {
    load: async (tx) => {
      const [desk, [task]] = await Promise.all([
        loadWorkDesk(tx, context, actor),
        lockTasks(tx, actor.tenantId, [id]),
      ]);
      return { desk, task };
    },
    run: async (tx, { desk, task }) => {
      if (task === undefined || !seesTask(desk.viewer, task)) throw notFound();
      if (task.version !== form.version) throw changed(task.version);
      const { version: _seen, ...asked } = form;
      return doneWith(await carryOut(tx, actor, desk, task, commandOf(asked)));
    },
  });
}

function commandOf(form: Exclude<TaskCommand, { act: 'note' }> | NoteForm): TaskCommand {
  if (form.act !== 'note') return form;
  const { week, ...rest } = form;
  return { ...rest, weekStart: weekDates(week).from };
}

/** Somebody else's step, in the words for whoever tries it. */
const NOT_HIS: readonly string[] = ['task-not-your-part', 'task-of-lead', 'task-lead-delivers'];

/** Decides and records; the refusals of somebody whose part it is not are `forbidden`. */
export async function carryOut(
  tx: Tx,
  actor: RequestActor,
  desk: WorkDesk,
  task: Task,
  command: TaskCommand,
): Promise<Task> {
  const decision = decideTask(task, command, desk.viewer, {
    ...{ today: actor.today, calendar: desk.calendar },
    candidates: await namedIn(tx, actor, desk, task, command),
    goalFits: await goalFits(tx, actor, task.unitId, command.act === 'edit' ? command.goalId : null),
    item: command.act === 'set-item' ? await itemForLead(tx, actor, task, command.itemId) : null,
  });
  if (decision.ok) {
    const after = await keepAct(tx, actor, task, decision.act, decision.relation);
    tell(tx, actor.tenantId, actor.now, taskNews(task, after, actor.personId));
    return after;
  }
  const { refusals } = decision;
  if (refusals.some(({ code }) => NOT_HIS.includes(code)))
    throw new Failure('forbidden', 'not-your-part', { refusals });
  throw refused(refusals);
}

/** The entry as it holds today, and whether whoever leads the task may be given it. */
async function itemForLead(tx: Tx, actor: RequestActor, task: Task, itemId: number | null) {
  const entry = await itemFor(tx, actor, task.unitId, itemId);
  const lead = leadOf(task)?.personId;
  if (entry === null || lead === undefined) return null;
  const [post] = await mainPosts(tx, actor.tenantId, [lead], actor.today);
  return { entry, isAllowed: isAllowedFor(entry, post?.jobPosition ?? null) };
}

async function namedIn(tx: Tx, actor: RequestActor, desk: WorkDesk, task: Task, command: TaskCommand) {
  const named =
    command.act === 'hand-over'
      ? [command.toId]
      : command.act === 'set-shares'
        ? command.shares.map(({ personId }) => personId)
        : [];
  if (named.length === 0) return [];
  return candidatesFor(tx, actor, desk.viewer, named, await itemOf(tx, actor.tenantId, task));
}
