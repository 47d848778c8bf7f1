// Units, posts, people, delegations, absences.
import { z } from 'zod';
import { ABSENCE_KINDS, DELEGABLE } from '../domain/organization/shape.ts';
import {
  evaluationId,
  id,
  idInPath,
  instant,
  locale,
  personRef,
  plainDate,
  searchText,
  shortText,
  text,
  unitRef,
  version,
  week,
} from './common.ts';
import { pastWeekItem } from './past-weeks.ts';
import { anyPeriod } from './period-shapes.ts';
import { route } from './route.ts';

const holder = z.object({ person: personRef, by: z.string() });

const postMapRow = z.object({
  person: personRef,
  unit: unitRef,
  post: z.string().nullable(),
  jobPosition: z.string().nullable(),
  rank: z.string(),
  kind: z.string(),
  assignmentId: id,
  manager: personRef.nullable(),
  /** The post by which this person is evaluated now; others (concurrent, acting beside a main post) are not. */
  evaluated: z.boolean(),
  outside: z.boolean(),
  oneAuthority: z.boolean(),
  scorer: holder.nullable(),
  approver: holder.nullable(),
  citation: z.object({ document: z.string(), where: z.string(), confidence: z.string() }),
  may: z.array(z.enum(['name-manager'])),
});

const delegationItem = z.object({
  id,
  version,
  delegator: personRef,
  delegate: personRef,
  actions: z.array(z.enum(DELEGABLE)),
  from: plainDate,
  /** The first day on which it no longer holds. */
  to: plainDate,
  documentNumber: z.string(),
  state: z.enum(['coming', 'active', 'ended', 'revoked']),
  /** Work waiting now that it covers. */
  covers: z.int(),
  may: z.array(z.enum(['revoke'])),
});

const absenceItem = z.object({
  id,
  version,
  person: personRef,
  kind: z.enum(ABSENCE_KINDS),
  from: plainDate,
  to: plainDate.nullable(),
  note: z.string().nullable(),
  documentNumber: z.string().nullable(),
  revoked: z.boolean(),
  /** Weeks that are not counted because of it. */
  weeksNotCounted: z.array(week),
  may: z.array(z.enum(['revoke'])),
});

const idParams = z.strictObject({ id: idInPath });

