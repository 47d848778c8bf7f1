import { explainScore, viewRulebooks, viewRulebookVersion } from '../../app/views/rulebooks.ts';
import type { rulebookRoutes } from '../../contract/rulebooks.ts';
import type { HandlersOf } from '../handler.ts';

export const rulebookHandlers: HandlersOf<typeof rulebookRoutes> = {
  rulebooks: (context) => viewRulebooks(context, context.actor),
  rulebookVersion: (context, { params }) => viewRulebookVersion(context, context.actor, params),
  explainScore: (context, { params, body }) => explainScore(context, context.actor, params, body),
};
