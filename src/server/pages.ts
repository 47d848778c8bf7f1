// Answers everything outside /api: files of the built web, and its one page for every other address.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../app/failure.ts';
import type { TenantDirectory } from '../app/tenants.ts';
import type { Asset, WebRoot } from './assets.ts';
import { withNonce } from './headers.ts';
import { tenantOf } from './tenancy.ts';

function codingFor(request: FastifyRequest): 'br' | 'gzip' | null {
  const accepted = (request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim().split(';'));
  const takes = (coding: string) =>
    accepted.some(([name, q]) => name === coding && !/^q=0(\.0*)?$/.test(q?.trim() ?? ''));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : null;
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): Promise<FastifyReply> {
  reply.header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'public, no-cache');
  reply.header('etag', asset.etag).type(asset.mediaType);
  if (asset.packed !== null) reply.header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
  const coding = asset.packed === null ? null : codingFor(request);
  if (coding === null || asset.packed === null) return reply.send(asset.plain);
  return reply.header('content-encoding', coding).send(await asset.packed(coding));
}

/** Addresses of pages are plain words, also mistyped ones: the page says so. Anything with a dot names a file, and every file there is was listed. */
const PAGE_PATH = /^\/(?!(?:api|assets|t)(?:\/|$))(?:[\w-]+(?:\/[\w-]+)*\/?)?$/;

/** Registers the catch-all. Pages exist for known tenants only; files do not depend on a tenant. */
export function servePages(app: FastifyInstance, web: WebRoot, directory: TenantDirectory): void {
  app.get('/*', async (request, reply) => {
    const [path = '/'] = request.url.split('?');
    const asset = web.files.get(path);
    if (asset !== undefined) return sendAsset(request, reply, asset);
    if (!PAGE_PATH.test(path) || web.page === null) throw notFound();
    await tenantOf(request, directory);
    return reply.type('text/html; charset=utf-8').send(withNonce(web.page, request.nonce));
  });
}
