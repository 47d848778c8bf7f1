// The Office's board over HTTP: who sees which part, whom a reminder reaches, the stream, the ladder.
import { type ClientRequest, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escalate } from '../../src/app/office/escalate.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { aReport, WEEK } from '../builders/body.ts';
import { facts } from '../builders/quarter.ts';
import { shippedRulebook } from '../builders/rulebooks.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
  await served.body.does('lan', 'submit', { of: 'lan' });
  await served.body.does('binh', 'submit', { of: 'binh' });
  await served.body.does('nam', 'score', { of: 'binh' });
});
afterAll(() => served.drop());

const board = (who: Who, query = '', tenant: 1 | 2 = 1) => served.get(who, `/board/${WEEK}${query}`, tenant);
interface Line {
  readonly unit: { readonly id: number };
  readonly counts: Readonly<Record<string, number>>;
}
const lineOf = (units: unknown, id: number) => (units as Line[]).find(({ unit }) => unit.id === id)?.counts;
const MONDAY = '2026-11-23T03:00:00.000Z';
const ask = { unit: null, stage: null, person: null, overdue: false };
const remindBy = (who: Who, more: object = {}) =>
  served.post(who, `/board/${WEEK}/reminder`, { ...ask, ...more });

describe('board', () => {
  it('counts every unit by stage and names who has what', async () => {
    const answer = await board('office');
    expect(answer.status).toBe(200);
    expect(lineOf(answer.at('units'), served.unit('culture'))).toMatchObject({ submitted: 1, scored: 1 });
    const held = answer.at('holders') as { person: { id: number }; stage: string; count: number }[];
    expect(held.map(({ person, stage, count }) => [person.id, stage, count])).toEqual([
      [served.id('minh'), 'approve', 1],
      [served.id('nam'), 'score', 1],
    ]);
    for (const { person, stage, count } of held) {
      const query = `week=${WEEK}&part=unit&unit=${answer.at('top')}&holder=${person.id}&awaits=${stage}`;
      expect((await served.get('office', `/evaluations?${query}`)).at('total')).toBe(count);
    }
    expect(answer.at('ladder.stages.0')).toMatchObject({
      stage: 'submit',
      now: null,
      next: { key: 'remind' },
    });
    expect(answer.at('may')).toEqual(['remind', 'hand-over', 'extend']);
  });

  it('shows each only the part they watch over, and nothing to others', async () => {
    const mine = (await board('minh')).at('units') as Line[];
    expect(mine.map(({ unit }) => unit.id)).toEqual([served.unit('culture'), served.unit('team')]);
    expect((await board('inspector')).at('may')).toEqual([]);
    expect((await board('cultureOffice')).at('may')).toEqual(['remind', 'hand-over']);
    for (const who of ['lan', 'nam', 'thu', 'admin'] as const)
      expect((await board(who)).status, who).toBe(404);
    expect((await board('minh', `?unit=${served.unit('economy')}`)).status).toBe(404);
    expect((await board('office', '?unit=99')).status).toBe(404);
    const part = (await board('office', `?unit=${served.unit('economy')}`)).at('units') as Line[];
    expect(part.map(({ unit }) => unit.id)).toEqual([served.unit('economy')]);
    const theirs = await board('office', '', 2);
    expect(lineOf(theirs.at('units'), served.unit('culture'))).toMatchObject({ submitted: 0 });
    expect(theirs.at('holders')).toEqual([]);
  });
});

