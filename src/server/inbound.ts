// The door of outside systems: their proof is checked over the body as it arrived, before anything parses it. No cookie is
// read here, so no page of a stranger can make a browser knock.
import { Readable } from 'node:stream';
import type { FastifyRequest, RequestPayload } from 'fastify';
import { recogniseConnector } from '../app/connect/caller.ts';
import type { Signed } from '../app/connect/webhook.ts';
import type { AppContext } from '../app/context.ts';
import { Failure } from '../app/failure.ts';

const header = (request: FastifyRequest, name: string): string | null => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
};

function tokenOf(request: FastifyRequest): string | null {
  const found = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(header(request, 'authorization') ?? '');
  return found?.[1] ?? null;
}

/** Null when none of the three headers is there; a part of them is a signature that cannot be right. */
function signedOf(request: FastifyRequest): Signed | null {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    header(request, name),
  );
  if (id == null && timestamp == null && signature == null) return null;
  return { id: id ?? '', timestamp: timestamp ?? '', signature: signature ?? '' };
}

/** Throws unauthenticated before the body is read, when nothing is there that could prove anything. */
export function requireProof(request: FastifyRequest): void {
  if (tokenOf(request) === null && signedOf(request) === null)
    throw new Failure('unauthenticated', 'unauthenticated');
}

async function readWhole(payload: RequestPayload, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of payload as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) throw Object.assign(new Error('too large'), { code: 'FST_LIMIT', statusCode: 413 });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Reads the body, lets the caller in or throws, and hands the same bytes on to be parsed. */
export async function letConnectorIn(
  context: AppContext,
  request: FastifyRequest,
  payload: RequestPayload,
  most: number,
): Promise<RequestPayload> {
  const { visit } = request;
  if (visit === null) throw new Error('a body was read before its request was let in');
  const body = await readWhole(payload, most);
  const { connector } = request.params as { readonly connector: string };
  request.caller = await recogniseConnector(context, {
    ...{ tenant: visit.tenant, now: visit.now, today: visit.today, address: visit.address, code: connector },
    ...{ token: tokenOf(request), signed: signedOf(request), body },
  });
  return Object.assign(Readable.from([body], { objectMode: false }), { receivedEncodedLength: body.length });
}
