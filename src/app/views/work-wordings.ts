// Wordings to start from: what the person writes most, and what stood in the last week.
import { addDays } from '../../domain/period/date.ts';
import { addWeeks, weekDates, weekOf } from '../../domain/period/week.ts';
import { holders } from '../../domain/work/task.ts';
import { tasksOfPerson } from '../../store/tasks.ts';
import { favouriteWordings, logsOfPerson } from '../../store/work-logs.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { readingWork } from './work-reading.ts';

/** How far back is counted what somebody writes most. */
const DAYS = 180;

export function viewWordings(context: AppContext, actor: RequestActor) {
  return readingWork(context, actor, async ({ tx, tenantId, today }) => {
    const { personId } = actor;
    const lastWeek = weekDates(addWeeks(weekOf(today), -1));
    const [favourites, tasks, logs] = await Promise.all([
      favouriteWordings(tx, tenantId, personId, addDays(today, -DAYS)),
      tasksOfPerson(tx, tenantId, personId, lastWeek),
      logsOfPerson(tx, tenantId, personId, lastWeek),
    ]);
    const worked = tasks.filter(
      (task) =>
        logs.some(({ taskId }) => taskId === task.id) ||
        (task.delivered !== null && task.delivered >= lastWeek.from && task.delivered < lastWeek.to),
    );
    return {
      favourites,
      lastWeek: worked.map((task) => ({
        ...{ title: task.title, product: task.product, itemId: task.itemId },
        taskId:
          task.state === 'open' && holders(task).some((one) => one.personId === personId) ? task.id : null,
      })),
    };
  });
}
