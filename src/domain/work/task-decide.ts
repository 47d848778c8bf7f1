// One step on a task: an act, or every reason against it. Pure; who and what it concerns was looked up before.
import type { PlainDate } from '../organization/shape.ts';
import type { WorkingCalendar } from '../period/calendar.ts';
import { isoWeekday } from '../period/date.ts';
import { hasWords, type Refusal, refuse } from '../refusal.ts';
import type { CatalogueVersion } from './catalogue.ts';
import { lastDayToAsk, lateOf } from './lateness.ts';
import {
  type ExcusedFor,
  holders,
  partReached,
  type Task,
  type TaskCommandName,
  type TaskWords,
  tookPart,
} from './task.ts';
import { type GivenShare, type TaskAct, taskAct } from './task-acts.ts';
import { figuresOf } from './task-create.ts';
import {
  isOwnWork,
  judgesAs,
  OF_LEAD,
  STATES_FOR,
  type TaskRelation,
  taskCapacity,
  type WorkViewer,
} from './task-rights.ts';
import { type Candidate, shareFaults, type WantedShare } from './task-shares.ts';

type Editable = Omit<TaskWords, 'reason'> & Pick<Task, 'important' | 'quantity' | 'due' | 'goalId'>;
/** What is absent stays. */
type Edits = { readonly [K in keyof Editable]?: Editable[K] | undefined };

export type TaskCommand =
  | { readonly act: 'approve' | 'accept'; readonly words?: string }
  | ({ readonly act: 'edit'; readonly reason: string } & Edits)
  | {
      readonly act: 'note';
      readonly weekStart: PlainDate;
      readonly part: number | null;
      readonly words: string;
    }
  | {
      readonly act: 'deliver';
      readonly doneQuantity: number;
      readonly done: PlainDate;
      readonly words: string;
    }
  | { readonly act: 'return' | 'drop' | 'take-back'; readonly reason: string }
  | {
      readonly act: 'hand-over';
      readonly fromId: number;
      readonly toId: number;
      readonly on: PlainDate;
      readonly kept: number;
      readonly reason: string;
    }
  | { readonly act: 'set-shares'; readonly shares: readonly WantedShare[] }
  /** Null takes it out of the catalogue again. */
  | { readonly act: 'set-item'; readonly itemId: number | null }
  /** Null takes it back. */
  | { readonly act: 'finish-share'; readonly done: PlainDate | null; readonly words: string }
  | { readonly act: 'ask-due'; readonly due: PlainDate | null; readonly words: string }
  | { readonly act: 'decide-due'; readonly grant: boolean; readonly reason: string }
  | { readonly act: 'ask-excuse'; readonly for: ExcusedFor; readonly words: string }
  | {
      readonly act: 'decide-excuse';
      readonly for: ExcusedFor;
      readonly grant: boolean;
      readonly reason: string;
      readonly evidence: string;
    };

export interface TaskFacts {
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  /** People named in the command who hold a post in reach of whoever asks. */
  readonly candidates: readonly Candidate[];
  /** False: the goal named is not open, or of no unit on the way up from the task's. */
  readonly goalFits: boolean;
  /** The entry named, as it holds today where the task lies, and whether who leads the task may be given it; null: none. */
  readonly item: { readonly entry: CatalogueVersion; readonly isAllowed: boolean } | null;
}

export type TaskDecision =
  | { readonly ok: true; readonly act: TaskAct; readonly relation: TaskRelation }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

const EXCUSE_OF = { delay: 'delayExcuse', fault: 'faultExcuse' } as const;

/** Who asks must see the task; that was decided before. */
export function decideTask(
  task: Task,
  command: TaskCommand,
  viewer: WorkViewer,
  facts: TaskFacts,
): TaskDecision {
  const relation = taskCapacity(command.act, viewer, task);
  const refusals: Refusal[] = [];
  if (relation === null) refusals.push(notHis(command.act, viewer, task));
  if (!STATES_FOR[command.act].includes(task.state))
    refusals.push(
      refuse('task-wrong-state', { state: task.state, possible: STATES_FOR[command.act].join(',') }),
    );
  if (relation !== null && refusals.length === 0) {
    const outcome = steps(task, command, { viewer, ...facts });
    if ('act' in outcome) return { ok: true, act: outcome, relation };
    refusals.push(...outcome);
  }
  return { ok: false, refusals };
}

