// Evidence of a task: documents by number, links, files.
import { z } from 'zod';
import { id, idInPath, instant, personRef, shortText, text, version } from './common.ts';
import { route } from './route.ts';

const params = z.strictObject({ id: idInPath });

export const evidenceRoutes = {
  evidence: route({
    id: 'evidence.list',
    method: 'GET',
    path: '/tasks/:id/evidence',
    policy: 'signed-in',
    /** Removed pieces stay named. */
    summary: 'What shows that the product of a task exists',
    params,
    reply: z.object({
      items: z.array(
        z.object({
          id,
          version,
          kind: z.enum(['document', 'link', 'file']),
          name: z.string(),
          /** SHA-256 of a file, as it stands in the ledger. */
          hash: z.string().nullable(),
          bytes: z.int().nullable(),
          mediaType: z.string().nullable(),
          addedAt: instant,
          /** Null: named by an outside system that the task came from. */
          by: personRef.nullable(),
          state: z.enum(['kept', 'removed']),
          /** The browser shows it itself: a picture or a PDF. */
          shown: z.boolean(),
          may: z.array(z.enum(['remove'])),
        }),
      ),
      may: z.array(z.enum(['add'])),
    }),
  }),
  addEvidence: route({
    id: 'evidence.add',
    method: 'POST',
    path: '/tasks/:id/evidence',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Name a document by its number, or a link',
    params,
    body: z.strictObject({ kind: z.enum(['document', 'link']), name: shortText }),
    reply: z.object({ id }),
  }),
  addEvidenceFile: route({
    id: 'evidence.add-file',
    method: 'POST',
    path: '/tasks/:id/evidence/files',
    policy: 'signed-in',
    idempotent: true,
    takes: 'multipart',
    /** What it is by content decides, its hash goes into the ledger. */
    summary: 'Upload a file',
    params,
    reply: z.object({ id }),
  }),
  evidenceAct: route({
    id: 'evidence.act',
    method: 'POST',
    path: '/evidence/:id/acts',
    policy: 'signed-in',
    idempotent: true,
    summary: 'Take an own piece back before the work is accepted',
    params,
    body: z.strictObject({ act: z.literal('remove'), version, reason: text }),
    reply: z.object({ id, version }),
  }),
  evidenceFile: route({
    id: 'evidence.file',
    method: 'GET',
    path: '/evidence/:id/file',
    policy: 'signed-in',
    /** Pictures and PDF are shown, everything else is saved. */
    summary: 'The bytes of a file',
    params,
    reply: z.string(),
    replies: 'file',
  }),
};
