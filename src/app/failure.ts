// How a use case says no. Kinds and codes only: texts live in src/text, response codes in src/server/problem.ts.
import type { Refusal } from '../domain/evaluation/shape.ts';

export type FailureKind =
  /** Absent, or not for this person to know of: the same answer. */
  | 'not-found'
  /** Seen, but not allowed to this person. */
  | 'forbidden'
  /** The rules say no; `refusals` holds every reason. */
  | 'refused'
  /** The record changed since the writer read it; `current` tells the version now. */
  | 'changed'
  /** Idempotency key used before with another request. */
  | 'key-reused'
  /** What was entered breaks a rule the shapes cannot express. */
  | 'invalid'
  /** The request does not have the shape of the contract. */
  | 'malformed'
  /** The body is of a kind this route does not take. */
  | 'media-type'
  | 'unauthenticated'
  /** Password again before this act. */
  | 'step-up'
  /** The server is not able to, for now; `waitSeconds` says when to ask again. */
  | 'unable'
  /** Too many tries; `waitSeconds` says how long. */
  | 'wait';

export interface FailureDetail {
  readonly refusals?: readonly Refusal[];
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
  readonly current?: { readonly version: number };
  readonly waitSeconds?: number;
}

/** Thrown by use cases, answered as a problem document; rolls the transaction back. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly code: string;
  readonly detail: FailureDetail;

  constructor(kind: FailureKind, code: string, detail: FailureDetail = {}) {
    super(code);
    this.name = 'Failure';
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }
}

export const notFound = () => new Failure('not-found', 'not-found');

/** The rules say no, with every reason; the first reason's code names the problem unless one is given. */
export function refused(refusals: readonly Refusal[], code = refusals[0]?.code ?? 'refused'): Failure {
  return new Failure('refused', code, { refusals });
}

export function changed(version: number): Failure {
  return new Failure('changed', 'version-conflict', { current: { version } });
}
