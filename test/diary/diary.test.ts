// Meetings of a person's own calendar: a feed of a calendar server that is a process of its own, and files.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDueFeeds } from '../../src/app/diary/sync.ts';
import { feedReader } from '../../src/server/outside-fetch.ts';
import { SecretBox } from '../../src/store/secret-box.ts';
import { WEDNESDAY } from '../builders/body.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';
import { fileForm, newKey } from '../server/browser.ts';

interface Meeting {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly day: string;
  readonly minutes: number;
  readonly may: readonly string[];
}
interface Diaries {
  readonly feeds: boolean;
  readonly diaries: readonly {
    readonly id: number;
    readonly version: number;
    readonly kind: string;
    readonly host: string | null;
    readonly failure: { readonly code: string } | null;
    readonly skipped: number;
  }[];
  readonly meetings: readonly Meeting[];
}

let ward: ServedBody;
let child: ChildProcess;
let origin: string;
/** How often anything out there was asked for by a request. */
let asked = 0;

beforeAll(async () => {
  child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'calendar-peer.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { TZ: 'America/Lima' },
  });
  const port = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (piece) => resolve(`${piece}`.trim())),
  );
  origin = `http://127.0.0.1:${port}`;
  const feeds = feedReader([origin]);
  const read: typeof feeds.read = (address) => {
    asked += 1;
    return feeds.read(address);
  };
  ward = await servedBody(undefined, undefined, { feeds: { ...feeds, read } });
}, 120_000);
afterAll(async () => {
  child?.stdin?.end();
  await ward?.drop();
});

const peer = (q: string) => fetch(`${origin}/sql?q=${encodeURIComponent(q)}`);
const mood = (is: string) => fetch(`${origin}/mood?is=${is}`);
const look = async (who: Who, tenant: 1 | 2 = 1) =>
  (await ward.get(who, '/own-diaries', tenant)).body as Diaries;
const titles = ({ meetings }: Diaries) =>
  meetings.map(({ title, day, minutes }) => `${day} ${title} ${minutes}`);
const answer = (who: Who, { id, version }: Pick<Meeting, 'id' | 'version'>, act: string, tenant: 1 | 2 = 1) =>
  ward.post(who, `/own-meetings/${id}/acts`, { act, version }, tenant);
const named = (diaries: Diaries, title: string): Meeting => {
  const found = diaries.meetings.find((one) => one.title === title);
  if (found === undefined) throw new Error(`no ${title} in ${titles(diaries)}`);
  return found;
};

let now = WEDNESDAY;
/** So much later the job runner reads what is due. */
async function later(hours: number): Promise<void> {
  now = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
  const tenant = { id: 1, slug: 't1', name: '', zone: 'Asia/Ho_Chi_Minh' };
  const context = {
    ...{ pool: ward.server.pool, nationalDays: [], feeds: feedReader([origin]) },
    secrets: new SecretBox(ward.keys),
  };
  await readDueFeeds(context, { tenant, now, today: '2026-11-18' });
}

it('a feed proposes its meetings to its person alone, with their hours, by his own clock', async () => {
  await peer(`insert into lich_hen (ma, noi_dung, bat_dau, phut, lap, bo) values
    ('1', 'Giao ban, phòng họp số 2 của Ủy ban nhân dân phường và các đơn vị', '20261117T020000', 90, null, null),
    ('2', 'Tiếp dân', '20261104T080000', 120, 'FREQ=WEEKLY', '20261111T080000'),
    ('3', 'Ăn trưa', '20261117T050000', 60, null, null)`);
  const added = await ward.post('lan', '/own-diaries', {
    name: 'Lịch của tôi',
    address: `${origin}/lan.ics?khoa=bi-mat`,
  });
  expect(added.status, added.text).toBe(200);
  const seen = await look('lan');
  expect(titles(seen)).toEqual([
    // 08:00 in its zone is 14:00 here; the 11th is left out.
    '2026-11-04 Tiếp dân 120',
    '2026-11-17 Giao ban, phòng họp số 2 của Ủy ban nhân dân phường và các đơn vị 90',
    '2026-11-17 Ăn trưa 60',
    '2026-11-18 Tiếp dân 120',
    '2026-11-25 Tiếp dân 120',
    '2026-12-02 Tiếp dân 120',
  ]);
  expect(seen.meetings.map(({ may }) => may.length)).toEqual([2, 2, 2, 2, 1, 1]);
  expect(seen.diaries).toMatchObject([{ kind: 'feed', host: origin.slice(7), failure: null }]);
  // The address is a secret: not shown, not in the database.
  const rows = await ward.body.sql<{ row: string }>('select d::text as row from diary d');
  expect(JSON.stringify([rows, seen])).not.toMatch(/bi-mat|6269 *2d6d/);
  for (const who of ['minh', 'admin', 'tam'] as const) expect((await look(who)).meetings).toEqual([]);
  expect((await look('lan', 2)).meetings).toEqual([]);
});

