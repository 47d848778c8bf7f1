// The plan of a unit for a period: goals with the tasks under them, plan against done, what nobody planned.
import { daysOffWithin } from '../../domain/period/calendar.ts';
import { addDays } from '../../domain/period/date.ts';
import { PERIOD_KINDS, periodDates, periodKind, periodOf } from '../../domain/period/period.ts';
import { countsUnder, feeds, type Goal, lineOf } from '../../domain/work/plan.ts';
import { togetherOf } from '../../domain/work/plan-tally.ts';
import type { Task } from '../../domain/work/task.ts';
import { itemNames } from '../../store/catalogue.ts';
import { DAYS_BEFORE } from '../../store/late-tasks.ts';
import { type PartTally, talliesOfPlan } from '../../store/plan-tallies.ts';
import { findGoals, goalsInPeriods, goalsOf, goalsOfLines } from '../../store/plans.ts';
import { tasksOfPlan } from '../../store/task-lists.ts';
import { unitRefs } from '../../store/work-people.ts';
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
    const under = await placesOf(reading, goals, tasks);
    const rest = tasks.filter(({ id }) => !under.has(id));
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
      goals: await goalViews(reading, goals, { tallies, tasks, items, under }),
      offers: await offersOf(reading, unitId, period, goals),
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
  /** The goal of this plan each task counts under. */
  readonly under: ReadonlyMap<number, number>;
}

/** A task under a goal taken over from one of these, or from which one of these was, counts here as well. */
async function placesOf(
  { tx, tenantId }: WorkReading,
  goals: readonly Goal[],
  tasks: readonly Task[],
): Promise<ReadonlyMap<number, number>> {
  const own = await findGoals(tx, tenantId, [...new Set(tasks.flatMap(({ goalId }) => goalId ?? []))]);
  const places = new Map(own.map((goal) => [goal.id, countsUnder(goal, goals)]));
  return new Map(
    tasks.flatMap(({ id, goalId }): [number, number][] => {
      const place = goalId === null ? null : (places.get(goalId) ?? null);
      return place === null ? [] : [[id, place]];
    }),
  );
}

const periodOfGoal = ({ periodKind: kind, periodStart }: Goal) => periodOf(kind, periodStart);

/** Goals of longer plans of the unit that can still be taken over into this one, for whoever makes it. */
async function offersOf(
  { tx, tenantId, viewer, today }: WorkReading,
  unitId: number,
  period: string,
  goals: readonly Goal[],
) {
  const { from, to } = periodDates(period);
  if (!viewer.headedUnits.includes(unitId) || to <= today) return [];
  const around = PERIOD_KINDS.map((kind) => periodOf(kind, from)).filter((one) => feeds(one, period));
  const spans = around.map((one) => ({ kind: periodKind(one), start: periodDates(one).from }));
  const found = await goalsInPeriods(tx, tenantId, unitId, spans);
  const taken = new Set(goals.filter(({ state }) => state === 'open').map(lineOf));
  const free = found.filter((one) => !taken.has(lineOf(one)));
  const names = await itemNames(tx, tenantId, [...new Set(free.flatMap(({ itemId }) => itemId ?? []))]);
  return free.map((goal) => {
    const { id, title, product, target } = goal;
    return { id, title, product, target, item: namedItem(names, goal.itemId), period: periodOfGoal(goal) };
  });
}

async function goalViews(reading: WorkReading, goals: readonly Goal[], parts: Parts) {
  const { tallies, tasks, items, under } = parts;
  const { tx, tenantId, viewer } = reading;
  const [units, lines, names] = await Promise.all([
    unitRefs(tx, tenantId, [...new Set(goals.map(({ unitId }) => unitId))]),
    goalsOfLines(tx, tenantId, [...new Set(goals.map(lineOf))]),
    itemNames(tx, tenantId, [...new Set(goals.flatMap(({ itemId }) => itemId ?? []))]),
  ]);
  return goals.map((goal) => {
    const { id, version, title, product, target, state, unitId } = goal;
    const kin = lines.filter((one) => one.id !== id && one.state === 'open' && lineOf(one) === lineOf(goal));
    const leads = state === 'open' && viewer.headedUnits.includes(unitId);
    return {
      ...{ id, version, title, product, target, state, period: periodOfGoal(goal) },
      line: kin.map((one) => ({ id: one.id, period: periodOfGoal(one), target: one.target })),
      unit: units.get(unitId) ?? { id: unitId, name: '', code: '' },
      item: namedItem(names, goal.itemId),
      tally: tallyOf(tallies.filter(({ goalId }) => goalId === id)),
      tasks: shown(
        tasks.filter((task) => under.get(task.id) === id),
        items,
      ),
      may: leads ? (['edit', 'drop'] as const).slice() : [],
    };
  });
}

export function namedItem(names: Awaited<ReturnType<typeof itemNames>>, itemId: number | null) {
  const found = names.filter(({ id }) => id === itemId).toSorted((a, b) => b.version - a.version)[0];
  return found === undefined ? null : { id: found.id, code: found.code, name: found.name };
}
