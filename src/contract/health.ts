// Whether the organisation is in order.
import { z } from 'zod';
import { HEALTH_CHECKS } from '../domain/organization/health.ts';
import { id, plainDate } from './common.ts';
import { route } from './route.ts';

export const healthRoutes = {
  health: route({
    id: 'health.read',
    method: 'GET',
    path: '/organization-health',
    policy: 'organization-admin',
    summary:
      'What is not in order in the own part of the body today, with counts and the first hundred of each kind',
    reply: z.object({
      day: plainDate,
      checks: z.array(
        z.object({
          check: z.enum(HEALTH_CHECKS),
          count: z.int(),
          lines: z.array(
            z.object({
              personId: id.nullable(),
              unitId: id.nullable(),
              what: z.string(),
              unit: z.string().nullable(),
              detail: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
  healthFile: route({
    id: 'health.file',
    method: 'GET',
    path: '/organization-health.xlsx',
    policy: 'organization-admin',
    summary: 'Everything that is not in order as a workbook',
    query: z.strictObject({ locale: z.enum(['vi', 'en']).optional() }),
    reply: z.string(),
    replies: 'file',
  }),
};
