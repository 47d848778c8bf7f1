// Weeks: deadlines, what is to do today, a unit's week, closing, the rulebook in force, calendar.
import { z } from 'zod';
import { DUTY_KINDS } from '../domain/duty.ts';
import { SUBJECT_KINDS } from '../domain/evaluation/shape.ts';
import {
  bilingual,
  evaluationId,
  idInPath,
  instant,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
  version,
  week,
} from './common.ts';
import { evaluationItem, movedDeadlines } from './evaluations.ts';
import { anyPeriod } from './period-shapes.ts';
import { preview } from './preview.ts';
import { route } from './route.ts';

const deadlines = z.object({ submit: instant, score: instant, approve: instant, close: instant });

export const weekView = z.object({
  week,
  from: plainDate,
  to: plainDate,
  deadlines,
  extended: movedDeadlines,
  daysOff: z.array(z.object({ day: plainDate, name: bilingual })),
  makeUpDays: z.array(z.object({ day: plainDate, name: bilingual })),
  version,
});

/** Where records of one week follow several regulations: of each its name, how many, until when. */
export const followedRegulations = z.array(
  z.object({
    id: z.string(),
    document: z.string(),
    /** One document may have several, for persons and for units. */
    title: bilingual,
    records: z.int(),
    deadlines: z.object({ submit: instant, score: instant, approve: instant }),
  }),
);

export const stageCounts = z.object({
  people: z.int(),
  notCounted: z.int(),
  open: z.int(),
  submitted: z.int(),
  returned: z.int(),
  scored: z.int(),
  approved: z.int(),
  closed: z.int(),
  late: z.int(),
  nobody: z.int(),
});

