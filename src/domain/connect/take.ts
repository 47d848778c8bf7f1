// What an item of an outside system makes of a task: acts of the register, as if somebody had carried them out here. Only
// what the sender changed since it spoke last moves anything: what people did here meanwhile stands.
import type { PlainDate } from '../organization/shape.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { CatalogueVersion } from '../work/catalogue.ts';
import { leadOf, type Task, tookPart } from '../work/task.ts';
import { type TaskAct, taskAct } from '../work/task-acts.ts';
import { figuresOf } from '../work/task-create.ts';
import { evolveTask } from '../work/task-evolve.ts';
import { isOwnWork } from '../work/task-rights.ts';
import type { ReadItem } from './item.ts';

/** What the sender said last of what it may change; the title as a hash. */
export interface Seen {
  readonly personId: number;
  readonly title: string;
  readonly quantity: number;
  readonly due: PlainDate | null;
  readonly delivered: string | null;
  readonly returned: string | null;
  readonly accepted: string | null;
  readonly cancelled: boolean;
}

export interface TakeFacts {
  readonly today: PlainDate;
  readonly source: string;
  /** Main post of the person. */
  readonly post: { readonly postId: number; readonly unitId: number };
  readonly product: CatalogueVersion | null;
  /** Who assigned it, when he may give this person work; null: it is judged by those above. */
  readonly assignedBy: number | null;
  /** Who accepted it, when he may judge it; he has no share of it, which is looked at here. */
  readonly acceptedBy: number | null;
  readonly titleHash: string;
  /** It was dropped because the list that brought it was taken back: now it comes again. */
  readonly again: boolean;
}

export interface Taken {
  readonly acts: readonly TaskAct[];
  readonly task: Task;
  /** What was not taken over, and why: for people to know. */
  readonly notes: readonly Refusal[];
}

export function seenOf(read: ReadItem, titleHash: string): Seen {
  const { personId, quantity, due, delivered, returned, accepted, cancelled } = read;
  return {
    ...{ personId, title: titleHash, quantity, due, cancelled },
    ...{ delivered: delivered?.told ?? null, returned: returned?.told ?? null },
    accepted: accepted?.told ?? null,
  };
}

/** The register counts a task when it is written. */
const UNNUMBERED = 0;

/** A new task with all that had happened to it by then. */
export function takeNew(read: ReadItem, facts: TakeFacts): Taken {
  const { assignedBy, post, product, source, today } = facts;
  const isGiven = assignedBy !== null && assignedBy !== read.personId;
  const share = { personId: read.personId, postId: post.postId, role: 'lead', share: 100 } as const;
  const birth = taskAct(
    isGiven ? 'assigned' : 'started',
    {
      ...{ kind: isGiven ? 'assigned' : 'own', unitId: post.unitId, goalId: null, recurringId: null },
      ...{ madeFor: null, important: false, planned: false, ...figuresOf(product) },
      ...{ quantity: read.quantity, entered: today, starts: read.starts, due: read.due },
      assignedBy: isGiven ? assignedBy : read.personId,
      shares: [{ ...share, from: read.starts, to: null }],
      ...{ source, externalId: read.externalId },
    },
    { title: read.title, product: product?.name ?? '', responsibility: '', authority: '', reason: '' },
  );
  const course = begin(evolveTask(null, birth, UNNUMBERED), [birth]);
  follow(course, read, null, facts);
  return course;
}

/** The steps a later telling adds. */
export function takeLater(task: Task, read: ReadItem, seen: Seen, facts: TakeFacts): Taken {
  const course = begin(task, []);
  if (task.state === 'dropped' && facts.again) {
    step(course, taskAct('restored', {}));
    follow(
      course,
      read,
      { ...seen, delivered: null, returned: null, accepted: null, cancelled: false },
      facts,
    );
    return course;
  }
  if (task.state === 'dropped') {
    if (!read.cancelled) course.notes.push(refuse('inbound-task-dropped'));
    return course;
  }
  follow(course, read, seen, facts);
  return course;
}

interface Course {
  task: Task;
  acts: TaskAct[];
  notes: Refusal[];
}

function begin(task: Task | null, acts: TaskAct[]): Course {
  if (task === null) throw new Error('nothing is born of this act');
  return { task, acts, notes: [] };
}

function step(course: Course, act: TaskAct): void {
  const next = evolveTask(course.task, act, course.task.id);
  if (next === null) throw new Error(`an act cannot follow: ${act.act}`);
  course.task = next;
  course.acts.push(act);
}

