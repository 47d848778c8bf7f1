// Every handler of the server, by the key of its route in the contract's table.
import type { AnyHandlers } from '../handler.ts';
import { accountHandlers } from './accounts.ts';
import { sessionHandlers } from './session.ts';

export const handlers = {
  ...sessionHandlers,
  ...accountHandlers,
} satisfies AnyHandlers;