export const weekRoutes = {
  week: route({
    id: 'week.read',
    method: 'GET',
    path: '/weeks/:week',
    policy: 'signed-in',
    summary: 'Dates, days off and deadlines of a week',
    params: z.strictObject({ week }),
    reply: weekView,
  }),
  today: route({
    id: 'week.today',
    method: 'GET',
    path: '/today',
    policy: 'signed-in',
    summary:
      'Everything the caller owes now, weeks and longer periods, overdue first, and how the own weeks stand',
    reply: z.object({
      week: weekView,
      /** Own evaluations of this week and the last, newest first. */
      mine: z.array(evaluationItem),
      /** Why there is none, when there is none. */
      mineEmpty: z.enum(['outside', 'no-post', 'not-evaluated']).nullable(),
      duties: z.array(
        z.object({
          kind: z.enum(DUTY_KINDS),
          period: anyPeriod,
          /** Whose records: people's, or those of units. */
          subject: z.enum(SUBJECT_KINDS),
          count: z.int(),
          due: instant.nullable(),
          overdue: z.boolean(),
          /** The unit, where it is one unit's. */
          unit: unitRef.nullable(),
          /** The one thing that waits: a record of a longer period, a difficulty, a draft, an import. */
          id: z.int().nullable(),
          /** What the regulation calls the step, where it is one beside the four stages. */
          step: bilingual.optional(),
          /** Records the caller decides once it is done. */
          behind: z.int().optional(),
          /** The family of regulations, where the page of the duty shows one of several. */
          regime: z.string().optional(),
        }),
      ),
      /** Records and tasks behind all of them: the number in the title bar and beside the list. */
      waiting: z.int(),
      history: z.array(
        z.object({
          week,
          evaluationId,
          total: z.int().nullable(),
          level: z.string().nullable(),
          /** What it was decided under, 'id@version'. */
          rulebook: z.string(),
          state: z.string(),
          counted: z.boolean(),
        }),
      ),
    }),
  }),
  unitWeek: route({
    id: 'week.unit',
    method: 'GET',
    path: '/units/:id/weeks/:week',
    policy: 'signed-in',
    summary: "A unit's week: people, stages, levels, what still stops its closing",
    params: z.strictObject({ id: idInPath, week }),
    reply: z.object({
      unit: unitRef,
      path: z.array(unitRef),
      week: weekView,
      state: z.enum(['open', 'closed']),
      version,
      closedAt: instant.nullable(),
      closedBy: personRef.nullable(),
      /** The regulations of the records, each with its deadlines; empty where all follow one. */
      regulations: followedRegulations,
      counts: stageCounts,
      levels: z.record(z.string(), z.int()),
      children: z.array(z.object({ unit: unitRef, state: z.enum(['open', 'closed']), counts: stageCounts })),
      /** Records of the unit itself and of the units right under it. */
      unitRecords: z.array(
        z.object({
          id: evaluationId,
          unit: unitRef,
          state: z.string(),
          counted: z.boolean(),
          total: z.int().nullable(),
          level: z.object({ key: z.string(), order: z.int(), name: bilingual }).nullable(),
          decided: z.boolean(),
        }),
      ),
      /** Own reports of the unit and of all under it that count, and how many have their result. */
      unitReports: z.object({ done: z.int(), all: z.int() }),
      people: z.array(evaluationItem),
      /** Leaders of the body, outside the weekly regulation, listed as such. */
      outside: z.array(z.object({ person: personRef, post: z.string().nullable(), unit: unitRef })),
      /** What would be refused if one closed now. */
      closeRefusals: z.array(
        z.object({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
        }),
      ),
      may: z.array(z.enum(['close', 'extend'])),
    }),
  }),
  closeUnitWeek: route({
    id: 'week.close',
    method: 'POST',
    path: '/units/:id/weeks/:week/acts',
    policy: 'signed-in',
    idempotent: true,
    summary:
      "Close a unit's week with everything under it; what is unfinished stays without a result and says so",
    params: z.strictObject({ id: idInPath, week }),
    body: z.strictObject({
      act: z.literal('close'),
      version,
      leaveUnfinished: z.boolean(),
      reason: text.optional(),
    }),
    reply: z.object({ state: z.literal('closed'), closed: z.int(), unfinished: z.int(), version }),
  }),
  extendWeek: route({
    id: 'week.extend',
    method: 'POST',
    path: '/weeks/:week/acts',
    policy: 'office',
    idempotent: true,
    summary: 'Move the deadline of a stage of this week, with a reason',
    params: z.strictObject({ week }),
    body: z.strictObject({
      act: z.literal('extend'),
      version,
      stage: z.enum(['submit', 'score', 'approve', 'close']),
      until: instant,
      reason: shortText,
    }),
    reply: weekView,
  }),
  calendar: route({
    id: 'calendar.read',
    method: 'GET',
    path: '/calendar/:year',
    policy: 'signed-in',
    summary: "Days off and make-up days of a year, with source, and the body's own days",
    params: z.strictObject({ year: z.coerce.number().int().min(2020).max(2100) }),
    reply: z.object({
      days: z.array(
        z.object({
          day: plainDate,
          kind: z.enum(['holiday', 'working']),
          name: bilingual,
          source: z.string().nullable(),
          confidence: z.string().nullable(),
          /** What is still to be confirmed about the source. */
          note: bilingual.nullable(),
          own: z.boolean(),
          version,
        }),
      ),
      may: z.array(z.enum(['add', 'revoke'])),
    }),
  }),
  addDay: route({
    id: 'calendar.add',
    method: 'POST',
    path: '/calendar',
    policy: 'staff-desk',
    idempotent: true,
    summary: "Add a day off or make-up day of the body's own, with the document it rests on",
    body: z.strictObject({
      day: plainDate,
      kind: z.enum(['holiday', 'working']),
      name: shortText,
      source: shortText,
    }),
    reply: z.object({ day: plainDate, version }),
  }),
  revokeDay: route({
    id: 'calendar.revoke',
    method: 'POST',
    path: '/calendar/:day/acts',
    policy: 'staff-desk',
    idempotent: true,
    summary: "Take back one of the body's own days",
    params: z.strictObject({ day: plainDate }),
    body: z.strictObject({ act: z.literal('revoke'), version, reason: shortText }),
    reply: z.object({ day: plainDate, version }),
  }),
  rulebook: route({
    id: 'rulebook.read',
    method: 'GET',
    path: '/rulebook',
    policy: 'signed-in',
    summary: 'A regulation as data: the version named, otherwise what the body goes by in a week',
    query: z.strictObject({
      week: week.optional(),
      id: z.string().max(100).optional(),
      version: z.coerce.number().int().optional(),
    }),
    reply: z.object({
      ...{ id: z.string(), version: z.int(), hash: z.string(), rulebook: z.unknown() },
      /** Which readings are open and who can confirm them; null when results are official. */
      openReadings: preview.nullable(),
    }),
  }),
};
