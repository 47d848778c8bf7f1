// Writes come from our own pages only: what the browser says about where a request comes from must be ours.
import type { FastifyRequest } from 'fastify';
import { Failure } from '../app/failure.ts';

/** Throws `foreign-origin` unless Sec-Fetch-Site or Origin proves that a write comes from our pages. */
export function requireOwnOrigin(request: FastifyRequest, publicUrl: string | null): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  const { origin } = request.headers;
  const own = [`${request.protocol}://${request.host}`, publicUrl];
  if (site === undefined && origin !== undefined && own.includes(origin)) return;
  throw new Failure('forbidden', 'foreign-origin');
}
