// Handling of responsibility: facts of a person's week, talks the regulation proposes, measures agreed in them.
import { z } from 'zod';
import { FACT_CLASSES } from '../domain/talk/fact.ts';
import { TALK_ACTS, TALK_STATES } from '../domain/talk/talk.ts';
import { UNDONE_STANDINGS } from '../domain/talk/undone-task.ts';
import {
  bilingual,
  evaluationId,
  evaluationIdInPath,
  id,
  idInPath,
  instant,
  locale,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
  version,
  week,
} from './common.ts';
import { citation } from './evaluations.ts';
import { route } from './route.ts';

const state = z.enum(TALK_STATES);
const act = z.enum(TALK_ACTS);

const fact = z.object({
  id,
  version,
  day: plainDate,
  class: z.enum(FACT_CLASSES),
  /** Name of the kind of breach. */
  breach: bilingual.nullable(),
  /** Words; null when there are none or they were erased. */
  what: z.string().nullable(),
  article: z.string().nullable(),
  evidence: z.string().nullable(),
  recordedBy: personRef.nullable(),
  recordedAt: instant,
  withdrawn: z.boolean(),
  reason: z.string().nullable(),
});

/** An important task of the register not delivered in the week of its date. */
const undoneTask = z.object({
  id,
  title: z.string(),
  due: plainDate,
  /** After that week; null: not yet. */
  delivered: plainDate.nullable(),
  standing: z.enum(UNDONE_STANDINGS),
  /** Whether the caller may open it. */
  opens: z.boolean(),
});

const talkItem = z.object({
  id,
  version,
  state,
  answer: z.enum(['signed', 'objected']).nullable(),
  person: personRef,
  unit: unitRef,
  trigger: z.object({ key: z.string(), name: bilingual }),
  weekKeys: z.array(week),
  /** Last day to hold the talk. */
  due: plainDate,
  overdue: z.boolean(),
  plannedOn: plainDate.nullable(),
  heldOn: plainDate.nullable(),
  measureCounts: z.object({ all: z.int(), open: z.int() }),
  may: z.array(act),
});

const talkView = talkItem.extend({
  rule: z.object({
    id: z.string(),
    version: z.int(),
    document: z.string(),
    local: z.boolean(),
    documentNumber: z.string().nullable(),
    manyUndone: z.int().nullable(),
    citation,
  }),
  weeks: z.array(
    z.object({
      week,
      /** The record of that week, where the caller may open it. */
      evaluationId: evaluationId.nullable(),
      total: z.int().nullable(),
      level: z.object({ key: z.string(), order: z.int(), name: bilingual }).nullable(),
      works: z.object({ count: z.int(), undone: z.int() }).nullable(),
      facts: z.array(fact),
      tasks: z.array(undoneTask),
    }),
  ),
  place: z.string().nullable(),
  declinedBecause: z.string().nullable(),
  said: z.string().nullable(),
  objection: z.string().nullable(),
  closedBecause: z.string().nullable(),
  office: personRef.nullable(),
  head: personRef.nullable(),
  measures: z.array(
    z.object({
      no: z.int(),
      text: z.string().nullable(),
      owner: personRef.nullable(),
      due: plainDate,
      overdue: z.boolean(),
      doneOn: plainDate.nullable(),
      note: z.string().nullable(),
    }),
  ),
  acts: z.array(
    z.object({ seq: z.int(), act: z.string(), at: instant, actor: personRef.nullable(), proof: z.string() }),
  ),
  /** Who may represent the Office, respectively hold the talk as head. */
  holders: z.object({ office: z.array(personRef), heads: z.array(personRef) }),
});
export type TalkView = z.infer<typeof talkView>;

const MOST_MEASURES = 20;
const measure = z.strictObject({ text: text.max(1000), ownerId: id, due: plainDate });

