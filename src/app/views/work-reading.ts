// The frame of every view of work: weeks in line first (they say who scores whom), then one snapshot with who asks.
import { addDays } from '../../domain/period/date.ts';
import type { WorkViewer } from '../../domain/work/task-rights.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import { peopleOfWork } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';
import { type Reading, reading } from './reading.ts';
import type { TaskReading } from './task-items.ts';

export interface WorkReading extends TaskReading {
  readonly desk: Reading;
  readonly actor: RequestActor;
}

export function readingWork<T>(
  context: AppContext,
  actor: RequestActor,
  work: (reading: WorkReading) => Promise<T>,
): Promise<T> {
  return reading(context, actor, async (desk) => {
    const { tx } = desk;
    const { tenantId, today } = actor;
    const [viewer, facts] = await Promise.all([workViewerOf(desk), loadWeekFacts(tx, tenantId, [])]);
    return work({ desk, tx, actor, tenantId, today, viewer, calendar: calendarOf(context, facts) });
  });
}

/** The viewer of the house with the people he scores, and those for whom he judges work. */
export async function workViewerOf({ tx, viewer, actor }: Reading): Promise<WorkViewer> {
  const { personId, headedUnits, officeUnits, inspectedUnits } = viewer;
  const people = await peopleOfWork(tx, actor.tenantId, personId, actor.today);
  return { personId, headedUnits, watchedUnits: [...officeUnits, ...inspectedUnits], ...people };
}

/** The days of [from, to). */
export function daysOf({ from, to }: { readonly from: string; readonly to: string }): readonly string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
}
