// Requests over real connections: as fast as answers come, or at a fixed rate whatever the answers do.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { cookieName } from '../../src/server/cookies.ts';
import { tokenOf } from './province.ts';

/** One request of a signed-in person. */
export interface Call {
  readonly personId: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly key?: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends it and reads the answer; throws with the answer's words at anything but 200. Milliseconds it took. */
export async function send(port: number, call: Call): Promise<number> {
  return (await weigh(port, call)).ms;
}

export interface Weighed {
  readonly ms: number;
  /** Of the body that was answered. */
  readonly bytes: number;
}

/** Same, with the size of the answer. */
export function weigh(port: number, call: Call): Promise<Weighed> {
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const headers: Record<string, string | number> = {
    host: `localhost:${port}`,
    cookie: `${cookieName(1, false)}=${tokenOf(call.personId)}`,
    'sec-fetch-site': 'same-origin',
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
  };
  const began = performance.now();
  return new Promise((done, fail) => {
    const options = { host: '127.0.0.1', port, method: call.method, path: call.path, headers, agent };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('error', fail);
      response.on('end', () => {
        if (response.statusCode === 200)
          done({ ms: performance.now() - began, bytes: Buffer.byteLength(text) });
        else fail(new Error(`${call.method} ${call.path}: ${response.statusCode} ${text}`));
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

/** All of them, `clients` at a time; milliseconds each. */
export async function closedLoop(
  port: number,
  calls: readonly Call[],
  clients: number,
): Promise<readonly number[]> {
  const waiting = calls.values();
  const times: number[] = [];
  const client = async () => {
    for (const call of waiting) times.push(await send(port, call));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

/** One every 1/rate seconds, whether the earlier ones have been answered or not; milliseconds from when each was due. */
export async function openLoop(
  port: number,
  calls: readonly Call[],
  rate: number,
): Promise<readonly number[]> {
  const began = performance.now();
  const pending = calls.map(async (call, index) => {
    const due = began + (index * 1000) / rate;
    await sleep(Math.max(0, due - performance.now()));
    const late = performance.now() - due;
    return (await send(port, call)) + Math.max(0, late);
  });
  return Promise.all(pending);
}