export const talkRoutes = {
  talks: route({
    id: 'talk.list',
    method: 'GET',
    path: '/talks',
    policy: 'signed-in',
    summary: 'Talks one is concerned by or watches over, newest first',
    query: z.strictObject({
      state: z.enum([...TALK_STATES, 'live', 'all']).optional(),
      unit: idInPath.optional(),
      mine: z.enum(['yes']).optional(),
    }),
    reply: z.object({
      items: z.array(talkItem),
      counts: z.record(z.string(), z.int()),
      /** What the caller is to do, agreed with whomever; of whom is said only where the case may be opened. */
      measures: z.array(
        z.object({
          talk: id,
          no: z.int(),
          /** Null: erased. */
          text: z.string().nullable(),
          due: plainDate,
          overdue: z.boolean(),
          opens: z.boolean(),
        }),
      ),
    }),
  }),
  talk: route({
    id: 'talk.read',
    method: 'GET',
    path: '/talks/:id',
    policy: 'signed-in',
    summary: 'One talk: the weeks it rests on with their facts, what was said and agreed',
    params: z.strictObject({ id: idInPath }),
    reply: talkView,
  }),
  talkPdf: route({
    id: 'talk.pdf',
    method: 'GET',
    path: '/talks/:id/record.pdf',
    policy: 'signed-in',
    summary: 'The record of the talk as a form with places to sign, once its day is set',
    params: z.strictObject({ id: idInPath }),
    query: z.strictObject({ locale: locale.optional() }),
    reply: z.string(),
    replies: 'file',
  }),
  talkWorkbook: route({
    id: 'talk.workbook',
    method: 'GET',
    path: '/talks/:id/record.xlsx',
    policy: 'signed-in',
    summary: 'The same form as a workbook',
    params: z.strictObject({ id: idInPath }),
    query: z.strictObject({ locale: locale.optional() }),
    reply: z.string(),
    replies: 'file',
  }),
  actOnTalk: route({
    id: 'talk.act',
    method: 'POST',
    path: '/talks/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Accept with day and place, decline, record, sign or object, mark a measure as done, close',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('accept'), version, on: plainDate, place: shortText }),
      z.strictObject({ act: z.literal('decline'), version, text }),
      z.strictObject({
        ...{ act: z.literal('hold'), version, on: plainDate, officeId: id, headId: id },
        said: text,
        measures: z.array(measure).max(MOST_MEASURES),
      }),
      z.strictObject({ act: z.literal('sign'), version }),
      z.strictObject({ act: z.literal('object'), version, text }),
      z.strictObject({ act: z.literal('finish'), version, no: z.int().min(1).max(MOST_MEASURES), text }),
      z.strictObject({ act: z.literal('close'), version, text }),
    ]),
    reply: z.object({ id, version, state }),
  }),
  conduct: route({
    id: 'fact.list',
    method: 'GET',
    path: '/evaluations/:id/facts',
    policy: 'signed-in',
    summary: "Facts recorded of a person's week, talks that rest on it, and measures still to be done",
    params: z.strictObject({ id: evaluationIdInPath }),
    reply: z.object({
      week,
      person: personRef,
      facts: z.array(fact.extend({ mayWithdraw: z.boolean() })),
      tasks: z.array(undoneTask),
      measures: z.array(
        z.object({
          talk: id,
          /** Whether the caller may open the case. */
          opens: z.boolean(),
          no: z.int(),
          text: z.string().nullable(),
          owner: personRef.nullable(),
          due: plainDate,
          overdue: z.boolean(),
        }),
      ),
      talks: z.array(z.object({ id, state })),
      /** Kinds of breach the regulation names. */
      breaches: z.array(z.object({ key: z.string(), name: bilingual })),
      may: z.array(z.enum(['record'])),
    }),
  }),
  recordFact: route({
    id: 'fact.record',
    method: 'POST',
    path: '/evaluations/:id/facts',
    policy: 'signed-in',
    idempotent: true,
    summary:
      'Record a breach or an important task undone, with day, article and evidence; the person is told',
    params: z.strictObject({ id: evaluationIdInPath }),
    body: z.strictObject({
      class: z.enum(FACT_CLASSES),
      breach: z.string().max(40).nullable(),
      day: plainDate,
      what: text.max(1000),
      article: text.max(300),
      evidence: text.max(1000),
    }),
    reply: z.object({ id, version }),
  }),
  takeBackFact: route({
    id: 'fact.withdraw',
    method: 'POST',
    path: '/facts/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Take a recorded fact back, with a reason; it stays to be read',
    params: z.strictObject({ id: idInPath }),
    body: z.strictObject({ act: z.literal('withdraw'), version, reason: text }),
    reply: z.object({ id, version }),
  }),
};