it('somebody else neither answers, reads anew nor removes it, and another body has its own', async () => {
  const seen = await look('lan');
  const [diary] = seen.diaries;
  const meeting = named(seen, 'Ăn trưa');
  for (const [who, tenant] of [
    ['admin', 1],
    ['minh', 1],
    ['lan', 2],
  ] as const) {
    expect((await answer(who, meeting, 'confirm', tenant)).status).toBe(404);
    expect((await answer(who, meeting, 'refuse', tenant)).status).toBe(404);
    const act = { act: 'remove', version: diary?.version };
    expect((await ward.post(who, `/own-diaries/${diary?.id}/acts`, act, tenant)).status).toBe(404);
  }
  // The database itself gives them to nobody else.
  const rows = await ward.server.pool.connect();
  try {
    await rows.query('begin');
    await rows.query(
      `select set_config('app.tenant', '1', true), set_config('app.actor', 'person', true),
      set_config('app.person', $1, true)`,
      [String(ward.id('admin'))],
    );
    expect((await rows.query('select 1 from diary union all select 1 from diary_meeting')).rows).toEqual([]);
    await rows.query(`select set_config('app.person', $1, true)`, [String(ward.id('lan'))]);
    expect((await rows.query('select 1 from diary')).rows).toHaveLength(1);
  } finally {
    await rows.query('rollback');
    rows.release();
  }
  expect((await look('lan')).meetings).toHaveLength(6);
});

it('confirmed it is own work with its hours on its day; one that is to come waits', async () => {
  const seen = await look('lan');
  const meeting = named(seen, 'Giao ban, phòng họp số 2 của Ủy ban nhân dân phường và các đơn vị');
  const done = await answer('lan', meeting, 'confirm');
  expect(done.status, done.text).toBe(200);
  const taskId = done.at('taskId');
  const [task] = await ward.body.sql(
    `select t.state, t.kind, t.delivered::text, l.minutes, l.day::text, l.person_id from task t
     join work_log l using (tenant_id) where t.tenant_id = 1 and t.id = $1 and l.task_id = t.id`,
    [taskId],
  );
  const day = '2026-11-17';
  expect(task).toEqual({
    state: 'delivered',
    kind: 'own',
    delivered: day,
    minutes: 90,
    day,
    person_id: ward.id('lan'),
  });
  // Answered once.
  expect((await answer('lan', meeting, 'confirm')).status).toBe(404);
  const ahead = seen.meetings.find((one) => one.day === '2026-11-25');
  if (ahead === undefined) throw new Error('nothing ahead');
  expect(reasons(await answer('lan', ahead, 'confirm'))).toEqual(['meeting-to-come']);
  expect((await answer('lan', { ...ahead, version: 9 }, 'refuse')).status).toBe(412);
});

it('what was refused does not come back; what changes or is called off follows while it is open', async () => {
  await answer('lan', named(await look('lan'), 'Ăn trưa'), 'refuse');
  const [kept] = await ward.body.sql(`select title from diary_meeting where state = 'refused'`);
  expect(kept).toEqual({ title: '' });
  await peer(`update lich_hen set noi_dung = 'Tiếp dân định kỳ', phut = 150 where ma = '2';
    update lich_hen set noi_dung = 'Đổi tên', phut = 30 where ma in ('1', '3');
    insert into lich_hen (ma, noi_dung, bat_dau, phut) values ('4', 'Họp chi bộ', '20261118T010000', 60)`);
  await later(0.5);
  expect(titles(await look('lan'))).toContain('2026-11-18 Tiếp dân 120');
  await later(0.6);
  expect(titles(await look('lan'))).toEqual([
    '2026-11-04 Tiếp dân định kỳ 150',
    '2026-11-18 Họp chi bộ 60',
    '2026-11-18 Tiếp dân định kỳ 150',
    '2026-11-25 Tiếp dân định kỳ 150',
    '2026-12-02 Tiếp dân định kỳ 150',
  ]);
  await peer(`update lich_hen set huy = 1 where ma = '4'; delete from lich_hen where ma = '2'`);
  await later(1);
  expect(titles(await look('lan'))).toEqual([]);
  // What was confirmed stands.
  const [task] = await ward.body.sql(`select title from task where title like 'Giao ban%'`);
  expect(task).toBeDefined();
});

it('a server that is down or asks for a password is told to the person, asked ever less, and found again', async () => {
  await peer(
    `insert into lich_hen (ma, noi_dung, bat_dau, phut) values ('5', 'Họp quý', '20261118T010000', 60)`,
  );
  await mood('down');
  await later(1);
  expect((await look('lan')).diaries[0]?.failure).toEqual({ code: 'feed-status', params: { status: 503 } });
  await mood('page');
  await later(1);
  expect((await look('lan')).diaries[0]?.failure?.code).toBe('diary-not-calendar');
  await mood('well');
  await later(1);
  expect(titles(await look('lan'))).toEqual([]);
  await later(1);
  expect(titles(await look('lan'))).toEqual(['2026-11-18 Họp quý 60']);
});

