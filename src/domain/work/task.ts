// A task (nhiệm vụ, công việc) as data: who does which share of it, what has become of it. What may be done is in
// task-decide.ts, what follows in task-evolve.ts. Dates are days in the body's zone, coefficients hundredths.
import type { PlainDate } from '../organization/shape.ts';

/** Assigned by somebody above; begun by the person; made by position each period; on top of the plan, with approval. */
export const TASK_KINDS = ['assigned', 'own', 'recurring', 'sudden'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** `proposed`: a sudden task that waits for approval. */
export const TASK_STATES = ['proposed', 'open', 'delivered', 'accepted', 'dropped'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const TASK_COMMANDS = [
  'approve',
  'edit',
  'note',
  'deliver',
  'take-back',
  'accept',
  'return',
  'hand-over',
  'set-shares',
  'set-item',
  'finish-share',
  'ask-due',
  'decide-due',
  'ask-excuse',
  'decide-excuse',
  'drop',
] as const;
export type TaskCommandName = (typeof TASK_COMMANDS)[number];

export const EXCUSES = ['none', 'asked', 'granted', 'declined'] as const;
export type Excuse = (typeof EXCUSES)[number];
/** What an objective cause is asked for: a date not kept, a return for rework. */
export const EXCUSED = ['delay', 'fault'] as const;
export type ExcusedFor = (typeof EXCUSED)[number];

export const SHARE_ROLES = ['lead', 'with'] as const;

/** One person's share, in per cent. `to` is the day from which somebody else holds it; what was kept stays with him. */
export interface Share {
  readonly personId: number;
  readonly postId: number;
  readonly role: (typeof SHARE_ROLES)[number];
  readonly share: number;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** When he was done with it, said by himself; whoever leads delivers the whole instead. */
  readonly done: PlainDate | null;
}

/** The part reached in one week, in per cent; together at most 100. */
export interface Part {
  readonly weekStart: PlainDate;
  readonly part: number;
}

export interface TaskWords {
  readonly title: string;
  readonly product: string;
  readonly responsibility: string;
  readonly authority: string;
  /** Why a sudden task comes on top of the plan. */
  readonly reason: string;
}

export interface Task extends TaskWords {
  readonly id: number;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly unitId: number;
  readonly goalId: number | null;
  readonly recurringId: number | null;
  /** For whom a recurring task was made: once for each period. */
  readonly madeFor: number | null;
  readonly important: boolean;
  /** Stood in a plan before it was begun; everything else is unplanned work. */
  readonly planned: boolean;
  readonly itemId: number | null;
  readonly itemVersion: number | null;
  readonly coefficient: number | null;
  /** Standard minutes of one. */
  readonly minutes: number | null;
  readonly complexity: string;
  readonly standard: boolean;
  readonly quantity: number;
  readonly doneQuantity: number;
  /** The day it came into the register: a date that had passed by then proves nothing. */
  readonly entered: PlainDate;
  readonly starts: PlainDate;
  readonly due: PlainDate | null;
  readonly delivered: PlainDate | null;
  readonly accepted: PlainDate | null;
  readonly assignedBy: number;
  readonly acceptedBy: number | null;
  readonly returns: number;
  /** The day it came back last. */
  readonly returned: PlainDate | null;
  /** Returns for which an objective cause was recognised. */
  readonly excusedReturns: number;
  readonly delayExcuse: Excuse;
  readonly faultExcuse: Excuse;
  /** Another date that was asked for and is not decided on. */
  readonly askedDue: PlainDate | null;
  readonly shares: readonly Share[];
  readonly parts: readonly Part[];
  readonly source: string | null;
  readonly externalId: string | null;
  /** Number of the last act; what a writer must have seen. */
  readonly version: number;
}

/** What the reports of one person are made from: of the shares only the person's own. */
export type HeldTask = Pick<
  Task,
  | ('id' | 'kind' | 'state' | 'title' | 'product' | 'important' | 'planned' | 'itemId' | 'coefficient')
  | ('quantity' | 'doneQuantity' | 'entered' | 'starts' | 'due' | 'delivered' | 'accepted' | 'returns')
  | ('returned' | 'excusedReturns' | 'delayExcuse' | 'faultExcuse' | 'shares' | 'parts')
>;

export const LIVE_STATES: readonly TaskState[] = ['proposed', 'open', 'delivered'];

/** Whoever holds a share of it now. */
export function holders(task: Pick<Task, 'shares'>): readonly Share[] {
  return task.shares.filter((one) => one.to === null);
}

/** Whoever ever held a share of it: he decides nothing about it. */
export function tookPart(task: Pick<Task, 'shares'>, personId: number): boolean {
  return task.shares.some((one) => one.personId === personId);
}

export function partReached(task: Pick<Task, 'parts'>): number {
  return task.parts.reduce((sum, { part }) => sum + part, 0);
}

/** The day one person's part was done: his own word for it, or the delivery of the whole. */
export function doneFor(
  { delivered, shares }: Pick<Task, 'delivered' | 'shares'>,
  personId: number,
): PlainDate | null {
  const own = shares.find((one) => one.personId === personId)?.done ?? null;
  return own === null || (delivered !== null && delivered < own) ? delivered : own;
}

/** The one who answers for the whole; null while nobody holds it. */
export function leadOf(task: Pick<Task, 'shares'>): Share | null {
  return holders(task).find(({ role }) => role === 'lead') ?? null;
}
