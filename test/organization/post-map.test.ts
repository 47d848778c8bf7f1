// Who scores and who approves every post, and naming the direct manager.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onOldestMajor } from '../database.ts';
import { reasons, type ServedBody, servedBody, type Who } from './served-body.ts';

interface Row {
  readonly person: { readonly id: number };
  readonly assignmentId: number;
  readonly kind: string;
  readonly outside: boolean;
  readonly evaluated: boolean;
  readonly oneAuthority: boolean;
  readonly scorer: { readonly person: { readonly id: number }; readonly by: string } | null;
  readonly approver: { readonly person: { readonly id: number }; readonly by: string } | null;
  readonly manager: { readonly id: number } | null;
  readonly may: readonly string[];
}

onOldestMajor('the post map', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
  });
  afterAll(() => ward.drop());

  const map = async (who: Who, unit: Parameters<ServedBody['unit']>[0] = 'ward', query = '') => {
    const answer = await ward.get(who, `/units/${ward.unit(unit)}/post-map${query}`);
    expect(answer.status).toBe(200);
    return { answer, rows: answer.at('rows') as readonly Row[] };
  };
  const rowOf = (rows: readonly Row[], who: Who) => {
    const row = rows.find((one) => one.person.id === ward.id(who));
    if (row === undefined) throw new Error(`${who} is not on the map`);
    return row;
  };

  it('shows to everybody of the body who scores and approves whom, and by which rule', async () => {
    const { rows, answer } = await map('guest');
    expect(rowOf(rows, 'chair')).toMatchObject({ outside: true, scorer: null, approver: null });
    expect(rowOf(rows, 'lan')).toMatchObject({
      scorer: { person: { id: ward.id('nam') }, by: 'section-head' },
      approver: { person: { id: ward.id('minh') }, by: 'head-of-unit' },
    });
    expect(rowOf(rows, 'minh')).toMatchObject({
      oneAuthority: true,
      approver: { person: { id: ward.id('chair') } },
    });
    expect(answer.at('outside')).toBe(1);
    expect(rows.every((row) => row.scorer?.person.id !== row.person.id)).toBe(true);
  });

  it('counts posts that have nobody and lists only them when asked', async () => {
    const { rows, answer } = await map('guest', 'ward', '?only=nobody');
    expect(rows.length).toBe(answer.at('nobody'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.scorer === null || row.approver === null)).toBe(true);
    expect((await map('guest', 'ward', '?only=outside')).rows.map((row) => row.person.id)).toEqual([
      ward.id('chair'),
    ]);
  });

  it('gives page after page, each row once', async () => {
    const all = (await map('guest')).rows.map((row) => row.assignmentId);
    const paged: number[] = [];
    let query = '?limit=5';
    for (let page = 0; page < 10; page += 1) {
      const { rows, answer } = await map('guest', 'ward', query);
      paged.push(...rows.map((row) => row.assignmentId));
      const next = answer.at('next');
      if (next === null) break;
      query = `?limit=5&cursor=${String(next)}`;
    }
    expect(paged).toEqual(all);
    expect((await ward.get('guest', `/units/${ward.unit('ward')}/post-map?cursor=x`)).status).toBe(422);
  });

  it.each<[Who, number, number]>([
    ['admin', 15, 1],
    ['cultureAdmin', 7, 9],
    ['office', 0, 16],
    ['minh', 0, 16],
    ['guest', 0, 16],
  ])('offers naming a manager to administrators in their part only: %s', async (who, may, not) => {
    const { rows } = await map(who);
    expect(rows.filter((row) => row.may.includes('name-manager'))).toHaveLength(may);
    expect(rows.filter((row) => row.may.length === 0)).toHaveLength(not);
  });

  const assignmentOf = async (who: Who) => rowOf((await map('admin')).rows, who).assignmentId;
  const naming = (managerId: number | null, more: object = {}) => ({
    ...{ act: 'name-manager', managerId, from: '2026-11-18', documentNumber: '12/QĐ-UBND' },
    ...more,
  });

  it.each<[Who, number]>([
    ['guest', 403],
    ['minh', 403],
    ['office', 403],
    ['inspector', 403],
    ['chair', 403],
  ])('keeps %s from naming a manager', async (who, status) => {
    const path = `/assignments/${await assignmentOf('yen')}/acts`;
    expect((await ward.post(who, path, naming(ward.id('dung')))).status).toBe(status);
  });

  it('keeps an administrator of another part from it, and knows no assignment of the other body', async () => {
    const path = `/assignments/${await assignmentOf('yen')}/acts`;
    expect((await ward.post('cultureAdmin', path, naming(ward.id('dung')))).status).toBe(403);
    expect((await ward.post('admin', '/assignments/4711/acts', naming(1))).status).toBe(404);
    const [row] = await ward.body.sql('select count(*)::int as n from direct_manager');
    expect(row).toEqual({ n: 0 });
  });

  it('names a manager: the map, the waiting week and the ledger follow', async () => {
    const assignment = await assignmentOf('tam');
    const before = await ward.body.evaluation('tam');
    expect(before.scorer_id).not.toBe(ward.id('thu'));
    const answer = await ward.post('cultureAdmin', `/assignments/${assignment}/acts`, naming(ward.id('thu')));
    expect(answer.body).toEqual({ assignmentId: assignment, managerId: ward.id('thu') });
    expect(rowOf((await map('guest', 'team')).rows, 'tam')).toMatchObject({
      manager: { id: ward.id('thu') },
      scorer: { person: { id: ward.id('thu') }, by: 'direct-manager' },
    });
    expect((await ward.body.evaluation('tam')).scorer_id).toBe(ward.id('thu'));
    expect(await ward.acts('assignment', assignment)).toEqual([
      {
        act: 'manager-named',
        actor_id: ward.id('cultureAdmin'),
        role: 'organization-admin',
        payload: { managerId: ward.id('thu'), from: '2026-11-18' },
      },
    ]);
  });

  it('corrects a manager named for the same day, and keeps both acts', async () => {
    const assignment = await assignmentOf('tam');
    await ward.post('admin', `/assignments/${assignment}/acts`, naming(ward.id('minh')));
    expect(rowOf((await map('guest')).rows, 'tam').manager?.id).toBe(ward.id('minh'));
    expect(await ward.acts('assignment', assignment)).toHaveLength(2);
  });

  it('leaves the own case to another administrator: nobody names himself, nor his own manager', async () => {
    const path = async (who: Who) => `/assignments/${await assignmentOf(who)}/acts`;
    const himself = await ward.post('admin', await path('lan'), naming(ward.id('admin')));
    expect([himself.status, reasons(himself)]).toEqual([409, expect.arrayContaining(['manager-by-oneself'])]);
    const own = await ward.post('cultureAdmin', await path('cultureAdmin'), naming(ward.id('thu')));
    expect([own.status, reasons(own)]).toEqual([409, ['manager-by-oneself']]);
    expect(rowOf((await map('cultureAdmin')).rows, 'cultureAdmin').may).toEqual([]);
    const byAnother = await ward.post('admin', await path('cultureAdmin'), naming(ward.id('thu')));
    expect(byAnother.status).toBe(200);
  });

  it.each<[string, Who, (id: (who: Who) => number) => object, readonly string[]]>([
    ['oneself', 'lan', (id) => ({ managerId: id('lan') }), ['manager-self']],
    ['a person without a post', 'lan', () => ({ managerId: 4711 }), ['manager-without-post']],
    ['a circle', 'minh', (id) => ({ managerId: id('tam') }), ['manager-circle']],
    [
      'everything wrong at once',
      'lan',
      (id) => ({ managerId: id('lan'), from: '2020-01-01', documentNumber: '--' }),
      ['document-number-missing', 'outside-assignment', 'manager-self'],
    ],
  ])('refuses %s with every reason', async (_, who, form, codes) => {
    const path = `/assignments/${await assignmentOf(who)}/acts`;
    const answer = await ward.post('admin', path, naming(null, form(ward.id)));
    expect([answer.status, reasons(answer)]).toEqual([409, codes]);
  });
});
