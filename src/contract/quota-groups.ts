// Groups of similar duties of the body.
import { z } from 'zod';
import { RANKS } from '../domain/organization/shape.ts';
import { STAFF_GROUPS } from '../domain/rulebook/shape-regime.ts';
import { id, instant, personRef, plainDate, shortText } from './common.ts';
import { route } from './route.ts';

const titles = z.array(shortText).max(200);
const group = z.strictObject({
  ...{ name: shortText.max(100), posts: titles, jobPositions: titles },
  ...{ ranks: z.array(z.enum(RANKS)).max(9), staffGroups: z.array(z.enum(STAFF_GROUPS)).max(9) },
});
/** An empty list: by posts of management and all others. */
const stated = { from: plainDate, groups: z.array(group).max(20), documentDate: plainDate };

export const quotaGroupRoutes = {
  quotaGroups: route({
    id: 'quota-groups.read',
    method: 'GET',
    path: '/quota-groups',
    policy: 'organization-admin',
    summary:
      'Groups of similar duties the body stated, the latest first, and how many people stand in each today',
    reply: z.object({
      sets: z.array(z.object({ id, ...stated, documentNumber: z.string(), by: personRef, at: instant })),
      /** In the order in which people are asked. */
      people: z.array(z.object({ group: z.string(), count: z.int() })),
      /** Titles people hold today. */
      ...{ posts: z.array(z.string()), jobPositions: z.array(z.string()) },
      may: z.array(z.enum(['state'])),
    }),
  }),
  stateQuotaGroups: route({
    id: 'quota-groups.state',
    method: 'POST',
    path: '/quota-groups',
    policy: 'organization-admin',
    idempotent: true,
    summary: 'State the groups of similar duties, by document and with the password',
    body: z.strictObject({ ...stated, documentNumber: shortText }),
    reply: z.object({ id }),
  }),
};
export type QuotaGroups = z.infer<typeof quotaGroupRoutes.quotaGroups.reply>;
