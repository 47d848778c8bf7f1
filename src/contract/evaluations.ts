// One person's week: what the page reads, and the acts on it.
import { z } from 'zod';
import { EXCEPTIONS } from '../domain/evaluation/exceptions.ts';
import { HELD_STAGES } from '../domain/evaluation/lateness.ts';
import { COMMANDS, EVALUATION_STATES, MOST_REPORT_LINES } from '../domain/evaluation/shape.ts';
import {
  bilingual,
  cursorQuery,
  evaluationId,
  evaluationIdInPath,
  hundredths,
  id,
  idInPath,
  instant,
  locale,
  page,
  personRef,
  plainDate,
  refusal,
  text,
  unitRef,
  version,
  week,
} from './common.ts';
import { stageFacts } from './period-shapes.ts';
import { proposedScore } from './proposed-score.ts';
import { route } from './route.ts';

/** No rulebook has more criteria; without a bound each made-up one would come back as a reason of its own. */
const MOST_CRITERIA = 100;
const isShort = (points: object) => Object.keys(points).length <= MOST_CRITERIA;
export const entered = z.record(z.string().max(40), hundredths).refine(isShort);
export const workItem = z.strictObject({
  title: text.max(500),
  product: text.max(500),
  due: plainDate.nullable(),
  done: plainDate.nullable(),
  note: text.max(1000),
  /** The task of the register it was made from. */
  taskId: id.optional(),
  important: z.boolean().optional(),
});
export const report = z.strictObject({
  items: z.array(workItem).max(MOST_REPORT_LINES),
  conduct: text,
  difficulties: text,
  /** Why points differ from those the register proposes, by criterion. */
  reasons: z.record(z.string().max(40), text.max(1000)).refine(isShort).optional(),
});
/** As it was filed: with what the register proposed at that moment, added by the server. */
export const filedReport = report.extend({
  proposed: z.array(proposedScore).optional(),
});
export const command = z.enum(COMMANDS);
const state = z.enum(EVALUATION_STATES);

const scores = z.object({ entered, total: hundredths, level: z.string() });

/** One line of a list: a person's week at a glance. Scores are null where the viewer may not read them. */
export const evaluationItem = z.object({
  id: evaluationId,
  version,
  week,
  person: personRef,
  unit: unitRef,
  post: z.string().nullable(),
  jobPosition: z.string().nullable(),
  from: plainDate,
  to: plainDate,
  state,
  late: z.boolean(),
  opened: z.boolean(),
  counted: z.boolean(),
  notCountedKind: z.string().nullable(),
  oneAuthority: z.boolean(),
  dissent: z.enum(['none', 'noted', 'opened']),
  reopenProposed: z.boolean(),
  self: scores.nullable(),
  scorer: scores.nullable(),
  final: scores.nullable(),
  /** Who has to act now; null when nobody has. */
  waitingFor: personRef.nullable(),
  items: z.object({ count: z.int(), late: z.int(), undone: z.int() }).nullable(),
  /** Totals of the last eight counted weeks, oldest first (for the small line); `rulebook` ('id@version') where a week was
   * decided under another one than this record. */
  trend: z.array(z.object({ week, total: hundredths, rulebook: z.string().optional() })),
  /** Why this one deserves a look before the block is approved; empty for the ordinary. */
  exceptions: z.array(z.enum(EXCEPTIONS)),
  may: z.array(command),
  /** What it is judged by: people of one week may fall under several regulations. */
  rulebook: z.object({ id: z.string(), version: z.int() }),
});
export type EvaluationItem = z.infer<typeof evaluationItem>;

const actView = z.object({
  seq: z.int(),
  act: z.string(),
  at: instant,
  actor: personRef.nullable(),
  actingFor: personRef.nullable(),
  role: z.string(),
  /** Words of the act as far as the viewer may read them; null when erased. */
  comment: z.string().nullable(),
  scores: scores.nullable(),
  /** First characters of the act's hash in the chain. */
  proof: z.string(),
});

export const citation = z.object({
  document: z.string(),
  where: z.string(),
  confidence: z.enum(['A', 'B', 'C', 'D', 'X']),
  note: bilingual.nullable(),
});

/** What a level rests on, with its article. */
export const ground = z.object({ name: bilingual, citation });

/** Explained tree of points; `how` tells whether somebody entered the value or it is a sum. */
export interface ScoreNodeView {
  key: string;
  name: z.infer<typeof bilingual> | null;
  value: number | null;
  max: number;
  how: 'entered' | 'sum';
  citation: z.infer<typeof citation>;
  children: ScoreNodeView[];
}
const scoreNode: z.ZodType<ScoreNodeView> = z.lazy(() =>
  z.object({
    key: z.string(),
    name: bilingual.nullable(),
    value: hundredths.nullable(),
    max: hundredths,
    how: z.enum(['entered', 'sum']),
    citation,
    children: z.array(scoreNode),
  }),
);

/** Stages whose deadline was moved, and why. */
export const movedDeadlines = z.array(
  z.object({ stage: z.string(), at: instant, reason: z.string(), by: personRef.nullable() }),
);

