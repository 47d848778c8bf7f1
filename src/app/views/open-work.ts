// Work and hours of the own unit's members in a week, where a regulation in force opens them; and whether one does. The rows
// are the system's to read: row-level security knows nothing of a regulation. Every look stands in the read log.
import { addDays } from '../../domain/period/date.ts';
import { weekDates } from '../../domain/period/week.ts';
import { lateOf } from '../../domain/work/lateness.ts';
import { opensWork } from '../../domain/work/openness.ts';
import { holders, partReached, TASK_STATES, type Task } from '../../domain/work/task.ts';
import { logEvents } from '../../store/event-log.ts';
import { tasksOfUnits } from '../../store/task-lists.ts';
import { inReadTransaction } from '../../store/transaction.ts';
import { minutesOfUnit } from '../../store/work-logs.ts';
import { type Holder, mainPosts, peopleWithin, unitRefs } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { mondayOf, type Reading } from './reading.ts';
import { readingWork, type WorkReading } from './work-reading.ts';

/** Tasks of one unit in one week; a unit with more shows the earliest. */
const MOST_TASKS = 1000;

/** The regulation in force on a day that opens work to the unit, as pages name it; null: none does. */
export function openingOf({ rulebooks, actor }: Reading, day = actor.today) {
  const opening = opensWork(rulebooks.all(), day);
  if (opening === null) return null;
  const { citation } = opening.openness;
  const note = citation.note === null ? null : { ...citation.note };
  return { title: { ...opening.title }, citation: { ...citation, note } };
}

/** `opened` is null when no regulation opens it, or the caller belongs to no unit. */
export function viewOpenWork(context: AppContext, actor: RequestActor, week: string) {
  mondayOf(week);
  const { from, to } = weekDates(week);
  return readingWork(context, actor, async (reading) => {
    // What was written down while it was nobody else's stays so.
    const last = addDays(to, -1);
    const then = openingOf(reading.desk, last < actor.today ? last : actor.today);
    const opening = then === null ? null : openingOf(reading.desk);
    const [own] = await mainPosts(reading.tx, actor.tenantId, [actor.personId], actor.today);
    if (opening === null || own === undefined) return { week, from, to, opened: null };
    const { tx, tenantId } = reading;
    const members = await peopleWithin(tx, tenantId, [own.unitId], [], actor.today);
    const units = await unitRefs(tx, tenantId, [own.unitId]);
    const people = await workOf(reading, own.unitId, members, { from, to });
    await logEvents(
      tx,
      tenantId,
      members
        .filter(({ personId }) => personId !== actor.personId)
        .map(({ personId }) => ({
          ...{ kind: 'read', at: actor.now, actorId: actor.personId, accountId: actor.accountId },
          ...{ subjectId: personId, address: actor.address, detail: { view: 'open-work', week } },
        })),
    );
    const unit = units.get(own.unitId) ?? { id: own.unitId, name: '', code: '' };
    return { week, from, to, opened: { ...opening, unit, people } };
  });
}

async function workOf(
  reading: WorkReading,
  unitId: number,
  members: readonly Holder[],
  span: { readonly from: string; readonly to: string },
) {
  const { actor, tenantId, desk } = reading;
  const scope = { tenantId, personId: null, actor: 'system', today: actor.today } as const;
  const asked = { unitIds: [unitId], states: TASK_STATES.filter((state) => state !== 'dropped') };
  const open = { late: null, personId: null, goalId: null, search: null, after: null, limit: MOST_TASKS };
  const { tasks, minutes } = await inReadTransaction(desk.context.pool, scope, async (tx) => ({
    tasks: await tasksOfUnits(tx, tenantId, { ...asked, ...open, from: span.from, to: span.to }),
    minutes: await minutesOfUnit(tx, tenantId, unitId, span),
  }));
  return members.map(({ personId, name, title }) => ({
    person: { id: personId, name },
    post: title,
    minutes: minutes.find((one) => one.personId === personId)?.minutes ?? 0,
    tasks: tasks
      .filter((task) => holders(task).some((one) => one.personId === personId))
      .map((task) => openLine(reading, task)),
  }));
}

/** What a colleague sees of a task: no words, no evidence, no history. */
function openLine({ calendar, today }: WorkReading, task: Task) {
  const { id, title, product, state, due, important } = task;
  const reached = state === 'accepted' ? 100 : partReached(task);
  return { id, title, product, state, due, important, reached, late: lateOf(calendar, task, today) };
}