it('an address inside the house, of another protocol or without sense is refused at the field', async () => {
  const add = async (address: string) =>
    reasons(await ward.post('minh', '/own-diaries', { name: 'x', address }));
  expect(await add('https://127.0.0.1/a.ics')).toEqual(['feed-address-inside']);
  expect(await add('https://[::1]:8443/a.ics')).toEqual(['feed-address-inside']);
  expect(await add('http://calendar.example.vn/a.ics')).toEqual(['feed-not-secure']);
  expect(await add('webcal://10.0.0.1/a.ics')).toEqual(['feed-address-inside']);
  expect((await ward.post('minh', '/own-diaries', { name: 'x', address: 'ftp://a' })).status).toBe(400);
  // A name that leads inside is found when it is asked.
  expect(
    (await ward.post('minh', '/own-diaries', { name: 'x', address: 'https://localhost/a.ics' })).status,
  ).toBe(200);
  expect((await look('minh')).diaries[0]?.failure?.code).toBe('feed-address-inside');
});

it('a file adds to what files proposed before, and nothing twice; removing a calendar takes its open proposals', async () => {
  const browser = await ward.as('tam');
  const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
  const event = (uid: string, title: string, ...more: string[]) => [
    ...[
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SUMMARY:${title}`,
      'DTSTART:20261118T010000Z',
      'DTEND:20261118T020000Z',
    ],
    ...[...more, 'END:VEVENT'],
  ];
  const upload = (text: string) =>
    browser.send('POST', '/api/v1/own-diaries/files', fileForm('lich.ics', text));
  expect((await upload(calendar(...event('a', 'Họp A'), ...event('b', 'Họp B')))).at('added')).toBe(2);
  expect((await upload(calendar(...event('a', 'Họp A'), ...event('c', 'Họp C')))).at('added')).toBe(1);
  expect(titles(await look('tam'))).toHaveLength(3);
  await upload(calendar('METHOD:CANCEL', ...event('b', 'Họp B')));
  await answer('tam', named(await look('tam'), 'Họp A'), 'refuse');
  expect(reasons(await upload('%PDF'))).toEqual(['diary-not-calendar']);
  const { diaries, meetings } = await look('tam');
  expect(meetings.map(({ title }) => title)).toEqual(['Họp C']);
  const [diary] = diaries;
  const act = (name: string) =>
    ward.post('tam', `/own-diaries/${diary?.id}/acts`, { act: name, version: diary?.version });
  expect(reasons(await act('refresh'))).toEqual(['diary-file-again']);
  expect((await act('remove')).status).toBe(200);
  expect(await look('tam')).toMatchObject({ diaries: [], meetings: [] });
  // Refused stays refused, also from the next calendar.
  expect((await upload(calendar(...event('a', 'Họp A'), ...event('c', 'Họp C')))).at('added')).toBe(1);
});

it('is asked once for one wish, rests after every asking, failed or not, and nobody has it ask without end', async () => {
  const nam = await ward.as('nam');
  const repeated = async (path: string, sent: object) => {
    const headers = { 'idempotency-key': newKey() };
    const before = asked;
    const send = () => nam.post(path, sent, { headers });
    const answers = [...(await Promise.all([send(), send()])), await send()];
    return [...new Set(answers.map(({ status }) => status)), asked - before];
  };
  const address = `${origin}/nam.ics`;
  expect(await repeated('/own-diaries', { name: 'x', address })).toEqual([200, 1]);
  const [diary] = (await look('nam')).diaries;
  const acts = `/own-diaries/${diary?.id}/acts`;
  const refresh = { act: 'refresh', version: diary?.version };
  expect(reasons(await nam.post(acts, refresh))).toEqual(['feed-just-read']);
  const { clock } = ward.server;
  const begun = clock.now;
  const wait = (seconds: number) => {
    clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString();
  };
  wait(60);
  expect(await repeated(acts, refresh)).toEqual([200, 1]);
  await mood('down');
  wait(60);
  expect(await repeated(acts, refresh)).toEqual([200, 1]);
  expect(reasons(await nam.post(acts, refresh))).toEqual(['feed-just-read']);
  const before = asked;
  const statuses = new Set<number>();
  for (let times = 0; times < 12; times += 1) {
    const made = await nam.post('/own-diaries', { name: 'x', address });
    statuses.add(made.status);
    if (made.status === 200)
      await nam.post(`/own-diaries/${made.at('id')}/acts`, { act: 'remove', version: 1 });
  }
  expect([[...statuses], asked - before < 10]).toEqual([[200, 429], true]);
  clock.now = begun;
  await mood('well');
});
