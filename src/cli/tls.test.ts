import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { catchingConsole } from '../../test/console.ts';
import { findLocalTls, namedIn, tlsFiles } from './local-tls.ts';
import { main } from './main.ts';

const folders: string[] = [];
let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cong-tam-tls-'));
  folders.push(dataDir);
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function make(hosts: string[], now = new Date().toISOString()) {
  const console = catchingConsole({ DATA_DIR: dataDir, HOST: '0.0.0.0' }, now);
  const code = await main(['tls', ...hosts], console);
  return { code, said: console.lines.join('\n'), errors: console.errors.join('\n') };
}

const files = () => tlsFiles(dataDir);
const certificate = async (file: string) => new X509Certificate(await readFile(file));

/** Serves one page with the made pair and asks for it as a browser that trusts the authority. */
async function ask(servername: string, ca: string | undefined): Promise<string> {
  const { cert, key } = files();
  const pair = { cert: await readFile(cert), key: await readFile(key) };
  const server = createServer(pair, (_, answer) => answer.end('xin chào')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise<string>((done, fail) => {
      const createConnection = () => connect({ host: '127.0.0.1', port, servername, ...(ca ? { ca } : {}) });
      get({ host: servername, createConnection }, (answer) =>
        answer.on('data', (part) => done(String(part))),
      ).on('error', fail);
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('congtam tls', () => {
  it('makes a pair that browsers accept from the authority, and from nobody else', async () => {
    const { code, said } = await make(['danhgia.example.vn', '10.1.2.3']);
    expect(code).toBe(0);
    expect(said).toContain(files().ca);
    const ca = await readFile(files().ca, 'utf8');
    expect(await ask('danhgia.example.vn', ca)).toBe('xin chào');
    expect(await ask('localhost', ca)).toBe('xin chào');
    await expect(ask('danhgia.example.vn', undefined)).rejects.toMatchObject({
      code: 'SELF_SIGNED_CERT_IN_CHAIN',
    });
    await expect(ask('other.example.vn', ca)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('tells the name under which a server that listens everywhere is opened', async () => {
    await make(['*.example.vn', 'danhgia.example.vn', '10.1.2.3']);
    expect(await namedIn(files().cert)).toBe('danhgia.example.vn');
  });

  it('names every host, of every kind', async () => {
    await make(['phường.example.vn', '*.example.vn', '10.1.2.3', 'fd00::12', '2001:db8::']);
    const server = await certificate(files().cert);
    expect(server.subjectAltName?.split(', ')).toEqual([
      'DNS:xn--phng-rib8295b.example.vn',
      'DNS:*.example.vn',
      'IP Address:10.1.2.3',
      'IP Address:FD00:0:0:0:0:0:0:12',
      'IP Address:2001:DB8:0:0:0:0:0:0',
      'DNS:localhost',
      'IP Address:127.0.0.1',
      'IP Address:0:0:0:0:0:0:0:1',
    ]);
    expect(server.checkIP('fd00::12')).toBe('fd00::12');
    expect(server.checkHost('any.example.vn')).toBe('*.example.vn');
  });

  it('makes a sound chain: an authority that signs, a server that does not', async () => {
    await make(['a.example.vn']);
    const [ca, server] = await Promise.all([certificate(files().ca), certificate(files().cert)]);
    expect([ca.ca, server.ca]).toEqual([true, false]);
    expect(server.checkIssued(ca)).toBe(true);
    expect(server.verify(ca.publicKey)).toBe(true);
    expect(server.verify(server.publicKey)).toBe(false);
    expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    const days = (server.validToDate.getTime() - server.validFromDate.getTime()) / 86_400_000;
    expect(days).toBeLessThanOrEqual(825);
  });

  it('keeps the authority when the certificate is renewed', async () => {
    await make(['a.example.vn']);
    const [ca, first] = await Promise.all([files().ca, files().cert].map((file) => readFile(file, 'utf8')));
    await make(['b.example.vn']);
    expect(await readFile(files().ca, 'utf8')).toBe(ca);
    expect(await readFile(files().cert, 'utf8')).not.toBe(first);
    expect((await certificate(files().cert)).checkIssued(await certificate(files().ca))).toBe(true);
  });

  it('writes dates beyond 2049 in the longer form', async () => {
    await make(['a.example.vn'], '2048-06-01T00:00:00.000Z');
    expect((await certificate(files().cert)).validToDate.getUTCFullYear()).toBe(2050);
    expect((await certificate(files().ca)).validToDate.getUTCFullYear()).toBe(2058);
  });

  it('lets only its owner read', async () => {
    await make(['a.example.vn']);
    const { folder, ca, caKey, cert, key } = files();
    const modes = await Promise.all(
      [folder, ca, caKey, cert, key].map(async (file) => (await stat(file)).mode & 0o777),
    );
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600, 0o600]);
  });

  it('takes this machine when no name is given, and is found by the server', async () => {
    expect(findLocalTls(dataDir)).toBeNull();
    expect((await make([])).code).toBe(0);
    expect(findLocalTls(dataDir)).toEqual({ cert: files().cert, key: files().key });
  });

  it.each(['a b', 'https://a.vn', '-a.vn', 'a..vn', '*', 'a*.vn', `${'a'.repeat(64)}.vn`])(
    'refuses the name "%s"',
    async (host) => {
      expect(await make([host])).toMatchObject({ code: 2 });
      expect(findLocalTls(dataDir)).toBeNull();
    },
  );
});
