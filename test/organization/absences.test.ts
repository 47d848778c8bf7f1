// Leave and missions: recorded by head or office, never by oneself; weeks follow, decided weeks stay.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onOldestMajor } from '../database.ts';
import { reasons, type ServedBody, servedBody, type Who } from './served-body.ts';

interface Item {
  readonly id: number;
  readonly version: number;
  readonly person: { readonly id: number };
  readonly revoked: boolean;
  readonly weeksNotCounted: readonly string[];
  readonly may: readonly string[];
}

onOldestMajor('absences', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
  });
  afterAll(() => ward.drop());

  const form = (who: Who, more: object = {}) => ({
    personId: ward.id(who),
    kind: 'leave',
    ...{ from: '2026-11-16', to: '2026-11-23', note: 'Nghỉ phép năm', documentNumber: null },
    ...more,
  });
  const items = async (who: Who, query = '', tenant: 1 | 2 = 1) =>
    (await ward.get(who, `/absences${query}`, tenant)).at('items') as readonly Item[];
  const counted = async (who: Who, week = '2026-W47') => (await ward.body.evaluation(who, week)).counted;

  it.each<[Who, 'self' | 'units']>([
    ['minh', 'units'],
    ['chair', 'units'],
    ['office', 'units'],
    ['cultureOffice', 'units'],
    ['nam', 'self'],
    ['thu', 'self'],
    ['lan', 'self'],
    ['inspector', 'self'],
    ['admin', 'self'],
  ])('says for whom %s can record: %s', async (who, range) => {
    expect((await ward.get(who, '/absences')).at('canRecordFor')).toBe(range);
  });

  it.each<[Who, Who, string]>([
    ['nam', 'lan', 'not-your-part'],
    ['thu', 'lan', 'not-your-part'],
    ['dung', 'lan', 'not-your-part'],
    ['cultureOffice', 'yen', 'not-your-part'],
    ['inspector', 'lan', 'not-your-part'],
    ['admin', 'lan', 'not-your-part'],
    ['lan', 'lan', 'own-absence'],
    ['minh', 'minh', 'own-absence'],
    ['office', 'office', 'own-absence'],
  ])('does not let %s record for %s', async (by, who, code) => {
    const answer = await ward.post(by, '/absences', form(who));
    expect([answer.status, answer.at('code')]).toEqual([403, code]);
    expect(await ward.body.sql('select 1 from absence')).toEqual([]);
  });

  it('turns the week at once, tells the weeks, and writes the act', async () => {
    expect(await counted('lan')).toBe(true);
    const answer = await ward.post('minh', '/absences', form('lan', { documentNumber: '5/QĐ' }));
    expect(answer.body).toMatchObject({
      ...{ kind: 'leave', revoked: false, version: 1, may: ['revoke'], note: 'Nghỉ phép năm' },
      person: { id: ward.id('lan'), name: 'Nguyễn Thị Lan' },
      weeksNotCounted: ['2026-W47'],
    });
    expect(await counted('lan')).toBe(false);
    expect(await counted('lan', '2026-W48')).toBe(true);
    expect(await ward.acts('absence', Number(answer.at('id')))).toEqual([
      {
        ...{ act: 'recorded', actor_id: ward.id('minh'), role: 'unit-head' },
        payload: { personId: ward.id('lan'), kind: 'leave', from: '2026-11-16', to: '2026-11-23' },
      },
    ]);
  });

  it('tells an open absence up to next week, and none for a single day', async () => {
    const open = await ward.post('office', '/absences', form('yen', { kind: 'secondment', to: null }));
    expect(open.at('weeksNotCounted')).toEqual(['2026-W47', '2026-W48']);
    const day = await ward.post('office', '/absences', form('hai', { from: '2026-11-17', to: '2026-11-18' }));
    expect(day.at('weeksNotCounted')).toEqual([]);
  });

  it.each<[string, object, readonly string[]]>([
    ['an overlap of the same kind', { from: '2026-11-20', to: '2026-11-27' }, ['absence-overlaps']],
    ['an end before the beginning', { from: '2026-12-20', to: '2026-12-20' }, ['ends-before-it-starts']],
  ])('refuses %s', async (_, more, codes) => {
    const answer = await ward.post('minh', '/absences', form('lan', more));
    expect([answer.status, reasons(answer)]).toEqual([409, codes]);
  });

  it('does not know people who are not there', async () => {
    expect((await ward.post('office', '/absences', { ...form('lan'), personId: 4711 })).status).toBe(404);
  });

  it.each<[Who, readonly Who[]]>([
    ['lan', ['lan']],
    ['minh', ['lan']],
    ['cultureOffice', ['lan']],
    ['dung', ['yen', 'hai']],
    ['office', ['lan', 'yen', 'hai']],
    ['chair', ['lan', 'yen', 'hai']],
    ['nam', []],
    ['inspector', []],
    ['admin', []],
    ['guest', []],
  ])('is listed for the person, the heads and the office: %s', async (who, people) => {
    const listed = (await items(who)).map((item) => item.person.id);
    expect(listed.toSorted()).toEqual(people.map(ward.id).toSorted());
  });

  it('lists by unit and by date', async () => {
    const inEconomy = await items('office', `?unit=${ward.unit('economy')}`);
    expect(inEconomy.map((item) => item.person.id).toSorted()).toEqual(
      [ward.id('yen'), ward.id('hai')].toSorted(),
    );
    expect(await items('office', '?from=2027-01-01')).toMatchObject([{ person: { id: ward.id('yen') } }]);
    expect(await items('minh', `?unit=${ward.unit('economy')}`)).toEqual([]);
    expect(await items('office', '', 2)).toEqual([]);
  });

  it('shows them on the page of the person to the same people', async () => {
    const absences = async (who: Who) =>
      (await ward.get(who, `/people/${ward.id('lan')}`)).at('absences') as readonly Item[];
    expect(await absences('lan')).toMatchObject([{ may: [] }]);
    expect(await absences('minh')).toMatchObject([{ may: ['revoke'] }]);
    expect(await absences('nam')).toEqual([]);
    expect(await absences('guest')).toEqual([]);
  });

  it.each<[Who, 1 | 2, number]>([
    ['guest', 1, 404],
    ['nam', 1, 404],
    ['dung', 1, 404],
    ['admin', 1, 404],
    ['lan', 1, 403],
    ['minh', 2, 404],
    ['office', 2, 404],
  ])('cannot be taken back by %s of body %i', async (who, tenant, status) => {
    const [own] = await items('lan');
    const body = { act: 'revoke', version: 1, reason: 'Nhầm' };
    expect((await ward.post(who, `/absences/${own?.id}/acts`, body, tenant)).status).toBe(status);
  });

  it('is taken back with a reason: the week counts again, the record stays', async () => {
    const [own] = await items('lan');
    const path = `/absences/${own?.id}/acts`;
    const body = { act: 'revoke', version: 1, reason: 'Ghi nhầm người' };
    expect((await ward.post('office', path, { ...body, reason: '' })).status).toBe(400);
    expect((await ward.post('office', path, { ...body, version: 3 })).status).toBe(412);
    const answer = await ward.post('cultureOffice', path, body);
    expect(answer.body).toMatchObject({ revoked: true, version: 2, weeksNotCounted: [], may: [] });
    expect(await counted('lan')).toBe(true);
    expect(reasons(await ward.post('office', path, { ...body, version: 2 }))).toEqual(['already-revoked']);
    expect(await items('lan')).toMatchObject([{ revoked: true }]);
  });

  it('does not turn a week whose result is approved', async () => {
    const entered = { quality: 3500, progress: 3400, conduct: 1800 };
    await ward.body.does('binh', 'submit', { of: 'binh' });
    await ward.body.does('nam', 'score', { of: 'binh', entered });
    await ward.body.does('minh', 'approve', { of: 'binh', entered });
    const answer = await ward.post('office', '/absences', form('binh'));
    expect([answer.status, reasons(answer)]).toEqual([409, ['week-approved']]);
    const later = await ward.post(
      'office',
      '/absences',
      form('binh', { from: '2026-11-23', to: '2026-11-30' }),
    );
    expect(later.at('weeksNotCounted')).toEqual(['2026-W48']);
  });
});
