// HTTPS by the product itself, under a name that is not this machine's: secure cookies, and nothing without them.
import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAuthority, makeServerCertificate } from '../../src/cli/certificates/certificate.ts';
import { addPerson } from './people.ts';
import { PASSWORD, startTestServer, type TestServer } from './start.ts';

const NAME = 'danhgia.example.vn';
let server: TestServer;
let folder: string;
let ca: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'https-'));
  const authority = makeAuthority('Test', new Date());
  const issued = makeServerCertificate(
    [NAME],
    { subject: 'Test', key: createPrivateKey(authority.key) },
    new Date(),
  );
  ca = authority.cert;
  const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  await writeFile(tls.cert, issued.cert);
  await writeFile(tls.key, issued.key);
  server = await startTestServer({ config: { tls } });
  await addPerson(server, { id: 1, name: 'Trần Thị Lan', login: 'lan' });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

interface Heard {
  readonly status: number;
  readonly cookie: string;
  readonly hsts: string;
}

function ask(method: string, path: string, headers: Record<string, string>, body = ''): Promise<Heard> {
  const createConnection = () => connect({ host: '127.0.0.1', port: server.port, servername: NAME, ca });
  const all = { host: NAME, 'content-length': String(Buffer.byteLength(body)), ...headers };
  return new Promise((resolve, reject) => {
    request({ method, path, headers: all, createConnection }, (response) => {
      response.resume();
      const { 'set-cookie': cookies = [], 'strict-transport-security': hsts = '' } = response.headers;
      response.on('end', () => resolve({ status: response.statusCode ?? 0, cookie: cookies[0] ?? '', hsts }));
    })
      .on('error', reject)
      .end(body);
  });
}

it('signs in over HTTPS with a cookie that never travels otherwise', async () => {
  const json = { 'content-type': 'application/json', origin: `https://${NAME}` };
  const body = JSON.stringify({ login: 'lan', password: PASSWORD });
  const opened = await ask('POST', '/t/mot/api/v1/session', json, body);
  expect(opened.status).toBe(200);
  expect(opened.cookie).toMatch(/^__Host-congtam-1=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  expect(opened.hsts).toContain('max-age=63072000');
  const [pair = ''] = opened.cookie.split(';');
  expect((await ask('GET', '/t/mot/api/v1/session', { cookie: pair })).status).toBe(200);
  const plainName = pair.replace('__Host-', '');
  expect((await ask('GET', '/t/mot/api/v1/session', { cookie: plainName })).status).toBe(401);
  const foreign = { ...json, origin: 'http://danhgia.example.vn' };
  expect((await ask('POST', '/t/mot/api/v1/session', foreign, body)).status).toBe(403);
});
