// A static site with the product's content policy, for browser tests that need no database.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** The strictest policy the pages are promised to live with: nothing unsafe, nothing inline, no other origin. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers an API request; undefined means 404. `path` is what stands behind /api/v1. */
export type FakeApi = (request: {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}) => FakeAnswer | undefined;

export interface Site {
  readonly address: string;
  readonly close: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const isJson = (request.headers['content-type'] ?? '').includes('json');
  return isJson && text !== '' ? JSON.parse(text) : text || null;
}

async function answerApi(api: FakeApi, path: string, request: IncomingMessage, response: ServerResponse) {
  const { method = 'GET', headers } = request;
  const answer: FakeAnswer = api({ method, path, headers, body: await bodyOf(request) }) ?? {
    status: 404,
    body: { type: 'about:blank', title: 'Not found', status: 404, code: 'not-found', instance: 'test-404' },
  };
  const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(answer.status, { 'content-type': type, ...answer.headers });
  response.end(JSON.stringify(answer.body));
}

async function answerFile(folder: string, pathname: string, response: ServerResponse) {
  const wanted = normalize(pathname);
  const file = extname(wanted) === '' ? 'index.html' : wanted;
  const content = await readFile(join(folder, file)).catch(() => null);
  response.writeHead(content === null ? 404 : 200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': STRICT_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
  });
  response.end(content);
}

/** Serves a built folder on a free port; every path without an extension gets index.html, also under /t/<slug>. */
export async function startSite(folder: string, api: FakeApi = () => undefined): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://site');
    const call = /^(?:\/t\/[a-z0-9-]+)?\/api\/v1(\/.*)$/.exec(pathname);
    const work = call
      ? answerApi(api, `${call[1]}${search}`, request, response)
      : answerFile(folder, pathname, response);
    work.catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