describe('reminding', () => {
  it('is shown first, reaches those who have the work, and not twice', async () => {
    const preview = await served.get('office', `/board/${WEEK}/reminder?stage=score`);
    expect(preview.at('people')).toMatchObject([{ person: { id: served.id('nam') }, spared: null }]);
    expect(preview.at('delivery.because')).toBeNull();
    const sent = await remindBy('office', { stage: 'score', note: 'Đề nghị chấm trước 10 giờ.' });
    expect(sent.body).toMatchObject({ reminded: 1, spared: 0 });
    const again = await remindBy('office', { stage: 'score' });
    expect([again.status, reasons(again)]).toEqual([409, ['nobody-to-remind']]);
    const row = ((await board('office')).at('holders') as { stage: string; reminded: unknown }[]).find(
      ({ stage }) => stage === 'score',
    );
    expect(row?.reminded).toMatchObject({ times: 1, by: { id: served.id('office') } });
    const acts = await served.acts('week', 202647);
    expect(acts.at(-1)).toMatchObject({ act: 'reminded', actor_id: served.id('office') });
  });

  it('before a deadline everybody who has not filed can be reminded, and people on leave are spared', async () => {
    await served.body.away('yen', 'leave', '2026-11-18', '2026-11-19');
    const preview = await served.get('dung', `/board/${WEEK}/reminder?stage=submit`);
    const people = preview.at('people') as { person: { id: number }; spared: string | null }[];
    const spared = new Map(people.map(({ person, spared: why }) => [person.id, why]));
    expect([
      spared.get(served.id('yen')),
      spared.get(served.id('dung')),
      spared.get(served.id('guest')),
    ]).toEqual(['away', 'yourself', null]);
    expect(spared.has(served.id('lan'))).toBe(false);
  });

  it('is for office and heads of that part only', async () => {
    expect((await remindBy('inspector')).status).toBe(403);
    for (const who of ['lan', 'nam', 'admin'] as const) expect((await remindBy(who)).status, who).toBe(404);
    expect((await remindBy('minh', { unit: served.unit('economy') })).status).toBe(404);
    const foreign = await remindBy('minh', { person: served.id('yen') });
    expect([foreign.status, reasons(foreign)]).toEqual([409, ['nobody-to-remind']]);
  });
});

interface Followed {
  readonly request: ClientRequest;
  readonly seen: string[];
  readonly ended: Promise<void>;
}

async function follow(who: Who, tenant: 1 | 2 = 1): Promise<Followed & { readonly status: number }> {
  const browser = await served.as(who, tenant);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { host: `t${tenant}.localhost:${served.server.port}`, cookie };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: served.server.port,
        path: `/api/v1/board/${WEEK}/events`,
        headers,
        agent: false,
      },
      (response) => {
        const seen: string[] = [];
        response.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
        const ended = new Promise<void>((done) => response.on('close', done));
        resolve({ request, seen, ended, status: response.statusCode ?? 0 });
      },
    );
    request.on('error', reject);
    request.end();
  });
}

const until = async (test: () => boolean, most = 60_000) => {
  const end = Date.now() + most;
  while (!test()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((done) => setTimeout(done, 50));
  }
};
const changes = ({ seen }: Followed) => seen.join('').split('event: changed').length - 1;

describe('stream', () => {
  it('tells those whose part moved, nobody else, and never what', async () => {
    const [office, economy, neighbour] = await Promise.all([
      follow('office'),
      follow('dung'),
      follow('office', 2),
    ]);
    expect([office.status, economy.status, neighbour.status]).toEqual([200, 200, 200]);
    await served.body.does('nam', 'score', { of: 'lan' });
    await until(() => changes(office) === 1);
    await new Promise((done) => setTimeout(done, 1500));
    expect([changes(economy), changes(neighbour)]).toEqual([0, 0]);
    expect(office.seen.join('')).not.toMatch(/lan|\d{9}/);
    for (const one of [office, economy, neighbour]) one.request.destroy();
    expect((await follow('lan')).status).toBe(404);
  });

  it('tells the other one at the Office of a reminder', async () => {
    const other = await follow('office');
    await remindBy('office', { stage: 'approve' });
    await until(() => changes(other) === 1);
    other.request.destroy();
  });

  it('ends within seconds when the right is withdrawn and when the session ends, and is not its use', async () => {
    const stream = await follow('cultureOffice');
    const seenAt = () =>
      served.body.sql<{ at: string }>(
        `select max(seen_at)::text as at from session where tenant_id = 1 and person_id = $1`,
        [served.id('cultureOffice')],
      );
    const before = await seenAt();
    served.server.clock.now = '2026-11-18T03:05:00.000Z';
    await new Promise((done) => setTimeout(done, 4500));
    expect(await seenAt()).toEqual(before);
    await served.body.sql(
      `update role_grant set valid_to = '2026-11-18' where tenant_id = 1 and person_id = $1`,
      [served.id('cultureOffice')],
    );
    await stream.ended;
    const other = await follow('minh');
    await served.body.sql(`update session set ended_at = now() where tenant_id = 1 and person_id = $1`, [
      served.id('minh'),
    ]);
    await other.ended;
  }, 20_000);
});