/** Judging work one took part in, and speaking for work one only shares, are what people meet: they get words of their own. */
function notHis(command: TaskCommandName, viewer: WorkViewer, task: Task): Refusal {
  const own = tookPart(task, viewer.personId);
  if (command === 'finish-share' && own) return refuse('task-lead-delivers');
  if (OF_LEAD.includes(command) && own) return refuse('task-of-lead');
  const judged = taskCapacity(command, { ...viewer, personId: 0, headedUnits: [task.unitId] }, task) !== null;
  return refuse(own && judged ? 'task-own-work' : 'task-not-your-part');
}

type Moment = TaskFacts & { readonly viewer: WorkViewer };
type Outcome = TaskAct | readonly Refusal[];

function steps(task: Task, command: TaskCommand, moment: Moment): Outcome {
  switch (command.act) {
    case 'approve':
      return taskAct('approved', {});
    case 'accept':
      return taskAct(
        'accepted',
        { on: moment.today, by: moment.viewer.personId },
        { words: command.words ?? '' },
      );
    case 'return':
      return withReason(command.reason, () =>
        taskAct('returned', { on: moment.today }, { words: command.reason }),
      );
    case 'take-back':
      return withReason(command.reason, () => taskAct('taken-back', {}, { words: command.reason }));
    case 'drop':
      return drop(task, command.reason, moment);
    case 'edit':
      return edit(task, command, moment);
    case 'note':
      return note(task, command, moment);
    case 'deliver':
      return deliver(task, command, moment);
    case 'hand-over':
      return handOver(task, command, moment);
    case 'set-shares':
      return setShares(task, command.shares, moment);
    case 'set-item':
      return setItem(task, command, moment);
    case 'finish-share':
      return finishShare(task, command, moment);
    case 'ask-due':
      return askDue(task, command, moment);
    case 'decide-due':
      return decideDue(task, command);
    case 'ask-excuse':
      return askExcuse(task, command, moment);
    case 'decide-excuse':
      return decideExcuse(task, command);
  }
}

type Of<N extends TaskCommandName> = Extract<TaskCommand, { readonly act: N }>;

const noReason = refuse('comment-required', { rule: 'always', hundredths: null });
const given = (refusals: readonly (Refusal | false)[]) => refusals.filter((one) => one !== false);

function withReason(reason: string, act: () => TaskAct): Outcome {
  return hasWords(reason) ? act() : [noReason];
}

function settle(refusals: readonly (Refusal | false)[], act: () => TaskAct): Outcome {
  const found = given(refusals);
  return found.length > 0 ? found : act();
}

/** Own work past its date: the person no longer moves the date or lets the task go; those above may. */
function isPast(task: Task, { today, calendar, viewer }: Moment): boolean {
  return isOwnWork(task) && judgesAs(viewer, task) === null && (lateOf(calendar, task, today) ?? 0) > 0;
}

function drop(task: Task, reason: string, moment: Moment): Outcome {
  return settle(
    [!hasWords(reason) && noReason, isPast(task, moment) && refuse('task-date-passed', { due: task.due })],
    () => taskAct('dropped', {}, { words: reason }),
  );
}

