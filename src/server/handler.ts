// What a handler is given and gives back. Handlers know use cases, not HTTP.
import type { Readable } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import type { z } from 'zod';
import type { RequestActor } from '../app/actor.ts';
import type { ConnectorCaller } from '../app/connect/caller.ts';
import type { AppContext } from '../app/context.ts';
import type { Intent } from '../app/once.ts';
import type { SessionRules, Visit } from '../app/views/session.ts';
import type { RouteDefinition, RouteTable } from '../contract/route.ts';

/** The browser's side of a session. */
export interface BrowserSession {
  /** Puts the token of a new session into the cookie. */
  keep(token: string): void;
  /** Removes the cookie and tells the browser to wipe what it kept. */
  forget(): void;
}

/** The use cases' context (`pool`, `nationalDays`) and who asks. */
export interface HandlerContext<Actor extends RequestActor | null = RequestActor> extends AppContext {
  /** Null on routes for anyone. */
  readonly actor: Actor;
  /** The outside system that sends; null on every other route. */
  readonly caller: ConnectorCaller | null;
  readonly visit: Visit;
  readonly rules: SessionRules;
  readonly browser: BrowserSession;
  readonly log: FastifyBaseLogger;
}

export interface UploadedFile {
  /** As the browser named it, without folders; to show only. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Reply of a route with `replies: 'file'`. */
export interface FileReply {
  readonly name: string;
  readonly mediaType: string;
  readonly body: Uint8Array | Readable;
  /** The browser may show it: a picture or a PDF, told by its content. */
  readonly shown?: boolean;
}

/** Reply of a route with `replies: 'events'`. */
export interface EventReply {
  /** Of what the stream is about, for the person whose session is looked at anew; throws once it may not be seen. */
  readonly mark: (actor: RequestActor) => Promise<string>;
  /** Cheap, the same for everybody of the body: while it stands, the mark is not asked. */
  readonly pulse: () => Promise<number>;
}

export interface HandlerInput<R extends RouteDefinition> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
  /** What `write` needs for one effect per key; null on routes that are not idempotent. */
  readonly intent: R['idempotent'] extends true ? Intent : null;
  readonly file: R['takes'] extends 'multipart' ? UploadedFile : null;
  readonly files: R['takes'] extends 'files' ? readonly UploadedFile[] : null;
  readonly ifMatch: string | null;
}

export type HandlerReply<R extends RouteDefinition> = R['replies'] extends 'json'
  ? z.input<R['reply']>
  : R['replies'] extends 'html'
    ? string
    : R['replies'] extends 'events'
      ? EventReply
      : FileReply;

export type Handler<R extends RouteDefinition> = (
  context: HandlerContext<R['policy'] extends 'anyone' | 'connector' ? null : RequestActor>,
  input: HandlerInput<R>,
) => Promise<HandlerReply<R>>;

/** One handler per route of a table; the compiler names the missing ones. */
export type HandlersOf<T extends RouteTable> = { readonly [K in keyof T]: Handler<T[K]> };

/** Handlers of any routes, as the server keeps them. */
export type AnyHandlers = Readonly<Record<string, (context: never, input: never) => Promise<unknown>>>;