/** Somebody else has it there now: the whole share of the lead goes to him. */
function moveOn(course: Course, { personId }: ReadItem, seen: Seen, { post, today }: TakeFacts): void {
  if (personId === seen.personId) return;
  const lead = leadOf(course.task);
  if (lead?.personId === personId) return;
  if (lead === null || course.task.state !== 'open') {
    course.notes.push(refuse('inbound-person-stays'));
    return;
  }
  const on = today < lead.from ? lead.from : today;
  const to = { personId, postId: post.postId };
  step(course, taskAct('handed-over', { fromId: lead.personId, to, on, kept: 0 }));
}

/** Of own work one no longer moves the date nor lets it go once the date has passed; those above may, here. */
function hasPassed(task: Task, today: PlainDate): boolean {
  return isOwnWork(task) && task.due !== null && task.due < today;
}

function change(course: Course, read: ReadItem, seen: Seen, { titleHash, today }: TakeFacts): void {
  const { task } = course;
  const payload = {
    ...(read.due !== seen.due && read.due !== task.due ? { due: read.due } : {}),
    ...(read.quantity !== seen.quantity && read.quantity !== task.quantity
      ? { quantity: read.quantity }
      : {}),
  };
  const isRenamed = titleHash !== seen.title && read.title !== task.title;
  if (Object.keys(payload).length === 0 && !isRenamed) return;
  if (task.state !== 'open') course.notes.push(refuse('inbound-edit-left', { state: task.state }));
  else if (read.due !== null && read.due < task.starts) course.notes.push(refuse('inbound-due-left'));
  else if ('due' in payload && hasPassed(task, today)) course.notes.push(refuse('inbound-date-passed'));
  else step(course, taskAct('edited', payload, isRenamed ? { title: read.title } : {}));
}

/** Whatever is new in this telling, in the order it can have happened: back, changed, dropped or handed in, accepted. */
function follow(course: Course, read: ReadItem, seen: Seen | null, facts: TakeFacts): void {
  const { delivered, returned, accepted } = read;
  if (returned !== null && returned.told !== (seen?.returned ?? null)) comeBack(course, read, seen);
  if (seen !== null) {
    moveOn(course, read, seen, facts);
    change(course, read, seen, facts);
  }
  if (read.cancelled && seen?.cancelled !== true) {
    if (seen !== null && hasPassed(course.task, facts.today))
      course.notes.push(refuse('inbound-date-passed'));
    else if (course.task.state === 'open') step(course, taskAct('dropped', {}));
    else course.notes.push(refuse('inbound-not-dropped', { state: course.task.state }));
    return;
  }
  const isNew = delivered !== null && delivered.told !== (seen?.delivered ?? null);
  if (isNew && !isBefore(delivered, returned)) handIn(course, delivered.day);
  if (accepted !== null && accepted.told !== (seen?.accepted ?? null)) accept(course, accepted.day, facts);
}

/** By the moments as told, where both are moments; else by day. The same day without a time: what came back was done anew. */
function isBefore(delivered: NonNullable<ReadItem['delivered']>, returned: ReadItem['returned']): boolean {
  if (returned === null) return false;
  const exact = [delivered, returned].every(({ told }) => told.length > 10);
  if (exact) return Date.parse(delivered.told) <= Date.parse(returned.told);
  return delivered.day < returned.day;
}

function comeBack(course: Course, { delivered, returned }: ReadItem, seen: Seen | null): void {
  if (returned === null) return;
  // Between two tellings it was handed in and came back: both are told, the first by the day it came back at the latest.
  const first = delivered !== null && isBefore(delivered, returned) ? delivered.day : returned.day;
  const isUntold = seen?.delivered == null || delivered?.told !== seen.delivered;
  if (course.task.state === 'open' && isUntold) handIn(course, first);
  if (course.task.state === 'delivered') step(course, taskAct('returned', { on: returned.day }));
  else course.notes.push(refuse('inbound-return-left', { state: course.task.state }));
}

function handIn(course: Course, day: PlainDate): void {
  const { task } = course;
  if (task.state !== 'open') {
    if (task.delivered !== day) course.notes.push(refuse('inbound-delivered-already'));
    return;
  }
  const least = task.returned ?? task.starts;
  if (day < least) course.notes.push(refuse('inbound-returned-here', { on: least }));
  else step(course, taskAct('delivered', { doneQuantity: task.quantity, on: day }));
}

/** Nobody judges work he took part in, and a machine judges none: without somebody who may, it waits here. */
function accept(course: Course, day: PlainDate, { acceptedBy }: TakeFacts): void {
  const { task } = course;
  if (task.state === 'accepted') return;
  if (task.state !== 'delivered' || acceptedBy === null || tookPart(task, acceptedBy))
    course.notes.push(refuse('inbound-acceptance-left'));
  else step(course, taskAct('accepted', { on: day, by: acceptedBy }));
}
