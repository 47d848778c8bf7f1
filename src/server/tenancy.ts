// Which tenant a request is for: by the path /t/<slug>/... or by the host name; never by anything else a client says.
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Tenant } from '../app/actor.ts';
import { notFound } from '../app/failure.ts';
import type { TenantDirectory } from '../app/tenants.ts';

// Kept beside the request, not in a header: nothing a client sends can get in here.
const slugs = new WeakMap<IncomingMessage, string>();

const pathForm = /^\/t\/([^/?#]*)(\/[^?#]*)?(.*)$/;

/** Takes /t/<slug> off the address and remembers the slug. */
export function rewriteUrl(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const match = pathForm.exec(url);
  if (match === null) return url;
  slugs.set(request, match[1] ?? '');
  return `${match[2] ?? '/'}${match[3] ?? ''}`;
}

/** The tenant of a request; throws `not-found` when the slug or the host name is nobody's. */
export async function tenantOf(request: FastifyRequest, directory: TenantDirectory): Promise<Tenant> {
  const slug = slugs.get(request.raw);
  const tenant =
    slug === undefined
      ? await directory.byHost(request.hostname.toLowerCase())
      : await directory.bySlug(slug);
  if (tenant === null) throw notFound();
  return tenant;
}
