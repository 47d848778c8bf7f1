// Mail that comes back hours after a real mail server took it: through the pipe and through a maildir, once and twice.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailCommand } from '../../src/cli/mail.ts';
import { openMailing } from '../../src/cli/mailing.ts';
import { instantAt } from '../../src/domain/period/zone.ts';
import { aReport, GOOD_WEEK } from '../builders/body.ts';
import { catchingConsole } from '../console.ts';
import { type ServedBody, servedBody, type Who } from '../organization/served-body.ts';
import { aMailServer } from './mail-server.ts';

let served: ServedBody;
let smtp: Awaited<ReturnType<typeof aMailServer>>;
let folder = '';
let now = '';
const RETURN_TO = 'tralai@example.vn';
const at = (text: string) => {
  now = instantAt(text.slice(0, 10), text.slice(11), 'Asia/Ho_Chi_Minh');
};

beforeAll(async () => {
  served = await servedBody();
  smtp = await aMailServer();
  folder = await mkdtemp(join(tmpdir(), 'returned-'));
  for (const part of ['new', 'cur', 'tmp']) await mkdir(join(folder, part));
  for (const who of ['nam', 'hai'] as const) await save(who, `${who}@coquan.example.vn`, 0);
  for (const who of ['lan', 'yen'] as const) await submit(who);
});
afterAll(async () => {
  await smtp.close();
  await rm(folder, { recursive: true });
  await served.drop();
});

const save = async (who: Who, address: string, version: number) =>
  (await served.as(who)).send('POST', '/api/v1/mail-settings', { body: { address, digest: true, version } });
const settings = async (who: Who) => (await served.get(who, '/mail-settings')).body;
const submit = async (who: Who) => {
  const { id, seq } = await served.body.evaluation(who);
  const body = { act: 'submit', version: seq, entered: GOOD_WEEK, report: aReport() };
  expect((await served.post(who, `/evaluations/${id}/acts`, body)).status).toBe(200);
};
/** One round at this moment; the envelope senders of what arrived, by reader. */
async function round(when: string): Promise<Readonly<Record<string, string>>> {
  at(when);
  smtp.arrived.length = 0;
  const mailing = openMailing({
    config: {
      mail: {
        ...{ host: '127.0.0.1', port: smtp.port, transport: 'none', user: null, password: null },
        from: 'Công Tâm <congtam@example.vn>',
        connections: 4,
      },
      ...{ publicUrl: null, returns: { address: RETURN_TO, folder } },
    },
    ...{ nationalDays: [], jobUrl: served.body.database.jobUrl, now: () => now, warn: () => undefined },
  });
  await mailing?.round();
  await mailing?.stop();
  return Object.fromEntries(smtp.arrived.map(({ to, from }) => [to.split('@')[0] ?? '', from]));
}
const mail = async (name: string, to: string) =>
  (await readFile(join(import.meta.dirname, 'returned', `${name}.eml`), 'utf8')).replaceAll('{{to}}', to);
/** Exit code, and what a mail server's log would hold. */
async function pipe(name: string, to: string, databaseUrl = served.body.database.appUrl) {
  const { ownerUrl, jobUrl } = served.body.database;
  const caught = catchingConsole(
    {
      ...{ DATABASE_URL: databaseUrl, MIGRATION_DATABASE_URL: ownerUrl, JOB_DATABASE_URL: jobUrl },
      ...{ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'congtam@example.vn', MAIL_RETURN_TO: RETURN_TO },
    },
    now,
  );
  const raw = Buffer.from(await mail(name, to));
  async function* pieces() {
    yield raw.subarray(0, 100);
    yield raw.subarray(100);
  }
  const code = await mailCommand.run(['returned'], { ...caught, input: pieces });
  return [code, caught.lines[1]];
}
const told = async () =>
  served.body.sql(
    `select params ->> 'name' as name from message where code = 'mail-refused' order by message_no`,
  );

let first = '';
let other = '';

it('each letter has an envelope sender of its own', async () => {
  const senders = await round('2026-11-20 08:00');
  expect(Object.keys(senders).toSorted()).toEqual(['hai', 'nam']);
  for (const sender of Object.values(senders)) expect(sender).toMatch(/^tralai\+1-[0-9a-f]{24}@example\.vn$/);
  expect(senders.nam).not.toBe(senders.hai);
  first = senders.nam ?? '';
  other = senders.hai ?? '';
});

