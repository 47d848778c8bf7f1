// The only door to the network. Pages name a route of the contract; address, key, parsing and troubles are dealt with here.
import type { z } from 'zod';
import type { RouteDefinition } from '../contract/route.ts';
import { markOffline, markOnline } from './offline.ts';
import { apiAddress } from './place.ts';
import { ApiProblem } from './problem.ts';
import { noteStorage } from './storage.ts';

export type AnyRoute = RouteDefinition;
export type Reply<R extends AnyRoute> = z.output<R['reply']>;
type Part<Name extends string, Shape> =
  Record<string, never> extends Shape ? { readonly [N in Name]?: Shape } : { readonly [N in Name]: Shape };
/** What a call of this route must be given: `params`, `query`, `body` as the contract says. */
export type CallInput<R extends AnyRoute> = Part<'params', z.output<R['params']>> &
  Part<'query', z.output<R['query']>> &
  Part<'body', R['takes'] extends 'json' ? z.input<R['body']> : FormData>;

export interface CallOptions {
  /** One key per intent of the person; a retry of the same intent passes the same key. */
  readonly intent?: string;
  readonly signal?: AbortSignal;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** A new idempotency key: call once per intent, keep it for the retries. */
export function newIntent(): string {
  return crypto.randomUUID();
}

/** The address of a route, for links to printed pages and files as well. */
export function routeAddress(route: AnyRoute, input: LooseInput): string {
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  return apiAddress(path) + (query.size > 0 ? `?${query}` : '');
}

function requestOf(route: AnyRoute, input: LooseInput, options: CallOptions): RequestInit {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (route.method !== 'GET') {
    // A header no form of another site can send; the cookie is SameSite as well.
    headers.set('x-requested-with', 'congtam');
    if (route.idempotent) headers.set('idempotency-key', options.intent ?? newIntent());
  }
  if (input.body instanceof FormData) init.body = input.body;
  else if (input.body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(input.body);
  }
  if (options.signal) init.signal = options.signal;
  return init;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, init);
    markOnline();
    noteStorage(response.headers);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    markOffline();
    throw new ApiProblem({ code: 'offline' }, 0);
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  const fallback = response.status >= 502 ? 'unavailable' : 'unknown';
  const isDocument = (response.headers.get('content-type') ?? '').includes('json');
  const document = isDocument ? await response.json().catch(() => ({})) : {};
  return new ApiProblem(
    { code: fallback, ...document },
    response.status,
    Number.isFinite(wait) ? wait : null,
  );
}

type Listener = (problem: ApiProblem) => void;
let onSignedOut: Listener = () => {};

/** The session part registers here to ask for the password again when a session has ended. */
export function whenSignedOut(listener: Listener): void {
  onSignedOut = listener;
}

/**
 * Calls a route of the contract. Throws ApiProblem for every refusal, for an unreachable server
 * (status 0) and for a session that has ended (the sign-in dialog opens by itself).
 */
export async function call<R extends AnyRoute>(
  route: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<Reply<R>> {
  const loose = input as LooseInput;
  const response = await reach(routeAddress(route, loose), requestOf(route, loose, options));
  if (response.ok) return route.replies === 'json' ? response.json() : ((await response.blob()) as Reply<R>);
  const problem = await problemOf(response);
  if (response.status === 401 && route.policy !== 'anyone') onSignedOut(problem);
  throw problem;
}
