// Why a result is what it is: one tree for every kind of result, at most four steps from it to criterion, work, act, article.
import { z } from 'zod';
import { CHECK_RESULTS } from '../domain/score/outcome.ts';
import { bilingual, evaluationIdInPath, idInPath, instant, locale, personRef, unitRef } from './common.ts';
import { citation } from './evaluations.ts';
import { anyPeriod, longPeriod } from './period-shapes.ts';
import { route } from './route.ts';

/** A record of a person or unit; a longer period made of shorter ones, of a person or a unit; a form of the past. */
export const WHY_OF = ['record', 'person', 'unit', 'past-week'] as const;
export const WHY_KINDS = [
  ...(['result', 'level', 'step', 'group', 'criterion', 'period', 'person', 'unit', 'work', 'act'] as const),
  'source',
] as const;
/** Results of steps, standing of periods, names of acts. */
export const WHY_NOTES = [
  ...CHECK_RESULTS,
  ...(['counted', 'not-counted', 'submitted', 'scored', 'approved', 'decided', 'settled', 'own'] as const),
  ...(['left-open', 'level-decided'] as const),
] as const;
const regime = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .meta({ example: '335' });

export interface WhyNodeView {
  key: string;
  kind: (typeof WHY_KINDS)[number];
  /** A name of the regulation; null where `words` or `period` say it. */
  name: z.infer<typeof bilingual> | null;
  /** Words of people: a work, a comment, a name, a file. */
  words: string | null;
  period: string | null;
  /** Hundredths, cut off. */
  shown: number | null;
  max: number | null;
  /** Exact value in points as 'n/d'. */
  exact: string | null;
  /** Key of a level. */
  level: string | null;
  /** Result of a step, standing of a period, name of an act. */
  note: (typeof WHY_NOTES)[number] | null;
  by: z.infer<typeof personRef> | null;
  at: string | null;
  citation: z.infer<typeof citation> | null;
  /** Where the same question is answered for this part. */
  open: { of: (typeof WHY_OF)[number]; id: number; period: string | null; regime: string | null } | null;
  children: WhyNodeView[];
}

const node: z.ZodType<WhyNodeView> = z.lazy(() =>
  z.object({
    key: z.string(),
    kind: z.enum(WHY_KINDS),
    name: bilingual.nullable(),
    words: z.string().nullable(),
    period: anyPeriod.nullable(),
    shown: z.int().nullable(),
    max: z.int().nullable(),
    exact: z.string().nullable(),
    level: z.string().nullable(),
    note: z.enum(WHY_NOTES).nullable(),
    by: personRef.nullable(),
    at: instant.nullable(),
    citation: citation.nullable(),
    open: z
      .object({
        of: z.enum(WHY_OF),
        id: z.int(),
        period: longPeriod.nullable(),
        regime: regime.nullable(),
      })
      .nullable(),
    children: z.array(node),
  }),
);

const why = z.object({
  of: z.enum(WHY_OF),
  period: anyPeriod,
  person: personRef.nullable(),
  unit: unitRef.nullable(),
  regulation: z
    .object({ title: bilingual, document: z.string(), id: z.string(), version: z.int() })
    .nullable(),
  levels: z.array(z.object({ key: z.string(), order: z.int(), name: bilingual })),
  /** Some reading of the regulation is not confirmed. */
  preview: z.boolean(),
  root: node,
});
export type WhyView = z.infer<typeof why>;

/** Only records have ids as wide as those of evaluations. */
const params = z
  .strictObject({ of: z.enum(WHY_OF), id: evaluationIdInPath })
  .refine(({ of, id: asked }) => of === 'record' || idInPath.safeParse(asked).success, { path: ['id'] });
/** Both only of a longer period made of shorter ones. */
const place = { period: longPeriod.optional(), regime: regime.optional() };

export const whyRoutes = {
  why: route({
    id: 'why.read',
    method: 'GET',
    path: '/why/:of/:id',
    policy: 'signed-in',
    summary:
      'Why a result is what it is, for every kind of result: level, points, criteria, works, acts, articles',
    params,
    query: z.strictObject(place),
    reply: why,
  }),
  whySheet: route({
    id: 'why.sheet',
    method: 'GET',
    path: '/why/:of/:id/sheet.pdf',
    policy: 'signed-in',
    summary: 'The same tree as a PDF sheet for the person',
    params,
    query: z.strictObject({ ...place, locale: locale.optional() }),
    reply: z.string(),
    replies: 'file',
  }),
};
