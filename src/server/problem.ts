// Troubles as problem documents (RFC 9457): the only place that knows status codes. No stack, no SQL, no values of others.
import { STATUS_CODES } from 'node:http';
import { Failure, type FailureKind } from '../app/failure.ts';
import type { Problem } from '../contract/common.ts';

export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: Problem;
  /** True for troubles nobody foresaw: to be logged as errors. */
  readonly unforeseen: boolean;
}

const STATUS: Readonly<Record<FailureKind, number>> = {
  'not-found': 404,
  forbidden: 403,
  refused: 409,
  changed: 412,
  'key-reused': 409,
  invalid: 422,
  malformed: 400,
  'media-type': 415,
  unauthenticated: 401,
  'step-up': 403,
  wait: 429,
  unable: 503,
};

/** Troubles of the HTTP library by its status; everything else of it is a bad request. */
const LIBRARY_CODES: Readonly<Record<number, string>> = {
  404: 'not-found',
  408: 'too-slow',
  413: 'too-large',
  414: 'too-large',
  415: 'unsupported-media-type',
  431: 'too-large',
};

const textOf = (error: Error, key: string) => (key in error ? String(Reflect.get(error, key)) : '');

// 57014 cancelled by its time limit, 53xxx out of disk, memory or connections, 57Pxx shutting down, 58xxx a disk in trouble.
const isUnavailable = (code: string) =>
  /^(57014|53...|57P..|58...|database-unavailable|commit-rolled-back)$/.test(code);

function documentOf(status: number, code: string, instance: string): Problem {
  return {
    type: `urn:cong-tam:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    instance,
  };
}

function answer(status: number, code: string, instance: string, headers = {}): ProblemAnswer {
  return { status, headers, document: documentOf(status, code, instance), unforeseen: false };
}

function answerFailure(failure: Failure, instance: string): ProblemAnswer {
  const { refusals, fields, current, waitSeconds } = failure.detail;
  const status = STATUS[failure.kind];
  return {
    status,
    headers: waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) },
    document: {
      ...documentOf(status, failure.code, instance),
      ...(refusals === undefined
        ? {}
        : { refusals: refusals.map(({ code, params }) => ({ code, params: { ...params } })) }),
      ...(fields === undefined ? {} : { fields: [...fields] }),
      ...(current === undefined ? {} : { current }),
    },
    unforeseen: false,
  };
}

/** The answer to any thrown value; `instance` is the request's id, to be found in the log. */
export function problemOf(error: unknown, instance: string): ProblemAnswer {
  if (error instanceof Failure) return answerFailure(error, instance);
  if (error instanceof Error) {
    const code = textOf(error, 'code');
    // The database found no room before the guard did.
    if (code === '53100')
      return { ...answer(503, 'storage-full', instance, { 'retry-after': '30' }), unforeseen: true };
    if (isUnavailable(code))
      return { ...answer(503, 'unavailable', instance, { 'retry-after': '2' }), unforeseen: true };
    // Done or not done, nobody knows: the same request with the same key finds out.
    if (code === 'commit-outcome-unknown') {
      return { ...answer(503, 'outcome-unknown', instance, { 'retry-after': '2' }), unforeseen: true };
    }
    const status = Number(textOf(error, 'statusCode'));
    if (code.startsWith('FST_') && status >= 400 && status < 500) {
      return answer(status, LIBRARY_CODES[status] ?? 'invalid-body', instance);
    }
    if (code === 'FST_ERR_HANDLER_TIMEOUT')
      return answer(503, 'unavailable', instance, { 'retry-after': '5' });
  }
  return { ...answer(500, 'unknown', instance), unforeseen: true };
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