describe("units' own reports", () => {
  it('stand on the board, are reminded and reported, open by the message, and stand in the summary', async () => {
    await served.body.activate({ ...shippedRulebook('8679-unit'), readings: [] });
    await served.body.inLine();
    const { id } = await served.body.unitRecord(served.unit('culture'));
    const before = await board('office');
    const own = (answer: typeof before) =>
      (answer.at('units') as (Line & { own: object | null })[]).find(
        ({ unit }) => unit.id === served.unit('culture'),
      )?.own;
    expect(own(before)).toMatchObject({ id, state: 'open', counted: true });
    const people = lineOf(before.at('units'), served.unit('culture'));
    expect(people).toEqual(lineOf((await summaryOf()).at('units'), served.unit('culture')));

    const query = `stage=submit&subject=unit&person=${served.id('minh')}`;
    const preview = await served.get('office', `/board/${WEEK}/reminder?${query}`);
    expect(preview.at('people')).toMatchObject([{ person: { id: served.id('minh') }, subject: 'unit' }]);
    await remindBy('office', { stage: 'submit', subject: 'unit', person: served.id('minh') });
    expect((await (await minh()).get('/messages')).at('items.0')).toMatchObject({
      ...{ code: 'reminded', params: { of: 'unit' } },
      place: { page: 'unit-record', period: WEEK, id },
    });

    await served.body.does('minh', 'submit', {
      ...{ of: 'minh', unit: served.unit('culture'), report: aReport('Quy hoạch phường') },
      ...{ entered: { quality: 3800, progress: 3800, conduct: 1900 }, facts: facts([]) },
    });
    expect(own(await board('office'))).toMatchObject({ state: 'submitted' });
    const line = ((await summaryOf()).at('units') as (Line & { own: object })[]).find(
      ({ unit }) => unit.id === served.unit('culture'),
    );
    expect(line?.own).toMatchObject({ evaluationId: id, state: 'submitted', level: null });
  });

  /** His session of before was ended. */
  const minh = () => served.server.signInAs(served.id('minh'), 't1');
  const summaryOf = async () => (await minh()).get(`/units/${served.unit('culture')}/weeks/${WEEK}/summary`);
});

