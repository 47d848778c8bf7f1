// The HTTP server: limits, headers, troubles. It knows no business and no SQL.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { AppContext, SpaceState } from '../app/context.ts';
import { Failure, notFound } from '../app/failure.ts';
import { networkOf } from '../app/network.ts';
import { recordRefusal } from '../app/refusals.ts';
import { SESSION_RULES } from '../app/sessions.ts';
import { openTenantDirectory } from '../app/tenants.ts';
import type { SessionRules } from '../app/views/session.ts';
import { openApiDocument } from '../contract/openapi.ts';
import type { RouteTable } from '../contract/route.ts';
import { readWebRoot } from './assets.ts';
import type { Config } from './config.ts';
import { API_BASE, type EndpointDeps, registerRoutes } from './endpoints.ts';
import { eventStreams } from './event-streams.ts';
import { shareFairly } from './fair-share.ts';
import type { AnyHandlers } from './handler.ts';
import { newNonce, securityHeaders } from './headers.ts';
import { perMinute } from './limit.ts';
import { servePages } from './pages.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';
import { answerBrokenRequest, answerRaw } from './raw-answers.ts';
import { assertComplete } from './table.ts';
import { rewriteUrl } from './tenancy.ts';
import { UPLOAD_LIMITS } from './upload.ts';

export interface ServerDeps {
  readonly config: Pick<Config, 'publicUrl' | 'trustedProxies' | 'tls'>;
  readonly context: AppContext;
  /** The present instant, ISO with milliseconds, in UTC. */
  readonly clock: () => string;
  /** Folder of the built pages. */
  readonly webRoot: string;
  readonly log: FastifyBaseLogger;
  readonly routes: RouteTable;
  readonly handlers: AnyHandlers;
  readonly rules?: Partial<SessionRules>;
  /** Tries per minute and network at doors where passwords are checked; default 60. */
  readonly knocksPerMinute?: number;
  /** Deliveries of outside systems per minute and network; default 300. */
  readonly deliveriesPerMinute?: number;
  /** Room on the disk of the database; default: plenty. */
  readonly space?: () => Promise<SpaceState>;
}

const JSON_LIMIT = 1024 * 1024;

function productVersion(): string {
  const file = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  const { version }: { version: string } = JSON.parse(file);
  return version;
}

/** Node's own limits against slow and swollen requests. */
const NODE_LIMITS = { connectionsCheckingInterval: 2000, headersTimeout: 10_000, maxHeaderSize: 16_384 };

function openApp({ config, log }: ServerDeps): FastifyInstance {
  const { tls } = config;
  const options = {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    genReqId: () => randomUUID(),
    requestIdHeader: false as const,
    bodyLimit: JSON_LIMIT,
    requestTimeout: 30_000,
    keepAliveTimeout: 61_000,
    connectionTimeout: 120_000,
    // Whoever asks while we close is served, then told to close the connection.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    rewriteUrl,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error: unknown, request: { id: string }, reply: { raw: ServerResponse }) =>
      answerRaw(error, request.id, reply.raw),
  };
  if (tls === null) return Fastify({ ...options, http: NODE_LIMITS });
  const files = { key: readFileSync(tls.key), cert: readFileSync(tls.cert), minVersion: 'TLSv1.2' as const };
  // The library types a TLS server as another kind of instance; nothing here depends on the difference.
  return Fastify({ ...options, https: { ...NODE_LIMITS, ...files } }) as unknown as FastifyInstance;
}

function addHeaders(app: FastifyInstance, isHttps: EndpointDeps['isHttps']): void {
  let closing = false;
  app.decorateRequest('nonce', '');
  app.decorateRequest('visit', null);
  app.decorateRequest('actor', null);
  app.decorateRequest('caller', null);
  app.decorateRequest('routeId', null);
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onRequest', async (request, reply) => {
    request.nonce = newNonce();
    reply.headers(securityHeaders(request.nonce, isHttps(request)));
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeId ?? 'page',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        tenant: request.visit?.tenant.id,
        account: request.actor?.accountId,
      },
      'answered',
    );
  });
}

