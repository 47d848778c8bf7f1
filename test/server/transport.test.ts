// Hosts, paths, files, limits, broken requests, closing: HTTP itself.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { route } from '../../src/contract/route.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { handlers } from '../../src/server/handlers/index.ts';
import { addPerson } from './people.ts';
import { PASSWORD, startTestServer, type TestServer } from './start.ts';

let server: TestServer;
let web: string;

const PAGE = '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><title>Công Tâm</title>';
const SCRIPT = `export const words = ${JSON.stringify('công tâm '.repeat(500))};`;

/** Routes only tests have: one that fails, one that waits, one that says too much, one page, one file, one upload. */
const probe = { method: 'GET', policy: 'anyone', summary: 'For tests' } as const;
const probes = {
  fails: route({ ...probe, id: 'probe.fails', path: '/probe/fails', reply: z.object({}) }),
  waits: route({ ...probe, id: 'probe.waits', path: '/probe/waits', reply: z.object({ done: z.boolean() }) }),
  blurts: route({ ...probe, id: 'probe.blurts', path: '/probe/blurts', reply: z.object({ a: z.int() }) }),
  breaks: route({ ...probe, id: 'probe.breaks', path: '/probe/breaks', reply: z.object({ a: z.int() }) }),
  prints: route({ ...probe, id: 'probe.prints', path: '/probe/prints', replies: 'html', reply: z.string() }),
  saves: route({ ...probe, id: 'probe.saves', path: '/probe/saves', replies: 'file', reply: z.string() }),
  takes: route({
    ...probe,
    id: 'probe.takes',
    method: 'POST',
    path: '/probe/takes',
    takes: 'multipart',
    body: z.strictObject({ note: z.string() }),
    reply: z.object({ name: z.string(), size: z.int(), note: z.string() }),
  }),
};
const pause = { entered: () => {}, release: () => {} };
const probeHandlers = {
  fails: () => {
    const detail = 'Key (national_id)=(001234567890) already exists.';
    throw Object.assign(new Error('duplicate key'), { code: '23505', detail, password: 'hunter2' });
  },
  waits: () =>
    new Promise((resolve) => {
      pause.release = () => resolve({ done: true });
      pause.entered();
    }),
  blurts: () => Promise.resolve({ a: 1, nationalId: '001234567890' }),
  breaks: () => Promise.resolve({ a: 'text of somebody' }),
  prints: () => Promise.resolve('<style nonce="__CSP_NONCE__"></style><p>&quot;__CSP_NONCE__&quot;</p>'),
  saves: () =>
    Promise.resolve({
      name: 'Phiếu "tuần" 47/2026.xlsx',
      mediaType: 'application/x-test',
      body: Buffer.from('x'),
    }),
  takes: (_: never, input: { body: { note: string }; file: { name: string; bytes: Buffer } }) =>
    Promise.resolve({ name: input.file.name, size: input.file.bytes.length, note: input.body.note }),
};

beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'web-root-'));
  await mkdir(join(web, 'assets'));
  await mkdir(join(web, '.vite'));
  await writeFile(join(web, 'index.html'), PAGE);
  await writeFile(join(web, 'assets', 'index-a1b2.js'), SCRIPT);
  await writeFile(join(web, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(web, '.vite', 'manifest.json'), '{}');
  await writeFile(join(web, '.env'), 'SECRET=1');
  server = await startTestServer({
    webRoot: web,
    config: { trustedProxies: ['127.0.0.1'] },
    routes: { ...ROUTES, ...probes },
    handlers: { ...handlers, ...probeHandlers },
  });
  await addPerson(server, { id: 1, name: 'Trần Thị Lan', login: 'lan' });
  await addPerson(server, { tenantId: 2, id: 1, name: 'Lê Văn Bình', login: 'binh' });
});
afterAll(async () => {
  await server.stop();
  await rm(web, { recursive: true });
});

