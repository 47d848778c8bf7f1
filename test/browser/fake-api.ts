// A made-up API from replies by route: each reply is checked against the contract, so that no fixture drifts from it.
import type { RouteDefinition } from '../../src/contract/route.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import type { FakeApi } from './site.ts';

export interface FakeCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
/** A problem document with its status. */
export class FakeProblem {
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;
  constructor(status: number, code: string, more: Readonly<Record<string, unknown>> = {}) {
    this.status = status;
    this.code = code;
    this.more = more;
  }
}
/** The reply of a route, made per call; or a problem. */
export type FakeAnswers = Partial<Record<keyof typeof ROUTES, (call: FakeCall) => unknown>>;

function match(route: RouteDefinition, path: string): Record<string, string> | null {
  const names: string[] = [];
  const pattern = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const found = new RegExp(`^${pattern.replaceAll('.', '\\.')}$`).exec(path);
  if (found === null) return null;
  return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
}

/** What the frame asks for on every page. */
const ALWAYS: FakeAnswers = { unreadMessages: () => ({ unread: 0 }) };

/** Answers by route name. Bodies are checked against the contract as the real server does. */
export function fakeApi(given: FakeAnswers): FakeApi {
  const answers = { ...ALWAYS, ...given };
  return ({ method, path, headers, body }) => {
    const [bare = '', search = ''] = path.split('?');
    for (const [name, route] of Object.entries(ROUTES) as [keyof typeof ROUTES, RouteDefinition][]) {
      const params = route.method === method ? match(route, bare) : null;
      const answer = answers[name];
      if (params === null || answer === undefined) continue;
      const sent = method === 'GET' || route.takes !== 'json' ? null : route.body.safeParse(body ?? {});
      if (sent !== null && !sent.success) {
        return { status: 400, body: { code: 'invalid-body', status: 400, instance: sent.error.message } };
      }
      const query = Object.fromEntries(new URLSearchParams(search));
      const reply = answer({ params, query, body, headers });
      if (reply instanceof FakeProblem) {
        const { status, code, more } = reply;
        return {
          status,
          body: { type: 'about:blank', title: code, status, code, instance: 'req-1', ...more },
        };
      }
      return { status: 200, body: route.reply.parse(reply) };
    }
    return undefined;
  };
}
