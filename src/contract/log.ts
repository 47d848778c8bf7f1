// The sealed log: its state, its checkpoints, and proofs.
import { z } from 'zod';
import { evaluationIdInPath, instant } from './common.ts';
import { route } from './route.ts';

const size = z.int().min(0);
const sizeInQuery = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const params = z.strictObject({ id: evaluationIdInPath });

const way = z.object({
  target: z.enum(['folder', 'mail']),
  /** The last one that arrived, and where; null when none did. */
  sent: z.object({ size, at: instant, where: z.string() }).nullable(),
  /** What stands in the way since; null when nothing does. */
  failed: z.object({ at: instant, why: z.string() }).nullable(),
  failures: z.int(),
  /** Checkpoints that are due and have not gone out yet. */
  waiting: z.int(),
});

export const logRoutes = {
  log: route({
    id: 'log.read',
    method: 'GET',
    path: '/log',
    policy: 'log-reader',
    summary: 'State of the sealed log: last checkpoints, what is not sealed yet, where checkpoints went',
    reply: z.object({
      now: instant,
      waiting: z.object({ count: z.int(), oldest: instant.nullable() }),
      /** Newest first; empty before the first sealing. */
      checkpoints: z.array(z.object({ size, at: instant })),
      /** The key that signs now. */
      key: z.object({ text: z.string(), since: instant }).nullable(),
      ways: z.array(way),
    }),
  }),
  logCheckpoint: route({
    id: 'log.checkpoint',
    method: 'GET',
    path: '/log/checkpoint',
    policy: 'log-reader',
    summary: 'The signed note of the newest checkpoint, or of the one of `size`, to be kept elsewhere',
    query: z.strictObject({ size: sizeInQuery.optional() }),
    reply: z.string(),
    replies: 'file',
  }),
  logConsistency: route({
    id: 'log.consistency',
    method: 'GET',
    path: '/log/consistency',
    policy: 'log-reader',
    summary: 'Proof that the log of one checkpoint is the beginning of that of another',
    query: z.strictObject({ from: sizeInQuery, to: sizeInQuery }),
    reply: z.object({ older: z.string(), newer: z.string(), hashes: z.array(z.string()) }),
  }),
  evaluationSeal: route({
    id: 'evaluation.seal',
    method: 'GET',
    path: '/evaluations/:id/seal',
    policy: 'signed-in',
    summary: 'When each act of a record was sealed, and as which entry of the log',
    params,
    reply: z.object({
      sealed: z.array(z.object({ seq: z.int(), no: z.int(), at: instant })),
      waiting: z.int(),
    }),
  }),
  evaluationProof: route({
    id: 'evaluation.proof',
    method: 'GET',
    path: '/evaluations/:id/proof',
    policy: 'signed-in',
    summary:
      'Proof that the acts of a record are in the sealed log; with their content for the person concerned',
    params,
    reply: z.string(),
    replies: 'file',
  }),
};
