import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { feedReader, isPublic } from './outside-fetch.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const LIMITS = { bytes: 1000, milliseconds: 700, redirects: 3 };
async function told(address: string, origins: readonly string[] = []): Promise<string> {
  const answer = await feedReader(origins, LIMITS).read(address);
  return answer.ok ? Buffer.from(answer.bytes).toString() : answer.refusal.code;
}

describe('which addresses are of the open network', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '2606:4700::1111', '2001:4860:4860::8888'])(
    '%s is',
    (address) => expect(isPublic(address)).toBe(true),
  );
  it.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '203.0.113.7'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'ff02::1', 'nonsense'],
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false));
});

it('only https at public addresses is asked, however the address is written', async () => {
  const inside = [
    ...[
      'https://127.0.0.1/a.ics',
      'https://2130706433/a.ics',
      'https://0x7f.1/a.ics',
      'https://017700000001/',
    ],
    ...['https://[::1]/a.ics', 'https://[::ffff:127.0.0.1]/a.ics', 'https://169.254.169.254/latest/'],
    // A name whose addresses lie inside: looked at where the connection is made.
    'https://localhost/a.ics',
  ];
  for (const address of inside) expect(await told(address), address).toBe('feed-address-inside');
  expect(await told('http://calendar.example.vn/a.ics')).toBe('feed-not-secure');
  expect(await told('file:///etc/passwd')).toBe('feed-not-secure');
  expect(await told('https://a:b@calendar.example.vn/a.ics')).toBe('feed-address-with-password');
});

it('redirects are looked at one by one', async () => {
  const hidden = await served((_, response) => response.end('secret of the house'));
  const origin = await served((request, response) => {
    const to: Record<string, string> = { '/inside': `${hidden}/x`, '/good': '/calendar', '/round': '/round' };
    const location = to[request.url ?? ''];
    if (location === undefined) response.end('BEGIN:VCALENDAR');
    else response.writeHead(302, { location }).end();
  });
  expect(await told(`${origin}/good`, [origin])).toBe('BEGIN:VCALENDAR');
  expect(await told(`${origin}/inside`, [origin])).toBe('feed-not-secure');
  expect(await told(`${origin}/round`, [origin])).toBe('feed-too-many-redirects');
});

it('size and time end a reading, whatever the server promised', async () => {
  const origin = await served((request, response) => {
    if (request.url === '/none') return void response.writeHead(404).end();
    if (request.url === '/silent') return;
    const drip = setInterval(() => response.write('x'.repeat(request.url === '/large' ? 300 : 1)), 20);
    response.on('close', () => clearInterval(drip));
  });
  expect(await told(`${origin}/large`, [origin])).toBe('feed-too-large');
  expect(await told(`${origin}/drip`, [origin])).toBe('feed-too-slow');
  expect(await told(`${origin}/silent`, [origin])).toBe('feed-too-slow');
  expect(await told(`${origin}/none`, [origin])).toBe('feed-status');
  expect(await told('http://127.0.0.1:1/', ['http://127.0.0.1:1'])).toBe('feed-unreachable');
});
