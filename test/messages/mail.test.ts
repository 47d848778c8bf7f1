// Letters through a real mail server: what is due goes out once, by day, whatever server, database and process do.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { viewToday } from '../../src/app/views/today.ts';
import { openMailing } from '../../src/cli/mailing.ts';
import { dutyPlace } from '../../src/contract/duty-place.ts';
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
        connections: 4,
      },
      publicUrl: 'https://congtam.example.vn',
      returns: null,
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

it('a round cut off before its end is made again and takes nothing away that was written', async () => {
  smtp.state.mood = 'busy';
  at('2026-11-25 08:20');
  await served.body.sql(`delete from mail where slot = '2026-11-25'`);
  await served.body.sql(`delete from mail_slot where slot = '2026-11-25'`);
  await round();
  expect(smtp.arrived).toEqual([]);
  await served.body.sql(`delete from mail_slot where slot = '2026-11-25'`);
  await round();
  smtp.state.mood = 'good';
  at('2026-11-25 08:30');
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
  // Messages are there from their own moment on: the pages' clock has to come along.
  const { clock, signInAs } = served.server;
  const before = clock.now;
  clock.now = now;
  const told = await (await signInAs(served.id('admin'), 't1')).get('/messages');
  clock.now = before;
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

const SUDDEN = {
  ...{
    act: 'propose',
    title: 'Trực bão',
    product: 'Báo cáo',
    responsibility: '',
    authority: '',
    important: false,
  },
  ...{ itemId: null, quantity: 1, starts: '2026-11-18', due: '2026-11-20', goalId: null, reason: 'Bão số 9' },
};
const A_TALK = `insert into talk_case (tenant_id, id, person_id, unit_id, trigger, weeks, rulebook_id, rulebook_version,
    state, proposed_at, due, changed_at)
  select 1, 1, $1, $2, 'x', '{2026-W46,2026-W47}', rulebook_id, version, 'proposed', now(), '2026-12-03', now()
  from rulebook_version where tenant_id = 1 limit 1`;

it('the letter lists what the page of the same moment lists, in its order and with its count', async () => {
  expect((await served.post('lan', '/tasks', SUDDEN)).status).toBe(200);
  await served.body.sql(A_TALK, [served.id('binh'), served.unit('culture')]);
  at('2026-12-02 08:00');
  const kinds = new Set<string>();
  for (const who of ['nam', 'lan', 'minh', 'office', 'chair'] as const) {
    smtp.arrived.length = 0;
    const address = `${who}.hom-nay@example.vn`;
    const version = Number((await served.get(who, '/mail-settings')).at('version'));
    expect((await choose(who, address, version)).status).toBe(200);
    await served.body.sql(`delete from mail_slot where slot = '2026-12-02'`);
    await round();
    const { duties, waiting } = await viewToday(served.body.context, served.body.actorFor(who, now));
    const text = smtp.arrived.find(({ to }) => to === address)?.text ?? '';
    expect(text, who).toContain(`chờ anh/chị (${waiting})`);
    const links = [...text.matchAll(/\/t\/t1(\/\S+)/g)].map(([, path = '']) => path).slice(0, duties.length);
    const places = duties.map((duty) => {
      const { to, search } = dutyPlace(duty);
      return search === undefined
        ? to
        : `${to}?${new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]))}`;
    });
    expect(links, who).toEqual(places);
    for (const { kind } of duties) kinds.add(kind);
  }
  expect([...kinds]).toEqual(expect.arrayContaining(['submit', 'score', 'close', 'work-approve', 'talk']));
  // Two hours before: only what is due then, for those who owe it.
  smtp.arrived.length = 0;
  at('2026-12-03 15:00');
  await round();
  const near = smtp.arrived.filter(({ text }) => !text.includes('tuần'));
  expect(near.map(({ to }) => to.split('.')[0]).toSorted()).toEqual(['minh', 'office']);
  expect(near[0]?.text).toContain('chờ anh/chị (1)');
});
