// What waits for one person in the register: sudden tasks to approve, deliveries to accept, causes and other
// dates to decide on, and what came back to him. Heads above may step in; it is owed by whoever assigned and whoever judges for him, of own work
// by whoever scores, and by the heads themselves where who assigned no longer answers for the work.
import { leadOf, type Task } from '../../domain/work/task.ts';
import { isOwnWork, judgesAs, taskCapacity, type WorkViewer } from '../../domain/work/task-rights.ts';
import { tasksLeftToHeads, tasksReturned, tasksWaiting } from '../../store/task-lists.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { taskItems } from './task-items.ts';
import { readingWork, type WorkReading } from './work-reading.ts';

export interface Waiting {
  readonly approve: readonly Task[];
  readonly accept: readonly Task[];
  readonly excuse: readonly Task[];
  readonly due: readonly Task[];
  readonly returned: readonly Task[];
}

export async function waitingFor(
  reading: Pick<WorkReading, 'tx' | 'tenantId' | 'today' | 'viewer'>,
): Promise<Waiting> {
  const { tx, tenantId, today, viewer } = reading;
  const [waiting, left, returned] = await Promise.all([
    tasksWaiting(
      tx,
      tenantId,
      [viewer.personId, ...viewer.judgesFor.map((lender) => lender.personId)],
      viewer.scored,
    ),
    viewer.headedUnits.length === 0 ? [] : tasksLeftToHeads(tx, tenantId, viewer, today),
    tasksReturned(tx, tenantId, viewer.personId),
  ]);
  const owed = [
    ...waiting.filter((task) => owes(viewer, task)),
    ...left.filter((task) => judgesAs(viewer, task) !== null),
  ];
  return {
    approve: owed.filter(({ state }) => state === 'proposed'),
    accept: owed.filter(({ state }) => state === 'delivered'),
    excuse: owed.filter(({ delayExcuse, faultExcuse }) => delayExcuse === 'asked' || faultExcuse === 'asked'),
    due: owed.filter((task) => task.askedDue !== null && taskCapacity('decide-due', viewer, task) !== null),
    returned,
  };
}

function owes(viewer: WorkViewer, task: Task): boolean {
  const judges = judgesAs(viewer, task) ?? taskCapacity('accept', viewer, task);
  if (judges === null) return false;
  if (judges === 'delegate') return true;
  if (!isOwnWork(task)) return task.assignedBy === viewer.personId;
  return viewer.scored.includes(leadOf(task)?.personId ?? 0);
}

export function viewWorkWaiting(context: AppContext, actor: RequestActor) {
  return readingWork(context, actor, async (reading) => {
    const { approve, accept, excuse, due, returned } = await waitingFor(reading);
    const items = await taskItems(reading, [...approve, ...accept, ...excuse, ...due, ...returned]);
    const ids = (tasks: readonly Task[]) => new Set(tasks.map(({ id }) => id));
    const pick = (tasks: readonly Task[]) => {
      const wanted = ids(tasks);
      return [...new Map(items.filter(({ id }) => wanted.has(id)).map((one) => [one.id, one])).values()];
    };
    return {
      ...{ approve: pick(approve), accept: pick(accept) },
      ...{ excuse: pick(excuse), due: pick(due), returned: pick(returned) },
    };
  });
}
