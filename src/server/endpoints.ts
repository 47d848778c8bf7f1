// One road for every route of the contract: tenant, session, origin, policy, limits, parsing, handler, answer.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { holds, type RequestActor } from '../app/actor.ts';
import type { ConnectorCaller } from '../app/connect/caller.ts';
import type { AppContext, SpaceState } from '../app/context.ts';
import { Failure } from '../app/failure.ts';
import { dateIn } from '../app/instants.ts';
import { authenticate, recognise } from '../app/sessions.ts';
import type { TenantDirectory } from '../app/tenants.ts';
import type { SessionRules, Visit } from '../app/views/session.ts';
import type { RouteDefinition, RouteTable } from '../contract/route.ts';
import { forgetToken, keepToken, readToken } from './cookies.ts';
import type { EventStreams } from './event-streams.ts';
import { requirePolicy } from './guard.ts';
import type { AnyHandlers, EventReply, HandlerContext } from './handler.ts';
import { letConnectorIn, requireProof } from './inbound.ts';
import { parseInput } from './input.ts';
import { requireOwnOrigin } from './origin.ts';
import { sendReply } from './reply.ts';
import { tenantOf } from './tenancy.ts';
import { receiveUpload } from './upload.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of this answer's content security policy. */
    nonce: string;
    visit: Visit | null;
    actor: RequestActor | null;
    caller: ConnectorCaller | null;
    /** Id of the contract's route, for logs. */
    routeId: string | null;
  }
}

export const API_BASE = '/api/v1';
/** Tells the pages that the disk is 'low' (administrators alone) or 'full' (everybody). */
const SPACE_HEADER = 'congtam-storage';

export interface EndpointDeps {
  readonly context: AppContext;
  readonly clock: () => string;
  readonly directory: TenantDirectory;
  readonly rules: SessionRules;
  readonly publicUrl: string | null;
  readonly isHttps: (request: FastifyRequest) => boolean;
  /** Throws when this client knocks too often at a door where passwords are checked. */
  readonly slowDown: (request: FastifyRequest) => Promise<void>;
  /** Throws when an outside system knocks too often. */
  readonly slowConnector: (request: FastifyRequest) => Promise<void>;
  /** Throws when an account has other servers asked too often. */
  readonly slowAsking: (request: FastifyRequest) => Promise<void>;
  readonly bodyLimit: number;
  readonly streams: EventStreams;
  /** Room on the disk of the database. */
  readonly space: () => Promise<SpaceState>;
}

const AGENT_LENGTH = 200;

async function visitOf(request: FastifyRequest, deps: EndpointDeps): Promise<Visit> {
  const tenant = await tenantOf(request, deps.directory);
  const now = deps.clock();
  const agent = request.headers['user-agent']?.slice(0, AGENT_LENGTH) ?? null;
  return { tenant, now, today: dateIn(tenant.zone, now), address: request.ip, agent };
}

function requireBodyType(route: RouteDefinition, request: FastifyRequest): void {
  const type = request.headers['content-type'] ?? '';
  const length = request.headers['content-length'];
  const empty =
    request.headers['transfer-encoding'] === undefined && (length === undefined || length === '0');
  if (route.method === 'GET' || (empty && type === '')) return;
  const wanted = route.takes === 'json' ? 'application/json' : 'multipart/form-data';
  if (type.split(';')[0]?.trim().toLowerCase() !== wanted) {
    throw new Failure('media-type', 'unsupported-media-type');
  }
}

