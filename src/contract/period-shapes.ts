// Shapes of a record of a month, quarter, half-year or year: facts as stated, results as explained.
import { z } from 'zod';
import { MOST_WORK_LINES } from '../domain/score/input.ts';
import { CHECK_RESULTS, LEVEL_STATES, MISSING_KINDS, OPERANDS } from '../domain/score/outcome.ts';
import { bilingual, hundredths, text } from './common.ts';

/** A month, quarter, half-year or year of this century. */
export const longPeriod = z
  .string()
  .regex(/^20\d{2}-(M(0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$/)
  .meta({ example: '2026-Q4' });

/** Any period: a unit's week stands beside the longer periods. */
export const anyPeriod = z
  .string()
  .regex(/^20\d{2}-(W(0[1-9]|[1-4]\d|5[0-3])|M(0[1-9]|1[0-2])|Q[1-4]|H[12]|Y)$/)
  .meta({ example: '2026-Q4' });

const MOST_FAULTS = 50;
const MOST_KEYS = 100;
const isShort = (entries: object) => Object.keys(entries).length <= MOST_KEYS;
const key = z.string().min(1).max(60);
const amount = z.int().min(0).max(1_000_000_000);
const byKey = <T extends z.ZodType>(value: T) => z.record(key, value).refine(isShort);

const itemFault = z.strictObject({ times: z.int().min(1).max(1000), excused: z.int().min(0).max(1000) });
export const workLine = z.strictObject({
  key,
  axis: key.nullable(),
  /** Hundredths: 150 is a coefficient of 1.5. */
  coefficient: z.int().min(1).max(1_000_000),
  factors: z.array(z.int().min(1).max(1_000_000)).max(5),
  /** Hundredths of an item: 400 is 4 items. */
  assigned: amount,
  done: amount,
  faults: z.array(itemFault).max(MOST_FAULTS),
  delays: z.array(itemFault).max(MOST_FAULTS),
  exceeded: z.boolean(),
  progress: z.int().min(0).max(1_000_000).nullable(),
  quality: z.int().min(0).max(1_000_000).nullable(),
  bonus: z.boolean(),
});

/** Everything a stage states beside points, with the words that belong to it. */
export const stageFacts = z.strictObject({
  choices: byKey(z.strictObject({ option: key, reason: text })),
  lines: z.array(workLine).max(MOST_WORK_LINES),
  flags: byKey(z.boolean()),
  shares: byKey(z.strictObject({ part: amount, whole: amount })),
  unitLevel: key.nullable(),
  words: z.strictObject({
    lines: z
      .record(key, z.strictObject({ title: text.max(500), product: text.max(500) }))
      .refine((lines) => Object.keys(lines).length <= MOST_WORK_LINES),
    flags: byKey(text),
  }),
});
export type StageFactsBody = z.infer<typeof stageFacts>;

const exact = z.object({ n: z.string(), d: z.string() });
const citation = z.object({
  document: z.string(),
  where: z.string(),
  confidence: z.enum(['A', 'B', 'C', 'D', 'X']),
  note: bilingual.nullable(),
});
const missing = z.object({ kind: z.enum(MISSING_KINDS), node: z.string().nullable(), key: z.string() });

interface ExplainedNodeView {
  key: string;
  name: z.infer<typeof bilingual>;
  mechanism: string;
  value: z.infer<typeof exact> | null;
  shown: number | null;
  max: number | null;
  cutFrom: number | null;
  operands: { name: string; exact: z.infer<typeof exact> | null; word: string | null }[];
  grade: string | null;
  citation: z.infer<typeof citation>;
  missing: z.infer<typeof missing>[];
  children: ExplainedNodeView[];
}
const explainedNode: z.ZodType<ExplainedNodeView> = z.lazy(() =>
  z.object({
    key: z.string(),
    name: bilingual,
    mechanism: z.string(),
    value: exact.nullable(),
    shown: z.int().nullable(),
    max: hundredths.nullable(),
    cutFrom: z.int().nullable(),
    operands: z.array(
      z.object({ name: z.enum(OPERANDS), exact: exact.nullable(), word: z.string().nullable() }),
    ),
    grade: z.string().nullable(),
    citation,
    missing: z.array(missing),
    children: z.array(explainedNode),
  }),
);

/** How a result arose: the tree to the citation, and every step from points to level. */
export const outcome = z.object({
  status: z.enum(['complete', 'missing', 'invalid']),
  total: exact.nullable(),
  shown: z.int().nullable(),
  max: hundredths,
  root: explainedNode.nullable(),
  figures: z.array(explainedNode),
  level: z.object({
    state: z.enum(LEVEL_STATES),
    level: z.string().nullable(),
    byPoints: z.string().nullable(),
    steps: z.array(
      z.object({
        kind: z.enum(['points', 'gap', 'condition', 'forced']),
        key: z.string(),
        name: bilingual,
        result: z.enum(CHECK_RESULTS),
        from: z.string().nullable(),
        to: z.string().nullable(),
        found: exact.nullable(),
        bound: z.int().nullable(),
        citation,
      }),
    ),
    missing: z.array(missing),
  }),
  missing: z.array(missing),
  invalid: z.array(z.object({ code: z.string(), key: z.string(), limit: z.int().nullable() })),
});
