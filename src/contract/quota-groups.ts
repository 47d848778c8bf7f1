// Groups of similar duties of the body.
import { z } from 'zod';
import { RANKS } from '../domain/organization/shape.ts';
import { STAFF_GROUPS } from '../domain/rulebook/shape-regime.ts';
import { id, instant, personRef, plainDate, shortText } from './common.ts';
import { route } from './route.ts';

const titles = z.array(shortText).max(200);
const group = z.strictObject({
  name: shortText.max(100),
  ranks: z.array(z.enum(RANKS)).max(RANKS.length),
  staffGroups: z.array(z.enum(STAFF_GROUPS)).max(STAFF_GROUPS.length),
  ...{ posts: titles, jobPositions: titles },
});
/** An empty list: by posts of management and all others. */
const groups = z.array(group).max(20);

const set = z.object({
  ...{ id, from: plainDate, groups, documentNumber: z.string(), documentDate: plainDate },
  ...{ by: personRef, at: instant },
});

export const quotaGroupRoutes = {
  quotaGroups: route({
    id: 'quota-groups.read',
    method: 'GET',
    path: '/quota-groups',
    policy: 'organization-admin',
    summary: 'Groups of similar duties the body has stated, and how many people stand in each today',
    reply: z.object({
      /** The latest first. */
      sets: z.array(set),
      /** Those in force today; null: the two that follow from ranks. */
      current: id.nullable(),
      /** By name of the group, in the order in which people are asked. */
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
    summary:
      'State the groups of similar duties from a day on, by document; the password must have been given again',
    body: z.strictObject({ from: plainDate, groups, documentNumber: shortText, documentDate: plainDate }),
    reply: z.object({ id }),
  }),
};
export type QuotaGroups = z.infer<typeof quotaGroupRoutes.quotaGroups.reply>;
