// The weekly summary and the register of difficulties over HTTP: who sees what, files, and what becomes of an item.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escalate } from '../../src/app/office/escalate.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { ROUTES } from '../../src/contract/routes.ts';
import { queryOf, STAGES, shownFrom } from '../../src/web/pages/unit-week/figures.ts';
import { aReport, WEEK } from '../builders/body.ts';
import { weeklyRulebook } from '../builders/rulebook.ts';
import { reasons, type ServedBody, servedBody, type Who } from '../organization/served-body.ts';

const WORDS = 'Phần mềm chậm <b>đầu giờ</b> #set';
let served: ServedBody;
beforeAll(async () => {
  served = await servedBody();
  const report = { ...aReport(), difficulties: WORDS };
  await served.body.does('lan', 'submit', { of: 'lan', report });
  await served.body.does('binh', 'submit', { of: 'binh' });
  await served.body.does('nam', 'score', {
    of: 'binh',
    entered: { quality: 1000, progress: 1000, conduct: 500 },
    comment: 'Chưa làm',
  });
  await served.body.does('minh', 'approve', { of: 'binh' });
});
afterAll(() => served.drop());

const summary = (who: Who, unit: 'ward' | 'culture' | 'economy' | 'team', end = '') =>
  served.get(who, `/units/${served.unit(unit)}/weeks/${WEEK}/summary${end}`);

describe('summary', () => {
  it('counts, names and quotes, and its units add up to the whole', async () => {
    const { body, at } = await summary('office', 'ward');
    expect(body).toMatchObject({ state: 'open', whole: { levels: { 'not-completed': 1 }, mean: 2500 } });
    expect(at('people')).toMatchObject([
      { person: { id: served.id('binh') }, reasons: ['lowest-level', 'wide-gap'] },
    ]);
    expect(at('difficulties.0')).toMatchObject({ text: WORDS, person: { id: served.id('lan') } });
    const units = at('units') as { counts: { people: number } }[];
    expect(units.reduce((sum, { counts }) => sum + counts.people, 0)).toBe(at('whole.counts.people'));
  });

  it('every figure opens a list of just as many records', async () => {
    const { body } = await summary('office', 'ward');
    const { whole, levels } = ROUTES.summary.reply.parse(body);
    const { counts } = whole;
    const unsent = counts.open + counts.returned;
    const decided = counts.approved + counts.closed;
    const figures: readonly (readonly [string, number])[] = [
      ...[...STAGES, 'late'].map((key) => [key, counts[key as 'late']] as const),
      ...[['not-counted', counts.notCounted] as const, ['everybody', counts.people] as const],
      ...[['unsent', unsent] as const, ['decided', decided] as const],
      ...levels.map(({ key }) => [`muc-${key}`, whole.levels[key] ?? 0] as const),
    ];
    for (const [loc, count] of figures) {
      const query = { week: WEEK, part: 'unit', unit: `${served.unit('ward')}`, ...queryOf(shownFrom(loc)) };
      const list = await served.get('office', `/evaluations?${new URLSearchParams(query)}`);
      expect([loc, list.at('total')]).toEqual([loc, count]);
    }
    expect(figures.filter(([, count]) => count > 0).length).toBeGreaterThan(4);
  });

  it('every figure of a line opens a list of just as many, and the list of a unit goes no further than its line', async () => {
    const { body } = await summary('office', 'ward');
    const { units, levels } = ROUTES.summary.reply.parse(body);
    let further = 0;
    for (const { unit, counts, levels: at } of units) {
      const decided = counts.approved + counts.closed;
      const figures: readonly (readonly [string, number])[] = [
        ...[
          ['everybody', counts.people] as const,
          ['decided', decided] as const,
          ['late', counts.late] as const,
        ],
        ...levels.map(({ key }) => [`muc-${key}`, at[key] ?? 0] as const),
      ];
      for (const [loc, count] of figures) {
        const query = { week: WEEK, part: 'unit', unit: `${unit.id}`, ...queryOf(shownFrom(loc)) };
        const list = (more: object) =>
          served.get('office', `/evaluations?${new URLSearchParams({ ...query, ...more })}`);
        expect([unit.name, loc, (await list({ under: 'no' })).at('total')]).toEqual([unit.name, loc, count]);
        if (Number((await list({})).at('total')) > count) further += 1;
      }
    }
    // Otherwise no line of this body could tell the two lists apart.
    expect(further).toBeGreaterThan(0);
  });

  it('is for those who watch over the unit, and leaves its mark in the reading log', async () => {
    for (const who of ['lan', 'nam', 'thu', 'dung', 'admin'] as const)
      expect((await summary(who, 'culture')).status, who).toBe(404);
    expect((await summary('minh', 'ward')).status).toBe(404);
    expect((await summary('minh', 'culture')).status).toBe(200);
    const read = await served.body.sql<{ view: string }>(
      `select distinct detail ->> 'view' as view from event_log where tenant_id = 1 and kind = 'read' and subject_id = $1`,
      [served.id('binh')],
    );
    expect(read.map(({ view }) => view)).toContain('summary');
  });

  it('goes along as workbook and as PDF/A with its typeface inside', async () => {
    const book = await summary('inspector', 'ward', '.xlsx');
    expect(book.text.startsWith('PK')).toBe(true);
    expect((await summary('lan', 'ward', '.pdf')).status).toBe(404);
    const browser = await served.as('office');
    const { text, headers } = await browser.get(
      `/units/${served.unit('ward')}/weeks/${WEEK}/summary.pdf?locale=vi`,
    );
    expect(headers['content-type']).toBe('application/pdf');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('Tinos');
    expect(text).toContain('pdfaid');
  });
});

