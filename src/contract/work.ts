// The register of work: tasks, what is done to them, lines entered fast, the own week and the report made of it.
import { z } from 'zod';
import {
  cursorQuery,
  id,
  idInPath,
  page,
  personRef,
  plainDate,
  searchText,
  shortText,
  text,
  unitRef,
  version,
  week,
} from './common.ts';
import { longPeriod } from './period-shapes.ts';
import { route } from './route.ts';
import {
  excusedFor,
  hoursView,
  line,
  minutes,
  openWork,
  percent,
  proposedLines,
  quantity,
  tags,
  taskItem,
  taskState,
  taskView,
  teamWork,
  title,
  weekReport,
  workWeek,
} from './work-shapes.ts';

const task = {
  title,
  product: line,
  responsibility: text,
  authority: text,
  important: z.boolean(),
  itemId: id.nullable(),
  quantity,
  starts: plainDate,
  due: plainDate.nullable(),
  goalId: id.nullable(),
};
const newShare = z.strictObject({ personId: id, role: z.enum(['lead', 'with']), share: percent });
const shares = z.array(newShare).min(1).max(20);
const done = z.object({ id, version, state: taskState });

const taskAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('approve'), version }),
  /** What is absent stays. A moved date, another quantity and a changed product need their reason. */
  z.strictObject({
    act: z.literal('edit'),
    version,
    title: title.optional(),
    product: line.optional(),
    responsibility: text.optional(),
    authority: text.optional(),
    important: z.boolean().optional(),
    quantity: quantity.optional(),
    due: plainDate.nullable().optional(),
    goalId: id.nullable().optional(),
    reason: text,
  }),
  /** Progress: per cent reached in this week (0 takes it back; null: words only). */
  z.strictObject({ act: z.literal('note'), version, week, part: percent.nullable(), words: text }),
  z.strictObject({
    act: z.literal('deliver'),
    version,
    doneQuantity: z.int().min(0).max(10_000),
    done: plainDate,
    words: text,
  }),
  /** Delivered by mistake, not judged yet. */
  z.strictObject({ act: z.literal('take-back'), version, reason: text }),
  z.strictObject({ act: z.literal('accept'), version, words: text }),
  z.strictObject({ act: z.literal('return'), version, reason: text }),
  /** `kept`: the accepted part, in per cent of the whole, that stays with whoever hands over. */
  z.strictObject({
    act: z.literal('hand-over'),
    version,
    fromId: id,
    toId: id,
    on: plainDate,
    kept: percent,
    reason: text,
  }),
  z.strictObject({ act: z.literal('set-shares'), version, shares }),
  /** Under an entry of the catalogue with its figures of today, until it is accepted; null: out of it. */
  z.strictObject({ act: z.literal('set-item'), version, itemId: id.nullable() }),
  /** The part of whoever shares the work without leading it; null takes it back. */
  z.strictObject({ act: z.literal('finish-share'), version, done: plainDate.nullable(), words: text }),
  /** Null takes the request back. */
  z.strictObject({ act: z.literal('ask-due'), version, due: plainDate.nullable(), words: text }),
  z.strictObject({ act: z.literal('decide-due'), version, grant: z.boolean(), reason: text }),
  z.strictObject({ act: z.literal('ask-excuse'), version, for: excusedFor, words: text }),
  /** `evidence`: number of the document or what else shows the cause. */
  z.strictObject({
    act: z.literal('decide-excuse'),
    version,
    for: excusedFor,
    grant: z.boolean(),
    reason: text,
    evidence: line,
  }),
  z.strictObject({ act: z.literal('drop'), version, reason: text }),
]);
export type TaskActBody = z.infer<typeof taskAct>;

/** One line entered fast, as the page has read it and the person has corrected it. */
export const entryLine = z.strictObject({
  /** As typed; stays the words of the log. */
  text: line,
  title,
  product: line.optional(),
  itemId: id.optional(),
  quantity: quantity.optional(),
  done: plainDate.nullable(),
  due: plainDate.nullable(),
  minutes: minutes.nullable(),
  tags,
  /** Logs onto this open task; absent: makes an own task. */
  taskId: id.optional(),
  day: plainDate,
  /** How far it is after this day, in per cent of the whole; noted for the week of the day. */
  part: percent.optional(),
  /** Why an open task gets another date: `due` is then set by whoever may, and asked for by whoever leads it. */
  reason: text.optional(),
});
export type EntryLine = z.infer<typeof entryLine>;

const wording = z.object({ title: z.string(), product: z.string(), itemId: id.nullable() });

