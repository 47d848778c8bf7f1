import { actOnList, listTroublesFile, putList, viewList, viewLists } from '../../app/connect/lists.ts';
import type { workListRoutes } from '../../contract/work-lists.ts';
import { loadTexts } from '../../text/index.ts';
import type { HandlersOf } from '../handler.ts';

export const workListHandlers: HandlersOf<typeof workListRoutes> = {
  workLists: (context, { params }) => viewLists(context, context.actor, params.id),
  putWorkList: (context, { params, file }) =>
    putList(context, { actor: context.actor, tenant: context.visit.tenant }, params.id, file),
  workList: (context, { params }) => viewList(context, context.actor, params.id),
  workListAct: (context, { params, body, intent }) =>
    actOnList(context, { actor: context.actor, tenant: context.visit.tenant }, intent, params.id, body),
  workListTroubles: async (context, { params, query }) => {
    const texts = await loadTexts(query.locale ?? 'vi');
    return listTroublesFile(context, context.actor, params.id, (id, values) => texts.find(id, values) ?? id);
  },
};