interface Item {
  readonly id: number;
  readonly version: number;
  readonly state: string;
  readonly text: string;
  readonly may: readonly string[];
}
const register = async (who: Who, query = 'state=all', tenant: 1 | 2 = 1) =>
  (await served.get(who, `/difficulties?${query}`, tenant)).at('items') as Item[];
const newest = async (who: Who = 'office') => (await register(who))[0] as Item;
const act = async (who: Who, of: Item, body: object) =>
  served.post(who, `/difficulties/${of.id}/acts`, { version: of.version, ...body });

describe('register of difficulties', () => {
  it('takes in what a filed report names, once', async () => {
    const items = await register('office');
    expect(items).toMatchObject([{ state: 'open', text: WORDS, evaluationId: expect.any(Number) }]);
    expect(await register('office')).toHaveLength(1);
    expect(await register('office', 'state=all', 2)).toEqual([]);
    expect((await served.acts('difficulty', items[0]?.id ?? 0)).map((one) => one.act)).toEqual(['filed']);
  });

  it('is seen by the writer, heads, office and inspector of the part, by nobody else', async () => {
    for (const who of ['lan', 'minh', 'chair', 'inspector', 'cultureOffice'] as const)
      expect(await register(who), who).toHaveLength(1);
    for (const who of ['binh', 'nam', 'dung', 'yen', 'admin'] as const)
      expect(await register(who), who).toEqual([]);
    const looks = await served.body.sql<{ actor: number }>(
      `select distinct actor_id as actor from event_log
       where tenant_id = 1 and kind = 'read' and detail ->> 'view' = 'difficulties' and subject_id = $1`,
      [served.id('lan')],
    );
    const readers = (['minh', 'chair', 'inspector', 'cultureOffice', 'office'] as const).map(served.id);
    expect(looks.map(({ actor }) => actor).toSorted()).toEqual(readers.toSorted());
    const one = await newest();
    expect((await act('dung', one, { act: 'answer', text: 'x' })).status).toBe(404);
    expect((await act('minh', one, { act: 'answer', text: 'x' })).status).toBe(403);
    expect((await act('lan', one, { act: 'decide', text: 'x' })).status).toBe(403);
  });

  it('a unit files one at any time, of the procedure too, for itself alone', async () => {
    const filed = await served.post('yen', '/difficulties', {
      unit: served.unit('economy'),
      class: 'evaluation',
      text: 'Hạn thứ Sáu quá gấp',
    });
    expect(filed.status).toBe(200);
    expect(
      (await served.post('yen', '/difficulties', { unit: served.unit('culture'), class: 'work', text: 'x' }))
        .status,
    ).toBe(404);
    const empty = await served.post('yen', '/difficulties', {
      unit: served.unit('economy'),
      class: 'work',
      text: ' . ',
    });
    expect([empty.status, reasons(empty)]).toEqual([409, ['comment-required']]);
  });

  it('gets owner and date, an answer, and the decision of the leaders, each over the version seen', async () => {
    const one = await newest();
    expect(
      (await act('office', one, { act: 'assign', ownerId: served.id('hai'), due: '2026-11-01' })).status,
    ).toBe(409);
    expect(
      (await act('office', one, { act: 'assign', ownerId: served.id('hai'), due: '2026-11-27' })).at('state'),
    ).toBe('assigned');
    expect((await act('office', one, { act: 'answer', text: 'x' })).status).toBe(412);
    const mine = await newest('hai');
    expect(mine.may).toEqual(['answer']);
    expect((await act('hai', mine, { act: 'answer', text: 'Gia hạn đến 17 giờ' })).status).toBe(200);
    const compiled = await served.post('office', '/difficulties/lists', {});
    expect(compiled.body).toMatchObject({ items: 2 });
    expect(reasons(await served.post('office', '/difficulties/lists', {}))).toEqual(['nothing-to-compile']);
    expect((await served.post('minh', '/difficulties/lists', {})).status).toBe(403);
    const list = await register('chair', `state=all&list=${compiled.at('list')}`);
    expect(list).toHaveLength(2);
    const bare = await act('office', await newest(), { act: 'decide', text: 'Đồng ý' });
    expect(reasons(bare)).toEqual(['document-number-missing']);
    expect(
      (await act('chair', await newest('chair'), { act: 'decide', text: 'Đồng ý lùi hạn' })).status,
    ).toBe(200);
    expect(await newest('yen')).toMatchObject({
      state: 'decided',
      decision: 'Đồng ý lùi hạn',
      answer: 'Gia hạn đến 17 giờ',
    });
  });

  it('a double is joined and ends', async () => {
    await served.post('dung', '/difficulties', {
      unit: served.unit('economy'),
      class: 'work',
      text: 'Máy chậm',
    });
    const [double, , first] = await register('office');
    if (double === undefined || first === undefined) throw new Error('the register lost an item');
    expect((await act('office', double, { act: 'join', to: 99 })).status).toBe(409);
    expect((await act('office', double, { act: 'join', to: first.id })).at('state')).toBe('joined');
    expect((await newest()).may).toEqual([]);
  });
});

