// The weekly summary of a unit: as data, as a workbook, as a PDF.
import { z } from 'zod';
import {
  bilingual,
  evaluationId,
  id,
  idInPath,
  instant,
  locale,
  personRef,
  plainDate,
  unitRef,
  week,
} from './common.ts';
import { route } from './route.ts';
import { stageCounts } from './weeks.ts';

const figures = {
  counts: stageCounts,
  levels: z.record(z.string(), z.int()),
  /** Mean of the results in hundredths, cut off. */
  mean: z.int().nullable(),
};
const params = z.strictObject({ id: idInPath, week });
const query = z.strictObject({ locale: locale.optional() });
const state = z.enum(['open', 'closed']);

const ownReport = z.object({
  evaluationId,
  state: z.string(),
  counted: z.boolean(),
  total: z.int().nullable(),
  level: z.object({ key: z.string(), order: z.int(), name: bilingual }).nullable(),
});

export const summaryRoutes = {
  summary: route({
    id: 'summary.read',
    method: 'GET',
    path: '/units/:id/weeks/:week/summary',
    policy: 'signed-in',
    summary: 'The weekly summary of a unit: completeness, levels, units, persons in question, difficulties',
    params,
    reply: z.object({
      unit: unitRef,
      week,
      from: plainDate,
      last: plainDate,
      state,
      at: instant,
      rulebook: z.object({ id: z.string(), version: z.int(), document: z.string() }),
      levels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
      whole: z.object(figures),
      /** Units with people or a report of their own; their figures add up to the whole. */
      units: z.array(z.object({ unit: unitRef, state, own: ownReport.nullable(), ...figures })),
      people: z.array(
        z.object({
          evaluationId,
          person: personRef,
          unit: unitRef,
          total: z.int().nullable(),
          level: z.string().nullable(),
          reasons: z.array(z.string()),
        }),
      ),
      difficulties: z.array(
        z.object({
          /** In the register, once somebody of the office has taken it up. */
          id: id.nullable(),
          evaluationId: evaluationId.nullable(),
          person: personRef,
          unit: unitRef,
          text: z.string(),
        }),
      ),
    }),
  }),
  summaryWorkbook: route({
    id: 'summary.workbook',
    method: 'GET',
    path: '/units/:id/weeks/:week/summary.xlsx',
    policy: 'signed-in',
    summary: 'The same as a workbook',
    params,
    query,
    reply: z.string(),
    replies: 'file',
  }),
  summaryPdf: route({
    id: 'summary.pdf',
    method: 'GET',
    path: '/units/:id/weeks/:week/summary.pdf',
    policy: 'signed-in',
    summary: 'The same as a PDF (PDF/A)',
    params,
    query,
    reply: z.string(),
    replies: 'file',
  }),
};
