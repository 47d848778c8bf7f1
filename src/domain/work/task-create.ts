// How a task comes into the register: assigned by somebody above, proposed as a sudden one, begun by the person.
import type { PlainDate } from '../organization/shape.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import { type CatalogueVersion, snapshotOf } from './catalogue.ts';
import type { Task, TaskKind, TaskWords } from './task.ts';
import { type TaskAct, type TaskBirth, taskAct } from './task-acts.ts';
import { type Candidate, shareFaults, type WantedShare } from './task-shares.ts';

export interface NewTask extends TaskWords {
  readonly kind: Exclude<TaskKind, 'recurring'>;
  /** Waits for approval by somebody above. */
  readonly proposed: boolean;
  readonly important: boolean;
  readonly quantity: number;
  readonly starts: PlainDate;
  readonly due: PlainDate | null;
  readonly goalId: number | null;
  readonly itemId: number | null;
  readonly shares: readonly WantedShare[];
}

export interface CreationFacts {
  readonly today: PlainDate;
  readonly assignedBy: number;
  readonly candidates: readonly Candidate[];
  /** The version of the day; null: none asked for, or none holds. */
  readonly item: CatalogueVersion | null;
  readonly goalFits: boolean;
  /** Entered after the fact: its date may have passed, and then proves nothing. */
  readonly afterwards?: boolean;
}

export type Creation =
  | { readonly ok: true; readonly act: TaskAct; readonly unitId: number }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export function createTask(form: NewTask, facts: CreationFacts): Creation {
  const refusals = creationFaults(form, facts);
  const lead = form.shares.find(({ role }) => role === 'lead');
  const leading = facts.candidates.find((one) => one.personId === lead?.personId);
  if (refusals.length > 0 || leading === undefined) return { ok: false, refusals };
  const payload = birthOf(form, facts, leading.unitId);
  const { title, product, responsibility, authority, reason } = form;
  const texts = { title, product, responsibility, authority, reason };
  const act = form.proposed ? 'proposed' : form.kind === 'own' ? 'started' : 'assigned';
  return { ok: true, unitId: leading.unitId, act: taskAct(act, payload, texts) };
}

function creationFaults(form: NewTask, facts: CreationFacts): readonly Refusal[] {
  const { due, starts, quantity } = form;
  const past = due !== null && due < facts.today && facts.afterwards !== true;
  return [
    ...shareFaults(form.shares, facts.candidates, 100),
    ...[
      !hasWords(form.title) && refuse('task-title-missing'),
      form.kind === 'sudden' && !hasWords(form.reason) && refuse('task-reason-missing'),
      !(Number.isInteger(quantity) && quantity >= 1) && refuse('task-quantity-unfit', { most: 10_000 }),
      due !== null && due < starts && refuse('task-due-before-start', { starts }),
      past && refuse('task-due-in-past', { due }),
      form.itemId !== null && facts.item === null && refuse('task-item-unfit'),
      form.goalId !== null && !facts.goalFits && refuse('task-goal-unfit'),
    ].filter((one) => one !== false),
  ];
}

function birthOf(form: NewTask, facts: CreationFacts, unitId: number): TaskBirth {
  const { kind, important, quantity, starts, due, goalId } = form;
  return {
    ...{ kind, unitId, goalId, recurringId: null, madeFor: null, important, planned: goalId !== null },
    ...figuresOf(facts.item),
    ...{ quantity, entered: facts.today, starts, due, assignedBy: facts.assignedBy },
    shares: form.shares
      .map((one) => ({
        ...one,
        postId: facts.candidates.find(({ personId }) => personId === one.personId)?.postId ?? 0,
        ...{ from: starts, to: null },
      }))
      .toSorted((a, b) => a.personId - b.personId),
    ...{ source: null, externalId: null },
  };
}

/** What a task keeps of the catalogue for ever. */
export function figuresOf(
  item: CatalogueVersion | null,
): Pick<Task, 'itemId' | 'itemVersion' | 'coefficient' | 'minutes' | 'complexity' | 'standard'> {
  if (item === null)
    return {
      ...{ itemId: null, itemVersion: null, coefficient: null, minutes: null },
      ...{ complexity: '', standard: false },
    };
  const { itemId, version, ...figures } = snapshotOf(item);
  return { itemId, itemVersion: version, ...figures };
}
