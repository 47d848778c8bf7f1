// Letters through a real mail server: what is due goes out once, by day, whatever server, database and process do.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openMailing } from '../../src/cli/mailing.ts';
import { instantAt } from '../../src/domain/period/zone.ts';
import { aReport, GOOD_WEEK } from '../builders/body.ts';
import { type ServedBody, servedBody, type Who } from '../organization/served-body.ts';
import { aMailServer } from './mail-server.ts';

let served: ServedBody;
let smtp: Awaited<ReturnType<typeof aMailServer>>;
let now = '';
const warnings: string[] = [];
const at = (text: string) => {
  now = instantAt(text.slice(0, 10), text.slice(11), 'Asia/Ho_Chi_Minh');
};

/** A fresh sender each time, as after a restart. */
async function round() {
  const mailing = openMailing({
    config: {
      mail: {
        ...{ host: '127.0.0.1', port: smtp.port, transport: 'none' as const, user: null, password: null },
        from: 'Công Tâm <congtam@example.vn>',
      },
      publicUrl: 'https://congtam.example.vn',
    },
    ...{ nationalDays: [], jobUrl: served.body.database.jobUrl, now: () => now },
    warn: (what, details) => void warnings.push(`${what} ${JSON.stringify(details)}`),
  });
  await mailing?.round();
  await mailing?.stop();
}
const choose = async (who: Who, address: string | null, version = 0, digest = true) =>
  (await served.as(who)).send('POST', '/api/v1/mail-settings', { body: { address, digest, version } });
const submit = async (who: Who) => {
  const { id, seq } = await served.body.evaluation(who);
  const body = { act: 'submit', version: seq, entered: GOOD_WEEK, report: aReport() };
  return (await served.as(who)).send('POST', `/api/v1/evaluations/${id}/acts`, { body });
};

beforeAll(async () => {
  served = await servedBody();
  smtp = await aMailServer();
});
beforeEach(() => {
  smtp.arrived.length = 0;
  smtp.state.mood = 'good';
});
afterAll(async () => {
  await smtp.close();
  await served.drop();
});

it('an account works without an address; a wrong one is refused at its field', async () => {
  expect((await served.get('nam', '/mail-settings')).body).toMatchObject({
    address: null,
    digest: true,
    version: 0,
  });
  for (const wrong of ['nam', 'nam@', 'a b@example.vn', 'nam@example.vn\r\nBcc: x@y.vn', 'a@b.vn,c@d.vn']) {
    const answer = await choose('nam', wrong);
    expect([answer.status, answer.at('fields.0.path')], wrong).toEqual([400, 'body.address']);
  }
  expect((await choose('nam', 'nam@example.vn')).body).toEqual({ version: 1 });
  expect((await choose('nam', 'nam2@example.vn')).status).toBe(412);
  expect((await served.get('lan', '/mail-settings')).at('address')).toBeNull();
});

it('the digest goes out at eight, once, however often the sender starts; not at night, not on a day off', async () => {
  expect((await submit('lan')).status).toBe(200);
  for (const when of ['2026-11-19 23:00', '2026-11-20 06:00', '2026-11-20 07:59', '2026-11-22 09:00']) {
    at(when);
    await round();
  }
  expect(smtp.arrived).toEqual([]);
  at('2026-11-20 08:00');
  await round();
  await round();
  at('2026-11-20 11:00');
  await round();
  expect(smtp.arrived.map(({ to }) => to)).toEqual(['nam@example.vn']);
  const [letter] = smtp.arrived;
  expect(letter?.text).toContain('https://congtam.example.vn/t/');
  expect(letter?.text).toContain('/xu-ly/cham/2026-47');
  expect(letter?.text).toContain('1 báo cáo tuần 47/2026 chờ nhận xét, chấm điểm');
});

it('a server that says no is asked again later, with the same Message-ID, and nothing is lost', async () => {
  expect((await submit('binh')).status).toBe(200);
  smtp.state.mood = 'busy';
  at('2026-11-23 08:00');
  await round();
  expect(smtp.arrived).toEqual([]);
  expect(warnings.at(-1)).toContain('try later');
  smtp.state.mood = 'dies-after-taking';
  at('2026-11-23 08:02');
  await round();
  smtp.state.mood = 'good';
  at('2026-11-23 08:02');
  await round();
  at('2026-11-23 08:10');
  await round();
  await round();
  // The digest and the reminder of that morning's deadline, each once lost on the way back and once well.
  const times = [...Map.groupBy(smtp.arrived, ({ id }) => id).values()].map((same) => same.length);
  expect(times).toEqual([2, 2]);
});

it('a letter that never got out gives its place to the next digest', async () => {
  smtp.state.mood = 'busy';
  at('2026-11-24 08:00');
  await round();
  smtp.state.mood = 'good';
  at('2026-11-25 08:00');
  await round();
  expect(smtp.arrived).toHaveLength(1);
});

it('an address refused for good is marked, the administrators are told, and a new one starts afresh', async () => {
  smtp.state.refused.add('nam@example.vn');
  at('2026-11-26 08:00');
  await round();
  await round();
  expect(smtp.arrived).toEqual([]);
  const settings = await served.get('nam', '/mail-settings');
  expect(settings.at('refusedAt')).toBe(now);
  const told = await served.get('admin', '/messages');
  expect(told.at('items.0')).toMatchObject({ code: 'mail-refused', place: { page: 'accounts' } });
  expect(told.text).not.toContain('nam@example.vn');
  at('2026-11-27 08:00');
  await round();
  expect(smtp.arrived).toEqual([]);
  expect((await choose('nam', 'nam.moi@example.vn', Number(settings.at('version')))).status).toBe(200);
  at('2026-11-30 08:00');
  await round();
  expect(smtp.arrived.map(({ to }) => to)).toEqual(['nam.moi@example.vn']);
});

it('says nothing of points or levels, of other people, or of what was written', async () => {
  const said = smtp.arrived.map(({ text }) => text).join('\n');
  expect(said).not.toMatch(/\d+ điểm|xuất sắc|hoàn thành|Tờ trình/i);
  for (const who of ['lan', 'binh'] as const) expect(said).not.toContain(served.body.nameOf(who));
});

it('what a sender that died had in hand is free again when its lease is over', async () => {
  smtp.state.mood = 'busy';
  at('2026-12-01 08:00');
  await round();
  await served.body.sql(`update mail set lease_until = '2026-12-01T01:10:00Z' where state = 'waiting'`);
  smtp.state.mood = 'good';
  at('2026-12-01 08:05');
  await round();
  expect(smtp.arrived).toEqual([]);
  at('2026-12-01 08:11');
  await round();
  expect(smtp.arrived).toHaveLength(1);
});
