// What steps on tasks are decided by besides the task: people who may be given work, the catalogue and goals that hold.
import type { WorkingCalendar } from '../../domain/period/calendar.ts';
import { type CatalogueVersion, isAllowedFor } from '../../domain/work/catalogue.ts';
import type { Task } from '../../domain/work/task.ts';
import { taskRelations, type WorkViewer } from '../../domain/work/task-rights.ts';
import type { Candidate } from '../../domain/work/task-shares.ts';
import { catalogueOn, catalogueVersions } from '../../store/catalogue.ts';
import { findGoals } from '../../store/plans.ts';
import type { Tx } from '../../store/transaction.ts';
import { loadWeekFacts } from '../../store/weeks.ts';
import { type Holder, loadWorkViewer, mainPosts, wayUpFrom } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';

export interface WorkDesk {
  readonly viewer: WorkViewer;
  readonly calendar: WorkingCalendar;
}

export async function loadWorkDesk(tx: Tx, context: AppContext, actor: RequestActor): Promise<WorkDesk> {
  const { tenantId, personId, today } = actor;
  const [viewer, facts] = await Promise.all([
    loadWorkViewer(tx, tenantId, personId, today),
    loadWeekFacts(tx, tenantId, []),
  ]);
  return { viewer, calendar: calendarOf(context, facts) };
}

/** Somebody whose task nobody may know of is told the same as of one that is not there. */
export const seesTask = (viewer: WorkViewer, task: Task) => taskRelations(viewer, task).length > 0;

/** Whom the viewer may give work: people of units he heads, people he scores, himself. */
export function mayGiveTo(viewer: WorkViewer, { personId, unitId }: Pick<Holder, 'personId' | 'unitId'>) {
  return (
    personId === viewer.personId || viewer.headedUnits.includes(unitId) || viewer.scored.includes(personId)
  );
}

/** Those of these people who may be given this product; whoever is beyond reach is left out. */
export async function candidatesFor(
  tx: Tx,
  actor: RequestActor,
  viewer: WorkViewer,
  people: readonly number[],
  item: CatalogueVersion | null,
): Promise<readonly Candidate[]> {
  if (people.length === 0) return [];
  const held = await mainPosts(tx, actor.tenantId, people, actor.today);
  return held
    .filter((one) => mayGiveTo(viewer, one))
    .map(({ personId, postId, unitId, jobPosition }) => ({
      ...{ personId, postId, unitId, jobPosition },
      allowed: item === null || isAllowedFor(item, jobPosition),
    }));
}

/** The entry as it holds today where the unit lies; null when it holds there no longer, or never did. */
export async function itemFor(
  tx: Tx,
  actor: RequestActor,
  unitId: number,
  itemId: number | null,
): Promise<CatalogueVersion | null> {
  if (itemId === null) return null;
  const held = await entriesOn(tx, actor, unitId);
  return held.find((one) => one.id === itemId) ?? null;
}

/** Every entry that holds today where the unit lies. */
export async function entriesOn(
  tx: Tx,
  actor: RequestActor,
  unitId: number,
): Promise<readonly CatalogueVersion[]> {
  const path = await wayUpFrom(tx, actor.tenantId, unitId, actor.today);
  return catalogueOn(tx, actor.tenantId, path, actor.today);
}

/** The version a task keeps: whoever takes it over must be allowed for that one. */
export async function itemOf(tx: Tx, tenantId: number, task: Task): Promise<CatalogueVersion | null> {
  if (task.itemId === null) return null;
  const versions = await catalogueVersions(tx, tenantId, task.itemId);
  return versions.find((one) => one.version === task.itemVersion) ?? null;
}

/** An open goal of the unit, or of one above it. */
export async function goalFits(
  tx: Tx,
  actor: RequestActor,
  unitId: number,
  goalId: number | null | undefined,
): Promise<boolean> {
  if (goalId == null) return true;
  const [[goal], path] = await Promise.all([
    findGoals(tx, actor.tenantId, [goalId]),
    wayUpFrom(tx, actor.tenantId, unitId, actor.today),
  ]);
  return goal?.state === 'open' && path.includes(goal.unitId);
}
