// The published staff list is for everybody of the body; weeks and absences only for who stands in a relation to them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldText } from '../../src/domain/organization/text-match.ts';
import { onOldestMajor } from '../database.ts';
import { type ServedBody, servedBody, type Who } from './served-body.ts';

onOldestMajor('units and people', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
    await ward.body.does('lan', 'submit', { of: 'lan' });
    await ward.body.does('nam', 'score', {
      of: 'lan',
      entered: { quality: 3500, progress: 3400, conduct: 1800 },
    });
    await ward.body.does('minh', 'approve', {
      of: 'lan',
      entered: { quality: 3500, progress: 3400, conduct: 1800 },
    });
  });
  afterAll(() => ward.drop());

  const names = (answer: { at(path: string): unknown }) =>
    (answer.at('items') as readonly { name: string }[]).map((item) => item.name);

  it('lists the tree in preorder, each person counted once where the main post is', async () => {
    const answer = await ward.get('guest', '/units');
    expect(answer.at('items')).toMatchObject([
      { code: 'WARD', parentId: null, depth: 0, people: 16 },
      { code: 'CULTURE', depth: 1, people: 8 },
      { code: 'TEAM', depth: 2, people: 1 },
      { code: 'ECONOMY', depth: 1, people: 4 },
    ]);
    expect(names(await ward.get('guest', `/units?under=${ward.unit('culture')}`))).toHaveLength(2);
    expect(names(await ward.get('guest', '/units?q=don+vi+team'))).toEqual(['Đơn vị team']);
    expect((await ward.get('guest', '/units?under=999')).status).toBe(404);
  });

  it.each([
    ['lan', ['Nguyễn Thị Lan']],
    ['LAN ngu', ['Nguyễn Thị Lan']],
    ['nguyen thi b', ['Nguyễn Thị Binh']],
    ['nguyễn yen', ['Nguyễn Thị Yen']],
    ['an', []],
    ['võ', []],
  ])('finds by the beginnings of words, with or without accents: %s', async (typed, found) => {
    expect(names(await ward.get('guest', `/people?q=${encodeURIComponent(typed)}`))).toEqual(found);
  });

  it('puts names with the very accents typed first, and says when there are more', async () => {
    await ward.body.sql(
      `insert into person (tenant_id, id, full_name) values (1, 91, 'Lê Hoa'), (1, 92, 'Lê Hoà')`,
    );
    expect(names(await ward.get('guest', '/people?q=ho%C3%A0'))).toEqual(['Lê Hoà', 'Lê Hoa']);
    const few = await ward.get('guest', '/people?q=nguyen&limit=3');
    expect([names(few).length, few.at('more')]).toEqual([3, true]);
    const inTeam = await ward.get('guest', `/people?q=&unit=${ward.unit('team')}`);
    expect(names(inTeam)).toEqual(['Nguyễn Thị Tam']);
    expect(inTeam.at('items.0.unit.code')).toBe('TEAM');
  });

  it('folds names in the database exactly as the program does', async () => {
    const samples = [
      'Đặng Thị Ngọc Ánh',
      'Y Moan Êban',
      'Lê Thị  Thuỷ-Tiên',
      'HOÀNG ĐỨC',
      'Nguye\u0302\u0303n A',
    ];
    await ward.body.sql(`insert into tenant (id, slug, name, created_at) values (3, 't3', 'Ba', now())`);
    for (const [at, name] of samples.entries())
      await ward.body.sql('insert into person (tenant_id, id, full_name) values (3, $1, $2)', [at, name]);
    const rows = await ward.body.sql<{ full_name: string; search_name: string }>(
      'select full_name, search_name from person where tenant_id in (1, 3)',
    );
    expect(rows.map((row) => row.search_name)).toEqual(rows.map((row) => ` ${foldText(row.full_name)}`));
  });

  it.each<[Who, number, boolean]>([
    ['lan', 2, true],
    ['nam', 2, true],
    ['minh', 2, true],
    ['office', 2, true],
    ['inspector', 2, true],
    ['cultureOffice', 2, true],
    ['chair', 2, true],
    ['binh', 0, false],
    ['hai', 0, false],
    ['dung', 0, false],
    ['admin', 0, false],
    ['cultureAdmin', 0, false],
    ['guest', 0, false],
  ])('shows the weeks of a clerk to who stands in a relation: %s sees %i', async (who, weeks, seesResult) => {
    const answer = await ward.get(who, `/people/${ward.id('lan')}`);
    expect(answer.status).toBe(200);
    expect(answer.at('person.name')).toBe('Nguyễn Thị Lan');
    expect(answer.at('posts.0.unit.code')).toBe('CULTURE');
    const shown = answer.at('weeks') as readonly { total: number | null; level: string | null }[];
    expect(shown).toHaveLength(weeks);
    expect(shown.some((week) => week.total === 8700 && week.level !== null)).toBe(seesResult);
  });

  it('keeps a line of the read log for every look of another person, shown on the own page only', async () => {
    const own = await ward.get('lan', `/people/${ward.id('lan')}`);
    const looks = own.at('readBy') as readonly { person: { id: number }; what: string }[];
    const lookers = new Set(looks.map((look) => look.person.id));
    expect(lookers).toEqual(
      new Set(
        (['nam', 'minh', 'office', 'inspector', 'cultureOffice', 'chair'] as const).map((who) =>
          ward.id(who),
        ),
      ),
    );
    expect((await ward.get('office', `/people/${ward.id('lan')}`)).at('readBy')).toBeNull();
  });

  it('knows nobody of the other body', async () => {
    expect((await ward.get('office', `/people/${ward.id('lan')}`, 2)).at('person.name')).toBe('Võ Thị Lan');
    expect(names(await ward.get('guest', '/people?q=nguyen', 2))).toEqual([]);
    expect((await ward.get('guest', '/people/91', 2)).status).toBe(404);
    expect((await ward.get('guest', '/people/4711')).status).toBe(404);
  });

  it('lets nobody in without a session', async () => {
    for (const path of [
      '/units',
      '/people?q=a',
      '/people/1',
      '/units/1/post-map',
      '/delegations',
      '/absences',
    ])
      expect((await ward.server.browser('t1.localhost').get(path)).status).toBe(401);
  });
});
