// The first days of a body, over HTTP from the one-time link on: everything the first administrator does before others
// can work. What the set-up grants must be enough, and must hold for the whole body.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Tenant } from '../../src/app/actor.ts';
import { issueSetupLink } from '../../src/app/set-up.ts';
import { createBody } from '../../src/cli/create-body.ts';
import { openPool } from '../../src/store/connection.ts';
import { vietnamCalendar } from '../builders/rulebook.ts';
import { freshDatabase, onOldestMajor, type TestDatabase } from '../database.ts';
import type { Answer, TestBrowser } from '../server/browser.ts';
import { NOW, PASSWORD, startTestServer, type TestServer } from '../server/start.ts';

const HERS = 'sóng vỗ bờ đá Hòn Chồng';
const boundary = 'between-parts';

/** The sample commune: a root, its committee, two offices below, eight people. */
async function sampleFile(name: string): Promise<{ raw: Buffer; headers: Record<string, string> }> {
  const bytes = await readFile(join(import.meta.dirname, '..', '..', 'demo', 'xa-mau', name));
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return {
    raw: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

onOldestMajor('the first days of a body', (major) => {
  let database: TestDatabase;
  let server: TestServer;
  let tenant: Tenant;
  let admin: TestBrowser;
  const known = { root: 0, office: 0, person: 0 };

  beforeAll(async () => {
    database = await freshDatabase({ major });
    const owner = openPool(database.ownerUrl, { max: 1 });
    tenant = await createBody(
      owner,
      { slug: 'co-quan', name: 'Cơ quan', zone: 'Asia/Ho_Chi_Minh', hostNames: [] },
      '2026-11-16T01:00:00.000Z',
    );
    await owner.end();
    server = await startTestServer({ database, context: { nationalDays: vietnamCalendar().days } });
  });
  afterAll(async () => {
    await server.stop();
    await database.drop();
  });

  const importFile = async (query: string, name: string): Promise<Answer> => {
    const rehearsed = await admin.send('POST', `/api/v1/imports?${query}`, await sampleFile(name));
    expect([rehearsed.status, rehearsed.at('errors')]).toEqual([200, 0]);
    const act = { act: 'apply', version: rehearsed.at('version') };
    return admin.post(`/imports/${String(rehearsed.at('id'))}/acts`, act);
  };

  it('begin with the link: the body has a name and its first administrator no unit yet', async () => {
    const link = await issueSetupLink(server.pool, tenant, NOW);
    admin = server.browser('localhost');
    const form = { token: link?.token, name: 'Hồ Thị Đầu', login: 'hodau', password: PASSWORD };
    const answer = await admin.post('/setup', { ...form, bodyName: 'UBND xã Mẫu' });
    expect(answer.body).toMatchObject({
      tenant: { name: 'UBND xã Mẫu' },
      roles: ['organization-admin', 'system-admin', 'office'],
      homeUnit: null,
    });
    expect((await admin.get('/units')).body).toEqual({ version: 0, items: [] });
    expect((await admin.get('/today')).status).toBe(200);
    expect((await admin.get('/absences')).body).toEqual({ items: [], canRecordFor: 'self' });
    expect((await admin.get('/roles')).at('wholeBody')).toBe(true);
  });

  it('bring the units and the people in', async () => {
    expect((await importFile('kind=units&from=2026-11-16', 'units.csv')).at('state')).toBe('applied');
    const units = (await admin.get('/units')).at('items') as readonly {
      id: number;
      name: string;
      parentId: number | null;
    }[];
    expect(units).toHaveLength(4);
    known.root = units.find(({ parentId }) => parentId === null)?.id ?? 0;
    known.office = units.find(({ name }) => name.startsWith('Văn phòng'))?.id ?? 0;
    const query = `kind=people&from=2026-11-16&unit=${known.root}`;
    expect((await importFile(query, 'people.csv')).at('state')).toBe('applied');
  });

  it('show the administrator, as office, the week of every unit with everything an office may do', async () => {
    expect((await admin.get('/session')).at('homeUnit')).toBe(known.root);
    expect((await admin.get('/session')).at('menu')).toEqual(expect.arrayContaining(['unit', 'roles']));
    const whole = await admin.get(`/units/${known.root}/weeks/2026-W47`);
    expect(whole.status).toBe(200);
    expect(whole.at('may')).toEqual(['close', 'extend']);
    expect(whole.at('counts.people')).toBeGreaterThan(3);
    const below = await admin.get(`/units/${known.office}/weeks/2026-W47`);
    expect([below.status, below.at('may')]).toEqual([200, ['close', 'extend']]);
    const listed = await admin.get(`/evaluations?week=2026-W47&part=unit&unit=${known.root}`);
    expect(listed.status).toBe(200);
    expect(Number(listed.at('total'))).toBeGreaterThan(3);
    expect((await admin.get('/absences')).at('canRecordFor')).toBe('units');
    expect((await admin.get('/delegations')).status).toBe(200);
    const found = await admin.get('/people?q=doan%20thu%20hien');
    known.person = Number(found.at('items.0.id'));
    expect(found.at('items.0.name')).toBe('Đoàn Thu Hiền');
    const span = { from: '2026-12-01', to: '2026-12-03' };
    const absence = { personId: known.person, kind: 'leave', ...span, note: null, documentNumber: null };
    expect((await admin.post('/absences', absence)).status).toBe(200);
  });

  it('make somebody imported the office, once the password was given again', async () => {
    const grant = {
      personId: known.person,
      role: 'office',
      unitId: null,
      ...{ from: '2026-11-18', to: null, documentNumber: '01/QĐ-UBND' },
    };
    expect((await admin.post('/roles', grant)).at('code')).toBe('step-up-needed');
    expect((await admin.post('/session/step-up', { password: PASSWORD })).status).toBe(200);
    const granted = await admin.post('/roles', grant);
    expect(granted.body).toMatchObject({ person: { name: 'Đoàn Thu Hiền' }, role: 'office', unit: null });
  });

  it('give that person a code, with which she comes in and sees the whole body', async () => {
    expect((await admin.post('/session/step-up', { password: PASSWORD })).status).toBe(200);
    const issued = await admin.post('/accounts/codes', { personIds: [known.person] });
    expect(issued.at('slips.0.person.name')).toBe('Đoàn Thu Hiền');
    const [login, code] = [issued.at('slips.0.login'), issued.at('slips.0.code')];
    const first = server.browser('localhost');
    const opened = await first.post('/activation', { login, code, password: HERS });
    expect(opened.status).toBe(200);
    expect((await first.delete('/session')).status).toBe(200);
    const again = server.browser('localhost');
    const session = await again.post('/session', { login, password: HERS });
    expect(session.body).toMatchObject({ person: { id: known.person }, roles: ['office'] });
    expect(session.at('tenant.name')).toBe('UBND xã Mẫu');
    expect(session.at('menu')).not.toContain('roles');
    const week = await again.get(`/units/${known.root}/weeks/2026-W47`);
    expect([week.status, week.at('may')]).toEqual([200, ['close', 'extend']]);
    expect((await again.get('/roles')).status).toBe(403);
    expect((await again.get('/accounts')).status).toBe(403);
  });
});
