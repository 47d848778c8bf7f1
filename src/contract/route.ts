// The form of a route: what crosses the network, and the policy that guards it. No HTTP library here.
import { z } from 'zod';

/** Who may call a route at all; what they may do with a record is decided by the domain's policy table. */
export const ROUTE_POLICIES = [
  /** Nobody is signed in yet. */
  'anyone',
  /** An outside system with a token or a signature of its own; no session counts here. */
  'connector',
  /** Signed in, but the first password may still have to be changed. */
  'any-session',
  /** Signed in with a working password. */
  'signed-in',
  'office',
  'organization-admin',
  'inspector',
  /** Any of office or organization-admin. */
  'staff-desk',
  'system-admin',
  /** Who watches over the sealed log: office, inspector or system-admin. */
  'log-reader',
  'regulation-editor',
  'regulation-approver',
  /** Any of the two, or the inspector, who watches. */
  'studio',
] as const;
export type RoutePolicy = (typeof ROUTE_POLICIES)[number];

/** 'events': a stream that tells when to look again (text/event-stream); what there is to see is read by other routes. */
export const REPLY_KINDS = ['json', 'html', 'file', 'events'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];
/** 'multipart' carries one file, 'files' at least one. */
export type BodyKind = 'json' | 'multipart' | 'files';

type Shape = z.ZodType;

export interface RouteDefinition<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Reply extends Shape = Shape,
  Policy extends RoutePolicy = RoutePolicy,
  Replies extends ReplyKind = ReplyKind,
  Idempotent extends boolean = boolean,
  Takes extends BodyKind = BodyKind,
> {
  /** 'noun.verb', unique; the operation id of the OpenAPI document. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under /api/v1, with :params. */
  readonly path: string;
  readonly policy: Policy;
  /** Acts and other writes carry Idempotency-Key; the server refuses them without. */
  readonly idempotent: Idempotent;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** For 'html' and 'file' only a description: the answer is not JSON. */
  readonly reply: Reply;
  /** 'json' unless the reply is a file or a printed page; how files come with a body. */
  readonly replies: Replies;
  readonly takes: Takes;
}

/** Routes of one noun, by the name pages and handlers use. */
export type RouteTable = Readonly<Record<string, RouteDefinition>>;

const nothing = z.strictObject({});
export type Nothing = typeof nothing;

interface RouteInput<
  P extends Shape,
  Q extends Shape,
  B extends Shape,
  R extends Shape,
  Policy extends RoutePolicy,
  Replies extends ReplyKind,
  Idempotent extends boolean,
  Takes extends BodyKind,
> {
  readonly id: string;
  readonly method: RouteDefinition['method'];
  readonly path: string;
  readonly policy: Policy;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly idempotent?: Idempotent;
  readonly replies?: Replies;
  readonly takes?: Takes;
}

/** Completes a route: no params, query or body unless given; unknown keys are errors everywhere. */
export function route<
  R extends Shape,
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  B extends Shape = Nothing,
  const Policy extends RoutePolicy = RoutePolicy,
  const Replies extends ReplyKind = 'json',
  const Idempotent extends boolean = false,
  const Takes extends BodyKind = 'json',
>(
  input: RouteInput<P, Q, B, R, Policy, Replies, Idempotent, Takes>,
): RouteDefinition<P, Q, B, R, Policy, Replies, Idempotent, Takes> {
  const { params, query, body, idempotent, replies, takes, ...rest } = input;
  return {
    ...rest,
    params: params ?? (nothing as Shape as P),
    query: query ?? (nothing as Shape as Q),
    body: body ?? (nothing as Shape as B),
    idempotent: idempotent ?? (false as boolean as Idempotent),
    replies: replies ?? ('json' as ReplyKind as Replies),
    takes: takes ?? ('json' as BodyKind as Takes),
  };
}