function edit(task: Task, command: Of<'edit'>, moment: Moment): Outcome {
  const { act: _act, reason, title, product, responsibility, authority, ...asked } = command;
  const words = { title, product, responsibility, authority };
  const newWords = Object.entries(words).filter(
    ([field, body]) => body !== undefined && body !== task[field as keyof typeof words],
  );
  const fields = Object.entries(asked).filter(
    ([field, value]) => value !== undefined && value !== task[field as keyof typeof asked],
  );
  const payload: Readonly<Record<string, unknown>> = Object.fromEntries(fields);
  const weighty =
    'due' in payload || 'quantity' in payload || newWords.some(([field]) => field === 'product');
  const due = asked.due ?? null;
  return settle(
    [
      fields.length + newWords.length === 0 && refuse('task-nothing-changed'),
      title !== undefined && !hasWords(title) && refuse('task-title-missing'),
      weighty && !hasWords(reason) && noReason,
      'due' in payload && isPast(task, moment) && refuse('task-date-passed', { due: task.due }),
      due !== null && 'due' in payload && due < moment.today && refuse('task-due-in-past', { due }),
      due !== null && due < task.starts && refuse('task-due-before-start', { starts: task.starts }),
      asked.goalId != null && 'goalId' in payload && !moment.goalFits && refuse('task-goal-unfit'),
    ],
    () =>
      taskAct(
        'edited',
        'goalId' in payload ? { ...payload, planned: isPlanned(task, asked.goalId ?? null) } : payload,
        { ...Object.fromEntries(newWords), words: reason } as Readonly<Record<string, string>>,
      ),
  );
}

/** Under a goal, or coming back by position: it stood in a plan. */
export function isPlanned(task: Pick<Task, 'recurringId'>, goalId: number | null): boolean {
  return goalId !== null || task.recurringId !== null;
}

function note(task: Task, command: Of<'note'>, { today }: Moment): Outcome {
  const { weekStart, part, words } = command;
  const others = partReached({ parts: task.parts.filter((one) => one.weekStart !== weekStart) });
  const whole = part === null || (Number.isInteger(part) && part >= 0 && part <= 100);
  return settle(
    [
      part === null && !hasWords(words) && noReason,
      (isoWeekday(weekStart) !== 1 || weekStart > today) && refuse('task-week-not-begun'),
      !whole && refuse('task-part-unfit'),
      others + (part ?? 0) > 100 && refuse('task-parts-above-whole', { left: 100 - others }),
    ],
    () => taskAct('noted', { weekStart, part }, { words }),
  );
}

function deliver(task: Task, command: Of<'deliver'>, { today }: Moment): Outcome {
  const { doneQuantity, done, words } = command;
  const least = task.returned ?? task.starts;
  const fits = Number.isInteger(doneQuantity) && doneQuantity >= 1 && doneQuantity <= task.quantity;
  return settle(
    [
      !fits && refuse('task-quantity-unfit', { most: task.quantity }),
      done > today && refuse('task-done-in-future'),
      done < least && refuse('task-done-too-early', { least }),
    ],
    () => taskAct('delivered', { doneQuantity, on: done }, { words }),
  );
}

function finishShare(task: Task, { done, words }: Of<'finish-share'>, { today, viewer }: Moment): Outcome {
  const { personId } = viewer;
  const own = holders(task).find((one) => one.personId === personId);
  const least = own?.from ?? task.starts;
  return settle(
    [
      done === (own?.done ?? null) && refuse('task-nothing-changed'),
      done !== null && done > today && refuse('task-done-in-future'),
      done !== null && done < least && refuse('task-done-too-early', { least }),
    ],
    () => taskAct('share-finished', { personId, on: done }, { words }),
  );
}

/** Before the date: after it there is the cause that can be recognised. */
function askDue(task: Task, { due, words }: Of<'ask-due'>, { today, calendar, viewer }: Moment): Outcome {
  if (due === null)
    return settle([task.askedDue === null && refuse('task-due-not-asked')], () =>
      taskAct('due-asked', { due }, { words }),
    );
  return settle(
    [
      taskCapacity('edit', viewer, task) !== null && refuse('task-due-yours'),
      (lateOf(calendar, task, today) ?? 0) > 0 && refuse('task-date-passed-ask', { due: task.due }),
      !hasWords(words) && noReason,
      (due === task.due || due === task.askedDue) && refuse('task-nothing-changed'),
      due < today && refuse('task-due-in-past', { due }),
      due < task.starts && refuse('task-due-before-start', { starts: task.starts }),
    ],
    () => taskAct('due-asked', { due }, { words }),
  );
}

function decideDue({ askedDue }: Task, { grant, reason }: Of<'decide-due'>): Outcome {
  if (askedDue === null) return [refuse('task-due-not-asked')];
  return settle([!grant && !hasWords(reason) && noReason], () =>
    grant
      ? taskAct('due-granted', { due: askedDue }, { words: reason })
      : taskAct('due-declined', {}, { words: reason }),
  );
}