export const evaluationView = evaluationItem.extend({
  report: filedReport.nullable(),
  /** Days off around the report's dates: what is late is reckoned in working days. */
  daysOff: z.array(plainDate),
  approver: personRef.nullable(),
  scorerPerson: personRef.nullable(),
  scoredBy: personRef.nullable(),
  approvedBy: personRef.nullable(),
  revision: z.int(),
  /** End of the last proposal to reopen that nobody answered, waiting still (`reopenProposed`) or over. */
  reopenUntil: instant.nullable(),
  deadlines: z.object({ submit: instant, score: instant, approve: instant, close: instant }),
  extended: movedDeadlines,
  acts: z.array(actView),
  /** For each stage that has points: how the total arose. */
  explained: z.array(
    z.object({
      stage: z.enum(['self', 'scorer', 'final']),
      nodes: z.array(scoreNode),
      level: z.string(),
      levelCitation: citation,
    }),
  ),
  /** Who can read this record, in words the page has. */
  readers: z.array(z.object({ relation: z.string(), person: personRef.nullable() })),
  /** Only for its author: the unsent text. */
  draft: z.object({ version, savedAt: instant, body: z.unknown() }).nullable(),
  /** Last week's titles and products, offered as wording. */
  lastWeek: z.array(z.object({ title: z.string(), product: z.string(), unfinished: z.boolean() })),
});
export type EvaluationView = z.infer<typeof evaluationView>;

export const actBody = z.strictObject({
  act: command,
  version,
  entered: entered.optional(),
  report: report.optional(),
  comment: text.optional(),
  /** Longer periods: facts beside points, the level where it is left open, the further step recorded. */
  facts: stageFacts.optional(),
  level: z.string().max(60).optional(),
  step: z.string().max(60).optional(),
});
export type ActBody = z.infer<typeof actBody>;

/** Small and stored with the key: the same request always gets the same answer; the page then reads the record anew. */
const actReply = z.object({ id: evaluationId, version, state });
export type ActReply = z.infer<typeof actReply>;

/** What a page types before it is sent; the server keeps it for its author only. */
export const draftBody = z.strictObject({
  entered: z.record(text.max(40), text.max(40)).refine(isShort),
  report,
  comment: text,
});

const params = z.strictObject({ id: evaluationIdInPath });

export const evaluationRoutes = {
  evaluations: route({
    id: 'evaluation.list',
    method: 'GET',
    path: '/evaluations',
    policy: 'signed-in',
    summary: 'Evaluations the caller has to do with: to score, to approve, or of a unit',
    query: z.strictObject({
      ...cursorQuery,
      week,
      part: z.enum(['mine', 'score', 'approve', 'unit', 'reopen']),
      unit: idInPath.optional(),
      /** Only the unit's own records, not those of the units under it. */
      under: z.enum(['no']).optional(),
      /** Whoever has to act now, and the stage that waits. */
      holder: idInPath.optional(),
      awaits: z.enum(HELD_STAGES).optional(),
      /** `unsent`: open or returned; `decided`: approved or closed. */
      state: z.enum([...EVALUATION_STATES, 'unsent', 'decided']).optional(),
      /** Weeks that count for their person, or those that do not. */
      counted: z.enum(['yes', 'no']).optional(),
      /** Filed late, or still missing although due. */
      late: z.enum(['yes']).optional(),
      /** Key of the decided level, as the rulebook names it. */
      level: z
        .string()
        .max(40)
        .regex(/^[a-z][a-z0-9-]*$/)
        .optional(),
    }),
    reply: page(evaluationItem),
  }),
  evaluation: route({
    id: 'evaluation.read',
    method: 'GET',
    path: '/evaluations/:id',
    policy: 'signed-in',
    summary: 'One evaluation with its stages, acts, reasons and what the caller may do',
    params,
    reply: evaluationView,
  }),
  saveDraft: route({
    id: 'evaluation.save-draft',
    method: 'PUT',
    path: '/evaluations/:id/draft',
    policy: 'signed-in',
    summary: 'Keep the unsent text; `version` is the draft version last seen, 0 for none',
    params,
    body: z.strictObject({ version, body: draftBody }),
    reply: z.object({ version, savedAt: instant }),
  }),
  act: route({
    id: 'evaluation.act',
    method: 'POST',
    path: '/evaluations/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Do one step of the procedure',
    params,
    body: actBody,
    reply: actReply,
  }),
  actMany: route({
    id: 'evaluation.act-many',
    method: 'POST',
    path: '/evaluations/acts',
    policy: 'signed-in',
    idempotent: true,
    summary:
      'The same kind of step on several evaluations in one go: all or none, each a decision of its own',
    body: z.strictObject({
      items: z
        .array(actBody.extend({ id: evaluationId }))
        .min(1)
        .max(200),
    }),
    reply: z.object({ items: z.array(actReply) }),
  }),
  printEvaluation: route({
    id: 'evaluation.print',
    method: 'GET',
    path: '/evaluations/:id/form',
    policy: 'signed-in',
    summary: 'The printed weekly form with three score columns and places to sign',
    params,
    query: z.strictObject({ locale: locale.optional() }),
    reply: z.string(),
    replies: 'html',
  }),
  exportEvaluation: route({
    id: 'evaluation.export',
    method: 'GET',
    path: '/evaluations/:id/form.xlsx',
    policy: 'signed-in',
    summary: 'The same form as a workbook',
    params,
    query: z.strictObject({ locale: locale.optional() }),
    reply: z.string(),
    replies: 'file',
  }),
};

/** A refusal of one item of a set names the item. */
export const itemRefusal = refusal.extend({ id: evaluationId });
