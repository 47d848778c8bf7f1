import { issueCodes } from '../../app/account-codes.ts';
import { accountPage, actOnAccount } from '../../app/accounts.ts';
import type { accountRoutes } from '../../contract/session.ts';
import type { HandlersOf } from '../handler.ts';

export const accountHandlers: HandlersOf<typeof accountRoutes> = {
  accounts: ({ pool, actor }, { query }) => accountPage(pool, actor, query),
  issueCodes: async ({ pool, actor }, { body, intent }) => {
    const { expiresAt, slips } = await issueCodes(pool, actor, body.personIds, intent);
    return { expiresAt, slips: [...slips] };
  },
  accountAct: (context, { params, body, intent }) =>
    actOnAccount(context, context.actor, params.id, body, intent),
};
