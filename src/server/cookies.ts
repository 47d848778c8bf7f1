// The session cookie. Its name holds the tenant, so that two bodies on one host name do not sign each other out.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../app/failure.ts';
import { isLoopback } from './config.ts';

export const cookieName = (tenantId: number, https: boolean) =>
  https ? `__Host-congtam-${tenantId}` : `congtam-${tenantId}`;

/** The token a browser sent for this tenant, or null. Only the shape our tokens have is looked up. */
export function readToken(request: FastifyRequest, tenantId: number, https: boolean): string | null {
  const token = request.cookies[cookieName(tenantId, https)];
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}

const attributes = (https: boolean) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: https,
});

const isLoopbackName = (name: string) =>
  isLoopback(name.replace(/^\[|\]$/g, '')) || name.endsWith('.localhost');

/** Sets the cookie. Over plain HTTP only this machine's own names may sign in: elsewhere the cookie could be read. */
export function keepToken(
  request: FastifyRequest,
  reply: FastifyReply,
  cookie: { readonly tenantId: number; readonly https: boolean; readonly token: string },
): void {
  if (!cookie.https && !isLoopbackName(request.hostname)) throw new Failure('forbidden', 'https-required');
  reply.setCookie(cookieName(cookie.tenantId, cookie.https), cookie.token, attributes(cookie.https));
}

/** Removes the cookie and has the browser wipe caches, drafts and everything else it stored. */
export function forgetToken(reply: FastifyReply, tenantId: number, https: boolean): void {
  reply.clearCookie(cookieName(tenantId, https), attributes(https));
  reply.header('clear-site-data', '"cache", "storage"');
}
