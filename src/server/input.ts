// From a request to the parsed input of a handler: strict shapes, every trouble named by its place.
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Failure } from '../app/failure.ts';
import { type Intent, intentOf } from '../app/once.ts';
import type { RouteDefinition } from '../contract/route.ts';
import type { UploadedFile } from './handler.ts';

interface FieldTrouble {
  readonly path: string;
  readonly code: string;
}

type Issue = z.core.$ZodIssue;

const CODES: Partial<Record<Issue['code'], string>> = {
  invalid_type: 'type',
  too_big: 'too-big',
  too_small: 'too-small',
  invalid_format: 'format',
  invalid_value: 'choice',
  not_multiple_of: 'step',
};

function troublesOf(part: string, issues: readonly Issue[]): FieldTrouble[] {
  return issues.flatMap((issue) => {
    const path = [part, ...issue.path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: `${path}.${key}`, code: 'unknown-key' }));
    }
    if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, code: 'required' }];
    return [{ path, code: CODES[issue.code] ?? 'invalid' }];
  });
}

const malformed = (fields: readonly FieldTrouble[]) => new Failure('malformed', 'invalid-body', { fields });

const KEY = /^[\x21-\x7e]{8,100}$/;

function keyTroubles(route: RouteDefinition, key: unknown): FieldTrouble[] {
  if (!route.idempotent) return [];
  if (key === undefined) return [{ path: 'headers.idempotency-key', code: 'required' }];
  return typeof key === 'string' && KEY.test(key)
    ? []
    : [{ path: 'headers.idempotency-key', code: 'format' }];
}

export interface ParsedInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly intent: Intent | null;
  readonly file: UploadedFile | null;
  readonly files: readonly UploadedFile[] | null;
  readonly ifMatch: string | null;
}

/** What arrives of a body: JSON, or the fields and the files of a multipart form. */
export interface Received {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

// Query strings and forms come as objects without a prototype; an absent body is an empty one.
const plain = (value: unknown) => (value instanceof Object || value === null ? value : { ...Object(value) });

const contentOf = (files: readonly UploadedFile[]) =>
  files.map((file) => createHash('sha256').update(file.bytes).digest('hex')).join();

/** Parses by the contract; throws `invalid-body` with every trouble of every part at once. */
export function parseInput(route: RouteDefinition, request: FastifyRequest, received: Received): ParsedInput {
  const options = { reportInput: true };
  const params = route.params.safeParse(plain(request.params), options);
  const query = route.query.safeParse(plain(request.query), options);
  const body = route.body.safeParse(received.body ?? {}, options);
  const key = request.headers['idempotency-key'];
  const troubles = [
    ...troublesOf('params', params.error?.issues ?? []),
    ...troublesOf('query', query.error?.issues ?? []),
    ...troublesOf('body', body.error?.issues ?? []),
    ...keyTroubles(route, key),
  ];
  if (troubles.length > 0) throw malformed(troubles);
  const { files } = received;
  const parsed = { params: params.data, query: query.data, body: body.data };
  const content = files.length === 0 ? null : contentOf(files);
  const intent = route.idempotent ? intentOf(String(key), { route: route.id, ...parsed, content }) : null;
  return {
    ...{ ...parsed, intent, ifMatch: request.headers['if-match'] ?? null },
    file: route.takes === 'multipart' ? (files[0] ?? null) : null,
    files: route.takes === 'files' ? files : null,
  };
}