describe('ladder', () => {
  it('holds what it says of the hour: sent at night, a reminder is nobody’s before the morning', async () => {
    served.server.clock.now = '2026-11-19T14:00:00.000Z';
    const open = (who: Who) => served.server.signInAs(served.id(who), 't1');
    const at = '2026-11-20T00:30:00.000Z';
    const ask = { unit: served.unit('economy'), stage: 'submit', person: null, overdue: false };
    const sent = await (await open('office')).post(`/board/${WEEK}/reminder`, ask);
    expect(sent.at('deliverAt')).toBe(at);
    const codes = async () => {
      const { at: of } = await (await open('dung')).get('/messages');
      return [of('items.0.code'), of('unread')];
    };
    const [, unread] = await codes();
    served.server.clock.now = at;
    // For himself, and for his unit.
    expect(await codes()).toEqual(['reminded', Number(unread) + 2]);
  });

  it('tells in working hours, once for each step, by working days', async () => {
    const at = (now: string) => escalate(served.body.context, { tenantId: 1, today: now.slice(0, 10), now });
    expect(await at('2026-11-20T08:00:00.000Z')).toBe(0);
    const friday = await at('2026-11-20T10:00:00.000Z');
    expect(friday).toBeGreaterThan(3);
    // The own report of the other unit is due half an hour after those of people.
    expect(await at('2026-11-20T10:30:00.000Z')).toBe(1);
    expect(await at('2026-11-20T10:45:00.000Z')).toBe(0);
    expect(await at('2026-11-21T05:00:00.000Z')).toBe(0);
    expect(await at(MONDAY)).toBeGreaterThan(friday);
    const rows = await served.body.sql<{ person_id: number }>(
      `select person_id from reminder where tenant_id = 1 and rung = 'direct-manager' and about_id = $1 order by 1`,
      [served.id('guest')],
    );
    expect(rows.map((row) => row.person_id).sort()).toEqual([served.id('hai'), served.id('guest')].sort());
    expect((await served.acts('week', 202647)).at(-1)).toMatchObject({ act: 'escalated', role: 'system' });
    const neighbour = await served.body.sql(`select 1 from reminder where tenant_id = 2`);
    expect(neighbour).toEqual([]);
  });

  it('those above are told once who is late, with the page where they look, and nobody else is', async () => {
    const told = async (who: Who) => {
      const page = await (await served.server.signInAs(served.id(who), 't1')).get('/messages');
      return (page.at('items') as { code: string; params: object; place: object }[])
        .filter(({ code }) => code === 'escalated')
        .map(({ params, place }) => ({ ...params, place }));
    };
    served.server.clock.now = MONDAY;
    const late = { period: WEEK, stage: 'submit', count: 1 };
    // The manager of two people heads nothing: the people of his list are his to score.
    expect(await told('hai')).toEqual([
      { ...late, count: 2, who: 'none', place: { page: 'score', period: WEEK } },
    ]);
    for (const today of ['2026-11-25', '2026-11-26'])
      await escalate(served.body.context, { tenantId: 1, today, now: `${today}T03:00:00.000Z` });
    served.server.clock.now = '2026-11-26T04:00:00.000Z';
    const inTheirUnit = { page: 'unit-week', period: WEEK, unit: served.unit('economy') };
    expect(await told('dung')).toEqual([{ ...late, count: 3, who: 'none', place: inTheirUnit }]);
    // Of several in several units: the own unit above them all.
    const whole = { page: 'unit-week', period: WEEK, unit: served.unit('ward') };
    const ofChair = await told('chair');
    expect(ofChair).toContainEqual(expect.objectContaining({ stage: 'submit', who: 'none', place: whole }));
    for (const who of ['lan', 'guest', 'yen', 'inspector'] as const) expect(await told(who), who).toEqual([]);
  });

  it('whoever has not opened a dissent is held on the board and reminded of just that; the ladder knows no such stage', async () => {
    await served.body.does('minh', 'approve', { of: 'binh' });
    await served.body.does('binh', 'dissent', { of: 'binh', comment: 'Tờ trình đã ký ngày 17.' });
    const now = '2026-11-27T03:00:00.000Z';
    served.server.clock.now = now;
    const office = await served.server.signInAs(served.id('office'), 't1');
    const held = async () =>
      ((await office.get(`/board/${WEEK}`)).at('holders') as { person: object; stage: string }[]).filter(
        ({ stage }) => stage === 'dissent',
      );
    const minh = { id: served.id('minh'), name: served.body.nameOf('minh') };
    expect(await held()).toMatchObject([{ person: minh, count: 1, subject: 'person', reminded: null }]);
    const query = `week=${WEEK}&part=unit&unit=${served.unit('ward')}&holder=${minh.id}&awaits=dissent`;
    expect((await office.get(`/evaluations?${query}`)).at('total')).toBe(1);
    await escalate(served.body.context, { tenantId: 1, today: now.slice(0, 10), now });
    expect(await held()).toMatchObject([{ reminded: null }]);
    const sent = await office.post(`/board/${WEEK}/reminder`, { ...ask, stage: 'dissent', person: minh.id });
    expect(sent.body).toMatchObject({ reminded: 1 });
    const told = await (await served.server.signInAs(minh.id, 't1')).get('/messages');
    expect(told.at('items.0')).toMatchObject({
      ...{ code: 'reminded', params: { stage: 'dissent' }, place: { page: 'approve', period: WEEK } },
    });
    expect(told.text).not.toContain('Tờ trình đã ký');
    expect(await held()).toMatchObject([{ reminded: { times: 1 } }]);
    await served.body.does('minh', 'view-dissent', { of: 'binh' });
    expect(await held()).toEqual([]);
  });

  it('leaves a history that verifies: reminders and steps of the ladder change nothing of the week', async () => {
    const acts = (await served.acts('week', 202647)).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['reminded', 'escalated']));
    const told = async () => {
      const troubles: Trouble[] = [];
      await verifyTenant(served.body.pool, 1, (trouble) => troubles.push(trouble));
      return troubles.filter(({ kind }) => kind === 'week' || kind === 'reminder').map(({ code }) => code);
    };
    expect(await told()).toEqual([]);
    await served.body.sql(
      `create table kept_reminder as select * from reminder where tenant_id = 1 order by id limit 1`,
    );
    await served.body.sql(
      `delete from reminder r using kept_reminder k where r.tenant_id = 1 and r.id = k.id`,
    );
    expect(await told()).toEqual(['state-missing']);
    await served.body.sql(`insert into reminder select * from kept_reminder`);
    await served.body.sql(
      `update reminder r set at = r.at - interval '1 hour' from kept_reminder k where r.id = k.id`,
    );
    expect(await told()).toEqual(['history-missing', 'state-missing']);
  });
});
