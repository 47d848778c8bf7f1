// Nobody keeps the others waiting by asking for very much at once: an account has few requests in work at a time and a
// connection one, whatever it sent; the rest wait their turn, and beyond that are refused. What is refused or waits has cost
// a look at the session at most.
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../app/failure.ts';

/** As many connections as a browser opens to one server: a page that asks for all it shows at once notices nothing. */
const MOST_OF_ACCOUNT = 6;
const MOST_WAITING = 200;
/** Browsers do not send a request before the last was answered; programs that do have some rarely. */
const MOST_AHEAD = 32;

/** Turns of one account or one connection: so many at a time, the others in the order they came. */
class Turns {
  readonly #most: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get isIdle(): boolean {
    return this.#running === 0;
  }

  async take(): Promise<void> {
    if (this.#running < this.#most) this.#running += 1;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
  }

  /** Hands the turn on, or back. */
  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}

/** Work for somebody who has gone counts as over after this long, whatever became of it: no account is shut out for ever. */
const LONGEST_AFTER_MS = 60_000;

/** `isLasting`: ids of routes whose answer goes on for hours; they have limits of their own. */
export function shareFairly(app: FastifyInstance, isLasting: (routeId: string) => boolean): void {
  const connections = new WeakMap<Socket, Turns>();
  const accounts = new Map<string, Turns>();
  /** What to call when the work of a request is done. */
  const done = new WeakMap<FastifyRequest, () => void>();
  app.addHook('onRequest', async (request, reply) => {
    const { socket } = request.raw;
    const turns = connections.get(socket) ?? new Turns(1);
    connections.set(socket, turns);
    if (turns.waiting >= MOST_AHEAD) socket.destroy();
    await takeTurn(turns, request);
    reply.raw.once('close', () => turns.give());
  });
  // After the route has said who asks, before a body is read.
  app.addHook('preParsing', async (request, reply) => {
    const { actor, routeId } = request;
    if (actor === null || (routeId !== null && isLasting(routeId))) return;
    const account = `${actor.tenantId}/${actor.accountId}`;
    const turns = accounts.get(account) ?? new Turns(MOST_OF_ACCOUNT);
    if (turns.waiting >= MOST_WAITING) throw tooMany();
    accounts.set(account, turns);
    const leave = () => {
      if (turns.isIdle) accounts.delete(account);
    };
    await takeTurn(turns, request).catch((error: unknown) => {
      leave();
      throw error;
    });
    done.set(
      request,
      afterBoth(reply, () => {
        turns.give();
        leave();
      }),
    );
  });
  app.addHook('onSend', async (request) => done.get(request)?.());
}

function tooMany(): Failure {
  const refusals = [{ code: 'too-many-requests', params: { seconds: 1 } }];
  return new Failure('wait', 'too-many-requests', { waitSeconds: 1, refusals });
}

/** Nothing is done for whoever has gone while waiting. */
async function takeTurn(turns: Turns, { raw }: FastifyRequest): Promise<void> {
  await turns.take();
  if (!raw.socket.destroyed) return;
  turns.give();
  throw tooMany();
}

/**
 * Gives the turn back when the answer is out and the work done: whoever asks and leaves at once has his work going on, and
 * must not have it twenty times. The function returned says that the work is done.
 */
function afterBoth({ raw }: FastifyReply, give: () => void): () => void {
  let left = 2;
  let timer: NodeJS.Timeout | undefined;
  const one = () => {
    left -= 1;
    if (left !== 0) return;
    clearTimeout(timer);
    give();
  };
  let isDone = false;
  const finish = () => {
    if (isDone) return;
    isDone = true;
    one();
  };
  raw.once('close', () => {
    timer = setTimeout(finish, LONGEST_AFTER_MS).unref();
    one();
  });
  return finish;
}