export const workRoutes = {
  workWeek: route({
    id: 'work.week',
    method: 'GET',
    path: '/own-work/weeks/:week',
    policy: 'signed-in',
    /** Carried over, due, done, open. */
    summary: 'The own tasks of a week, parts, and logs day by day',
    params: z.strictObject({ week }),
    reply: workWeek,
  }),
  openWork: route({
    id: 'work.open',
    method: 'GET',
    path: '/own-work/unit-weeks/:week',
    policy: 'signed-in',
    summary: 'Work and hours of the own unit, where a regulation opens them; every look is logged',
    params: z.strictObject({ week }),
    reply: openWork,
  }),
  hours: route({
    id: 'work.hours',
    method: 'GET',
    path: '/people/:id/hours/:week',
    policy: 'signed-in',
    /** For the person, who scores him or heads his unit, and whom a regulation lets see them. */
    summary: "Hours of a person's days; every look is logged",
    params: z.strictObject({ id: idInPath, week }),
    reply: hoursView,
  }),
  workReport: route({
    id: 'work.report',
    method: 'GET',
    path: '/own-work/weeks/:week/report',
    policy: 'signed-in',
    summary: 'What the register makes of the own week',
    params: z.strictObject({ week }),
    reply: weekReport,
  }),
  teamWork: route({
    id: 'work.team',
    method: 'GET',
    path: '/own-work/team-weeks/:week',
    policy: 'signed-in',
    summary: 'What the register says of the weeks one scores that are not filed; every look is logged',
    params: z.strictObject({ week }),
    reply: teamWork,
  }),
  workLines: route({
    id: 'work.lines',
    method: 'GET',
    path: '/own-work/periods/:period/lines',
    policy: 'signed-in',
    summary: 'Work lines of a longer period, from the tasks of a person',
    params: z.strictObject({ period: longPeriod }),
    query: z.strictObject({ person: idInPath.optional() }),
    reply: proposedLines,
  }),
  task: route({
    id: 'task.read',
    method: 'GET',
    path: '/tasks/:id',
    policy: 'signed-in',
    summary: 'One task with its history',
    params: z.strictObject({ id: idInPath }),
    reply: taskView,
  }),
  createTask: route({
    id: 'task.create',
    method: 'POST',
    path: '/tasks',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Assign a task, propose a sudden one, or begin an own one',
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('assign'), ...task, shares, sudden: z.boolean(), reason: text }),
      z.strictObject({ act: z.literal('propose'), ...task, reason: text }),
      z.strictObject({ act: z.literal('start'), ...task }),
    ]),
    reply: done,
  }),
  taskAct: route({
    id: 'task.act',
    method: 'POST',
    path: '/tasks/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'One step on a task; a refusal names all its reasons',
    params: z.strictObject({ id: idInPath }),
    body: taskAct,
    reply: done,
  }),
  enterWork: route({
    id: 'work.enter',
    method: 'POST',
    path: '/own-work/entries',
    policy: 'signed-in',
    idempotent: true,
    /** Each a log on an open task, or an own task with its log. */
    summary: 'Up to 50 lines of work in one go, all or none',
    body: z.strictObject({ lines: z.array(entryLine).min(1).max(50) }),
    reply: z.object({ lines: z.array(z.object({ taskId: id, logId: id })) }),
  }),
  logAct: route({
    id: 'work.log-act',
    method: 'POST',
    path: '/own-work/logs/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Correct an own log, or take it back',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({
        act: z.literal('correct'),
        version,
        day: plainDate,
        words: line,
        minutes: minutes.nullable(),
        tags,
      }),
      z.strictObject({ act: z.literal('remove'), version }),
    ]),
    reply: z.object({ id, version }),
  }),
  workWordings: route({
    id: 'work.wordings',
    method: 'GET',
    path: '/own-work/wordings',
    policy: 'signed-in',
    summary: 'Wordings to start from',
    reply: z.object({
      favourites: z.array(wording.extend({ uses: z.int() })),
      /** `taskId`: still open, to log onto. */
      lastWeek: z.array(wording.extend({ taskId: id.nullable() })),
    }),
  }),
  workWaiting: route({
    id: 'work.waiting',
    method: 'GET',
    path: '/own-work/waiting',
    policy: 'signed-in',
    summary: 'What waits for the caller to be judged, and what came back to him',
    reply: z.object({
      approve: z.array(taskItem),
      accept: z.array(taskItem),
      excuse: z.array(taskItem),
      due: z.array(taskItem),
      returned: z.array(taskItem),
    }),
  }),
  assignees: route({
    id: 'work.assignees',
    method: 'GET',
    path: '/own-work/assignees',
    policy: 'signed-in',
    summary: 'People the caller may assign work to',
    query: z.strictObject({ search: searchText.optional() }),
    reply: z.object({
      items: z.array(
        z.object({
          person: personRef,
          post: z.string().nullable(),
          jobPosition: z.string().nullable(),
          unit: unitRef,
          /** Tasks he holds that are not delivered. */
          open: z.int(),
        }),
      ),
    }),
  }),
  unitTasks: route({
    id: 'task.of-unit',
    method: 'GET',
    path: '/units/:id/tasks',
    policy: 'signed-in',
    summary: 'Tasks of a unit with everything under it, the earliest date first',
    params: z.strictObject({ id: idInPath }),
    query: z.strictObject({
      ...cursorQuery,
      state: z.enum([...taskState.options, 'live', 'late']).optional(),
      person: idInPath.optional(),
      goal: idInPath.optional(),
      /** Tasks that run on any of these days. */
      from: plainDate.optional(),
      to: plainDate.optional(),
      search: shortText.max(100).optional(),
    }),
    reply: page(taskItem),
  }),
};
