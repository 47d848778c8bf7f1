// Real connections against a server whose requests wait to be let go: how many of one account are in work, and of one connection.
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import Fastify from 'fastify';
import { afterEach, expect, it } from 'vitest';
import type { RequestActor } from '../app/actor.ts';
import { Failure } from '../app/failure.ts';
import { shareFairly } from './fair-share.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** Answers a request when told to; `?who` is the account. */
async function aServer() {
  const app = Fastify();
  const [working, begun]: [(() => void)[], string[]] = [[], []];
  app.decorateRequest('actor', null);
  app.decorateRequest('routeId', null);
  app.setErrorHandler((error, _request, reply) => reply.code(error instanceof Failure ? 429 : 500).send());
  shareFairly(app, (routeId) => routeId === 'lasting');
  const setWho = (request: { actor: RequestActor | null; routeId: string | null; url: string }) => {
    const [, route = '', who = ''] = /^\/(\w+)\?(\w*)/.exec(request.url) ?? [];
    request.routeId = route;
    if (who !== '') request.actor = { tenantId: 1, accountId: Number(who) } as RequestActor;
  };
  app.get('/:route', { onRequest: async (request) => setWho(request) }, async (request) => {
    begun.push(request.url);
    await new Promise<void>((done) => working.push(done));
    return 'x';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  open.push(() => {
    letGo(Number.POSITIVE_INFINITY);
    app.server.closeAllConnections();
    return app.close();
  });
  const letGo = (count: number) => {
    for (const done of working.splice(0, count)) done();
  };
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  /** What is sent on one connection, and the states of the answers so far. */
  const send = (...paths: string[]) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    socket.on('data', (piece) => {
      said += piece;
    });
    socket.on('error', () => undefined);
    socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''));
    return {
      socket,
      states: () => [...said.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, state]) => Number(state)),
    };
  };
  const connected = () => promisify(app.server.getConnections.bind(app.server))();
  return { begun, letGo, send, connected };
}

it('has six requests of an account in work; others are served meanwhile, and all come to their turn', async () => {
  const { begun, letGo, send } = await aServer();
  const busy = Array.from({ length: 20 }, () => send('/page?7'));
  await expect.poll(() => begun.length).toBe(6);
  send('/page?8');
  await expect.poll(() => begun).toContain('/page?8');
  expect(begun.filter((path) => path === '/page?7')).toHaveLength(6);
  while (busy.some(({ states }) => states().length === 0)) {
    letGo(1);
    await new Promise(setImmediate);
  }
  expect(busy.map(({ states }) => states())).toEqual(busy.map(() => [200]));
});

it('refuses what would wait behind two hundred others, and forgets those who have gone', async () => {
  const { begun, letGo, send, connected } = await aServer();
  const busy = Array.from({ length: 206 }, () => send('/page?7'));
  await expect.poll(() => begun.length).toBe(6);
  const late = send('/page?7');
  await expect.poll(late.states).toEqual([429]);
  for (const { socket } of busy.slice(6)) socket.destroy();
  await expect.poll(connected).toBe(7);
  letGo(6);
  await expect.poll(() => busy.slice(0, 6).flatMap(({ states }) => states())).toEqual(Array(6).fill(200));
  // Nobody waits any more: the next one is let in at once, and nothing was done for those who left.
  send('/page?7');
  await expect.poll(() => begun.length).toBe(7);
});

it('counts the work of whoever asked and left until it is done', async () => {
  const { begun, letGo, send, connected } = await aServer();
  const gone = Array.from({ length: 6 }, () => send('/page?7'));
  await expect.poll(() => begun.length).toBe(6);
  for (const { socket } of gone) socket.destroy();
  await expect.poll(connected).toBe(0);
  const next = send('/page?7');
  send('/page?8');
  await expect.poll(() => begun).toContain('/page?8');
  expect(begun).toHaveLength(7);
  letGo(6);
  await expect.poll(() => begun.length).toBe(8);
  letGo(2);
  await expect.poll(next.states).toEqual([200]);
});

it('works through what one connection sends ahead in order, one at a time, and closes one that sends very much', async () => {
  const { begun, letGo, send } = await aServer();
  const ahead = send('/page?1', '/page?2', '/page?3');
  await expect.poll(() => begun).toEqual(['/page?1']);
  letGo(1);
  await expect.poll(() => begun).toEqual(['/page?1', '/page?2']);
  letGo(1);
  await expect.poll(() => begun.length).toBe(3);
  letGo(1);
  await expect.poll(ahead.states).toEqual([200, 200, 200]);
  const flood = send(...Array.from({ length: 500 }, () => '/page?9'));
  await once(flood.socket, 'close');
  letGo(9);
  expect(begun.filter((path) => path === '/page?9').length).toBeLessThan(2);
});

it('lets a stream last without counting it, and whoever has no session', async () => {
  const { begun, send } = await aServer();
  for (let count = 0; count < 6; count += 1) send('/lasting?7');
  for (let count = 0; count < 9; count += 1) send('/page?');
  await expect.poll(() => begun.length).toBe(15);
  send('/page?7');
  await expect.poll(() => begun).toContain('/page?7');
});
