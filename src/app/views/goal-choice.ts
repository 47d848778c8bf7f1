// Goals under which a piece of work may stand today: those of the unit it lies in and of the units above.
import { periodOf } from '../../domain/period/period.ts';
import { goalsAround } from '../../store/plans.ts';
import { findTasks } from '../../store/tasks.ts';
import { mainPosts, unitRefs, wayUpFrom } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { seesTask } from '../work/work-facts.ts';
import { readingWork, type WorkReading } from './work-reading.ts';

/** Of a task's unit, otherwise of the own. Throws not-found for a task this person may not know of. */
export function viewGoalChoice(context: AppContext, actor: RequestActor, taskId?: number) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId, today } = reading;
    const path = await wayUpFrom(tx, tenantId, await unitOf(reading, taskId), today);
    const goals = (await goalsAround(tx, tenantId, path, today)).filter(
      ({ periodKind, periodStart }) => periodOf(periodKind, periodStart) === periodOf(periodKind, today),
    );
    const units = await unitRefs(tx, tenantId, path);
    return {
      items: goals.map(({ id, title, unitId, periodKind, periodStart }) => ({
        ...{ id, title, period: periodOf(periodKind, periodStart) },
        unit: units.get(unitId) ?? { id: unitId, name: '', code: '' },
      })),
    };
  });
}

async function unitOf({ tx, tenantId, actor, viewer }: WorkReading, taskId?: number): Promise<number> {
  if (taskId === undefined) {
    const [post] = await mainPosts(tx, tenantId, [actor.personId], actor.today);
    return post?.unitId ?? 0;
  }
  const [task] = await findTasks(tx, tenantId, [taskId]);
  if (task === undefined || !seesTask(viewer, task)) throw notFound();
  return task.unitId;
}
