// One task with everything that happened to it. Hours of others are for those who manage them alone, and each look is noted.
import { weekOf } from '../../domain/period/week.ts';
import { seesHours } from '../../domain/work/hours.ts';
import type { TaskActPayloads } from '../../domain/work/task-acts.ts';
import { readActs } from '../../store/acts.ts';
import { personNames } from '../../store/names.ts';
import { findTasks } from '../../store/tasks.ts';
import { logsOfTask } from '../../store/work-logs.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { itemOf, seesTask } from '../work/work-facts.ts';
import { logLooks } from './reading.ts';
import { taskItems } from './task-items.ts';
import { readingWork } from './work-reading.ts';
import { logView } from './work-week.ts';

/** Throws not-found when there is none, or none this person may know of. */
export function viewTask(context: AppContext, actor: RequestActor, id: number) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId } = reading;
    const [task] = await findTasks(tx, tenantId, [id]);
    if (task === undefined || !seesTask(reading.viewer, task)) throw notFound();
    const [[item], entry, acts, found] = await Promise.all([
      taskItems(reading, [task]),
      itemOf(tx, tenantId, task),
      readActs(tx, tenantId, 'task', id),
      logsOfTask(tx, tenantId, id),
    ]);
    if (item === undefined) throw notFound();
    const logs = found.filter((log) => seesHours(reading.viewer, log) !== null);
    // Hours are the person's: whoever above reads them is written down.
    logLooks(
      reading,
      logs.map(({ personId }) => personId),
      'hours-of-task',
      { kind: 'task', id },
    );
    const names = await personNames(tx, tenantId, [
      ...acts.flatMap((act) => [act.actor_id, act.acting_for, ...concerned(act)]),
      ...logs.map(({ personId }) => personId),
    ]);
    const person = (of: number) => names.get(of) ?? { id: of, name: '' };
    return {
      ...item,
      evidenceWanted: entry?.evidence ?? ('none' as const),
      ...{ responsibility: task.responsibility, authority: task.authority, reason: task.reason },
      parts: task.parts.map(({ weekStart, part }) => ({ week: weekOf(weekStart), part })),
      logs: logs.map((log) => logView(log, [task], person(log.personId))),
      history: acts.map(({ seq, act, at, actor_id, acting_for, role, payload, texts, proof }) => ({
        ...{ seq, act, at, role, proof, facts: { ...payload } },
        actor: actor_id === null ? null : person(actor_id),
        actingFor: acting_for === null ? null : person(acting_for),
        words: texts.words ?? texts.reason ?? null,
        evidence: texts.evidence ?? null,
        people: concerned({ act, payload }).map(person),
      })),
    };
  });
}

/** Who gave the work on, and to whom. */
function concerned({ act, payload }: { readonly act: string; readonly payload: object }): readonly number[] {
  if (act !== 'handed-over') return [];
  const { fromId, to } = payload as TaskActPayloads['handed-over'];
  return [fromId, to.personId];
}