export const organizationRoutes = {
  units: route({
    id: 'unit.list',
    method: 'GET',
    path: '/units',
    policy: 'signed-in',
    summary: 'The tree of units as it stands today, in preorder',
    query: z.strictObject({ under: idInPath.optional(), q: searchText.optional() }),
    reply: z.object({
      version: z.int(),
      items: z.array(
        unitRef.extend({ parentId: id.nullable(), kind: z.string(), depth: z.int(), people: z.int() }),
      ),
    }),
  }),
  postMap: route({
    id: 'unit.post-map',
    method: 'GET',
    path: '/units/:id/post-map',
    policy: 'signed-in',
    summary: 'For every post of the unit and below: who scores, who approves, and which have nobody',
    params: idParams,
    query: z.strictObject({
      only: z.enum(['nobody', 'outside']).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(1000).optional(),
    }),
    reply: z.object({
      unit: unitRef,
      rows: z.array(postMapRow),
      /** Evaluated posts without scorer or approver, and posts outside the regulation, in the whole unit. */
      nobody: z.int(),
      outside: z.int(),
      total: z.int(),
      next: z.string().nullable(),
    }),
  }),
  nameManager: route({
    id: 'assignment.name-manager',
    method: 'POST',
    path: '/assignments/:id/acts',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'Name who directs the work of this assignment from a date on, by document',
    params: idParams,
    body: z.strictObject({
      act: z.literal('name-manager'),
      managerId: id.nullable(),
      from: plainDate,
      documentNumber: shortText,
    }),
    reply: z.object({ assignmentId: id, managerId: id.nullable() }),
  }),
  findPeople: route({
    id: 'person.find',
    method: 'GET',
    path: '/people',
    policy: 'signed-in',
    summary: 'Find people by name, with or without marks',
    query: z.strictObject({
      q: searchText,
      unit: idInPath.optional(),
      limit: z.coerce.number().int().min(1).max(50).optional(),
    }),
    reply: z.object({
      items: z.array(
        personRef.extend({
          unit: unitRef.nullable(),
          post: z.string().nullable(),
          jobPosition: z.string().nullable(),
        }),
      ),
      more: z.boolean(),
    }),
  }),
  person: route({
    id: 'person.read',
    method: 'GET',
    path: '/people/:id',
    policy: 'signed-in',
    summary: 'Posts of a person, and the weeks the caller may see',
    params: idParams,
    reply: z.object({
      person: personRef,
      posts: z.array(
        z.object({
          unit: unitRef,
          post: z.string().nullable(),
          jobPosition: z.string().nullable(),
          rank: z.string(),
          kind: z.string(),
          from: plainDate,
          to: plainDate.nullable(),
        }),
      ),
      weeks: z.array(
        z.object({
          week,
          evaluationId,
          state: z.string(),
          /** Totals of the stages side by side: own, scorer's, in force. */
          self: z.int().nullable(),
          scorer: z.int().nullable(),
          total: z.int().nullable(),
          level: z.string().nullable(),
          /** What it was decided under, 'id@version'. */
          rulebook: z.string(),
          counted: z.boolean(),
        }),
      ),
      /** Forms of the time before this program; they count for nothing. */
      pastWeeks: z.array(pastWeekItem),
      absences: z.array(absenceItem),
      /** The page of declared hours is open to the caller as who manages the person, or as that person. */
      hours: z.boolean(),
      /** Only on the own page: who looked at the record. */
      readBy: z
        .array(
          z.object({
            person: personRef.nullable(),
            at: instant,
            /** The page or file it was read on; a key of the texts. */
            what: z.string(),
            period: anyPeriod.nullable(),
          }),
        )
        .nullable(),
    }),
  }),
  ownData: route({
    id: 'person.own-data',
    method: 'GET',
    path: '/own-data',
    policy: 'signed-in',
    replies: 'file',
    summary:
      "The caller's own data as one JSON file: posts, absences, every week and longer period with report, acts and reasons, talks, difficulties, tasks, logged days, who looked",
    reply: z.string().describe('application/json'),
  }),
  ownDataPdf: route({
    id: 'person.own-data-pdf',
    method: 'GET',
    path: '/own-data.pdf',
    policy: 'signed-in',
    replies: 'file',
    summary: "The caller's own record as a document to read and print (PDF/A)",
    query: z.strictObject({ locale: locale.optional() }),
    reply: z.string().describe('application/pdf'),
  }),
  delegations: route({
    id: 'delegation.list',
    method: 'GET',
    path: '/delegations',
    policy: 'signed-in',
    summary: 'Delegations given and received; the office sees those of its units',
    reply: z.object({
      items: z.array(delegationItem),
      /** What the caller has in his own right, and so could lend. */
      holds: z.array(z.enum(DELEGABLE)),
    }),
  }),
  delegate: route({
    id: 'delegation.create',
    method: 'POST',
    path: '/delegations',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Hand over scoring, approving, writing for the unit or judging work for a time, by document',
    body: z.strictObject({
      delegateId: id,
      actions: z.array(z.enum(DELEGABLE)).min(1).max(DELEGABLE.length),
      from: plainDate,
      to: plainDate,
      documentNumber: shortText,
    }),
    reply: delegationItem,
  }),
  revokeDelegation: route({
    id: 'delegation.revoke',
    method: 'POST',
    path: '/delegations/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'End a delegation at once',
    params: idParams,
    body: z.strictObject({ act: z.literal('revoke'), version, reason: text.optional() }),
    reply: delegationItem,
  }),
  absences: route({
    id: 'absence.list',
    method: 'GET',
    path: '/absences',
    policy: 'signed-in',
    summary: 'Leave, missions, training, secondments: own ones, or those of the units one heads or serves',
    query: z.strictObject({ from: plainDate.optional(), unit: idInPath.optional() }),
    reply: z.object({ items: z.array(absenceItem), canRecordFor: z.enum(['self', 'units']) }),
  }),
  recordAbsence: route({
    id: 'absence.create',
    method: 'POST',
    path: '/absences',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Record an absence of a person one heads or serves',
    body: z.strictObject({
      personId: id,
      kind: z.enum(ABSENCE_KINDS),
      from: plainDate,
      to: plainDate.nullable(),
      note: text.max(500).nullable(),
      documentNumber: shortText.nullable(),
    }),
    reply: absenceItem,
  }),
  revokeAbsence: route({
    id: 'absence.revoke',
    method: 'POST',
    path: '/absences/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Take back an absence recorded by mistake',
    params: idParams,
    body: z.strictObject({ act: z.literal('revoke'), version, reason: shortText }),
    reply: absenceItem,
  }),
};
