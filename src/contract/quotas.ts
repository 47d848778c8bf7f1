// Shares of a level (quotas): how they stand in each organ, and what an organ decides by document about its own.
import { z } from 'zod';
import { EDGES } from '../domain/rollup/quota-edge.ts';
import { QUOTA_BASES } from '../domain/rulebook/shape-regime.ts';
import {
  bilingual,
  evaluationId,
  id,
  instant,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
} from './common.ts';
import { citation, ground } from './evaluations.ts';
import { anyPeriod, longPeriod } from './period-shapes.ts';
import { preview } from './preview.ts';
import { route } from './route.ts';

const regime = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .meta({ example: '366' });
const base = z.enum(QUOTA_BASES);
const counted = z.object({ classified: z.int(), good: z.int(), places: z.int() });

const scope = z.object({
  /** null: the organ; else a group of similar duties in it. */
  group: z.string().nullable(),
  small: z.boolean(),
  /** Over what is decided: what blocks. */
  now: counted,
  given: z.int(),
  left: z.int(),
  /** Over all points known so far: what is to be expected, and how many reached the level. */
  later: counted.extend({ reached: z.int() }),
  readings: z.array(z.object({ base, places: z.int() })),
  /** How many have the very total at which the places end. */
  tie: z.int(),
});

const comment = z.object({
  act: z.enum(['submitted', 'scored', 'approved', 'decided']),
  at: instant,
  by: personRef.nullable(),
  words: z.string(),
});
const exact = z.object({ exact: z.string(), shown: z.int() });

/** The decision by which a level in a mean is another one than the mean reaches; `reached` null: it left the level open. */
export const settled = z.object({
  reached: z.string().nullable(),
  by: personRef,
  at: instant,
  /** null where they were erased. */
  words: z.string().nullable(),
});

const personLine = z.object({
  /** The record of the period; null where the period is a mean. */
  evaluationId: evaluationId.nullable(),
  person: personRef,
  unit: unitRef,
  group: z.string(),
  rank: z.int(),
  total: exact.nullable(),
  decided: z.enum(['given', 'other', 'open']),
  edge: z.enum(EDGES),
  work: z
    .object({
      ...{ lines: z.int(), exceeded: z.int(), faulty: z.int(), late: z.int() },
      flags: z.array(z.string()),
    })
    .nullable(),
  settled: settled.nullable(),
  /** What the regulation only warns of in a period that is a mean. */
  warnings: z.array(ground),
  /** What was said in the record; only at the border. */
  comments: z.array(comment),
  /** At the border: the periods before, or those the mean is made of, the latest first. */
  earlier: z.array(
    z.object({
      ...{ evaluationId, period: anyPeriod, total: exact.nullable(), level: z.string().nullable() },
      comments: z.array(comment),
    }),
  ),
});

const organ = z.object({
  unit: unitRef,
  ruling: z
    .object({
      ...{ outstanding: z.boolean(), pooled: z.boolean(), documentNumber: z.string() },
      ...{ by: personRef, at: instant },
    })
    .nullable(),
  /** Share in force, hundredths of a per cent. */
  percent: z.int(),
  open: z.int(),
  members: z.int(),
  /** None where they would tell of fewer than five people whom the caller may not read. */
  scopes: z.array(scope),
  few: z.boolean(),
  /** Who reached the level, best first, as far as the caller may read their records. */
  people: z.array(personLine),
  hidden: z.int(),
  may: z.array(z.enum(['rule', 'settle'])),
});

const quotaView = z.object({
  period: longPeriod,
  ...{ from: plainDate, to: plainDate },
  /** The first day on which levels of the period are decided; of a mean its regulation may name one before the last day. */
  ...{ official: plainDate, over: z.boolean() },
  regimes: z.array(z.object({ regime, title: bilingual })),
  regime: regime.nullable(),
  /** The period is a mean of shorter ones: its share blocks when the figures are frozen. */
  mean: z.boolean(),
  quota: z
    .object({
      ...{ key: z.string(), level: z.string(), percent: z.int(), raisedPercent: z.int().nullable() },
      ...{ base, alternatives: z.array(base), smallGroupBelow: z.int(), citation },
      levels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
      /** Levels the head of an organ may give in a mean to whoever reached the bounded one. */
      settles: z.array(z.string()),
    })
    .nullable(),
  /** The body's own groups of similar duties, by document; null: posts of management, and all others. */
  groups: z.object({ documentNumber: z.string(), documentDate: plainDate }).nullable(),
  organs: z.array(organ),
  openReadings: preview.nullable(),
});
export type QuotaView = z.infer<typeof quotaView>;

export const quotaRoutes = {
  quota: route({
    id: 'quota.read',
    method: 'GET',
    path: '/quotas/:period',
    policy: 'signed-in',
    summary: 'Places of a bounded level in each organ and group, who reached it, and who stands at the edge',
    params: z.strictObject({ period: longPeriod }),
    query: z.strictObject({ regime: regime.optional() }),
    reply: quotaView,
  }),
  ruleOnQuota: route({
    id: 'quota.rule',
    method: 'POST',
    path: '/quotas/:period/rulings',
    policy: 'signed-in',
    idempotent: true,
    summary:
      'By the head of an organ and by document: outstanding achievement (the raised share), small groups counted together',
    params: z.strictObject({ period: longPeriod }),
    body: z.strictObject({
      ...{ regime, unitId: id, outstanding: z.boolean(), pooled: z.boolean() },
      documentNumber: shortText,
    }),
    reply: z.object({ unitId: id }),
  }),
  settleLevel: route({
    id: 'quota.settle',
    method: 'POST',
    path: '/quotas/:period/levels',
    policy: 'signed-in',
    idempotent: true,
    summary:
      'By the head of an organ, with words, in a period that is a mean: the level of somebody who reached the bounded one',
    params: z.strictObject({ period: longPeriod }),
    body: z.strictObject({ regime, personId: id, level: z.string().min(1).max(60), reason: text }),
    reply: z.object({ personId: id, level: z.string() }),
  }),
};
