// From a handler's result to the answer. JSON passes through the contract: what it does not name never leaves.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RouteDefinition } from '../contract/route.ts';
import type { FileReply } from './handler.ts';
import { withNonce } from './headers.ts';

function jsonOf(route: RouteDefinition, result: unknown): string {
  const parsed = route.reply.safeParse(result);
  if (parsed.success) return JSON.stringify(parsed.data);
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`);
  throw new Error(`The reply of ${route.id} breaks the contract: ${places.join(', ')}`);
}

/** A file is saved, and shown only where its kind was told by its content; the plain name is for programs that do not know RFC 5987. */
function disposition(name: string, shown: boolean): string {
  const bare = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\/%]/g, '_');
  const exact = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${shown ? 'inline' : 'attachment'}; filename="${bare}"; filename*=UTF-8''${exact}`;
}

export function sendReply(
  route: RouteDefinition,
  request: FastifyRequest,
  reply: FastifyReply,
  result: unknown,
): FastifyReply {
  if (route.replies === 'json') {
    return reply.type('application/json; charset=utf-8').send(jsonOf(route, result));
  }
  if (route.replies === 'html') {
    return reply.type('text/html; charset=utf-8').send(withNonce(String(result), request.nonce));
  }
  const file = result as FileReply;
  reply.header('content-disposition', disposition(file.name, file.shown ?? false));
  return reply.type(file.mediaType).send(file.body);
}