describe('a week of two regulations', () => {
  /** After the deadline of the one for everybody (Friday 16:30), before that of the one for staff (Sunday 16:30). */
  const BETWEEN = '2026-11-21T03:00:00.000Z';
  const query = (more: object) =>
    new URLSearchParams({ week: WEEK, part: 'unit', unit: `${served.unit('ward')}`, ...more });

  beforeAll(async () => {
    const weekly = weeklyRulebook();
    const [subject] = weekly.subjects;
    if (subject === undefined) throw new Error('the weekly regulation is for nobody');
    await served.body.activate({
      ...{ ...weekly, id: 'weekly-staff', family: 'weekly-staff', readings: [] },
      subjects: [{ ...subject, ranks: ['staff'] }],
      stages: weekly.stages.map((stage) => {
        const { key, deadline } = stage;
        if (!('isoWeekday' in deadline)) return stage;
        if (key === 'submit')
          return { ...stage, deadline: { ...deadline, isoWeekday: 7, moveOnDayOff: 'none' as const } };
        return key === 'approve' ? { ...stage, deadline: { ...deadline, isoWeekday: 3 } } : stage;
      }),
    });
    await served.body.inLine();
  });

  const unfiled = () =>
    served.body.sql<{ id: number; of: string; person_id: number }>(
      `select id, rulebook_id as of, person_id from evaluation where tenant_id = 1 and week_start = '2026-11-16'
         and counted and subject = 'person' and period_kind = 'week' and state in ('open', 'returned') order by id`,
    );

  it('every figure counts, and opens, who is late by the own regulation', async () => {
    const records = await unfiled();
    const late = records.filter(({ of }) => of !== 'weekly-staff').map(({ id }) => Number(id));
    expect(late.length).toBeGreaterThan(0);
    expect(records.length).toBeGreaterThan(late.length);
    served.server.clock.now = BETWEEN;
    const office = await served.server.signInAs(served.id('office'), 't1');
    const board = await office.get(`/board/${WEEK}`);
    const page = await office.get(`/units/${served.unit('ward')}/weeks/${WEEK}`);
    const sheet = await office.get(`/units/${served.unit('ward')}/weeks/${WEEK}/summary`);
    const list = await office.get(`/evaluations?${query({ late: 'yes', counted: 'yes' })}`);
    const units = board.at('units') as { counts: { late: number } }[];
    expect({
      board: units.reduce((sum, { counts }) => sum + counts.late, 0),
      page: page.at('counts.late'),
      summary: sheet.at('whole.counts.late'),
      list: (list.at('items') as { id: number }[]).map(({ id }) => id).toSorted((a, b) => a - b),
      named: (sheet.at('people') as { evaluationId: number; reasons: string[] }[])
        .filter(({ reasons: why }) => why.includes('not-filed'))
        .map(({ evaluationId }) => evaluationId)
        .toSorted((a, b) => a - b),
    }).toEqual({ board: late.length, page: late.length, summary: late.length, list: late, named: late });
    // The page says whose deadlines are which.
    expect(page.at('regulations')).toMatchObject([
      { id: '8679-weekly@2', deadlines: { submit: '2026-11-20T09:30:00.000Z' } },
      { id: 'weekly-staff@2', deadlines: { submit: '2026-11-22T09:30:00.000Z' } },
    ]);
  });

  it('the ladder tells of each record once by its own regulation, in one message where both are due', async () => {
    // The head decides on both: a report of staff, by the one regulation, and that of their manager, by the other.
    await served.body.does('lan', 'submit', { of: 'lan', rulebook: 'weekly-staff' });
    await served.body.does('nam', 'score', { of: 'lan', rulebook: 'weekly-staff' });
    await served.body.does('nam', 'submit', { of: 'nam' });
    await served.body.does('thu', 'score', { of: 'nam' });
    const held = await served.body.sql<{ of: string }>(
      `select rulebook_id as of from evaluation where tenant_id = 1 and week_start = '2026-11-16' and counted
         and approver_id = $1 and state in ('submitted', 'scored') order by 1`,
      [served.id('minh')],
    );
    expect(held).toEqual([{ of: '8679-weekly' }, { of: 'weekly-staff' }]);
    const told = async (now: string) => {
      served.server.clock.now = now;
      await escalate(served.body.context, { tenantId: 1, today: now.slice(0, 10), now });
      const page = await (await served.server.signInAs(served.id('minh'), 't1')).get('/messages');
      return (page.at('items') as { code: string; params: { stage: string; count: number } }[])
        .filter(({ code, params }) => code === 'reminded' && params.stage === 'approve')
        .map(({ params }) => params.count);
    };
    expect(await told('2026-11-25T02:00:00.000Z')).toEqual([1]);
    expect(await told('2026-11-25T03:00:00.000Z')).toEqual([1]);
    // A later step of the one and the first of the other: one message of two records.
    expect(await told('2026-11-26T02:00:00.000Z')).toEqual([2, 1]);
    expect(await told('2026-11-26T03:00:00.000Z')).toEqual([2, 1]);
    const troubles: Trouble[] = [];
    await verifyTenant(served.body.pool, 1, (trouble) => troubles.push(trouble));
    expect(troubles.filter(({ kind }) => kind === 'week' || kind === 'reminder')).toEqual([]);
  });
});