function handOver(task: Task, command: Of<'hand-over'>, { today, candidates }: Moment): Outcome {
  const { fromId, toId, on, kept, reason } = command;
  const from = holders(task).find((one) => one.personId === fromId);
  const to = candidates.find((one) => one.personId === toId);
  return settle(
    [
      !hasWords(reason) && noReason,
      from === undefined && refuse('task-not-held'),
      to === undefined && refuse('task-person-unfit'),
      fromId === toId && refuse('task-same-person'),
      (on > today || (from !== undefined && on < from.from)) && refuse('task-hand-over-day'),
      from !== undefined &&
        (kept < 0 || kept > from.share) &&
        refuse('task-kept-unfit', { most: from.share }),
      to !== undefined && !to.allowed && refuse('task-position-unfit'),
    ],
    () =>
      taskAct(
        'handed-over',
        { fromId, to: { personId: toId, postId: to?.postId ?? 0 }, on, kept },
        { words: reason },
      ),
  );
}

function setShares(task: Task, wanted: readonly WantedShare[], { today, candidates }: Moment): Outcome {
  // Whoever held it and gave it on keeps his part.
  const settled = task.shares.filter((one) => one.to !== null);
  const free = 100 - settled.reduce((sum, one) => sum + one.share, 0);
  const again = wanted.filter((one) => settled.some((before) => before.personId === one.personId));
  return settle(
    [...shareFaults(wanted, candidates, free), again.length > 0 && refuse('task-handed-over-already')],
    () => {
      const shares = wanted.map((one): GivenShare => {
        const held = task.shares.find((before) => before.personId === one.personId);
        const postId =
          held?.postId ?? candidates.find(({ personId }) => personId === one.personId)?.postId ?? 0;
        return { ...one, postId, from: held?.from ?? (today > task.starts ? today : task.starts), to: null };
      });
      return taskAct('shared', {
        shares: [...settled.map(({ done: _done, ...one }) => one), ...shares].toSorted(
          (a, b) => a.personId - b.personId,
        ),
      });
    },
  );
}

/** Typed work is put under its entry until it is accepted; the figures are those of this day. */
function setItem(task: Task, { itemId }: Of<'set-item'>, { item }: Moment): Outcome {
  const isSame = itemId === task.itemId && (item?.entry.version ?? null) === task.itemVersion;
  return settle(
    [
      isSame && refuse('task-nothing-changed'),
      itemId !== null && item === null && refuse('task-item-unfit'),
      item !== null && !item.isAllowed && refuse('task-position-unfit'),
    ],
    () => taskAct('catalogued', figuresOf(item?.entry ?? null)),
  );
}

function askExcuse(task: Task, command: Of<'ask-excuse'>, { today, calendar }: Moment): Outcome {
  const { for: of, words } = command;
  const inTime = task.delivered !== null && lateOf(calendar, task, today) === 0;
  const missed = inTime ? null : task.due;
  const event = of === 'delay' ? missed : task.returned;
  return settle(
    [
      !hasWords(words) && noReason,
      task[EXCUSE_OF[of]] !== 'none' && refuse('task-excuse-asked-already', { state: task[EXCUSE_OF[of]] }),
      event === null && refuse('task-nothing-to-excuse', { for: of }),
      event !== null &&
        today > lastDayToAsk(calendar, event) &&
        refuse('task-excuse-too-late', { until: lastDayToAsk(calendar, event) }),
    ],
    () => taskAct('excuse-asked', { for: of }, { words }),
  );
}

function decideExcuse(task: Task, command: Of<'decide-excuse'>): Outcome {
  const { for: of, grant, reason, evidence } = command;
  return settle(
    [
      task[EXCUSE_OF[of]] !== 'asked' && refuse('task-excuse-not-asked', { for: of }),
      !hasWords(reason) && noReason,
      grant && !hasWords(evidence) && refuse('task-evidence-missing'),
    ],
    () => taskAct(grant ? 'excuse-granted' : 'excuse-declined', { for: of }, { words: reason, evidence }),
  );
}
