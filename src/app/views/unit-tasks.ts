// Tasks of a unit with everything under it, page by page; and the people work can be given to.

import { foldText } from '../../domain/organization/text-match.ts';
import { daysOffWithin } from '../../domain/period/calendar.ts';
import { addDays, isPlainDate } from '../../domain/period/date.ts';
import { LIVE_STATES, TASK_STATES, type TaskState } from '../../domain/work/task.ts';
import { DAYS_BEFORE } from '../../store/late-tasks.ts';
import { unitsUnder } from '../../store/subtree.ts';
import { markOf, openCounts, tasksOfUnits } from '../../store/task-lists.ts';
import { peopleWithin, unitRefs } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { Failure, notFound } from '../failure.ts';
import { taskItems } from './task-items.ts';
import { readingWork, type WorkReading } from './work-reading.ts';

export interface UnitTasksQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly state?: TaskState | 'live' | 'late' | undefined;
  readonly person?: number | undefined;
  readonly goal?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly search?: string | undefined;
}

const PAGE = 50;

/** The unit and those under it, for whoever heads or watches over it. Throws not-found for everybody else. */
export async function openedUnits(
  { tx, tenantId, today, viewer }: WorkReading,
  unitId: number,
): Promise<readonly number[]> {
  if (![...viewer.headedUnits, ...viewer.watchedUnits].includes(unitId)) throw notFound();
  return unitsUnder(tx, tenantId, unitId, today);
}

export function viewUnitTasks(
  context: AppContext,
  actor: RequestActor,
  unitId: number,
  query: UnitTasksQuery,
) {
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId } = reading;
    const limit = query.limit ?? PAGE;
    const tasks = await tasksOfUnits(tx, tenantId, {
      ...{ unitIds: await openedUnits(reading, unitId), states: statesOf(query.state) },
      late: query.state === 'late' ? lateToday(reading) : null,
      ...{ personId: query.person ?? null, goalId: query.goal ?? null },
      ...{ from: query.from ?? null, to: query.to ?? null },
      search: query.search?.toLocaleLowerCase('vi') ?? null,
      after: query.cursor === undefined ? null : placeOf(query.cursor),
      limit: limit + 1,
    });
    const shown = tasks.slice(0, limit);
    const last = tasks.length > limit ? shown.at(-1) : undefined;
    return {
      items: await taskItems(reading, shown),
      total: null,
      next: last === undefined ? null : Buffer.from(markOf(last).join('/')).toString('base64url'),
    };
  });
}

const lateToday = ({ calendar, today }: WorkReading) => ({
  on: today,
  daysOff: daysOffWithin(calendar, { from: addDays(today, -DAYS_BEFORE), to: addDays(today, 1) }),
});

function statesOf(state: UnitTasksQuery['state']): readonly TaskState[] {
  if (state === undefined) return TASK_STATES;
  if (state === 'live') return LIVE_STATES;
  return state === 'late' ? ['open'] : [state];
}

function placeOf(cursor: string): readonly [string, number] {
  const match = /^(.{10})\/(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  const due = match?.[1] ?? '';
  if (!isPlainDate(due))
    throw new Failure('invalid', 'cursor-invalid', { fields: [{ path: 'cursor', code: 'cursor-invalid' }] });
  return [due, Number(match?.[2])];
}

const MOST_PEOPLE = 30;

export function viewAssignees(context: AppContext, actor: RequestActor, search = '') {
  const words = foldText(search).split(' ').filter(Boolean);
  return readingWork(context, actor, async ({ tx, tenantId, today, viewer }) => {
    const near = [...viewer.scored, viewer.personId];
    const people = await peopleWithin(tx, tenantId, viewer.headedUnits, near, today);
    const found = people
      .filter(({ name }) => words.every((word) => foldText(name).includes(word)))
      .slice(0, MOST_PEOPLE);
    const [units, open] = await Promise.all([
      unitRefs(tx, tenantId, [...new Set(found.map(({ unitId }) => unitId))]),
      openCounts(
        tx,
        tenantId,
        found.map(({ personId }) => personId),
      ),
    ]);
    return {
      items: found.map(({ personId, name, title, jobPosition, unitId }) => ({
        ...{ person: { id: personId, name }, post: title, jobPosition },
        unit: units.get(unitId) ?? { id: unitId, name: '', code: '' },
        open: open.get(personId) ?? 0,
      })),
    };
  });
}
