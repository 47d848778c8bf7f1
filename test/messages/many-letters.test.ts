// Many letters at once through a real mail server: few connections, and every way in which a server may turn away.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Mailing, openMailing } from '../../src/cli/mailing.ts';
import { type ServedBody, servedBody } from '../organization/served-body.ts';
import { aMailServer } from './mail-server.ts';

const MANY = 60;
const LINES = 4;

let served: ServedBody;
let smtp: Awaited<ReturnType<typeof aMailServer>>;
/** A Wednesday before the hour of the digest. */
let now = '';
let warnings: string[] = [];

function aSender(port = smtp.port): Mailing {
  const mail = {
    ...{ host: '127.0.0.1', port, transport: 'none' as const, user: null, password: null },
    ...{ from: 'Công Tâm <congtam@example.vn>', connections: LINES },
  };
  const mailing = openMailing({
    config: { mail, publicUrl: null, returns: null },
    ...{ nationalDays: [], jobUrl: served.body.database.jobUrl, now: () => now },
    warn: (what, details) => void warnings.push(`${what} ${JSON.stringify(details)}`),
  });
  if (mailing === null) throw new Error('no mail');
  return mailing;
}
async function round(port?: number) {
  const mailing = aSender(port);
  await mailing.round();
  await mailing.stop();
}
const states = async () =>
  Object.fromEntries(
    (
      await served.body.sql<{ state: string; attempts: number; leased: boolean; count: number }>(
        `select state, attempts, lease_until is not null as leased, count(*)::int as count from mail
         group by 1, 2, 3 order by 1, 2, 3`,
      )
    ).map(({ state, attempts, leased, count }) => [`${state} ${attempts}${leased ? ' leased' : ''}`, count]),
  );
const arrivedTimes = () => {
  const times = [...Map.groupBy(smtp.arrived, ({ id }) => id).values()].map((same) => same.length);
  return { different: times.length, most: Math.max(0, ...times) };
};

beforeAll(async () => {
  served = await servedBody();
  for (const who of ['nam', 'lan'] as const)
    await (await served.as(who)).send('POST', '/api/v1/mail-settings', {
      body: { address: `${who}@example.vn`, digest: false, version: 0 },
    });
});
beforeEach(async () => {
  smtp = await aMailServer();
  now = '2026-11-18T00:40:00.000Z';
  warnings = [];
  await served.body.sql('delete from mail');
  await served.body.sql(
    `insert into mail (tenant_id, person_id, purpose, slot, address, subject, body, message_id, state, next_at, created_at)
     select 1, $1, 'soon', 'thư ' || n, 'nam@example.vn', 'Thư ' || n, 'Nội dung', '<' || n || '@example.vn>', 'waiting', $2, $2
     from generate_series(1, $3::int) n`,
    [served.id('nam'), now, MANY],
  );
  return () => smtp.close();
});
afterAll(() => served.drop());

it('go out over a few connections that are kept, each once', async () => {
  await round();
  expect(arrivedTimes()).toEqual({ different: MANY, most: 1 });
  expect(smtp.connections).toEqual({ made: LINES, most: LINES });
  expect(await states()).toEqual({ 'sent 1': MANY });
});

it('a server that ends a connection after some letters gets the next ones over another', async () => {
  smtp.state.lettersEach = 7;
  await round();
  expect(arrivedTimes()).toEqual({ different: MANY, most: 1 });
  expect(smtp.connections.made).toBeGreaterThanOrEqual(Math.ceil(MANY / 7));
  expect(await states()).toEqual({ 'sent 1': MANY });
  expect(warnings).toEqual([]);
});

it('a server that takes fewer connections gets them all over those, but for what it turned away', async () => {
  smtp.state.mostOpen = 1;
  await round();
  const turnedAway = LINES - 1;
  expect(await states()).toEqual({ 'sent 1': MANY - turnedAway, 'waiting 1': turnedAway });
  smtp.state.mostOpen = Infinity;
  now = '2026-11-18T00:41:00.000Z';
  await round();
  expect(arrivedTimes()).toEqual({ different: MANY, most: 1 });
});

