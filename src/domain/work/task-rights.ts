// Who stands how to a task, and which step that opens. Nobody judges work he took part in, whatever else he is.
import { holders, leadOf, type Task, type TaskCommandName, type TaskState, tookPart } from './task.ts';

/** What a person is today, as far as work is concerned. */
export interface WorkViewer {
  readonly personId: number;
  /** Units headed, respectively watched over as office or inspector, with everything under them. */
  readonly headedUnits: readonly number[];
  readonly watchedUnits: readonly number[];
  /** People whose open weeks he scores. */
  readonly scored: readonly number[];
  /** People whose present week he scores, at whatever stage it is: they are his to give work to. */
  readonly guides: readonly number[];
  /** People who lent him the judging of the work they assigned, each with the reach of his own office today. */
  readonly judgesFor: readonly Office[];
}

/** What lets somebody assign work, and judge what he assigned. */
export type Office = Pick<WorkViewer, 'personId' | 'headedUnits' | 'guides'>;

export const TASK_RELATIONS = [
  'lead',
  'holder',
  'former-holder',
  'assigner',
  'delegate',
  'scorer',
  'unit-head',
  'watcher',
] as const;
export type TaskRelation = (typeof TASK_RELATIONS)[number];

type Related = Pick<Task, 'shares' | 'assignedBy' | 'unitId'>;

/** Every relation of the viewer to the task, in order of precedence; none: it does not exist for him. */
export function taskRelations(viewer: WorkViewer, task: Related): readonly TaskRelation[] {
  const me = viewer.personId;
  const held = holders(task).some((one) => one.personId === me);
  const is: Readonly<Record<TaskRelation, boolean>> = {
    lead: leadOf(task)?.personId === me,
    holder: held,
    'former-holder': !held && tookPart(task, me),
    assigner: task.assignedBy === me,
    // Own work of the one who lent it is judged by those above him: there is nothing to lend.
    delegate:
      !isOwnWork(task) &&
      viewer.judgesFor.some((lender) => lender.personId === task.assignedBy && answersFor(lender, task)),
    scorer: task.shares.some((one) => one.personId !== me && viewer.scored.includes(one.personId)),
    'unit-head': viewer.headedUnits.includes(task.unitId),
    watcher: viewer.watchedUnits.includes(task.unitId),
  };
  return TASK_RELATIONS.filter((relation) => is[relation]);
}

/** Work nobody else gave: whoever assigned it does a share of it, so that it is judged by those above. */
export function isOwnWork(task: Related): boolean {
  return tookPart(task, task.assignedBy);
}

/**
 * Whoever assigned work judges it by the office he assigned it from. Once he neither heads the unit nor scores anybody in the
 * work, those who head it now judge in his place, and what he lent of it has ended.
 */
function answersFor({ headedUnits, guides }: Office, task: Related): boolean {
  return headedUnits.includes(task.unitId) || holders(task).some(({ personId }) => guides.includes(personId));
}

/** As whom the viewer judges the task in his own right; null: he does not. A delegate has less: see `taskCapacity`. */
export function judgesAs(viewer: WorkViewer, task: Related): TaskRelation | null {
  if (tookPart(task, viewer.personId)) return null;
  const relations = taskRelations(viewer, task);
  const judges: readonly TaskRelation[] = isOwnWork(task)
    ? ['scorer', 'unit-head']
    : [...(answersFor(viewer, task) ? (['assigner'] as const) : []), 'unit-head'];
  return judges.find((relation) => relations.includes(relation)) ?? null;
}

/** In which states a step is possible at all. */
export const STATES_FOR: Readonly<Record<TaskCommandName, readonly TaskState[]>> = {
  approve: ['proposed'],
  edit: ['proposed', 'open'],
  note: ['open'],
  deliver: ['open'],
  'take-back': ['delivered'],
  accept: ['delivered'],
  return: ['delivered'],
  'hand-over': ['open'],
  'set-shares': ['proposed', 'open'],
  'set-item': ['proposed', 'open', 'delivered'],
  'finish-share': ['open'],
  'ask-due': ['open'],
  'decide-due': ['open', 'delivered'],
  'ask-excuse': ['open', 'delivered'],
  'decide-excuse': ['open', 'delivered', 'accepted'],
  drop: ['proposed', 'open'],
};

/** What may be lent: to judge what was delivered. Who does the work and on which terms stays with whoever assigned it. */
const LENT: readonly TaskCommandName[] = ['accept', 'return', 'decide-excuse'];

const JUDGED: readonly TaskCommandName[] = [
  'approve',
  'accept',
  'return',
  'hand-over',
  'set-shares',
  'decide-due',
  'decide-excuse',
];

/** Whoever answers for the whole speaks for it: to whoever assigned it, and to its end. */
export const OF_LEAD: readonly TaskCommandName[] = ['deliver', 'take-back', 'ask-due', 'ask-excuse'];

/** As whom the viewer may do this step, states aside; null: not his part. */
export function taskCapacity(
  command: TaskCommandName,
  viewer: WorkViewer,
  task: Related,
): TaskRelation | null {
  const relations = taskRelations(viewer, task);
  if (JUDGED.includes(command)) {
    const isLent =
      LENT.includes(command) && relations.includes('delegate') && !tookPart(task, viewer.personId);
    return judgesAs(viewer, task) ?? (isLent ? 'delegate' : null);
  }
  if (command === 'note') return relations.find((one) => one === 'lead' || one === 'holder') ?? null;
  if (OF_LEAD.includes(command)) return relations.find((one) => one === 'lead') ?? null;
  // Who leads delivers the whole.
  if (command === 'finish-share')
    return relations.includes('lead') ? null : (relations.find((one) => one === 'holder') ?? null);
  // The terms of own work are its person's; of other work they lie with whoever judges it.
  return isOwnWork(task) && relations.includes('assigner') ? 'assigner' : judgesAs(viewer, task);
}

/** Steps the viewer may take now; what else they need shows when they are tried. */
export function taskMay(viewer: WorkViewer, task: Task, commands: readonly TaskCommandName[]) {
  return commands.filter(
    (command) =>
      STATES_FOR[command].includes(task.state) &&
      taskCapacity(command, viewer, task) !== null &&
      isAsked(command, viewer, task),
  );
}

/** Nothing is decided that nobody asked for; whoever may set the date himself asks nobody. */
function isAsked(command: TaskCommandName, viewer: WorkViewer, task: Task): boolean {
  switch (command) {
    case 'decide-excuse':
      return task.delayExcuse === 'asked' || task.faultExcuse === 'asked';
    case 'decide-due':
      return task.askedDue !== null;
    case 'ask-due':
      return taskCapacity('edit', viewer, task) === null;
    default:
      return true;
  }
}
