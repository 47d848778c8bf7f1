import { viewCheckpoint, viewConsistency, viewLog } from '../../app/views/log.ts';
import { recordProof, viewRecordSeal } from '../../app/views/record-proof.ts';
import type { logRoutes } from '../../contract/log.ts';
import type { FileReply, HandlersOf } from '../handler.ts';

const textFile = (name: string, text: string): FileReply => ({
  name,
  mediaType: 'text/plain; charset=utf-8',
  body: Buffer.from(text),
});

export const logHandlers: HandlersOf<typeof logRoutes> = {
  log: (context) => viewLog(context, context.actor),
  logCheckpoint: async (context, { query }) => {
    const { size, note } = await viewCheckpoint(context, context.actor, query.size);
    return textFile(`${context.visit.tenant.slug}-${size}.checkpoint`, note);
  },
  logConsistency: (context, { query }) => viewConsistency(context, context.actor, query.from, query.to),
  evaluationSeal: (context, { params }) => viewRecordSeal(context, context.actor, params.id),
  evaluationProof: async (context, { params }) => {
    const { slug } = context.visit.tenant;
    return textFile(`${slug}-${params.id}.proof`, await recordProof(context, context.actor, slug, params.id));
  },
};
