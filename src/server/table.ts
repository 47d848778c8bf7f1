// Contract and handlers must fit each other before the server starts.
import { ROUTE_POLICIES, type RouteDefinition, type RouteTable } from '../contract/route.ts';
import type { AnyHandlers } from './handler.ts';

function doubles(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function troublesOf(routes: RouteTable, handlers: AnyHandlers): string[] {
  const entries = Object.entries(routes);
  const place = (route: RouteDefinition) => `${route.method} ${route.path.replace(/:[A-Za-z]+/g, ':')}`;
  return [
    ...entries
      .filter(([, route]) => !ROUTE_POLICIES.includes(route.policy))
      .map(([key]) => `route without policy: ${key}`),
    // The proof is checked over the body: without one nothing would be checked.
    ...entries
      .filter(
        ([, route]) => route.policy === 'connector' && (route.method !== 'POST' || route.takes !== 'json'),
      )
      .map(([key]) => `route of connectors without a body: ${key}`),
    ...entries
      .filter(([key]) => !Object.hasOwn(handlers, key))
      .map(([key]) => `route without handler: ${key}`),
    ...Object.keys(handlers)
      .filter((key) => !Object.hasOwn(routes, key))
      .map((key) => `handler without route: ${key}`),
    ...doubles(entries.map(([, route]) => route.id)).map((id) => `two routes with the id: ${id}`),
    ...doubles(entries.map(([, route]) => place(route))).map((at) => `two routes at: ${at}`),
  ];
}

/** Throws naming every route without policy or handler, every handler without route and every double. */
export function assertComplete(routes: RouteTable, handlers: AnyHandlers): void {
  const troubles = troublesOf(routes, handlers);
  if (troubles.length > 0) throw new Error(`The server does not start:\n${troubles.join('\n')}`);
}
