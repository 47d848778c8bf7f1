// The own week of work: tasks with where they stand, logs day by day; and the report the register makes of it.
import { workingDays } from '../../domain/period/calendar.ts';
import { weekDates } from '../../domain/period/week.ts';
import {
  placeInWeek,
  proposeScores,
  type ReportedTask,
  type ReportWeek,
  reportedTasks,
} from '../../domain/work/report.ts';
import { PROPOSAL_RULE } from '../../domain/work/report-rule.ts';
import type { Task } from '../../domain/work/task.ts';
import type { WorkLog } from '../../domain/work/work-log.ts';
import { type AbsenceRow, absencesOf } from '../../store/absences.ts';
import { ownLines } from '../../store/evaluation-lists.ts';
import { type PersonName, personNames } from '../../store/names.ts';
import { heldTasks, tasksOfPerson } from '../../store/tasks.ts';
import type { Tx } from '../../store/transaction.ts';
import { logsOfPerson } from '../../store/work-logs.ts';
import { notesOfWeek } from '../../store/work-notes.ts';
import type { RequestActor } from '../actor.ts';
import type { AppContext } from '../context.ts';
import { calendarOf } from '../week-facts.ts';
import { mutableScore } from './history.ts';
import { openingOf } from './open-work.ts';
import { mondayOf, readingAhead } from './reading.ts';
import { taskItems } from './task-items.ts';
import { rulebookFor } from './week.ts';
import { daysOf, readingWork, type WorkReading } from './work-reading.ts';

const minutesOf = (logs: readonly WorkLog[]) => logs.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);

export function viewWorkWeek(context: AppContext, actor: RequestActor, week: string) {
  mondayOf(week);
  return readingWork(context, actor, async (reading) => {
    const span = weekOfReport(reading, week);
    const { tasks, logs } = await materialOf(reading, span);
    const { tx, tenantId } = reading;
    const [[evaluation], names, absences] = await Promise.all([
      ownLines(tx, tenantId, actor.personId, [span.from]),
      personNames(tx, tenantId, [actor.personId]),
      absencesOf(tx, tenantId, [actor.personId], { since: span.from, limit: MOST_ABSENCES }),
    ]);
    const self = names.get(actor.personId) ?? { id: actor.personId, name: '' };
    const placed = tasks.flatMap((task) => {
      const place = placeInWeek(task, actor.personId, span);
      return place === null ? [] : [{ task, place }];
    });
    const items = await taskItems(
      reading,
      placed.map(({ task }) => task),
    );
    return {
      ...{ week, from: span.from, to: span.to, workingDays: [...workingDays(span.calendar, span)] },
      away: daysAway(span, absences),
      tasks: placed.flatMap(({ task, place }, at) => {
        const item = items[at];
        return item === undefined ? [] : [{ ...item, place, ...ownPart(task, actor.personId, span, logs) }];
      }),
      days: daysOf(span).map((day) => dayView(day, logs, tasks, self)),
      evaluation: evaluation === undefined ? null : { id: evaluation.id, state: evaluation.state },
      openTo: openingOf(reading.desk),
    };
  });
}

/** More do not begin after the first day of a week that somebody looks at. */
const MOST_ABSENCES = 100;

function daysAway(span: ReportWeek, absences: readonly AbsenceRow[]) {
  const held = absences.filter(({ revoked }) => !revoked);
  return daysOf(span).flatMap((day) => {
    const one = held.find(({ from, to }) => from <= day && (to === null || day < to));
    return one === undefined ? [] : [{ day, kind: one.kind }];
  });
}

function weekOfReport({ today, calendar }: WorkReading, week: string): ReportWeek {
  return { ...weekDates(week), today, calendar };
}

async function materialOf({ tx, tenantId, actor }: WorkReading, span: ReportWeek) {
  const [tasks, logs] = await Promise.all([
    tasksOfPerson(tx, tenantId, actor.personId, span),
    logsOfPerson(tx, tenantId, actor.personId, span),
  ]);
  return { tasks, logs };
}

function ownPart(task: Task, personId: number, { from }: ReportWeek, logs: readonly WorkLog[]) {
  const own = task.shares.find((one) => one.personId === personId);
  return {
    part: task.parts.find((one) => one.weekStart === from)?.part ?? null,
    ownShare: own?.share ?? 0,
    ownDone: own?.done ?? null,
    logged: minutesOf(logs.filter(({ taskId }) => taskId === task.id)),
  };
}

function dayView(day: string, logs: readonly WorkLog[], tasks: readonly Task[], self: PersonName) {
  const own = logs.filter((log) => log.day === day);
  return { day, minutes: minutesOf(own), logs: own.map((log) => logView(log, tasks, self)) };
}

export function logView(log: WorkLog, tasks: readonly Pick<Task, 'id' | 'title'>[], person: PersonName) {
  const { id, version, day, words, minutes, tags, taskId } = log;
  const title = tasks.find((task) => task.id === taskId)?.title ?? '';
  return {
    ...{ id, version, day, words, minutes, tags: [...tags] },
    ...{ task: { id: taskId, title }, person: { id: person.id, name: person.name } },
  };
}

/** Everything it is made from is the person's own: it is read with the first statement of the frame. */
export function viewWorkReport(context: AppContext, actor: RequestActor, week: string) {
  const { tenantId, personId, today } = actor;
  // A week no year has is refused before its days are reckoned.
  const from = mondayOf(week);
  const days = { ...weekDates(week), from };
  const material = (tx: Tx) =>
    Promise.all([
      heldTasks(tx, tenantId, personId, days),
      logsOfPerson(tx, tenantId, personId, days),
      notesOfWeek(tx, tenantId, personId, days.from),
    ]);
  return readingAhead(context, actor, material, async ({ rulebooks, facts }, [tasks, logs, notes]) => {
    const { rulebook } = rulebookFor(rulebooks, week);
    const span = { ...days, today, calendar: calendarOf(context, facts) };
    const reported = reportedTasks(tasks, personId, span, new Set(logs.map(({ taskId }) => taskId)));
    const { text, citation } = PROPOSAL_RULE;
    return {
      week,
      items: reported.map((one) => reportLine(one, notes.get(one.task.id) ?? '')),
      scores: proposeScores(reported, tasks, personId, span, rulebook.criteria).map(mutableScore),
      rule: { text: { ...text }, citation: { ...citation, note: citation.note && { ...citation.note } } },
      minutes: minutesOf(logs),
    };
  });
}

function reportLine({ task, place, done, late, part }: ReportedTask, note: string) {
  const { id, title, product, due, important, kind, planned, returns } = task;
  return {
    ...{ title, product, due, done, note: note.slice(0, 1000), taskId: id, important },
    ...{ kind, planned, carried: place === 'carried', late, returns, part },
  };
}
