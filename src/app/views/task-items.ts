// Tasks as lists show them: names beside numbers, how late, and which steps the viewer may take.
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { lateOf } from '../../domain/work/lateness.ts';
import { partReached, TASK_COMMANDS, type Task, type TaskCommandName } from '../../domain/work/task.ts';
import { taskMay, type WorkViewer } from '../../domain/work/task-rights.ts';
import { itemNames } from '../../store/catalogue.ts';
import { personNames } from '../../store/names.ts';
import { findGoals } from '../../store/plans.ts';
import type { Tx } from '../../store/transaction.ts';
import { unitRefs } from '../../store/work-people.ts';

export interface TaskReading {
  readonly tx: Tx;
  readonly tenantId: number;
  readonly today: string;
  readonly viewer: WorkViewer;
  readonly calendar: WorkingCalendar;
}

export type TaskItem = Awaited<ReturnType<typeof taskItems>>[number];

export async function taskItems(reading: TaskReading, tasks: readonly Task[]) {
  const { tx, tenantId } = reading;
  const people = tasks.flatMap((task) => [
    ...[task.assignedBy, task.acceptedBy],
    ...task.shares.map(({ personId }) => personId),
  ]);
  const [names, units, goals, items] = await Promise.all([
    personNames(tx, tenantId, people),
    unitRefs(tx, tenantId, [...new Set(tasks.map(({ unitId }) => unitId))]),
    findGoals(tx, tenantId, [...new Set(tasks.flatMap(({ goalId }) => goalId ?? []))]),
    itemNames(tx, tenantId, [...new Set(tasks.flatMap(({ itemId }) => itemId ?? []))]),
  ]);
  const person = (id: number) => names.get(id) ?? { id, name: '' };
  return tasks.map((task) => {
    const goal = goals.find(({ id }) => id === task.goalId);
    return {
      ...plainFields(task),
      unit: units.get(task.unitId) ?? { id: task.unitId, name: '', code: '' },
      goal: goal === undefined ? null : { id: goal.id, title: goal.title },
      item: itemRef(task, items),
      assignedBy: person(task.assignedBy),
      acceptedBy: task.acceptedBy === null ? null : person(task.acceptedBy),
      shares: task.shares.map(({ personId, role, share, from, to, done }) => ({
        ...{ person: person(personId), role, share, from, to, done },
      })),
      reached: task.state === 'accepted' ? 100 : partReached(task),
      late: lateOf(reading.calendar, task, reading.today),
      may: [...taskMay(reading.viewer, task, TASK_COMMANDS)] as TaskCommandName[],
    };
  });
}

function itemRef(task: Task, items: Awaited<ReturnType<typeof itemNames>>) {
  const { itemId, itemVersion } = task;
  if (itemId === null || itemVersion === null) return null;
  const found = items.find(({ id, version }) => id === itemId && version === itemVersion);
  return { id: itemId, version: itemVersion, code: found?.code ?? '', name: found?.name ?? '' };
}

function plainFields(task: Task) {
  const { id, version, kind, state, title, product, important, planned } = task;
  const { coefficient, minutes, complexity, standard, quantity, doneQuantity, starts, due } = task;
  const { delivered, accepted, returns, delayExcuse, faultExcuse, askedDue } = task;
  return {
    ...{ id, version, kind, state, title, product, important, planned },
    ...{ coefficient, minutes, complexity, standard, quantity, doneQuantity, starts, due },
    ...{ delivered, accepted, returns, delayExcuse, faultExcuse, askedDue },
  };
}
