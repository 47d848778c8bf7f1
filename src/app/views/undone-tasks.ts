// Important tasks one person left undone in some weeks, as a talk counts them. Read as the system, after the guard of
// the view that shows them: whoever may read a case reads what it rests on, also out of a unit he has no part in.
import { addDays } from '../../domain/period/date.ts';
import { weekDates, weekOf } from '../../domain/period/week.ts';
import { standingOf } from '../../domain/talk/undone-task.ts';
import { findTasks } from '../../store/tasks.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { importantUndone } from '../../store/undone-tasks.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import { calendarOf } from '../week-facts.ts';
import { seesTask } from '../work/work-facts.ts';
import type { Reading } from './reading.ts';
import { workViewerOf } from './work-reading.ts';

/** For the weeks named, in the order of their dates; `opens` says whether the viewer may open the task itself. */
export async function undoneTasksOf(desk: Reading, personId: number, weeks: readonly string[]) {
  const { tx, actor, context } = desk;
  const { tenantId, today } = actor;
  const dates = weeks.map(weekDates);
  const from = dates.map((one) => one.from).toSorted()[0] ?? today;
  const before =
    dates
      .map((one) => one.to)
      .toSorted()
      .at(-1) ?? addDays(today, 1);
  const scope = { tenantId, personId: null, actor: 'system', today } as const;
  const all = await inReadTransaction(context.pool, scope, (system) =>
    importantUndone(system, tenantId, { from, before, personId }),
  );
  const found = all.filter(({ due }) => due < today && weeks.includes(weekOf(due)));
  if (found.length === 0) return [];
  const [viewer, facts, tasks] = await Promise.all([
    workViewerOf(desk),
    loadWeekFacts(tx, tenantId, []),
    findTasks(
      tx,
      tenantId,
      found.map(({ taskId }) => taskId),
    ),
  ]);
  const calendar = calendarOf(context, facts);
  const open = new Set(tasks.filter((task) => seesTask(viewer, task)).map(({ id }) => id));
  return found.map((task) => ({
    ...{ id: task.taskId, title: task.title, week: weekOf(task.due), due: task.due },
    ...{ delivered: task.delivered, opens: open.has(task.taskId) },
    standing: standingOf(task, { today, calendar }),
  }));
}
