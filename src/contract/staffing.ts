// Job statistics by position, what they say about the number of posts, and the draft of a job description.
import { z } from 'zod';
import { heldEntry } from './catalogue.ts';
import { id, idInPath, locale, plainDate, shortText, unitRef, week } from './common.ts';
import { route } from './route.ts';

/** Volumes are hundredths of a product, times are minutes. */
const share = z.object({ part: z.int(), of: z.int() });
const figures = z.object({
  /** Different persons in the time looked at, each where he held a post last; and those on its last day. */
  people: z.int(),
  now: z.int(),
  days: z.int(),
  tasks: z.int(),
  volume: z.int(),
  standard: z.int(),
  unmeasured: z.int(),
  declared: z.int(),
  /** Minutes of standard time per working day held, in hundredths. */
  perDay: z.int().nullable(),
  inTime: share.nullable(),
  firstTime: share.nullable(),
  complexity: z.record(z.string(), z.int()),
});
const work = z.object({
  unitId: id,
  position: z.string(),
  itemId: id.nullable(),
  complexity: z.string(),
  tasks: z.int(),
  volume: z.int(),
  standard: z.int(),
  unmeasured: z.int(),
  declared: z.int(),
  logged: z.int(),
  due: z.int(),
  late: z.int(),
  returned: z.int(),
});
const params = z.strictObject({ id: idInPath });
const span = { from: plainDate, to: plainDate };

/** Minutes a day, days of leave, other days, least and most per cent for products; by default 480-12-10-70-85. */
const assumptions = z.string().regex(/^\d{1,4}(?:-\d{1,4}){4}$/);

export const staffingRoutes = {
  positionStatistics: route({
    id: 'staffing.read',
    method: 'GET',
    path: '/units/:id/position-statistics',
    policy: 'signed-in',
    summary: 'Accepted work of a unit by job position over [from, to), beside the same positions elsewhere',
    params,
    query: z.strictObject(span),
    reply: z.object({
      unit: unitRef,
      ...span,
      /** The register speaks from this day on; null: nothing was accepted. */
      begins: plainDate.nullable(),
      /** Working days of the time looked at since then, and of the twelve months that end with it. */
      days: z.object({ looked: z.int(), year: z.int() }),
      units: z.array(unitRef),
      items: z.array(heldEntry),
      lines: z.array(work),
      holders: z.array(
        z.object({ unitId: id, position: z.string(), people: z.int(), now: z.int(), days: z.int() }),
      ),
      positions: z.array(
        z.object({
          position: z.string(),
          own: figures,
          comparison: z.object({
            /** Null where fewer than five people hold the position elsewhere. */
            elsewhere: figures.nullable(),
            units: z.int(),
            warnings: z.array(z.enum(['few-people', 'few-tasks', 'different-load'])),
          }),
        }),
      ),
      weeks: z.array(
        z.object({
          week,
          positions: z.array(z.object({ position: z.string(), days: z.int(), standard: z.int() })),
        }),
      ),
    }),
  }),
  positionStatisticsWorkbook: route({
    id: 'staffing.workbook',
    method: 'GET',
    path: '/units/:id/position-statistics.xlsx',
    policy: 'signed-in',
    summary: 'The same as a workbook',
    params,
    query: z.strictObject({ ...span, locale: locale.optional(), assumptions: assumptions.optional() }),
    reply: z.string(),
    replies: 'file',
  }),
  jobDescription: route({
    id: 'staffing.job-description',
    method: 'GET',
    path: '/units/:id/job-description.docx',
    policy: 'signed-in',
    summary:
      'Draft of a job description and competence frame of a position, out of the accepted work of [from, to)',
    params,
    query: z.strictObject({ ...span, position: shortText, locale: locale.optional() }),
    reply: z.string(),
    replies: 'file',
  }),
};
