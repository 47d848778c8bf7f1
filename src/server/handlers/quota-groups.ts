import { stateGroups } from '../../app/quota/groups.ts';
import { viewQuotaGroups } from '../../app/views/quota-groups.ts';
import type { quotaGroupRoutes } from '../../contract/quota-groups.ts';
import type { HandlersOf } from '../handler.ts';

export const quotaGroupHandlers: HandlersOf<typeof quotaGroupRoutes> = {
  quotaGroups: (context) => viewQuotaGroups(context, context.actor),
  stateQuotaGroups: (context, { body, intent }) => stateGroups(context, context.actor, intent, body),
};
