import { readEvidenceFile, viewEvidence } from '../../app/views/evidence.ts';
import { addEvidence, addEvidenceFile, removeEvidence } from '../../app/work/evidence.ts';
import type { evidenceRoutes } from '../../contract/evidence.ts';
import type { HandlersOf } from '../handler.ts';

export const evidenceHandlers: HandlersOf<typeof evidenceRoutes> = {
  evidence: async (context, { params }) => {
    const { items, may } = await viewEvidence(context, context.actor, params.id);
    return { items: items.map((one) => ({ ...one, may: [...one.may] })), may: [...may] };
  },
  addEvidence: (context, { params, body, intent }) =>
    addEvidence(context, context.actor, intent, params.id, body),
  addEvidenceFile: (context, { params, intent, file }) =>
    addEvidenceFile(context, context.actor, intent, params.id, file),
  evidenceAct: (context, { params, body, intent }) =>
    removeEvidence(context, context.actor, intent, params.id, body),
  evidenceFile: (context, { params }) => readEvidenceFile(context, context.actor, params.id),
};
