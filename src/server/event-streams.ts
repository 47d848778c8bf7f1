// Open streams of server-sent events: one clock for all of them. A stream carries no content, only "look again"; it ends
// when the session does, when its subject may no longer be seen, and when the server closes.
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestActor } from '../app/actor.ts';
import { Failure } from '../app/failure.ts';
import type { EventReply } from './handler.ts';

const TICK_MS = 1000;
/** Ticks between two looks at session and rights: a withdrawn right ends the stream within five seconds. */
const LOOK_TICKS = 4;
/** Ticks between two signs of life, well under the patience of proxies. */
const BEAT_TICKS = 12;
const MOST_PER_ACCOUNT = 6;
const MOST = 1000;
const RECONNECT_MS = 3000;
/** A reader that takes nothing for this long is let go. */
const MOST_WAITING_BYTES = 64 * 1024;

export interface Opening {
  readonly actor: RequestActor;
  readonly source: EventReply;
  /** The same session, looked at now; null when it is over. Does not count as its use. */
  readonly recognise: () => Promise<RequestActor | null>;
}

interface Stream extends Opening {
  readonly out: ServerResponse;
  mark: string;
  pulse: number;
  ticks: number;
  busy: boolean;
}

export interface EventStreams {
  /** Answers the request with a stream. Throws when there are too many. */
  readonly open: (request: FastifyRequest, reply: FastifyReply, opening: Opening) => Promise<FastifyReply>;
  /** Ends every stream; none opens any more. */
  readonly close: () => void;
  readonly size: () => number;
}

/** The streams of one server. */
export function eventStreams(): EventStreams {
  const streams = new Set<Stream>();
  /** Those whose first look is under way have their place already. */
  const opening = new Set<Opening>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  const drop = (stream: Stream) => {
    streams.delete(stream);
    stream.out.end();
    if (streams.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
  return {
    size: () => streams.size,
    close: () => {
      closed = true;
      for (const stream of [...streams]) drop(stream);
    },
    open: async (request, reply, one) => {
      const held = [...streams, ...opening];
      const own = held.filter(({ actor }) => isSameAccount(actor, one.actor));
      if (closed || own.length >= MOST_PER_ACCOUNT || held.length >= MOST) throw unavailable();
      opening.add(one);
      const looks = Promise.all([one.source.pulse(), one.source.mark(one.actor)]);
      const [pulse, mark] = await looks.finally(() => opening.delete(one));
      if (closed) throw unavailable();
      reply.hijack();
      const stream = { ...one, out: begin(request, reply), mark, pulse, ticks: 0, busy: false };
      stream.out.on('close', () => drop(stream));
      streams.add(stream);
      timer ??= setInterval(() => void tick(streams, drop), TICK_MS).unref();
      return reply;
    },
  };
}

const unavailable = () => new Failure('unable', 'unavailable', { waitSeconds: 60 });
const isSameAccount = (a: RequestActor, b: RequestActor) =>
  a.tenantId === b.tenantId && a.accountId === b.accountId;

function begin(request: FastifyRequest, reply: FastifyReply): ServerResponse {
  const out = reply.raw;
  request.raw.socket.setNoDelay(true);
  request.raw.socket.setTimeout(0);
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) out.setHeader(name, value);
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that gather answers would hold the events back.
    'x-accel-buffering': 'no',
  });
  out.write(`retry: ${RECONNECT_MS}\nevent: open\ndata: \n\n`);
  return out;
}

type Drop = (stream: Stream) => void;

/** The pulse is read once per body, not once per stream. */
async function tick(streams: ReadonlySet<Stream>, drop: Drop): Promise<void> {
  const byBody = Map.groupBy(streams, ({ actor }) => actor.tenantId);
  await Promise.all(
    [...byBody.values()].map(async (own) => {
      // A database that is away for a moment ends no stream.
      const pulse = await own[0]?.source.pulse().catch(() => null);
      await Promise.all(own.map((stream) => look(stream, pulse ?? stream.pulse, drop)));
    }),
  );
}

async function look(stream: Stream, pulse: number, drop: Drop): Promise<void> {
  stream.ticks += 1;
  const isDue = stream.ticks % LOOK_TICKS === 0;
  if (stream.busy || (!isDue && pulse === stream.pulse)) return;
  stream.busy = true;
  try {
    const actor = await stream.recognise();
    if (actor === null) return drop(stream);
    const mark = await stream.source.mark(actor);
    stream.pulse = pulse;
    say(stream, mark);
    if (stream.out.writableLength > MOST_WAITING_BYTES) drop(stream);
  } catch (error) {
    if (error instanceof Failure) drop(stream);
  } finally {
    stream.busy = false;
  }
}

function say(stream: Stream, mark: string): void {
  if (mark !== stream.mark) stream.out.write('event: changed\ndata: \n\n');
  else if (stream.ticks % BEAT_TICKS === 0) stream.out.write(': \n\n');
  stream.mark = mark;
}
