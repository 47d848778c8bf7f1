import {
  rehearseCatalogue,
  viewCatalogue,
  viewCatalogueChoice,
  viewCatalogueItem,
} from '../../app/views/catalogue.ts';
import { changeItem, takeOver } from '../../app/work/catalogue.ts';
import { decide, propose } from '../../app/work/catalogue-proposals.ts';
import type { catalogueRoutes } from '../../contract/catalogue.ts';
import type { HandlersOf } from '../handler.ts';

export const catalogueHandlers: HandlersOf<typeof catalogueRoutes> = {
  catalogue: (context) => viewCatalogue(context, context.actor),
  catalogueItem: (context, { params }) => viewCatalogueItem(context, context.actor, params.id),
  catalogueChoice: (context, { query }) => viewCatalogueChoice(context, context.actor, query.search, query),
  rehearseCatalogue: (context, { file }) => rehearseCatalogue(context, context.actor, file),
  takeOverCatalogue: (context, { body, intent }) => takeOver(context, context.actor, intent, body),
  catalogueItemAct: (context, { params, body, intent }) =>
    changeItem(context, context.actor, intent, params.id, body),
  proposeCatalogue: (context, { body, intent }) => propose(context, context.actor, intent, body),
  catalogueProposalAct: (context, { params, body, intent }) =>
    decide(context, context.actor, intent, params.id, body),
};
