// A unit's month, quarter or longer: how far everybody is, its closing, its moved deadlines.
import { z } from 'zod';
import { EXCEPTIONS } from '../domain/evaluation/exceptions.ts';
import { SUBJECT_KINDS } from '../domain/evaluation/shape.ts';
import {
  bilingual,
  evaluationIdInPath,
  idInPath,
  instant,
  locale,
  personRef,
  plainDate,
  refusal,
  shortText,
  text,
  unitRef,
  version,
} from './common.ts';
import { longPeriod } from './period-shapes.ts';
import { periodItem, rulebookRef, stepPlace } from './periods.ts';
import { preview } from './preview.ts';
import { route } from './route.ts';
import { stageCounts } from './weeks.ts';

const unitPeriod = z.object({
  unit: unitRef,
  path: z.array(unitRef),
  period: longPeriod,
  from: plainDate,
  to: plainDate,
  state: z.enum(['open', 'closed']),
  version,
  closedAt: instant.nullable(),
  closedBy: personRef.nullable(),
  /** From then on somebody may be left without a result; null where nobody is evaluated. */
  closeDeadline: instant.nullable(),
  regulations: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      line: z.enum(['state', 'party']),
      title: bilingual,
      subject: z.enum(SUBJECT_KINDS),
      levels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
      stages: z.array(
        z.object({ key: z.enum(['submit', 'score', 'approve', 'close']), name: bilingual, due: instant }),
      ),
      /** Stages whose deadline was moved, and why. */
      extended: z.array(
        z.object({ stage: z.string(), at: instant, reason: z.string(), by: personRef.nullable() }),
      ),
      counts: stageCounts,
      results: z.record(z.string(), z.int()),
    }),
  ),
  children: z.array(
    z.object({ unit: unitRef, state: z.enum(['open', 'closed']), records: z.int(), done: z.int() }),
  ),
  /** What would be refused if one closed now. */
  closeRefusals: z.array(refusal),
  /** Version of the period's own deadlines; null while it is not kept. */
  periodVersion: version.nullable(),
  may: z.array(z.enum(['close', 'extend'])),
});
export type UnitPeriodView = z.infer<typeof unitPeriod>;

export const approvalLooks = ['level-open', ...EXCEPTIONS] as const;
const approvalItem = periodItem.extend({
  /** Why this record deserves a look before it is signed with others. */
  looks: z.array(z.enum(approvalLooks)),
  /** Why it cannot be signed yet. */
  hindered: z.array(refusal),
});
export type ApprovalItem = z.infer<typeof approvalItem>;

const unitInPeriod = z.strictObject({ id: idInPath, period: longPeriod });
const onePeriod = z.strictObject({ period: longPeriod });
const oneRecord = z.strictObject({ id: evaluationIdInPath });
const inLanguage = z.strictObject({ locale: locale.optional() });

export const unitPeriodRoutes = {
  periodApprovals: route({
    id: 'period.approvals',
    method: 'GET',
    path: '/periods/:period/approvals',
    policy: 'signed-in',
    summary:
      'Records of this period the caller approves, with what deserves a look and what still hinders each',
    params: onePeriod,
    reply: z.object({
      items: z.array(approvalItem),
      waiting: z.int(),
      elsewhere: z.int(),
      done: z.int(),
      more: z.boolean(),
      /** Readings some of these records wait for, and who may confirm them; null without any. */
      openReadings: preview.nullable(),
    }),
  }),
  periodSteps: route({
    id: 'period.steps',
    method: 'GET',
    path: '/periods/:period/steps',
    policy: 'signed-in',
    summary:
      'Further steps (notice, publication, opinions) the caller owes in this period, with the records of each',
    params: onePeriod,
    reply: z.object({
      groups: z.array(
        z.object({
          rulebook: rulebookRef,
          step: z.object({
            key: z.string(),
            name: bilingual,
            place: stepPlace,
            due: instant.nullable(),
          }),
          items: z.array(periodItem),
          more: z.boolean(),
        }),
      ),
    }),
  }),
  unitPeriod: route({
    id: 'period.unit',
    method: 'GET',
    path: '/units/:id/periods/:period',
    policy: 'signed-in',
    summary:
      "A unit's month, quarter or longer: regulations with deadlines and figures, units under it, what stops its closing",
    params: unitInPeriod,
    reply: unitPeriod,
  }),
  closeUnitPeriod: route({
    id: 'period.close',
    method: 'POST',
    path: '/units/:id/periods/:period/acts',
    policy: 'signed-in',
    idempotent: true,
    summary:
      "Close a unit's month, quarter or longer with everything under it; what is unfinished stays without a result",
    params: unitInPeriod,
    body: z.strictObject({
      act: z.literal('close'),
      version,
      leaveUnfinished: z.boolean(),
      reason: text.optional(),
    }),
    reply: z.object({ state: z.literal('closed'), closed: z.int(), unfinished: z.int(), version }),
  }),
  extendPeriod: route({
    id: 'period.extend',
    method: 'POST',
    path: '/periods/:period/acts',
    policy: 'office',
    idempotent: true,
    summary: 'Move the deadline of a stage of one regulation in this period, with a reason',
    params: onePeriod,
    body: z.strictObject({
      act: z.literal('extend'),
      version,
      rulebook: z.string().min(1).max(60),
      stage: z.enum(['submit', 'score', 'approve', 'close']),
      until: instant,
      reason: shortText,
    }),
    reply: z.object({
      period: longPeriod,
      rulebook: z.string(),
      deadlines: z.object({ submit: instant, score: instant, approve: instant, close: instant }),
      version,
    }),
  }),
  printPeriodRecord: route({
    id: 'period.print',
    method: 'GET',
    path: '/period-records/:id/form',
    policy: 'signed-in',
    summary:
      'The printed form of a longer period: points, work, level with its grounds, opinions, places to sign',
    params: oneRecord,
    query: inLanguage,
    reply: z.string(),
    replies: 'html',
  }),
  periodRecordPdf: route({
    id: 'period.pdf',
    method: 'GET',
    path: '/period-records/:id/form.pdf',
    policy: 'signed-in',
    summary: 'The same form as a PDF',
    params: oneRecord,
    query: inLanguage,
    reply: z.string(),
    replies: 'file',
  }),
  printUnitPeriod: route({
    id: 'period.print-unit',
    method: 'GET',
    path: '/units/:id/periods/:period/list',
    policy: 'signed-in',
    summary: "Results of a unit's people as one list to print",
    params: unitInPeriod,
    query: inLanguage,
    reply: z.string(),
    replies: 'html',
  }),
  unitPeriodPdf: route({
    id: 'period.unit-pdf',
    method: 'GET',
    path: '/units/:id/periods/:period/list.pdf',
    policy: 'signed-in',
    summary: 'The same list as a PDF',
    params: unitInPeriod,
    query: inLanguage,
    reply: z.string(),
    replies: 'file',
  }),
  exportPeriodRecord: route({
    id: 'period.export',
    method: 'GET',
    path: '/period-records/:id/form.xlsx',
    policy: 'signed-in',
    summary: 'The same form as a workbook',
    params: oneRecord,
    query: inLanguage,
    reply: z.string(),
    replies: 'file',
  }),
};
