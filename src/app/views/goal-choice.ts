// Goals under which a piece of work may stand today: those of the unit it lies in and of the units above.
import { periodOf } from '../../domain/period/period.ts';
import { feeds, type Goal, lineOf } from '../../domain/work/plan.ts';
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
    const running = (await goalsAround(tx, tenantId, path, today)).filter(
      ({ periodKind, periodStart }) => periodOf(periodKind, periodStart) === periodOf(periodKind, today),
    );
    // Of goals taken over from one another the nearest is enough: what stands under it counts for all.
    const goals = running.filter((one) => !running.some((nearer) => isNearer(nearer, one)));
    const units = await unitRefs(tx, tenantId, path);
    return {
      items: goals.map(({ id, title, unitId, periodKind, periodStart }) => ({
        ...{ id, title, period: periodOf(periodKind, periodStart) },
        unit: units.get(unitId) ?? { id: unitId, name: '', code: '' },
      })),
    };
  });
}

const isNearer = (a: Goal, b: Goal): boolean =>
  a.id !== b.id &&
  lineOf(a) === lineOf(b) &&
  feeds(periodOf(b.periodKind, b.periodStart), periodOf(a.periodKind, a.periodStart));

async function unitOf({ tx, tenantId, actor, viewer }: WorkReading, taskId?: number): Promise<number> {
  if (taskId === undefined) {
    const [post] = await mainPosts(tx, tenantId, [actor.personId], actor.today);
    return post?.unitId ?? 0;
  }
  const [task] = await findTasks(tx, tenantId, [taskId]);
  if (task === undefined || !seesTask(viewer, task)) throw notFound();
  return task.unitId;
}
