// Regulations as data: those the body has activated, those shipped to be activated, and what a score by them would be.
import { z } from 'zod';
import { PERIOD_KINDS } from '../domain/rulebook/shape-base.ts';
import { bilingual, plainDate } from './common.ts';
import { outcome, scoreInput } from './explanation.ts';
import { preview } from './preview.ts';
import { route } from './route.ts';

const rulebookId = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9-]+$/);

const listed = z.object({
  id: z.string(),
  version: z.int(),
  title: bilingual,
  document: z.string(),
  line: z.enum(['state', 'party']),
  use: z.enum(['evaluation', 'archive']),
  periods: z.array(z.enum(PERIOD_KINDS)),
  validFrom: plainDate,
  validTo: plainDate.nullable(),
  /** Activated by this body; otherwise shipped with the program only. */
  active: z.boolean(),
  /** Activated, and today lies in its dates. */
  inForce: z.boolean(),
  /** Readings that wait for a named approver; of one that is only shipped, all it has. */
  readings: z.int(),
});

export const rulebookRoutes = {
  rulebooks: route({
    id: 'rulebook.list',
    method: 'GET',
    path: '/rulebooks',
    policy: 'signed-in',
    summary: 'Every regulation the body has activated, then those shipped with the program',
    reply: z.object({ items: z.array(listed) }),
  }),
  rulebookVersion: route({
    id: 'rulebook.version',
    method: 'GET',
    path: '/rulebooks/:id/:version',
    policy: 'signed-in',
    summary: 'One version of a regulation as data, activated or shipped',
    params: z.strictObject({ id: rulebookId, version: z.coerce.number().int().min(1).max(10_000) }),
    reply: z.object({
      ...{ id: z.string(), version: z.int(), hash: z.string(), active: z.boolean() },
      rulebook: z.unknown(),
      /** Which readings are open and who can confirm them; null when none is, or it is not activated here. */
      openReadings: preview.nullable(),
    }),
  }),
  explainScore: route({
    id: 'rulebook.explain',
    method: 'POST',
    path: '/rulebooks/:id/:version/explain',
    policy: 'signed-in',
    idempotent: false,
    summary:
      'What an input would score by a version: exact tree, level step by step, what is missing. Records nothing',
    params: z.strictObject({ id: rulebookId, version: z.coerce.number().int().min(1).max(10_000) }),
    body: z.strictObject({ period: z.enum(PERIOD_KINDS).optional(), input: scoreInput }),
    reply: outcome,
  }),
};