describe('the body of a request', () => {
  const bodyAt = async (host: string, prefix: string, login: string) => {
    const browser = server.browser(host);
    const answer = await browser.send('POST', `${prefix}/api/v1/session`, {
      body: { login, password: PASSWORD },
    });
    return answer.at('tenant.slug') ?? answer.at('code');
  };

  it('follows from the host name, or from the path before it', async () => {
    expect(await bodyAt('mot.localhost', '', 'lan')).toBe('mot');
    expect(await bodyAt('HAI.localhost', '', 'binh')).toBe('hai');
    expect(await bodyAt('mot.localhost', '/t/hai', 'binh')).toBe('hai');
    expect(await bodyAt('nobody.localhost', '/t/mot', 'lan')).toBe('mot');
  });

  it('is unknown for other hosts and slugs, and nothing else a client says changes it', async () => {
    for (const [host, path] of [
      ['nobody.localhost', '/api/v1/session'],
      ['mot.localhost', '/t/nobody/api/v1/session'],
      ['mot.localhost', '/t//api/v1/session'],
      ['mot.localhost', '/t/MOT/api/v1/session'],
      ['mot.localhost', '/t/mot/t/hai/api/v1/session'],
    ] as const) {
      const answer = await server.browser(host).send('GET', path);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const lied = {
      'x-tenant': 'hai',
      'x-tenant-slug': 'hai',
      'x-original-url': '/t/hai/',
      'x-rewrite-url': '/t/hai/',
    };
    const body = { login: 'lan', password: PASSWORD };
    expect((await server.browser().post('/session', body, { headers: lied })).at('tenant.slug')).toBe('mot');
  });
});

describe('pages and files', () => {
  it('answers every page address with the page and its own nonce', async () => {
    for (const path of ['/', '/tuan-nay', '/don-vi/3?tuan=2026-47', '/t/hai/viec-cua-toi', '/t/mot']) {
      const answer = await server.browser().send('GET', path);
      expect([path, answer.status]).toEqual([path, 200]);
      const nonce = /nonce-([\w-]+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
      expect(answer.text).toContain(`<meta name="csp-nonce" content="${nonce}">`);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('serves assets for ever, packed once', async () => {
    const browser = server.browser();
    const plain = await browser.send('GET', '/assets/index-a1b2.js');
    expect(plain.text).toBe(SCRIPT);
    expect(plain.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    const etag = String(plain.headers.etag);
    expect(
      (await browser.send('GET', '/assets/index-a1b2.js', { headers: { 'if-none-match': etag } })).status,
    ).toBe(304);
    const head = await browser.send('HEAD', '/assets/index-a1b2.js');
    expect([head.status, head.text]).toEqual([200, '']);
    const packed = await new Promise<Buffer>((resolve, reject) => {
      const options = {
        port: server.port,
        path: '/assets/index-a1b2.js',
        headers: { 'accept-encoding': 'gzip, br' },
      };
      request({ host: '127.0.0.1', ...options }, (response) => {
        expect(response.headers['content-encoding']).toBe('br');
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
      })
        .on('error', reject)
        .end();
    });
    expect(brotliDecompressSync(packed).toString()).toBe(SCRIPT);
  });

  it.each(['/ky/2026-Q3', '/Tro-Giup', '/quan_tri'])(
    'gives the page at %s, which says what is wrong',
    async (path) => {
      expect((await server.browser().send('GET', path)).status).toBe(200);
    },
  );

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%5c..%5cetc%5cpasswd',
    '/assets/%00',
    '//etc/passwd',
    '/.env',
    '/.vite/manifest.json',
    '/.git/config',
    '/assets/nothing.js',
    '/index.html.bak',
    '/api/v1/../../.env',
  ])('has nothing at %s', async (path) => {
    const answer = await server.browser().send('GET', path);
    expect(answer.text).not.toMatch(/SECRET|root:|"name"/);
    expect([400, 404]).toContain(answer.status);
  });
});

describe('limits', () => {
  it('refuses swollen bodies and heads', async () => {
    const browser = server.browser();
    const large = await browser.post('/session', { login: 'x'.repeat(1_100_000), password: 'x' });
    expect([large.status, large.at('code')]).toEqual([413, 'too-large']);
    const head = await browser.get('/session', { headers: { 'x-much': 'y'.repeat(20_000) } });
    expect([head.status, head.at('code')]).toEqual([431, 'too-large']);
    expect(head.headers['x-content-type-options']).toBe('nosniff');
    const long = await browser.get(`/sessions/${'9'.repeat(500)}`);
    expect([414, 404]).toContain(long.status);
  });

  it('answers bytes that are no request with a problem and hangs up', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('urn:cong-tam:problem:invalid-body');
  });

  it('slows down who knocks too often, network by network', async () => {
    const other = await startTestServer({ knocksPerMinute: 3, config: { trustedProxies: ['127.0.0.1'] } });
    const knock = (address: string) =>
      other
        .browser()
        .post('/session', { login: 'x', password: 'y' }, { headers: { 'x-forwarded-for': address } });
    const statuses = [];
    for (let tries = 0; tries < 5; tries += 1) statuses.push((await knock('203.0.113.9')).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const refusal = await knock('203.0.113.9');
    expect(refusal.at('code')).toBe('too-many-requests');
    expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(0);
    expect((await knock('203.0.113.10')).status).toBe(401);
    await other.stop();
  });
});

describe('proxies', () => {
  it('are believed when named, and only then', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.77', 'x-forwarded-proto': 'https' };
    const body = { login: 'lan', password: PASSWORD };
    const named = await server.browser().post('/session', body, { headers: forwarded });
    expect(named.headers['set-cookie']?.[0]).toMatch(
      /^__Host-congtam-1=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(named.headers['strict-transport-security']).toMatch(/^max-age=63072000/);
    const seen = await server.sql(`select 1 from session where address = '203.0.113.77'`);
    expect(seen).toHaveLength(1);
    const direct = await startTestServer({ database: server.database });
    const unnamed = await direct.browser().post('/session', body, { headers: forwarded });
    expect(unnamed.headers['set-cookie']?.[0]).toMatch(/^congtam-1=/);
    await direct.stop();
  });

  it('without HTTPS in front do not get a session for a name of the outside', async () => {
    const browser = server.browser('congtam.example.vn');
    const answer = await browser.send('POST', '/t/mot/api/v1/session', {
      body: { login: 'lan', password: PASSWORD },
    });
    expect([answer.status, answer.at('code')]).toEqual([403, 'https-required']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('handlers', () => {
  it('that fail say nothing of why; the log does, without values', async () => {
    const answer = await server.browser().get('/probe/fails');
    expect([answer.status, answer.at('code')]).toEqual([500, 'unknown']);
    expect(answer.text).not.toMatch(/duplicate|national|23505|\.ts/);
    const line = server.lines.find(
      (entry) => entry.includes(String(answer.at('instance'))) && entry.includes('duplicate'),
    );
    expect(line).toBeDefined();
    expect(line).not.toMatch(/001234567890|hunter2/);
  });

  it('give away what the contract names and nothing more', async () => {
    expect((await server.browser().get('/probe/blurts')).body).toEqual({ a: 1 });
    const broken = await server.browser().get('/probe/breaks');
    expect(broken.status).toBe(500);
    expect(server.lines.join('')).not.toContain('text of somebody');
  });

  it('print with the nonce of the answer, never inside text', async () => {
    const answer = await server.browser().get('/probe/prints');
    const nonce = /nonce-([\w-]+)'/.exec(String(answer.headers['content-security-policy']))?.[1];
    expect(answer.text).toBe(`<style nonce="${nonce}"></style><p>&quot;__CSP_NONCE__&quot;</p>`);
  });

  it('send files to be saved under their Vietnamese name', async () => {
    const { headers } = await server.browser().get('/probe/saves');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Phieu _tuan_ 47_2026.xlsx"; filename*=UTF-8''Phi%E1%BA%BFu%20%22tu%E1%BA%A7n%22%2047%2F2026.xlsx`,
    );
    expect(headers['content-type']).toBe('application/x-test');
  });
});

describe('uploads', () => {
  const form = (parts: readonly string[]) => ({
    raw: `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const note = 'content-disposition: form-data; name="note"\r\n\r\nxin chào';
  const file = (bytes: string) =>
    `content-disposition: form-data; name="file"; filename="C:\\tmp\\danh-sách.xlsx"\r\ncontent-type: x/y\r\n\r\n${bytes}`;
  const send = (parts: readonly string[]) =>
    server.browser().send('POST', '/api/v1/probe/takes', form(parts));

  it('arrive with their fields and a bare name', async () => {
    expect((await send([note, file('abc')])).body).toEqual({
      name: 'danh-sách.xlsx',
      size: 3,
      note: 'xin chào',
    });
  });

  it('are refused without a file, with unknown fields, beyond the limit, and as another kind', async () => {
    expect((await send([note])).at('fields')).toEqual([{ path: 'body.file', code: 'required' }]);
    const extra = 'content-disposition: form-data; name="state"\r\n\r\nclosed';
    expect((await send([note, extra, file('abc')])).at('fields.0.code')).toBe('unknown-key');
    expect((await send([note, file('x'.repeat(21 * 1024 * 1024))])).status).toBe(413);
    expect((await send([note, file('a'), file('b')])).status).toBe(413);
    expect((await server.browser().post('/probe/takes', { note: 'x' })).status).toBe(415);
  });
});

describe('closing', () => {
  it('finishes what runs and tells clients to go', async () => {
    const other = await startTestServer({ routes: probes, handlers: probeHandlers });
    const agent = new Agent({ keepAlive: true });
    const entered = new Promise<void>((resolve) => {
      pause.entered = resolve;
    });
    const running = new Promise<{ connection: string | undefined; text: string }>((resolve, reject) => {
      const headers = { host: 'mot.localhost' };
      request(
        { host: '127.0.0.1', port: other.port, path: '/api/v1/probe/waits', headers, agent },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          response.on('end', () => resolve({ connection: response.headers.connection, text }));
        },
      )
        .on('error', reject)
        .end();
    });
    await entered;
    const stopping = other.stop();
    await vi.waitUntil(() => !other.app.server.listening);
    pause.release();
    expect(await running).toEqual({ connection: 'close', text: '{"done":true}' });
    await stopping;
    agent.destroy();
    await expect(other.browser().get('/probe/blurts')).rejects.toThrow('ECONNREFUSED');
  });
});
