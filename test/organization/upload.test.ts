// Importing over the network: a file goes up, is settled and applied; nobody but administrators gets near it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onOldestMajor } from '../database.ts';
import { fileForm } from '../server/browser.ts';
import { reasons, type ServedBody, servedBody, type Who } from './served-body.ts';

const LIST = [
  'Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại',
  'WARD,,Phường Một,ward',
  'NEW,NONE,Tổ Mới,division',
].join('\n');

onOldestMajor('uploading a list', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
    await ward.body.sql(`insert into id_counter values (1, 'unit', 100)`);
  });
  afterAll(() => ward.drop());

  const upload = async (who: Who, query: string, content: string | Buffer = LIST) =>
    (await ward.as(who)).send('POST', `/api/v1/imports?${query}`, fileForm('danh sách.csv', content));
  const QUERY = 'kind=units&from=2026-11-30';

  it('is settled, applied once, and seen by administrators only', async () => {
    const rehearsed = await upload('admin', QUERY);
    expect(rehearsed.body).toMatchObject({
      state: 'rehearsed',
      errors: 1,
      fileName: 'danh sách.csv',
      rows: 2,
    });
    const path = `/imports/${String(rehearsed.at('id'))}`;
    const sheet = rehearsed.at('troubles.0.sheet');
    const answer = { sheet, row: 3, code: 'parent-unknown', choice: 'value', value: 'WARD' };
    for (const who of ['office', 'inspector', 'minh', 'guest'] as const) {
      expect((await upload(who, QUERY)).status).toBe(403);
      expect((await ward.get(who, '/imports')).status).toBe(403);
      expect((await ward.get(who, path)).status).toBe(403);
      expect((await ward.get(who, `${path}/troubles.xlsx`)).status).toBe(403);
      expect((await ward.post(who, `${path}/acts`, { act: 'apply', version: 1 })).status).toBe(403);
    }
    expect((await ward.get('cultureAdmin', path)).status).toBe(404);
    expect((await ward.get('admin', path, 2)).status).toBe(404);
    const early = await ward.post('admin', `${path}/acts`, { act: 'apply', version: 1 });
    expect(reasons(early)).toEqual(['import-has-errors']);
    const settled = await ward.post('admin', `${path}/acts`, {
      act: 'resolve',
      version: 1,
      resolutions: [answer],
    });
    expect(settled.body).toMatchObject({
      errors: 0,
      version: 2,
      may: ['resolve', 'lay-out', 'apply', 'drop'],
    });
    expect((await ward.post('admin', `${path}/acts`, { act: 'apply', version: 1 })).status).toBe(412);
    const applied = await ward.post('admin', `${path}/acts`, { act: 'apply', version: 2 });
    expect(applied.body).toMatchObject({
      state: 'applied',
      counts: { 'unit-added': 1, 'unit-renamed': 1 },
      may: ['undo'],
    });
    expect((await ward.get('admin', path)).body).toEqual(applied.body);
    expect((await ward.get('admin', '/imports')).at('items')).toMatchObject([
      { state: 'applied', by: { id: ward.id('admin') } },
    ]);
  });

  it('gives the troubles as a workbook in either language', async () => {
    const rehearsed = await upload('admin', QUERY, LIST.replace('NONE', 'NOWHERE').replace('NEW', 'NEWER'));
    const path = `/imports/${String(rehearsed.at('id'))}/troubles.xlsx`;
    const vi = await ward.get('admin', path);
    expect(vi.status).toBe(200);
    expect(vi.headers['content-type']).toContain('spreadsheetml');
    expect(decodeURIComponent(String(vi.headers['content-disposition']))).toContain(
      'danh sách - Vấn đề.xlsx',
    );
    const en = await ward.get('admin', `${path}?locale=en`);
    expect(decodeURIComponent(String(en.headers['content-disposition']))).not.toContain('Vấn đề');
  });

  it.each<[string, string, string | Buffer, number]>([
    ['an empty file', QUERY, '', 409],
    ['something else', QUERY, Buffer.from([0, 1, 2, 3, 255]), 409],
    ['an unknown kind', 'kind=posts&from=2026-11-30', LIST, 400],
    ['no date', 'kind=units', LIST, 400],
    ['an unknown question', `${QUERY}&force=yes`, LIST, 400],
  ])('refuses %s', async (_, query, content, status) => {
    expect((await upload('admin', query, content)).status).toBe(status);
  });
});