it('delays, absences, read receipts, forged and unknown ones change nothing', async () => {
  for (const name of ['postfix-delayed', 'absence-vietnamese', 'read-receipt', 'delivered'])
    expect(await pipe(name, first), name).toEqual([0, expect.stringContaining('Nothing to note')]);
  const forged = first.replace(/[0-9a-f]@/, (end) => (end === '0@' ? '1@' : '0@'));
  for (const to of [forged, first.replace('+1-', '+2-'), RETURN_TO])
    expect(await pipe('postfix-unknown', to), to).toEqual([0, expect.stringContaining('Not the return')]);
  expect(await settings('nam')).toMatchObject({ refusedAt: null, refusedWhy: null });
});

it('a letter given up for now, or refused for what we are, is lost; the address stays', async () => {
  expect(await pipe('postfix-gave-up', other)).toEqual([0, expect.stringContaining('did not arrive')]);
  expect(await settings('hai')).toMatchObject({ refusedAt: null });
  expect(await told()).toEqual([]);
});

it('one that failed for good stops mail, tells person and administrators, once', async () => {
  at('2026-11-23 11:42');
  expect(await pipe('postfix-unknown', first)).toEqual([0, expect.stringContaining('no mail')]);
  expect(await settings('nam')).toMatchObject({ refusedAt: now, refusedWhy: 'unknown' });
  const { version } = (await settings('nam')) as { version: number };
  const since = now;
  const admins = (await told()).length;
  at('2026-11-23 12:42');
  expect((await pipe('postfix-unknown', first))[1]).toContain('Nothing to note');
  expect(await settings('nam')).toMatchObject({ refusedAt: since, version });
  expect(await told()).toEqual(Array(admins).fill({ name: served.body.nameOf('nam') }));
  const listed = await served.get('admin', '/accounts?q=nam');
  const items = listed.at('items') as { person: { id: number }; mailStopped: object | null }[];
  const marked = items.filter(({ mailStopped }) => mailStopped !== null);
  expect(marked.map(({ person, mailStopped }) => [person.id, mailStopped])).toEqual([
    [served.id('nam'), { at: since, why: 'unknown' }],
  ]);
  expect(listed.text).not.toContain('@');
  expect((await served.get('office', '/accounts')).status).toBe(403);
});

it('no digest goes out to it any more; what is told in the product stays', async () => {
  expect(Object.keys(await round('2026-11-24 08:00'))).toEqual(['hai']);
  const { items } = (await served.get('nam', '/messages')).body as { items: readonly object[] };
  expect(items).toContainEqual(expect.objectContaining({ code: 'to-score' }));
});

it('saved again it gets mail; what went out before and comes back late says nothing about it', async () => {
  const { version } = (await settings('nam')) as { version: number };
  const { clock, signInAs } = served.server;
  const before = clock.now;
  clock.now = now;
  const body = { address: 'nam@coquan.example.vn', digest: true, version };
  expect((await (await signInAs(served.id('nam'), 't1')).post('/mail-settings', body)).status).toBe(200);
  clock.now = before;
  const senders = await round('2026-11-25 08:00');
  expect(Object.keys(senders).toSorted()).toEqual(['hai', 'nam']);
  const late = await served.body.sql<{ return_tag: string }>(
    `update mail set state = 'sent' where state = 'returned' and person_id = $1 returning return_tag`,
    [served.id('nam')],
  );
  expect(late).toHaveLength(1);
  for (const { return_tag: tag } of late)
    expect(await pipe('gmail-full', `tralai+1-${tag}@example.vn`)).toEqual([
      0,
      expect.stringContaining('did not arrive'),
    ]);
  expect(await settings('nam')).toMatchObject({ refusedAt: null });
});

it('a maildir is read with each round; what was read is put aside', async () => {
  const sender = (await round('2026-11-26 08:00')).hai ?? '';
  await writeFile(join(folder, 'new', '1795.M1.mail'), await mail('exchange-vietnamese', sender));
  await writeFile(join(folder, 'new', '1795.M2.mail'), await mail('absence-vietnamese', sender));
  await writeFile(join(folder, 'new', '1795.M3.mail'), 'xyz');
  expect(Object.keys(await round('2026-11-27 08:00'))).toEqual(['nam']);
  expect(await settings('hai')).toMatchObject({ refusedWhy: 'unknown' });
  expect(await readdir(join(folder, 'new'))).toEqual([]);
  expect((await readdir(join(folder, 'cur'))).toSorted()).toEqual(
    [1, 2, 3].map((no) => `1795.M${no}.mail:2,S`),
  );
});

it('with no database the mail server keeps the mail and brings it again', async () => {
  const { database } = served.body;
  const { jobUrl } = database;
  Object.assign(database, { jobUrl: jobUrl.replace(/[^/]+$/, 'nowhere') });
  expect(await pipe('postfix-unknown', first)).toEqual([75, undefined]);
  Object.assign(database, { jobUrl });
});
