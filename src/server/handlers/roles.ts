import { endRole, grantRole, listRoles } from '../../app/roles.ts';
import type { roleRoutes } from '../../contract/roles.ts';
import type { HandlersOf } from '../handler.ts';

export const roleHandlers: HandlersOf<typeof roleRoutes> = {
  roles: ({ actor, ...context }) => listRoles(context, actor),
  grantRole: ({ actor, ...context }, { body, intent }) => grantRole(context, actor, intent, body),
  endRole: ({ actor, ...context }, { params, intent }) => endRole(context, actor, intent, params.id),
};
