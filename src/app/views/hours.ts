// One person's days of a week: declared hours with leave and days off, beside the standard time of what was accepted. For the
// person, who scores him, the heads of his unit, and where a regulation opens it the members of his unit. Every look of
// somebody else is written down, and seen by the person.
import { workingDays } from '../../domain/period/calendar.ts';
import { weekDates } from '../../domain/period/week.ts';
import { acceptedTime, type HoursRelation, seesHours } from '../../domain/work/hours.ts';
import type { Task } from '../../domain/work/task.ts';
import type { WorkLog } from '../../domain/work/work-log.ts';
import { absencesOf } from '../../store/absences.ts';
import { logEventsAlong } from '../../store/event-log.ts';
import { tasksOfPerson } from '../../store/tasks.ts';
import { inReadTransaction, type Tx } from '../../store/transaction.ts';
import { logsOfPerson } from '../../store/work-logs.ts';
import { type Holder, mainPosts, unitRefs } from '../../store/work-people.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { notFound } from '../failure.ts';
import { openingOf } from './open-work.ts';
import { mondayOf } from './reading.ts';
import { daysOf, readingWork, type WorkReading } from './work-reading.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Throws not-found for whoever may not see them, as for a person who is not there. */
export function viewHours(context: AppContext, actor: RequestActor, personId: number, week: string) {
  const from = mondayOf(week);
  const span = { ...weekDates(week), from };
  return readingWork(context, actor, async (reading) => {
    const { tx, tenantId } = reading;
    const { holder, by } = await admitted(reading, personId);
    const { tasks, logs, absences } = await materialFor(reading, by, personId, span);
    const units = await unitRefs(tx, tenantId, [holder.unitId]);
    if (by !== 'self') noteLook(tx, actor, personId, week);
    const opening = openingOf(reading.desk);
    return {
      ...{ week, from: span.from, to: span.to, by },
      person: { id: personId, name: holder.name },
      post: holder.title,
      unit: units.get(holder.unitId) ?? { id: holder.unitId, name: '', code: '' },
      opening,
      days: daysView(reading, span, { logs, absences, kinds: by !== 'unit' }),
      minutes: minutesOf(logs),
      tasks: tasksView(tasks, logs, personId, span),
      accepted: acceptedTime(timed(tasks, logs, personId), span),
    };
  });
}

async function admitted(
  reading: WorkReading,
  personId: number,
): Promise<{ readonly holder: Holder; readonly by: HoursRelation }> {
  const { tx, tenantId, today, viewer, desk } = reading;
  const held = await mainPosts(tx, tenantId, [personId, viewer.personId], today);
  const holder = held.find((one) => one.personId === personId);
  if (holder === undefined) throw notFound();
  const own = held.find((one) => one.personId === viewer.personId);
  const isOpen = own?.unitId === holder.unitId && openingOf(desk) !== null;
  const by = seesHours(viewer, holder) ?? (isOpen ? 'unit' : null);
  if (by === null) throw notFound();
  return { holder, by };
}

/** Row-level security knows nothing of a regulation: what one opens is the system's to read. Everything else it guards as well. */
async function materialFor(
  { tx, actor, desk }: WorkReading,
  by: HoursRelation,
  personId: number,
  span: Span,
) {
  if (by !== 'unit') return materialIn(tx, actor.tenantId, personId, span);
  const scope = { tenantId: actor.tenantId, personId: null, actor: 'system', today: actor.today } as const;
  return inReadTransaction(desk.context.pool, scope, (system) =>
    materialIn(system, actor.tenantId, personId, span),
  );
}

/** More do not begin after the first day of a week that somebody looks at. */
const MOST_ABSENCES = 100;

async function materialIn(tx: Tx, tenantId: number, personId: number, span: Span) {
  const [tasks, logs, absences] = await Promise.all([
    tasksOfPerson(tx, tenantId, personId, span),
    logsOfPerson(tx, tenantId, personId, span),
    absencesOf(tx, tenantId, [personId], { since: span.from, limit: MOST_ABSENCES }),
  ]);
  return { tasks, logs, absences: absences.filter(({ revoked }) => !revoked) };
}

type Material = Awaited<ReturnType<typeof materialIn>>;

const minutesOf = (logs: readonly WorkLog[]) => logs.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

/** Why somebody is away is for those who manage him: `kinds`. */
function daysView(
  { calendar }: WorkReading,
  span: Span,
  { logs, absences, kinds }: Pick<Material, 'logs' | 'absences'> & { readonly kinds: boolean },
) {
  const working = new Set(workingDays(calendar, span));
  return daysOf(span).map((day) => {
    const away = absences.find(({ from, to }) => from <= day && (to === null || day < to));
    return {
      ...{ day, isWorking: working.has(day), minutes: minutesOf(logs.filter((one) => one.day === day)) },
      away: away === undefined ? null : kinds ? away.kind : ('other' as const),
    };
  });
}

function timed(tasks: readonly Task[], logs: readonly WorkLog[], personId: number) {
  return tasks.map((task) => ({
    ...task,
    ownShare: task.shares.find((one) => one.personId === personId)?.share ?? 0,
    logged: minutesOf(logs.filter(({ taskId }) => taskId === task.id)),
  }));
}

const isDoneIn = ({ delivered, accepted }: Task, { from, to }: Span) =>
  [delivered, accepted].some((day) => day !== null && day >= from && day < to);

/** Work of the week with what was declared on it: no words, no evidence. */
function tasksView(tasks: readonly Task[], logs: readonly WorkLog[], personId: number, span: Span) {
  return timed(tasks, logs, personId)
    .filter((task) => task.logged > 0 || isDoneIn(task, span))
    .toSorted((a, b) => b.logged - a.logged || a.id - b.id)
    .map(({ id, title, state, logged, accepted, minutes, doneQuantity, ownShare }) => {
      const isAccepted = accepted !== null && accepted >= span.from && accepted < span.to;
      const standard = minutes === null ? null : Math.floor((minutes * doneQuantity * ownShare) / 100);
      return { id, title, state, logged, standard: isAccepted ? standard : null };
    });
}

function noteLook(
  tx: Tx,
  { tenantId, now, personId: actorId, accountId, address }: RequestActor,
  subjectId: number,
  week: string,
): void {
  const detail = { view: 'hours', week };
  logEventsAlong(tx, tenantId, [{ kind: 'read', at: now, actorId, accountId, subjectId, address, detail }]);
}
