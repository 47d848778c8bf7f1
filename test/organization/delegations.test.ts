// Handing over authority: by who holds it, to one person at a time, seen by those it concerns.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onOldestMajor } from '../database.ts';
import { reasons, type ServedBody, servedBody, type Who } from './served-body.ts';

onOldestMajor('delegations', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
    await ward.body.does('lan', 'submit', { of: 'lan' });
    await ward.body.does('binh', 'submit', { of: 'binh' });
  });
  afterAll(() => ward.drop());

  const form = (delegate: Who, more: object = {}) => ({
    delegateId: ward.id(delegate),
    actions: ['score'],
    ...{ from: '2026-11-18', to: '2026-12-01', documentNumber: '34/GUQ' },
    ...more,
  });
  const items = async (who: Who, tenant: 1 | 2 = 1) =>
    (await ward.get(who, '/delegations', tenant)).at('items') as readonly {
      id: number;
      version: number;
      state: string;
      covers: number;
      may: readonly string[];
    }[];

  it.each<[Who, boolean]>([
    ['nam', true],
    ['minh', true],
    ['chair', true],
    ['lan', false],
    ['guest', false],
    ['office', false],
    ['admin', false],
  ])('offers it to who scores or approves somebody: %s %s', async (who, can) => {
    expect(((await ward.get(who, '/delegations')).at('holds') as readonly string[]).length > 0).toBe(can);
  });

  it('hands over work already waiting at once', async () => {
    const answer = await ward.post('nam', '/delegations', form('tam'));
    expect(answer.body).toMatchObject({
      ...{ state: 'active', covers: 2, may: ['revoke'], version: 1 },
      delegator: { id: ward.id('nam'), name: 'Nguyễn Thị Nam' },
      delegate: { id: ward.id('tam'), name: 'Nguyễn Thị Tam' },
    });
    const scored = await ward.body.does('tam', 'score', {
      of: 'lan',
      entered: { quality: 3500, progress: 3400, conduct: 1800 },
    });
    expect(scored.state).toBe('scored');
    expect((await items('nam'))[0]?.covers).toBe(1);
    const id = Number(answer.at('id'));
    expect(await ward.acts('delegation', id)).toMatchObject([
      {
        act: 'delegated',
        actor_id: ward.id('nam'),
        payload: { delegateId: ward.id('tam'), actions: ['score'] },
      },
    ]);
  });

  it.each<[string, Who, Who, object, readonly string[]]>([
    ['to oneself', 'minh', 'minh', { actions: ['approve'] }, ['delegate-is-yourself']],
    ['what one does not hold', 'nam', 'dung', { actions: ['approve'] }, ['nothing-to-delegate']],
    ['without any authority', 'guest', 'lan', {}, ['nothing-to-delegate']],
    ['what was only lent', 'tam', 'dung', { from: '2026-12-01', to: '2026-12-05' }, ['nothing-to-delegate']],
    ['a second time', 'nam', 'dung', {}, ['delegation-overlaps']],
    ['from the past', 'minh', 'tam', { actions: ['approve'], from: '2026-11-17' }, ['starts-in-the-past']],
    ['backwards', 'minh', 'tam', { actions: ['approve'], to: '2026-11-18' }, ['ends-before-it-starts']],
  ])('refuses %s', async (_, by, to, more, codes) => {
    const answer = await ward.post(by, '/delegations', form(to, more));
    expect([answer.status, reasons(answer)]).toEqual([409, codes]);
  });

  it('refuses an unknown delegate and unknown keys', async () => {
    const nobody = await ward.post(
      'minh',
      '/delegations',
      form('tam', { actions: ['approve'], delegateId: 4711 }),
    );
    expect(reasons(nobody)).toEqual(['delegate-without-post']);
    expect((await ward.post('minh', '/delegations', form('tam', { role: 'admin' }))).status).toBe(400);
  });

  it.each<[Who, number, readonly string[]]>([
    ['nam', 1, ['revoke']],
    ['tam', 1, []],
    ['office', 1, ['revoke']],
    ['cultureOffice', 1, ['revoke']],
    ['minh', 0, []],
    ['chair', 0, []],
    ['inspector', 0, []],
    ['admin', 0, []],
    ['guest', 0, []],
  ])('is seen by who gives, who receives and the office: %s sees %i', async (who, seen, may) => {
    const listed = await items(who);
    expect(listed).toHaveLength(seen);
    expect(listed[0]?.may ?? []).toEqual(may);
  });

  it.each<[Who, 1 | 2, number]>([
    ['guest', 1, 404],
    ['minh', 1, 404],
    ['admin', 1, 404],
    ['tam', 1, 403],
    ['nam', 2, 404],
    ['office', 2, 404],
  ])('cannot be ended by %s of body %i', async (who, tenant, status) => {
    const [given] = await items('nam');
    const path = `/delegations/${given?.id}/acts`;
    expect((await ward.post(who, path, { act: 'revoke', version: 1 }, tenant)).status).toBe(status);
  });

  it('ends at once, once: the delegate sees nothing of the work any more', async () => {
    const [given] = await items('nam');
    const path = `/delegations/${given?.id}/acts`;
    expect((await ward.post('office', path, { act: 'revoke', version: 7 })).status).toBe(412);
    const ended = await ward.post('office', path, {
      act: 'revoke',
      version: 1,
      reason: 'Đã trở lại làm việc',
    });
    expect(ended.body).toMatchObject({ state: 'revoked', covers: 0, may: [], version: 2 });
    const again = await ward.post('nam', path, { act: 'revoke', version: 2 });
    expect(reasons(again)).toEqual(['already-revoked']);
    await expect(
      ward.body.does('tam', 'score', {
        of: 'binh',
        entered: { quality: 3500, progress: 3400, conduct: 1800 },
      }),
    ).rejects.toMatchObject({ kind: 'not-found' });
    expect((await ward.acts('delegation', given?.id ?? 0)).map(({ act, role }) => [act, role])).toEqual([
      ['delegated', 'self'],
      ['revoked', 'office'],
    ]);
  });

  it('gives one delegation to ten identical requests', async () => {
    const browser = await ward.as('minh');
    const headers = { 'idempotency-key': 'the-same-delegation' };
    const body = form('tam', { actions: ['approve'] });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => browser.post('/delegations', body, { headers })),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect((await items('minh')).filter((item) => item.state === 'active')).toHaveLength(1);
  });
});
