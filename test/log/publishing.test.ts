// Checkpoints leave the machine: into a folder that only ever grows, and by mail that is tried until it arrives.
import { appendFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSealing, type Sealing } from '../../src/cli/sealing.ts';
import type { Config } from '../../src/server/config.ts';
import { onOldestMajor } from '../database.ts';
import { aSealedBody, type SealedBody } from './sealed-body.ts';

const MINUTE = 60_000;

/** A mail server that listens for real; `refuse` makes it say no. */
async function aMailServer() {
  const letters: string[] = [];
  const state = { refuse: false };
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'gửi' && password === 'mật@khẩu' ? done(null, { user: 'gửi' }) : done(new Error('no')),
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => {
        text += piece.toString('utf8');
      });
      stream.on('end', () => {
        if (state.refuse) return done(Object.assign(new Error('Mailbox full'), { responseCode: 452 }));
        letters.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { letters, state, port: address.port, close };
}

onOldestMajor('what leaves the machine', (major) => {
  let sealed: SealedBody;
  let smtp: Awaited<ReturnType<typeof aMailServer>>;
  let sealing: Sealing;
  let outside: string;
  let now = Date.parse('2026-11-18T03:00:00.000Z');
  const warnings: string[] = [];

  beforeAll(async () => {
    sealed = await aSealedBody(major);
    await sealed.body.inLine();
    smtp = await aMailServer();
    outside = join(sealed.folder, 'outside');
    const mail: Config['mail'] = {
      ...{ host: '127.0.0.1', port: smtp.port, transport: 'none' },
      ...{ user: 'gửi', password: 'mật@khẩu', from: 'Công Tâm <congtam@example.vn>' },
      connections: 4,
    };
    const seal = {
      keyFolder: sealed.keyFolder,
      folder: outside,
      mailTo: 'thanhtra@example.vn',
      mailMinutes: 60,
    };
    sealing = openSealing({
      ...{ config: { seal, mail }, jobUrl: sealed.body.database.jobUrl },
      now: () => new Date(now).toISOString(),
      warn: (what, details) => void warnings.push(`${what} ${JSON.stringify(details)}`),
    });
  });
  afterAll(async () => {
    await sealing.stop();
    await smtp.close();
    await sealed.drop();
  });

  const log = () => readFile(join(outside, 't1.log'), 'utf8');
  const act = async (minutes: number, name: 'submit' | 'withdraw') => {
    now += minutes * MINUTE;
    await sealed.body.does('yen', name, { of: 'yen', now: new Date(now).toISOString() });
    await sealing.round();
  };
  const lines = (outcome: string) =>
    sealed.body.sql<{ target: string; detail: string }>(
      'select target, detail from log_delivery where outcome = $1 order by delivery_no',
      [outcome],
    );

  it('appends entries and checkpoints, and the file alone proves the log', async () => {
    await sealing.round();
    const first = await log();
    await sealing.round();
    expect(await log()).toBe(first);
    await act(1, 'submit');
    expect((await log()).startsWith(first)).toBe(true);
    expect((await log()).match(/^checkpoint$/gm)).toHaveLength(2);
    const { check } = await sealed.verify(join(outside, 't1.log'));
    expect(check.verdict).toMatchObject({ fault: null, checkpoints: 2 });
  });

  it('cuts off a tail torn by a crash and writes it again', async () => {
    const good = await log();
    await truncate(join(outside, 't1.log'), Buffer.byteLength(good) - 40);
    await sealing.round();
    expect(await log()).toBe(good);
    await appendFile(join(outside, 't1.log'), 'entry 99 ac');
    await act(1, 'withdraw');
    expect((await log()).startsWith(good)).toBe(true);
    expect((await sealed.verify(join(outside, 't1.log'))).check.verdict.fault).toBe(null);
  });

  it('takes nothing away from a file that was changed before its torn end', async () => {
    const good = await log();
    const changed = `${good.replace(/entry 0 .*/, 'entry 0 x')}entry 99 ac`;
    await writeFile(join(outside, 't1.log'), changed);
    await sealing.round();
    expect(await log()).toBe(changed);
    expect((await lines('failed')).at(-1)?.detail).toBe('folder-file-foreign');
    await writeFile(join(outside, 't1.log'), good);
    await sealing.round();
    await sealed.body.sql(`delete from log_delivery where outcome = 'failed'`);
  });

  it('stops, and says so, where the file is not of this log or the log went back', async () => {
    const good = await log();
    await writeFile(join(outside, 't1.log'), good.replaceAll('cong-tam/t1', 'cong-tam/t9'));
    await act(1, 'submit');
    await writeFile(join(outside, 't1.log'), good);
    await sealing.round();
    await sealed.body.sql('create table kept_checkpoint as select * from log_checkpoint');
    await sealed.body.sql('alter table log_delivery drop constraint log_delivery_tenant_id_size_fkey');
    await sealed.body.sql('delete from log_checkpoint where size = (select max(size) from log_checkpoint)');
    await sealed.body.sql('update log_checkpoint set root = sha256(root)');
    await sealing.round();
    expect((await lines('failed')).map((line) => line.detail)).toEqual([
      'folder-file-foreign',
      'folder-log-behind',
    ]);
    expect(warnings.filter((line) => line.includes('folder-log-behind'))).toHaveLength(1);
    await sealed.body.sql('delete from log_checkpoint');
    await sealed.body.sql('insert into log_checkpoint select * from kept_checkpoint');
    await sealing.round();
  });

  it('waits for a folder that is away, and catches up', async () => {
    const good = await log();
    await rm(outside, { recursive: true });
    await writeFile(outside, 'a file where the folder was');
    await act(1, 'withdraw');
    await act(1, 'submit');
    await rm(outside);
    await mkdir(outside);
    await sealing.round();
    expect((await log()).startsWith(good)).toBe(true);
    expect((await sealed.verify(join(outside, 't1.log'))).check.verdict.fault).toBe(null);
  });

  it('mails a checkpoint an hour, both languages, without a name or a point', async () => {
    await sealing.mailRound();
    await sealing.mailRound();
    expect(smtp.letters).toHaveLength(1);
    const [letter = ''] = smtp.letters;
    expect(letter).toMatch(/^To: thanhtra@example.vn\r?$/m);
    expect(letter).toMatch(/filename=t1-\d+\.checkpoint/);
    const encoded = /Content-Transfer-Encoding: base64[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/g;
    const words = [...letter.matchAll(encoded)].map(([, part = '']) =>
      Buffer.from(part, 'base64').toString('utf8'),
    );
    expect(words.join('\n')).toContain('cong-tam/t1\n');
    for (const name of ['Lan', 'Yến', '8500']) expect(words.join('\n')).not.toContain(name);
    await act(30, 'withdraw');
    await sealing.mailRound();
    expect(smtp.letters).toHaveLength(1);
    now += 31 * MINUTE;
    await sealing.mailRound();
    expect(smtp.letters).toHaveLength(2);
  });

  it('loses no checkpoint while the mail server says no or is away, and tries less and less often', async () => {
    smtp.state.refuse = true;
    const failed = async () => (await lines('failed')).filter((line) => line.target === 'mail').length;
    await act(61, 'submit');
    await sealing.mailRound();
    await sealing.mailRound();
    expect(await failed()).toBe(1);
    now += MINUTE;
    await sealing.mailRound();
    now += MINUTE;
    await sealing.mailRound();
    expect(await failed()).toBe(2);
    await act(61, 'withdraw');
    await sealing.mailRound();
    expect(await failed()).toBe(3);
    expect((await lines('failed')).at(-1)?.detail).toContain('Mailbox full');
    smtp.state.refuse = false;
    now += 61 * MINUTE;
    await sealing.mailRound();
    expect(smtp.letters).toHaveLength(3);
    expect(smtp.letters[2]?.match(/filename=t1-/g)).toHaveLength(2);
    expect((await lines('sent')).filter((line) => line.target === 'mail')).toHaveLength(4);
  });
});
