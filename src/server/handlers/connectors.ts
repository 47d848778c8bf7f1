import { actOnConnector, addConnector, renewConnector } from '../../app/connect/keep-connectors.ts';
import { receiveItems } from '../../app/connect/receive.ts';
import { Failure } from '../../app/failure.ts';
import { listConnectors, viewConnector } from '../../app/views/connectors.ts';
import type { connectorRoutes } from '../../contract/connectors.ts';
import type { HandlersOf } from '../handler.ts';

export const connectorHandlers: HandlersOf<typeof connectorRoutes> = {
  inboundItems: async (context, { body }) => {
    if (context.caller === null) throw new Failure('unauthenticated', 'unauthenticated');
    const { items } = await receiveItems(context, context.caller, body.items);
    return {
      items: items.map(({ refusal, notes, ...one }) => ({
        ...one,
        refusal: refusal === null ? null : { code: refusal.code, params: { ...refusal.params } },
        notes: notes.map(({ code, params }) => ({ code, params: { ...params } })),
      })),
    };
  },
  connectors: (context) => listConnectors(context, context.actor),
  connector: (context, { params }) => viewConnector(context, context.actor, params.id),
  addConnector: (context, { body, intent }) => addConnector(context, context.actor, intent, body),
  renewConnector: (context, { params, body, intent }) =>
    renewConnector(context, context.actor, intent, params.id, body),
  connectorAct: (context, { params, body, intent }) =>
    actOnConnector(context, context.actor, context.visit.tenant, intent, params.id, body),
};