const RECORDED = new Set(['forbidden', 'not-found', 'refused', 'step-up']);

function addTroubles(app: FastifyInstance, { pool }: AppContext): void {
  app.setErrorHandler(async (error, request, reply) => {
    const { status, headers, document, unforeseen } = problemOf(error, request.id);
    if (unforeseen) request.log.error({ err: error, route: request.routeId }, 'trouble');
    if (request.actor !== null && error instanceof Failure && RECORDED.has(error.kind)) {
      await recordRefusal(pool, request.actor, request.routeId ?? '', error.code).catch((err: unknown) =>
        // The refusal itself stands; that it could not be noted is for the administrator to see.
        request.log.error({ err }, 'refusal not recorded'),
      );
    }
    return reply.code(status).headers(headers).type(PROBLEM_TYPE).send(JSON.stringify(document));
  });
  app.setNotFoundHandler(async () => {
    throw notFound();
  });
}

/** Doors where asking too often is refused: passwords, deliveries of outside systems, what asks other servers. */
async function limitsFor(app: FastifyInstance, { knocksPerMinute, deliveriesPerMinute }: ServerDeps) {
  await app.register(rateLimit, { global: false });
  const from = ({ visit, ip }: FastifyRequest) => `${visit?.tenant.id}/${networkOf(ip)}`;
  return {
    slowDown: perMinute(app, knocksPerMinute ?? 60, from),
    slowConnector: perMinute(app, deliveriesPerMinute ?? 300, (request) => `in/${from(request)}`),
    slowAsking: perMinute(app, ASKED_PER_MINUTE, (request) => {
      const { visit, actor } = request;
      return `out/${visit?.tenant.id}/${actor?.accountId}`;
    }),
  };
}
/** Addresses out there that one account may have asked in a minute. */
const ASKED_PER_MINUTE = 10;

function serveDocument(app: FastifyInstance, routes: RouteTable): void {
  // Made when first asked for: a start has better things to do.
  let document: string | undefined;
  app.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(routes, API_BASE));
    return reply.type('application/json; charset=utf-8').send(document);
  });
}

function serveHealth(app: FastifyInstance, space: EndpointDeps['space']): void {
  app.get('/healthz', async (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ alive: true, storage: await space() })),
  );
}

/**
 * A server with every route of the table; call `listen` on it. Throws when a route lacks policy or handler, or a
 * handler has no route. Closing it finishes what runs and tells clients to close their connections.
 */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  assertComplete(deps.routes, deps.handlers);
  const { context, clock, config } = deps;
  const app = openApp(deps);
  const isHttps = (request: FastifyRequest) =>
    request.protocol === 'https' || (config.publicUrl?.startsWith('https:') ?? false);
  const directory = openTenantDirectory(context.pool);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  addHeaders(app, isHttps);
  addTroubles(app, context);
  await app.register(cookie);
  await app.register(multipart, { limits: UPLOAD_LIMITS });
  const limits = await limitsFor(app, deps);
  const rules = { ...SESSION_RULES, version: productVersion(), ...deps.rules };
  const space = deps.space ?? (() => Promise.resolve<SpaceState>('ample'));
  const endpoint = {
    context,
    clock,
    directory,
    rules,
    publicUrl: config.publicUrl,
    isHttps,
    ...limits,
    bodyLimit: JSON_LIMIT,
    space,
    streams: eventStreams(),
  };
  app.addHook('preClose', async () => endpoint.streams.close());
  const lasting = new Set(
    Object.values(deps.routes).flatMap(({ id, replies }) => (replies === 'events' ? [id] : [])),
  );
  shareFairly(app, (routeId) => lasting.has(routeId));
  registerRoutes(app, endpoint, deps.routes, deps.handlers);
  serveDocument(app, deps.routes);
  serveHealth(app, space);
  servePages(app, await readWebRoot(deps.webRoot), directory);
  return app;
}
