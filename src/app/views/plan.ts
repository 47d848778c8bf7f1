// The plan of a unit for a period: goals with the tasks under them, plan against done, what nobody planned.
import { daysOffWithin } from '../../domain/period/calendar.ts';
import { addDays } from '../../domain/period/date.ts';
import { periodDates, periodKind, periodOf } from '../../domain/period/period.ts';
import type { Goal } from '../../domain/work/plan.ts';
import { togetherOf } from '../../domain/work/plan-tally.ts';
import type { Task } from '../../domain/work/task.ts';
import { itemNames } from '../../store/catalogue.ts';
import { DAYS_BEFORE } from '../../store/late-tasks.ts';
import { type PartTally, talliesOfPlan } from '../../store/plan-tallies.ts';
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
    const plan = { unitIds, goalIds: goals.map(({ id }) => id), from, to };
    const [found, tallies] = await Promise.all([
      tasksOfPlan(tx, tenantId, { ...plan, limit: MOST_TASKS + 1 }),
      talliesOfPlan(tx, tenantId, { ...plan, today, daysOff: daysOffOf(reading, from) }),
    ]);
    const tasks = found.slice(0, MOST_TASKS);
    const items = new Map((await taskItems(reading, tasks)).map((one) => [one.id, one]));
    const listed = new Set(goals.map(({ id }) => id));
    const rest = tasks.filter(({ goalId }) => goalId === null || !listed.has(goalId));
    const unit = path.at(-1);
    if (unit === undefined) throw notFound();
    const part = (isPlanned: boolean) => ({
      tally: tallyOf(tallies.filter((one) => one.goalId === null && one.isPlanned === isPlanned)),
      tasks: shown(
        rest.filter(({ planned }) => planned === isPlanned),
        items,
      ),
    });
    return {
      ...{ unit, path: [...path], children: [...children], period, from, to },
      goals: await goalViews(reading, goals, { tallies, tasks, items }),
      planned: part(true),
      unplanned: part(false),
      total: tallyOf(tallies),
      cut: found.length > MOST_TASKS,
      may: viewer.headedUnits.includes(unitId) ? (['plan'] as const).slice() : [],
    };
  });
}

/** Days off that can say something about what is late in the plan, up to today. */
function daysOffOf({ calendar, today }: WorkReading, from: string) {
  const first = from < today ? from : today;
  return daysOffWithin(calendar, { from: addDays(first, -DAYS_BEFORE), to: addDays(today, 1) });
}

const tallyOf = (parts: readonly PartTally[]) => ({ ...togetherOf(parts) });

const shown = (tasks: readonly Task[], items: ReadonlyMap<number, TaskItem>) =>
  tasks.flatMap(({ id }) => items.get(id) ?? []);

interface Parts {
  readonly tallies: readonly PartTally[];
  readonly tasks: readonly Task[];
  readonly items: ReadonlyMap<number, TaskItem>;
}

async function goalViews(reading: WorkReading, goals: readonly Goal[], { tallies, tasks, items }: Parts) {
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
      tally: tallyOf(tallies.filter(({ goalId }) => goalId === id)),
      tasks: shown(
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
