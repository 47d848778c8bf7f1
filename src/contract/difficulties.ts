// The register of difficulties.
import { z } from 'zod';
import {
  evaluationId,
  id,
  idInPath,
  instant,
  personRef,
  plainDate,
  shortText,
  text,
  unitRef,
  version,
} from './common.ts';
import { route } from './route.ts';

const difficultyClass = z.enum(['work', 'evaluation']);
const state = z.enum(['open', 'assigned', 'answered', 'decided', 'joined']);
const act = z.enum(['assign', 'answer', 'join', 'decide']);

const item = z.object({
  id,
  version,
  class: difficultyClass,
  state,
  filedAt: instant,
  /** Words; null when erased. */
  text: z.string().nullable(),
  answer: z.string().nullable(),
  decision: z.string().nullable(),
  documentNumber: z.string().nullable(),
  unit: unitRef,
  filedBy: personRef,
  owner: personRef.nullable(),
  due: plainDate.nullable(),
  overdue: z.boolean(),
  joinedTo: id.nullable(),
  /** Of a joined item: where it led to in the end, and what became of that. */
  outcome: z
    .object({
      id,
      state,
      answer: z.string().nullable(),
      decision: z.string().nullable(),
      documentNumber: z.string().nullable(),
      /** Whether the caller may open it. */
      opens: z.boolean(),
    })
    .nullable(),
  /** Number of the list for the leaders. */
  list: id.nullable(),
  /** The report that named it. */
  evaluationId: evaluationId.nullable(),
  may: z.array(act),
});

export const difficultyRoutes = {
  difficulties: route({
    id: 'difficulty.list',
    method: 'GET',
    path: '/difficulties',
    policy: 'signed-in',
    summary: 'Difficulties one filed, looks after or watches over, newest first',
    query: z.strictObject({
      state: z.enum([...state.options, 'live', 'all']).optional(),
      class: difficultyClass.optional(),
      unit: idInPath.optional(),
      list: idInPath.optional(),
      mine: z.enum(['yes']).optional(),
      /** This one alone. */
      item: idInPath.optional(),
    }),
    reply: z.object({
      items: z.array(item),
      counts: z.record(z.string(), z.int()),
      /** Units the caller may file for as a member. */
      homes: z.array(unitRef),
      may: z.array(z.enum(['file', 'compile'])),
    }),
  }),
  fileDifficulty: route({
    id: 'difficulty.file',
    method: 'POST',
    path: '/difficulties',
    policy: 'signed-in',
    idempotent: true,
    summary: 'File a difficulty of the own unit, of the work or of the evaluation procedure',
    body: z.strictObject({ unit: id, class: difficultyClass, text }),
    reply: z.object({ id, version }),
  }),
  actOnDifficulty: route({
    id: 'difficulty.act',
    method: 'POST',
    path: '/difficulties/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Assign, answer, join to another, or record the decision of the leaders',
    params: z.strictObject({ id: idInPath }),
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('assign'), version, ownerId: id, due: plainDate }),
      z.strictObject({ act: z.literal('answer'), version, text }),
      z.strictObject({ act: z.literal('join'), version, to: id }),
      z.strictObject({ act: z.literal('decide'), version, text, documentNumber: shortText.optional() }),
    ]),
    reply: z.object({ id, version, state }),
  }),
  compileDifficulties: route({
    id: 'difficulty.compile',
    method: 'POST',
    path: '/difficulties/lists',
    policy: 'office',
    idempotent: true,
    summary: 'Put everything that waits onto one list for the leaders',
    body: z.strictObject({}),
    reply: z.object({ list: id, items: z.int() }),
  }),
};