/** Everything that can be refused before a body is read. */
async function enter(
  route: RouteDefinition,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: EndpointDeps,
): Promise<void> {
  request.routeId = route.id;
  const space = await deps.space();
  if (space === 'full') reply.header(SPACE_HEADER, space);
  const visit = await visitOf(request, deps);
  request.visit = visit;
  const isOutside = route.policy === 'connector';
  if (isOutside) {
    await deps.slowConnector(request);
    requireProof(request);
  } else if (route.method !== 'GET') requireOwnOrigin(request, deps.publicUrl);
  const token = readToken(request, visit.tenant.id, deps.isHttps(request));
  if (route.policy !== 'anyone' && !isOutside && token !== null) {
    request.actor = await authenticate(
      { pool: deps.context.pool, rules: deps.rules },
      visit.tenant,
      token,
      visit,
    );
  }
  requirePolicy(route.policy, request.actor);
  if (space === 'low' && request.actor !== null && holds(request.actor, 'system-admin', 'organization-admin'))
    reply.header(SPACE_HEADER, space);
  if (space === 'full' && changesRecords(route))
    throw new Failure('unable', 'storage-full', { waitSeconds: 30 });
  if (checksPasswords(route)) await deps.slowDown(request);
  requireBodyType(route, request);
}

/** Doors where guessing is worth somebody's while, and where each knock costs a hash. */
const checksPasswords = (route: RouteDefinition) =>
  route.method !== 'GET' &&
  (route.policy === 'anyone' || /^session\.(step-up|change-password)$/.test(route.id));

/** Signing in and out goes on when the disk is nearly full: whoever wants to read has to come in. */
const changesRecords = (route: RouteDefinition) => route.method !== 'GET' && !route.id.startsWith('session.');

function contextOf(request: FastifyRequest, reply: FastifyReply, deps: EndpointDeps) {
  const { visit, actor, caller } = request;
  if (visit === null) throw new Error('a handler ran before its request was let in');
  const tenantId = visit.tenant.id;
  const https = deps.isHttps(request);
  return {
    actor,
    caller,
    visit,
    ...deps.context,
    rules: deps.rules,
    log: request.log,
    browser: {
      keep: (token) => keepToken(request, reply, { tenantId, https, token }),
      forget: () => forgetToken(reply, tenantId, https),
    },
  } satisfies HandlerContext<RequestActor | null>;
}

/** Opens a stream that looks at its session anew, at the moment of each look. */
async function stream(
  route: RouteDefinition,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: EndpointDeps,
  source: EventReply,
): Promise<FastifyReply> {
  const { visit, actor } = request;
  const token = visit && readToken(request, visit.tenant.id, deps.isHttps(request));
  if (visit === null || actor === null || !token) throw new Failure('unauthenticated', 'unauthenticated');
  const again = async () => {
    const now = deps.clock();
    const moment = { now, today: dateIn(visit.tenant.zone, now), address: visit.address };
    const found = await recognise(
      { pool: deps.context.pool, rules: deps.rules },
      visit.tenant,
      token,
      moment,
    );
    if (found !== null) requirePolicy(route.policy, found);
    return found;
  };
  return deps.streams.open(request, reply, { actor, source, recognise: again });
}

/** Registers every route of the table with its handler. */
export function registerRoutes(
  app: FastifyInstance,
  deps: EndpointDeps,
  routes: RouteTable,
  handlers: AnyHandlers,
): void {
  for (const [key, route] of Object.entries(routes)) {
    const handle = handlers[key];
    if (handle === undefined) throw new Error(`route without handler: ${key}`);
    app.route({
      method: route.method,
      url: API_BASE + route.path,
      onRequest: (request, reply) => enter(route, request, reply, deps),
      ...(route.policy === 'connector'
        ? {
            preParsing: (request, _reply, payload) =>
              letConnectorIn(deps.context, request, payload, deps.bodyLimit),
          }
        : {}),
      handler: async (request, reply) => {
        const received =
          route.takes === 'json'
            ? { body: request.body, files: [] }
            : await receiveUpload(request, route.takes);
        const input = parseInput(route, request, received);
        // What is refused as it stands has nobody asked, so it is not counted.
        if (route.id === 'diary.add') await deps.slowAsking(request);
        // The table's types were checked where handlers were written; here they are all alike.
        const result = await handle(contextOf(request, reply, deps) as never, input as never);
        if (route.replies === 'events') return stream(route, request, reply, deps, result as EventReply);
        return sendReply(route, request, reply, result);
      },
    });
  }
}
