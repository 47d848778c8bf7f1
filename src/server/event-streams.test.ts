import { EventEmitter } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, it } from 'vitest';
import type { RequestActor } from '../app/actor.ts';
import { eventStreams } from './event-streams.ts';

const request = {
  raw: { socket: { setNoDelay: () => {}, setTimeout: () => {} } },
} as unknown as FastifyRequest;
function reply(): FastifyReply {
  const raw = Object.assign(new EventEmitter(), { setHeader() {}, writeHead() {}, write() {}, end() {} });
  return { raw, hijack: () => {}, getHeaders: () => ({}) } as unknown as FastifyReply;
}
const actor = (accountId: number) => ({ tenantId: 1, accountId }) as RequestActor;

it('requests that come at once count each other: six streams of one account, however long the first look takes', async () => {
  const streams = eventStreams();
  const source = {
    pulse: () => new Promise<number>((done) => setTimeout(() => done(1), 5)),
    mark: () => Promise.resolve('a'),
  };
  const open = (account: number) =>
    streams.open(request, reply(), { actor: actor(account), source, recognise: () => Promise.resolve(null) });
  const own = await Promise.allSettled(Array.from({ length: 20 }, () => open(7)));
  expect(own.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  await open(8);
  expect(streams.size()).toBe(7);
  streams.close();
});

it('one whose first look fails or comes after the end takes no place', async () => {
  const streams = eventStreams();
  const fails = { pulse: () => Promise.reject(new Error('away')), mark: () => Promise.resolve('a') };
  const late = {
    pulse: async () => {
      streams.close();
      return 1;
    },
    mark: () => Promise.resolve('a'),
  };
  const open = (source: typeof late | typeof fails) =>
    streams.open(request, reply(), { actor: actor(7), source, recognise: () => Promise.resolve(null) });
  for (let times = 0; times < 8; times += 1) await expect(open(fails)).rejects.toThrow('away');
  await expect(open(late)).rejects.toMatchObject({ code: 'unavailable' });
  expect(streams.size()).toBe(0);
});
