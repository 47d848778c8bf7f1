// What happened to a task, as the ledger keeps it: numbers, keys and dates in the payload, words beside it.
import type { PlainDate } from '../organization/shape.ts';
import type { ExcusedFor, Share, Task } from './task.ts';

/** A share as it is given out; that it is done is said later. */
export type GivenShare = Omit<Share, 'done'>;

/** What a task is born with; its words come as texts. */
export type TaskBirth = Pick<
  Task,
  | 'kind'
  | 'unitId'
  | 'goalId'
  | 'recurringId'
  | 'madeFor'
  | 'important'
  | 'planned'
  | 'itemId'
  | 'itemVersion'
  | 'coefficient'
  | 'minutes'
  | 'complexity'
  | 'standard'
  | 'quantity'
  | 'entered'
  | 'starts'
  | 'due'
  | 'assignedBy'
  | 'source'
  | 'externalId'
> & { readonly shares: readonly GivenShare[] };

export interface TaskActPayloads {
  /** By somebody above, by the system for a position, by the person himself. */
  readonly assigned: TaskBirth;
  readonly proposed: TaskBirth;
  readonly started: TaskBirth;
  readonly approved: Record<never, never>;
  readonly edited: Partial<Pick<Task, 'important' | 'quantity' | 'due' | 'goalId' | 'planned'>>;
  readonly noted: { readonly weekStart: PlainDate; readonly part: number | null };
  readonly delivered: { readonly doneQuantity: number; readonly on: PlainDate };
  /** What was delivered by mistake, before anybody judged it. */
  readonly 'taken-back': Record<never, never>;
  readonly accepted: { readonly on: PlainDate; readonly by: number };
  readonly returned: { readonly on: PlainDate };
  readonly 'handed-over': {
    readonly fromId: number;
    readonly to: Pick<Share, 'personId' | 'postId'>;
    readonly on: PlainDate;
    readonly kept: number;
  };
  readonly shared: { readonly shares: readonly GivenShare[] };
  /** By whoever holds the share; null takes it back. */
  readonly 'share-finished': { readonly personId: number; readonly on: PlainDate | null };
  readonly 'due-asked': { readonly due: PlainDate | null };
  readonly 'due-granted': { readonly due: PlainDate };
  readonly 'due-declined': Record<never, never>;
  /** Put under an entry of the catalogue with the figures of that day, or taken out of it. */
  readonly catalogued: Pick<
    Task,
    'itemId' | 'itemVersion' | 'coefficient' | 'minutes' | 'complexity' | 'standard'
  >;
  readonly 'excuse-asked': { readonly for: ExcusedFor };
  readonly 'excuse-granted': { readonly for: ExcusedFor };
  readonly 'excuse-declined': { readonly for: ExcusedFor };
  readonly dropped: Record<never, never>;
  /** The list that brought it was taken back, and nobody had done anything to it since. */
  readonly withdrawn: Record<never, never>;
  /** The list came again. */
  readonly restored: Record<never, never>;
}
export type TaskActName = keyof TaskActPayloads;

/** One act before it is numbered and chained. */
export type TaskAct = {
  [N in TaskActName]: {
    readonly act: N;
    readonly payload: TaskActPayloads[N];
    readonly texts: Readonly<Record<string, string>>;
  };
}[TaskActName];

/** Left out when nothing was said; the others can be emptied by an act. */
const MAY_BE_UNSAID: ReadonlySet<string> = new Set(['words', 'evidence', 'reason']);

export function taskAct<N extends TaskActName>(
  act: N,
  payload: TaskActPayloads[N],
  texts: Readonly<Record<string, string>> = {},
): TaskAct {
  const said = Object.entries(texts).filter(([field, body]) => body !== '' || !MAY_BE_UNSAID.has(field));
  return { act, payload, texts: Object.fromEntries(said) } as TaskAct;
}
