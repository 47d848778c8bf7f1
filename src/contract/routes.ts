// Everything the server answers under /api/v1, by noun. The server refuses to start when a handler is missing.
import type { RouteDefinition, RouteTable } from './route.ts';
import { accountRoutes, sessionRoutes } from './session.ts';

/** Every path of the table lives under this. */
export const API_BASE = '/api/v1';

export const contract = {
  session: sessionRoutes,
  account: accountRoutes,
} as const satisfies Readonly<Record<string, RouteTable>>;

export type Contract = Readonly<Record<string, RouteTable>>;

/** All routes of a contract in the order of the table. */
export function routesOf(table: Contract): readonly RouteDefinition[] {
  return Object.values(table).flatMap((noun) => Object.values(noun));
}