it('an address that is to be tried later, or that does not exist, holds up no other', async () => {
  smtp.state.later.add('lan@example.vn');
  await served.body.sql(
    `update mail set person_id = $1, address = 'lan@example.vn' where slot in ('thư 1', 'thư 2', 'thư 30')`,
    [served.id('lan')],
  );
  await round();
  expect(await states()).toEqual({ 'sent 1': MANY - 3, 'waiting 1': 3 });
  expect(warnings.at(-1)).toContain('come again');
  smtp.state.later.clear();
  smtp.state.refused.add('lan@example.vn');
  now = '2026-11-18T00:41:00.000Z';
  await round();
  expect(arrivedTimes()).toEqual({ different: MANY - 3, most: 1 });
  expect((await served.get('lan', '/mail-settings')).at('refusedAt')).toBe(now);
  await (await served.as('lan')).send('POST', '/api/v1/mail-settings', {
    body: { address: 'lan@example.vn', digest: false, version: 2 },
  });
});

it('a server that wants nothing now is not asked for all of them; the others wait as if nobody had taken them', async () => {
  smtp.state.mood = 'busy';
  await round();
  const { 'waiting 0': untouched = 0, 'waiting 1': tried = 0, ...rest } = await states();
  expect(rest).toEqual({});
  expect(tried).toBe(LINES * 5);
  expect(tried + untouched).toBe(MANY);
});

it('a server that never says a word costs one try a line', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  await round(typeof address === 'object' && address !== null ? address.port : 0);
  silent.close();
  expect(await states()).toEqual({ 'waiting 0': MANY - LINES, 'waiting 1': LINES });
});

it('a stop lets what is under way arrive, begins nothing more, and the next start sends the rest', async () => {
  const mailing = aSender();
  let stopped: Promise<void> | undefined;
  smtp.state.onLetter = async () => {
    if (smtp.arrived.length === 10) stopped = mailing.stop();
  };
  mailing.begin();
  while (stopped === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  await stopped;
  expect(smtp.arrived.length).toBeLessThan(10 + LINES);
  expect(await states()).toEqual({
    'sent 1': smtp.arrived.length,
    'waiting 0': MANY - smtp.arrived.length,
  });
  await round();
  expect(arrivedTimes()).toEqual({ different: MANY, most: 1 });
});

it('a sender killed half way loses none, and repeats at most what was under way, under the same Message-ID', async () => {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'sender.ts'),
    ...[served.body.database.jobUrl, String(smtp.port), now],
  ]);
  smtp.state.onLetter = async () => {
    if (smtp.arrived.length === 20) child.kill('SIGKILL');
  };
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  const before = smtp.arrived.length;
  expect(before).toBeLessThan(20 + LINES);
  smtp.state.onLetter = async () => undefined;
  // What it held is not touched before its lease is over.
  await round();
  now = '2026-11-18T00:45:01.000Z';
  await round();
  expect(arrivedTimes().different).toBe(MANY);
  expect(smtp.arrived.length - MANY).toBeLessThanOrEqual(LINES);
  expect(Object.keys(await states()).every((one) => one.startsWith('sent'))).toBe(true);
});

it('the evening ends it, and what it held goes out in the morning', async () => {
  smtp.state.onLetter = async () => {
    if (smtp.arrived.length === 10) now = '2026-11-18T11:00:00.000Z';
  };
  await round();
  expect(smtp.arrived.length).toBeLessThan(10 + LINES);
  expect((await states())['waiting 0']).toBe(MANY - smtp.arrived.length);
  now = '2026-11-19T00:40:00.000Z';
  await round();
  expect(arrivedTimes()).toEqual({ different: MANY, most: 1 });
});
