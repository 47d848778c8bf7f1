// Answers to requests too broken for the ordinary road: same headers, same problem documents.
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { newNonce, securityHeaders } from './headers.ts';
import { PROBLEM_TYPE, problemOf } from './problem.ts';

/** An address the router could not read. */
export function answerRaw(error: unknown, requestId: string, response: ServerResponse): void {
  const { status, document } = problemOf(error, requestId);
  const headers = { ...securityHeaders(newNonce(), false), 'content-type': PROBLEM_TYPE };
  response.writeHead(status, headers).end(JSON.stringify(document));
}

const BY_CODE: Readonly<Record<string, { code: string; statusCode: number }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'FST_TIMEOUT', statusCode: 408 },
  HPE_HEADER_OVERFLOW: { code: 'FST_HEADERS', statusCode: 431 },
};
const BROKEN = { code: 'FST_BROKEN', statusCode: 400 };

/** Bytes that are no HTTP request, headers without end, a body that never comes: answered once, then closed. */
export function answerBrokenRequest(error: { readonly code: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const { document } = problemOf(Object.assign(new Error(), BY_CODE[error.code] ?? BROKEN), randomUUID());
  const body = JSON.stringify(document);
  const headers = {
    ...securityHeaders(newNonce(), false),
    'content-type': PROBLEM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${document.status} ${document.title}\r\n${lines.join('')}\r\n${body}`);
}
