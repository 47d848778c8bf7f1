// Every route of the table, one by one: what holds for all is tested on all.
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/contract/openapi.ts';
import { exampleOf, type JsonSchema } from '../../src/contract/openapi-example.ts';
import type { RouteDefinition, RoutePolicy } from '../../src/contract/route.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { handlers } from '../../src/server/handlers/index.ts';
import { assertComplete } from '../../src/server/table.ts';
import type { Answer, TestBrowser } from './browser.ts';
import { addPerson } from './people.ts';
import { startTestServer, type TestServer } from './start.ts';

const API = '/api/v1';
const live: readonly RouteDefinition[] = Object.values(ROUTES);
const guarded = live.filter((route) => route.policy !== 'anyone');
/** Outside systems prove themselves otherwise: test/connect/inbound.test.ts. */
const ofPeople = guarded.filter((route) => route.policy !== 'connector');
const writes = live.filter((route) => route.method !== 'GET' && route.policy !== 'connector');
const named = (routes: readonly RouteDefinition[]) => routes.map((route) => [route.id, route] as const);

/** Somebody without any role, somebody with each role, and what each policy asks for. */
const PEOPLE = {
  nobody: 1,
  office: 2,
  'organization-admin': 3,
  inspector: 4,
  'system-admin': 5,
  'regulation-editor': 6,
  'regulation-approver': 7,
} as const;
const EVERYBODY = Object.keys(PEOPLE) as readonly (keyof typeof PEOPLE)[];
const MAY_PASS: Record<RoutePolicy, readonly (keyof typeof PEOPLE)[]> = {
  anyone: EVERYBODY,
  connector: [],
  'any-session': EVERYBODY,
  'signed-in': EVERYBODY,
  office: ['office'],
  'organization-admin': ['organization-admin'],
  inspector: ['inspector'],
  'staff-desk': ['office', 'organization-admin'],
  'system-admin': ['system-admin'],
  'log-reader': ['office', 'inspector', 'system-admin'],
  'regulation-editor': ['regulation-editor'],
  'regulation-approver': ['regulation-approver'],
  studio: ['regulation-editor', 'regulation-approver', 'inspector'],
};

let server: TestServer;
const browsers = new Map<string, TestBrowser>();

beforeAll(async () => {
  server = await startTestServer();
  for (const [key, id] of Object.entries(PEOPLE)) {
    await addPerson(server, { id, name: `Người ${key}`, roles: key === 'nobody' ? [] : [key] });
    browsers.set(key, await server.signInAs(id));
  }
});
afterAll(() => server.stop());

const as = (key: keyof typeof PEOPLE): TestBrowser => browsers.get(key) ?? server.browser();

/** An address of the route; ids that exist nowhere. */
const addressOf = (route: RouteDefinition) =>
  API + route.path.replace(/:week\b/g, '2026-W47').replace(/:[A-Za-z]+/g, '987654');

function sendTo(browser: TestBrowser, route: RouteDefinition, body?: unknown, headers = {}): Promise<Answer> {
  if (route.takes === 'files' || (route.takes === 'multipart' && route.idempotent)) {
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    return browser.send(route.method, addressOf(route), { raw: ONE_FILE, headers: { ...type, ...headers } });
  }
  const wanted = route.method !== 'GET' && route.takes === 'json' ? { body: body ?? {} } : {};
  return browser.send(route.method, addressOf(route), { ...wanted, headers });
}

const ONE_FILE = Buffer.from(
  '--b\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\nx\r\n--b--\r\n',
);

it('has policy and handler for every route of the contract', () => {
  expect(() => assertComplete(ROUTES, handlers)).not.toThrow();
});

describe('without a session', () => {
  it.each(named(guarded))('%s is 401', async (_, route) => {
    const answer = await sendTo(server.browser(), route);
    expect(answer.status).toBe(401);
    expect(answer.at('code')).toBe('unauthenticated');
  });
});

describe('the policy of the route', () => {
  it.each(named(ofPeople))('%s lets in whom it names and nobody else', async (_, route) => {
    for (const key of Object.keys(PEOPLE) as (keyof typeof PEOPLE)[]) {
      if (route.id === 'session.sign-out') continue;
      const answer = await sendTo(as(key), route, { nonsense: true });
      const passed = MAY_PASS[route.policy].includes(key);
      expect([key, answer.at('code') === 'forbidden']).toEqual([key, !passed]);
      if (!passed) expect(answer.status).toBe(403);
    }
  });

  it('is noted when it refuses', async () => {
    const route = guarded.find((candidate) => candidate.policy === 'organization-admin');
    if (route === undefined) throw new Error('no such route');
    await sendTo(as('nobody'), route);
    const rows = await server.sql(
      `select actor_id, detail from event_log where kind = 'refused' and detail->>'route' = $1`,
      [route.id],
    );
    expect(rows).toContainEqual({ actor_id: 1, detail: { route: route.id, code: 'forbidden' } });
  });
});

