import { freezePeriod } from '../../app/roll-ups/freeze.ts';
import { decideLevel } from '../../app/roll-ups/open-level.ts';
import { rollUpAsWorkbook } from '../../app/roll-ups/workbook.ts';
import { viewPersonRollUps, viewRollUp } from '../../app/views/roll-up.ts';
import type { rollUpRoutes } from '../../contract/roll-ups.ts';
import type { HandlersOf } from '../handler.ts';
import { sayIn } from '../say.ts';

export const rollUpHandlers: HandlersOf<typeof rollUpRoutes> = {
  rollUp: (context, { params, query }) => viewRollUp(context, context.actor, { ...params, ...query }),
  rollUpWorkbook: async (context, { params, query: { locale = 'vi', ...query } }) =>
    rollUpAsWorkbook(context, context.actor, { ...params, ...query }, { locale, say: await sayIn(locale) }),
  freezeRollUp: (context, { params, body, intent }) =>
    freezePeriod(context, context.actor, intent, {
      ...{ period: params.period, regime: body.regime, version: body.version, reason: body.reason ?? '' },
    }),
  decideLevel: (context, { params, body, intent }) =>
    decideLevel(context, context.actor, intent, { period: params.period, ...body }),
  personRollUps: (context, { params }) => viewPersonRollUps(context, context.actor, params.id),
};
