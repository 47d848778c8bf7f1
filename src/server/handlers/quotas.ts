import { ruleOnQuota } from '../../app/quota/rule.ts';
import { settleLevel } from '../../app/quota/settle.ts';
import { viewQuota } from '../../app/views/quota.ts';
import type { quotaRoutes } from '../../contract/quotas.ts';
import type { HandlersOf } from '../handler.ts';

export const quotaHandlers: HandlersOf<typeof quotaRoutes> = {
  quota: (context, { params, query }) => viewQuota(context, context.actor, { ...params, ...query }),
  ruleOnQuota: (context, { params, body, intent }) =>
    ruleOnQuota(context, context.actor, intent, { period: params.period, ...body }),
  settleLevel: (context, { params, body, intent }) =>
    settleLevel(context, context.actor, intent, { period: params.period, ...body }),
};
