// Roll-ups: shorter periods standing in months, quarters, half-years and years, for persons and for every unit.
import { z } from 'zod';
import { SUBJECT_KINDS } from '../domain/evaluation/shape.ts';
import {
  bilingual,
  evaluationId,
  id,
  idInPath,
  instant,
  locale,
  personRef,
  plainDate,
  text,
  unitRef,
  version,
} from './common.ts';
import { ground } from './evaluations.ts';
import { preview } from './preview.ts';
import { settled } from './quotas.ts';
import { route } from './route.ts';

/** '2026-M11', '2026-Q4', '2026-H2', '2026-Y'. */
export const longPeriod = z
  .string()
  .regex(/^20\d{2}-(M(0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$/)
  .meta({ example: '2026-M11' });
const anyPeriod = z.string().meta({ example: '2026-W47' });
const regime = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .meta({ example: '8679-weekly' });

/** Exact value in points as 'n/d', and whole hundredths cut off for the eye. */
const exact = z.object({ exact: z.string(), shown: z.int() });

const figures = z.object({
  members: z.int(),
  counted: z.int(),
  missing: z.int(),
  notCounted: z.int(),
  mean: exact.nullable(),
  levels: z.record(z.string(), z.int()),
});

const standing = z.object({
  how: z.enum(['mean', 'mean-by-days', 'evidence']),
  counted: z.int(),
  missing: z.int(),
  notCounted: z.int(),
  total: exact.nullable(),
  level: z.string().nullable(),
});

const part = z.object({
  period: anyPeriod,
  status: z.enum(['counted', 'missing', 'not-counted']),
  total: exact.nullable(),
  days: z.int(),
  records: z.array(
    z.object({
      evaluationId,
      status: z.enum(['counted', 'missing', 'not-counted']),
      total: exact.nullable(),
      level: z.string().nullable(),
      days: z.int(),
      why: z.string().nullable(),
    }),
  ),
});

const detailed = standing.extend({
  parts: z.array(part),
  /** What the regulation only warns of: it leaves the level to whoever weighs it. */
  warnings: z.array(ground),
});

const regimeRef = z.object({
  regime,
  title: bilingual,
  document: z.string(),
  /** It has readings nobody has confirmed: figures by it are previews. */
  preview: z.boolean(),
  levels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
});

const moved = z.object({ total: exact.nullable(), level: z.string().nullable() });

const moves = z.array(
  z.object({
    person: personRef,
    before: moved.nullable(),
    after: moved.nullable(),
    levelChanges: z.boolean(),
  }),
);

/** A mean the regulation gives no level: of a person or a unit here or below, open or decided. */
const openLevel = z.object({
  subject: z.enum(SUBJECT_KINDS),
  subjectId: id,
  name: z.string(),
  unit: unitRef,
  total: exact.nullable(),
  level: z.string().nullable(),
  /** What left it open; null where no band of points fits. */
  why: ground.nullable(),
  settled: settled.nullable(),
  /** The caller is the competent person, and it is time. */
  may: z.boolean(),
});

const rollUpView = z.object({
  period: longPeriod,
  from: plainDate,
  to: plainDate,
  over: z.boolean(),
  /** Regulations with records in the period; the one shown first. */
  regimes: z.array(regimeRef),
  unit: unitRef.nullable(),
  path: z.array(unitRef),
  /** When the figures were last brought up to date. */
  foldedAt: instant.nullable(),
  figures: figures.nullable(),
  /** What the unit itself has, made of its own records; null where none are kept. */
  result: detailed.nullable(),
  children: z.array(z.object({ unit: unitRef, figures, result: standing.nullable() })),
  people: z.array(detailed.extend({ person: personRef })),
  /** Levels left to the competent person, of this unit and everything under it; those still open first. */
  open: z.array(openLevel),
  /** The latest first. `by` is null where a late change made the version; `moves` says whom of the people shown it moved. */
  frozen: z.array(
    z.object({
      ...{
        version,
        at: instant,
        by: personRef.nullable(),
        members: z.int(),
        missing: z.int(),
        moved: z.int(),
        reason: z.string().nullable(),
      },
      moves,
    }),
  ),
  /** Who of the people shown differs from the last frozen version. */
  moves,
  may: z.array(z.enum(['freeze'])),
  /** Which readings of the regulation are open and who can confirm them; null when results are official. */
  openReadings: preview.nullable(),
});

export const rollUpRoutes = {
  rollUp: route({
    id: 'roll-up.read',
    method: 'GET',
    path: '/roll-ups/:period',
    policy: 'signed-in',
    summary:
      'A month, quarter, half-year or year of a unit: figures, units under it, its people, frozen versions',
    params: z.strictObject({ period: longPeriod }),
    query: z.strictObject({ regime: regime.optional(), unit: idInPath.optional() }),
    reply: rollUpView,
  }),
  rollUpWorkbook: route({
    id: 'roll-up.workbook',
    method: 'GET',
    path: '/roll-ups/:period/workbook',
    policy: 'signed-in',
    summary: 'The same as a workbook: units, people, and the periods each result is made of',
    params: z.strictObject({ period: longPeriod }),
    query: z.strictObject({
      regime: regime.optional(),
      unit: idInPath.optional(),
      locale: locale.optional(),
    }),
    reply: z.string(),
    replies: 'file',
  }),
  freezeRollUp: route({
    id: 'roll-up.freeze',
    method: 'POST',
    path: '/roll-ups/:period/acts',
    policy: 'office',
    idempotent: true,
    summary: 'Freeze the figures of a period that is over, under the next version',
    params: z.strictObject({ period: longPeriod }),
    body: z.strictObject({ act: z.literal('freeze'), regime, version, reason: text.optional() }),
    reply: z.object({ version, members: z.int(), missing: z.int(), moved: z.int() }),
  }),
  decideLevel: route({
    id: 'roll-up.decide',
    method: 'POST',
    path: '/roll-ups/:period/levels',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Decide a level the regulation leaves to the competent person',
    params: z.strictObject({ period: longPeriod }),
    body: z.strictObject({
      ...{ regime, subject: z.enum(SUBJECT_KINDS), subjectId: id },
      ...{ level: z.string().min(1).max(60), reason: text },
    }),
    reply: z.object({ subjectId: id, level: z.string() }),
  }),
  personRollUps: route({
    id: 'roll-up.person',
    method: 'GET',
    path: '/people/:id/roll-ups',
    policy: 'signed-in',
    summary: 'Months, quarters, half-years and years of one person, each with what it is made of',
    params: z.strictObject({ id: idInPath }),
    reply: z.object({
      person: z.object({ id }),
      regimes: z.array(regimeRef),
      items: z.array(detailed.extend({ regime, period: longPeriod })),
    }),
  }),
};
