// The plan of a unit for a period: goals with the tasks under them, plan against done, what nobody planned.
import { periodDates, periodKind, periodOf } from '../../domain/period/period.ts';
import type { Goal } from '../../domain/work/plan.ts';
import { tallyOf } from '../../domain/work/plan-tally.ts';
import type { Task } from '../../domain/work/task.ts';
import { itemNames } from '../../store/catalogue.ts';
import { goalsOf, recurringOf } from '../../store/plans.ts';
import { tasksOfPlan } from '../../store/task-lists.ts';
import { positionHolders, unitRefs } from '../../store/work-people.ts';
import { unitAround } from '../../store/work-plan-units.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { type TaskItem, taskItems } from './task-items.ts';
import { openedUnits } from './unit-tasks.ts';
import { readingWork, type WorkReading } from './work-reading.ts';

/** Most tasks sent with a plan; the list of tasks has them all. */
const MOST_TASKS = 500;

export function viewPlan(context: AppContext, actor: RequestActor, unitId: number, period: string) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId, today, viewer } = reading;
    const unitIds = await openedUnits(reading, unitId);
    const { from, to } = periodDates(period);
    const [{ path, children }, goals] = await Promise.all([
      unitAround(tx, tenantId, unitId, today),
      goalsOf(tx, tenantId, unitIds, periodKind(period), from),
    ]);
    const found = await tasksOfPlan(tx, tenantId, {
      ...{ unitIds, goalIds: goals.map(({ id }) => id), from, to, limit: MOST_TASKS + 1 },
    });
    const tasks = found.slice(0, MOST_TASKS);
    const items = new Map((await taskItems(reading, tasks)).map((one) => [one.id, one]));
    const listed = new Set(goals.map(({ id }) => id));
    const rest = tasks.filter(({ goalId }) => goalId === null || !listed.has(goalId));
    const unit = path.at(-1);
    if (unit === undefined) throw notFound();
    const part = (of: readonly Task[]) => partOf(reading, of, items);
    return {
      ...{ unit, path: [...path], children: [...children], period, from, to },
      goals: await goalViews(reading, goals, tasks, items),
      planned: part(rest.filter(({ planned }) => planned)),
      unplanned: part(rest.filter(({ planned }) => !planned)),
      total: tallyOf(tasks, reading.calendar, today),
      cut: found.length > MOST_TASKS,
      may: viewer.headedUnits.includes(unitId) ? (['plan'] as const).slice() : [],
    };
  });
}

function partOf(reading: WorkReading, tasks: readonly Task[], items: ReadonlyMap<number, TaskItem>) {
  return {
    tally: tallyOf(tasks, reading.calendar, reading.today),
    tasks: tasks.flatMap(({ id }) => items.get(id) ?? []),
  };
}

async function goalViews(
  reading: WorkReading,
  goals: readonly Goal[],
  tasks: readonly Task[],
  items: ReadonlyMap<number, TaskItem>,
) {
  const { tx, tenantId, viewer } = reading;
  const [units, names] = await Promise.all([
    unitRefs(tx, tenantId, [...new Set(goals.map(({ unitId }) => unitId))]),
    itemNames(tx, tenantId, [...new Set(goals.flatMap(({ itemId }) => itemId ?? []))]),
  ]);
  return goals.map((goal) => {
    const { id, version, title, product, target, state, unitId, periodKind: kind, periodStart } = goal;
    const leads = state === 'open' && viewer.headedUnits.includes(unitId);
    return {
      ...{ id, version, title, product, target, state, period: periodOf(kind, periodStart) },
      unit: units.get(unitId) ?? { id: unitId, name: '', code: '' },
      item: namedItem(names, goal.itemId),
      ...partOf(
        reading,
        tasks.filter(({ goalId }) => goalId === id),
        items,
      ),
      may: leads ? (['edit', 'drop'] as const).slice() : [],
    };
  });
}

function namedItem(names: Awaited<ReturnType<typeof itemNames>>, itemId: number | null) {
  const found = names.filter(({ id }) => id === itemId).toSorted((a, b) => b.version - a.version)[0];
  return found === undefined ? null : { id: found.id, code: found.code, name: found.name };
}

export function viewRecurring(context: AppContext, actor: RequestActor, unitId: number) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId, today, viewer } = reading;
    const unitIds = await openedUnits(reading, unitId);
    const [works, holders, units] = await Promise.all([
      recurringOf(tx, tenantId, unitIds),
      positionHolders(tx, tenantId, unitIds, { from: today, to: '9999-12-31' }),
      unitRefs(tx, tenantId, unitIds),
    ]);
    const names = await itemNames(tx, tenantId, [...new Set(works.flatMap(({ itemId }) => itemId ?? []))]);
    const held = holders.filter(({ from }) => from <= today);
    const positions = held
      .filter((one) => one.unitId === unitId)
      .flatMap(({ jobPosition }) => jobPosition ?? []);
    return {
      items: works.map(({ unitId: of, madeBy: _by, itemId, ...work }) => ({
        ...work,
        unit: units.get(of) ?? { id: of, name: '', code: '' },
        item: namedItem(names, itemId),
        holders: new Set(
          held
            .filter((one) => one.unitId === of && one.jobPosition === work.jobPosition)
            .map(({ personId }) => personId),
        ).size,
      })),
      positions: [...new Set(positions)].toSorted((a, b) => a.localeCompare(b, 'vi')),
      may: viewer.headedUnits.includes(unitId) ? (['add', 'end'] as const).slice() : [],
    };
  });
}
