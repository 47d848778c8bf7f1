// The explained result of a score tree and what it is made from, as they cross the network.
import { z } from 'zod';
import { PERIOD_KINDS } from '../domain/rulebook/shape-base.ts';
import { MECHANISMS } from '../domain/rulebook/shape-tree.ts';
import {
  CHECK_RESULTS,
  INPUT_FAULT_CODES,
  LEVEL_STATES,
  MISSING_KINDS,
  OPERANDS,
} from '../domain/score/outcome.ts';
import { SCORE_FAULT_CODES } from '../domain/score/shape.ts';
import { bilingual } from './common.ts';
import { citation } from './evaluations.ts';

/** No rulebook and no period holds more; without a bound every made-up entry would be answered one by one. */
const MOST = 500;
const key = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9-]+$/);
const amount = z.int().min(0).max(1_000_000_000);
const points = z.int().min(-1_000_000).max(1_000_000);
const reason = z
  .string()
  .max(4000)
  .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u);

function keyed<T extends z.ZodType>(value: T) {
  return z.record(key, value).refine((all) => Object.keys(all).length <= MOST);
}

const itemFault = z.strictObject({ times: z.int().min(1).max(1000), excused: z.int().min(0).max(1000) });
const workLine = z.strictObject({
  key,
  axis: key.nullable(),
  coefficient: z.int().min(1).max(1_000_000),
  factors: z.array(z.int().min(1).max(1_000_000)).max(8),
  assigned: amount,
  done: amount,
  faults: z.array(itemFault).max(MOST),
  delays: z.array(itemFault).max(MOST),
  exceeded: z.boolean(),
  progress: z.int().min(0).max(1_000_000).nullable(),
  quality: z.int().min(0).max(1_000_000).nullable(),
  bonus: z.boolean(),
});

/** What a score is made from; all numbers are whole hundredths, 4 items are 400. */
export const scoreInput = z.strictObject({
  entered: keyed(points),
  choices: keyed(z.strictObject({ option: key, reason })),
  lines: z.array(workLine).max(MOST),
  flags: keyed(z.boolean()),
  shares: keyed(z.strictObject({ part: amount, whole: amount })),
  subordinates: z.strictObject({ total: amount, decided: amount, worst: key.nullable() }).nullable(),
  unitLevel: key.nullable(),
  earlier: z.array(z.strictObject({ period: z.enum(PERIOD_KINDS), level: key })).max(60),
});

/** n/d in lowest terms, in points. */
const exact = z.object({ n: z.string(), d: z.string() });
const missing = z.object({ kind: z.enum(MISSING_KINDS), node: z.string().nullable(), key: z.string() });
const operand = z.object({ name: z.enum(OPERANDS), exact: exact.nullable(), word: z.string().nullable() });

export interface ExplainedNodeView {
  key: string;
  name: z.infer<typeof bilingual>;
  mechanism: (typeof MECHANISMS)[number];
  value: z.infer<typeof exact> | null;
  shown: number | null;
  max: number | null;
  cutFrom: number | null;
  operands: readonly z.infer<typeof operand>[];
  grade: string | null;
  citation: z.infer<typeof citation>;
  missing: readonly z.infer<typeof missing>[];
  children: readonly ExplainedNodeView[];
}
const explainedNode: z.ZodType<ExplainedNodeView> = z.lazy(() =>
  z.object({
    key: z.string(),
    name: bilingual,
    mechanism: z.enum(MECHANISMS),
    value: exact.nullable(),
    shown: z.int().nullable(),
    max: z.int().nullable(),
    cutFrom: z.int().nullable(),
    operands: z.array(operand),
    grade: z.string().nullable(),
    citation,
    missing: z.array(missing),
    children: z.array(explainedNode),
  }),
);

const levelStep = z.object({
  kind: z.enum(['points', 'gap', 'condition', 'forced']),
  key: z.string(),
  name: bilingual,
  result: z.enum(CHECK_RESULTS),
  from: z.string().nullable(),
  to: z.string().nullable(),
  found: exact.nullable(),
  bound: z.int().nullable(),
  citation,
});

/** Total, tree, level with every step, and what is missing. Shown values are hundredths, cut off. */
export const outcome = z.object({
  status: z.enum(['complete', 'missing', 'invalid']),
  total: exact.nullable(),
  shown: z.int().nullable(),
  max: z.int(),
  root: explainedNode.nullable(),
  figures: z.array(explainedNode).readonly(),
  level: z.object({
    state: z.enum(LEVEL_STATES),
    level: z.string().nullable(),
    byPoints: z.string().nullable(),
    steps: z.array(levelStep).readonly(),
    missing: z.array(missing).readonly(),
  }),
  missing: z.array(missing).readonly(),
  invalid: z
    .array(
      z.object({
        code: z.enum([...INPUT_FAULT_CODES, ...SCORE_FAULT_CODES]),
        key: z.string(),
        limit: z.int().nullable(),
      }),
    )
    .readonly(),
});
