import { actOnImport, readImport, rehearse, troublesFile } from '../../app/imports.ts';
import { listImports } from '../../app/views/import-list.ts';
import type { importRoutes } from '../../contract/organization.ts';
import { loadTexts } from '../../text/index.ts';
import type { HandlersOf } from '../handler.ts';

export const importHandlers: HandlersOf<typeof importRoutes> = {
  imports: (context) => listImports(context, context.actor),
  rehearse: (context, { query, file }) => {
    const { kind, from, unit = null, complete } = query;
    const options = { from, unitId: unit, complete: complete === 'yes' };
    return rehearse(context, context.actor, file, { kind, options });
  },
  import: (context, { params }) => readImport(context, context.actor, params.id),
  importAct: (context, { params, body, intent }) =>
    actOnImport(context, context.actor, intent, params.id, body),
  importTroubles: async (context, { params, query }) => {
    const texts = await loadTexts(query.locale ?? 'vi');
    return troublesFile(context, context.actor, params.id, (id, values) => texts.find(id, values) ?? id);
  },
};
