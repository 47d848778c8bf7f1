// Every handler of the server, by the key of its route in the contract's table.
import type { AnyHandlers } from '../handler.ts';
import { accountHandlers } from './accounts.ts';
import { evaluationHandlers } from './evaluations.ts';
import { roleHandlers } from './roles.ts';
import { sessionHandlers } from './session.ts';
import { weekHandlers } from './weeks.ts';

export const handlers = {
  ...sessionHandlers,
  ...accountHandlers,
  ...roleHandlers,
  ...evaluationHandlers,
  ...weekHandlers,
} satisfies AnyHandlers;