describe('writes', () => {
  const insider = (route: RouteDefinition) => as(MAY_PASS[route.policy][0] ?? 'nobody');

  it.each(named(writes))('%s is refused from a foreign page', async (_, route) => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': null },
      { 'sec-fetch-site': null, origin: 'http://evil.localhost' },
      { 'sec-fetch-site': null, origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: `http://mot.localhost:${server.port}` },
    ]) {
      const answer = await sendTo(insider(route), route, {}, headers);
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.at('code')).toBe('foreign-origin');
    }
  });

  it.each(named(writes.filter((route) => route.takes === 'json')))(
    '%s refuses unknown keys, wrong kinds of bodies and broken ones',
    async (_, route) => {
      if (route.id === 'session.sign-out') return;
      const schema = openApiBody(route);
      for (const extra of ['state', 'person_id', 'role', 'tenantId', 'createdAt', '__proto__x']) {
        const answer = await sendTo(insider(route), route, { ...Object(exampleOf(schema)), [extra]: 1 });
        expect([extra, answer.status]).toEqual([extra, 400]);
        expect(answer.at('code')).toBe('invalid-body');
      }
      const wrongKind = { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
      expect((await insider(route).send(route.method, addressOf(route), wrongKind)).status).toBe(415);
      const broken = { raw: '{"a":', headers: { 'content-type': 'application/json' } };
      expect((await insider(route).send(route.method, addressOf(route), broken)).status).toBe(400);
      const poisoned = { raw: '{"__proto__":{"a":1}}', headers: { 'content-type': 'application/json' } };
      expect((await insider(route).send(route.method, addressOf(route), poisoned)).status).toBe(400);
    },
  );

  it.each(named(writes.filter((route) => route.idempotent)))(
    '%s wants an idempotency key',
    async (_, route) => {
      for (const key of [null, 'short', 'x'.repeat(101), 'with space in it']) {
        const answer = await sendTo(insider(route), route, {}, { 'idempotency-key': key });
        expect(answer.status).toBe(400);
        expect(JSON.stringify(answer.at('fields'))).toContain('headers.idempotency-key');
      }
    },
  );
});

function openApiBody(route: RouteDefinition): JsonSchema {
  const document = openApiDocument({ route }, '') as { paths: Record<string, Record<string, JsonSchema>> };
  const [operations = {}] = Object.values(document.paths);
  const operation = Object.values(operations)[0] as {
    requestBody?: { content: Record<string, { schema: JsonSchema }> };
  };
  return operation?.requestBody?.content['application/json']?.schema ?? { type: 'object' };
}

describe('every answer', () => {
  const places = [
    ...live.map((route) => [route.id, route.method, addressOf(route)] as const),
    ['document', 'GET', '/api/openapi.json'],
    ['unknown route', 'GET', '/api/v1/nothing-here'],
    ['unknown method', 'PATCH', '/api/v1/session'],
    ['page of nobody', 'GET', '/t/nobody/hom-nay'],
    ['bad address', 'GET', '/api/v1/%E0%A4%A'],
    ['health', 'GET', '/healthz'],
  ] as const;

  it.each(places)('%s carries the headers that protect', async (_, method, path) => {
    const { headers } = await server.browser().send(method, path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{24}';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('uses its nonce once', async () => {
    const browser = server.browser();
    const policies = new Set<unknown>();
    for (let round = 0; round < 20; round += 1) {
      policies.add((await browser.get('/session')).headers['content-security-policy']);
    }
    expect(policies.size).toBe(20);
  });

  it('that refuses is a problem document without a stack', async () => {
    const answer = await server.browser().get('/session');
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: 'urn:cong-tam:problem:unauthenticated',
      title: 'Unauthorized',
      status: 401,
      code: 'unauthenticated',
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe('the OpenAPI document', () => {
  it('passes a validator of others', async () => {
    const { body } = await server.browser().send('GET', '/api/openapi.json');
    const result = await new Validator().validate(body as Record<string, unknown>);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    const whole = await new Validator().validate(openApiDocument(ROUTES, API));
    expect(whole.errors).toBeUndefined();
    expect(whole.valid).toBe(true);
  });

  it('lists every live route and no other', async () => {
    const answer = await server.browser().send('GET', '/api/openapi.json');
    const paths = answer.at('paths') as Record<string, Record<string, { 'x-policy': string }>>;
    const listed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        path,
        method,
        policy: operation['x-policy'],
      })),
    );
    const mounted = server.app
      .printRoutes({ commonPrefix: false, includeHooks: false })
      .match(/\((?:[A-Z]+(?:, )?)+\)/g);
    // The page, the document and the health check are no part of the API.
    const methods = (mounted ?? []).flatMap((found) => found.replace(/[()]/g, '').split(', '));
    expect(methods.filter((method) => method !== 'HEAD')).toHaveLength(listed.length + 3);
    for (const { path, method, policy } of listed) {
      const url = path.replace(/\{([A-Za-z]+)\}/g, ':$1');
      expect(server.app.hasRoute({ method: method.toUpperCase() as 'GET', url })).toBe(true);
      expect(policy).toBeTruthy();
    }
  });
});
