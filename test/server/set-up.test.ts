// The first administrator: one link, once, for a day, and only while there is none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenant } from '../../src/app/actor.ts';
import { issueSetupLink } from '../../src/app/set-up.ts';
import { verifyTenant } from '../../src/app/verify.ts';
import { addPerson } from './people.ts';
import { NOW, PASSWORD, startTestServer, type TestServer } from './start.ts';

let server: TestServer;
const tenant = (id: number): Tenant => ({ id, slug: '', name: '', zone: 'Asia/Ho_Chi_Minh' });
const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const form = (token: string, more = {}) => ({
  token,
  name: 'Võ Thị Đầu',
  login: 'dau',
  password: PASSWORD,
  ...more,
});

async function link(tenantId: number, now = NOW): Promise<string> {
  const issued = await issueSetupLink(server.pool, tenant(tenantId), now);
  if (issued === null) throw new Error('there is an administrator already');
  return issued.token;
}

beforeAll(async () => {
  server = await startTestServer();
  await addPerson(server, { tenantId: 2, id: 1, name: 'Có Sẵn', login: 'cosan' });
});
afterAll(() => server.stop());

describe('set-up', () => {
  it('refuses made-up, replaced and expired links, and weak passwords before anything else', async () => {
    const first = await link(2);
    const second = await link(2, later(1));
    const send = (body: object) => server.browser('hai.localhost').post('/setup', body);
    for (const token of ['x'.repeat(43), first]) {
      const answer = await send(form(token));
      expect([answer.status, answer.at('code')]).toEqual([403, 'setup-token-invalid']);
    }
    expect((await send(form(second, { password: 'dau2026' }))).at('code')).toBe('weak-password');
    expect((await send(form(second, { login: 'có dấu' }))).at('fields')).toEqual([
      { path: 'body.login', code: 'login-invalid' },
    ]);
    expect((await send(form(second, { login: 'cosan' }))).at('fields.0.code')).toBe('login-taken');
    expect((await send(form(second, { bodyName: '  ' }))).at('fields')).toEqual([
      { path: 'body.bodyName', code: 'required' },
    ]);
    server.clock.now = later(86_400 + 1);
    expect((await send(form(second))).status).toBe(403);
    server.clock.now = NOW;
    expect(await server.sql(`select 1 from role_grant`)).toEqual([]);
  });

  it('is for the body the link was made for', async () => {
    const token = await link(2);
    expect((await server.browser('mot.localhost').post('/setup', form(token))).status).toBe(403);
  });

  it('creates the administrator, signs in, and closes behind', async () => {
    const token = await link(1);
    const browser = server.browser();
    const answer = await browser.post('/setup', form(token, { bodyName: ' UBND phường Nha Trang ' }));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      person: { name: 'Võ Thị Đầu' },
      tenant: { slug: 'mot', name: 'UBND phường Nha Trang' },
      roles: ['organization-admin', 'system-admin', 'office'],
    });
    expect(answer.at('menu')).toEqual(expect.arrayContaining(['import', 'accounts', 'roles']));
    expect((await browser.get('/session')).at('tenant.name')).toBe('UBND phường Nha Trang');
    expect((await browser.get('/accounts')).status).toBe(200);
    expect((await server.browser().post('/setup', form(token, { login: 'hai' }))).status).toBe(403);
    expect(await issueSetupLink(server.pool, tenant(1), NOW)).toBeNull();
    const acts = await server.sql('select record_kind, act from act where tenant_id = 1 order by act_no');
    expect(acts.map((row) => `${row.record_kind} ${row.act}`)).toEqual([
      'organization changed',
      'account account-created',
      'role-grant role-granted',
      'role-grant role-granted',
      'role-grant role-granted',
      'organization named',
    ]);
    const [named] = await server.sql(
      `select actor_id, role, payload from act where record_kind = 'organization' and act = 'named'`,
    );
    expect(named).toEqual({
      actor_id: answer.at('person.id'),
      role: 'organization-admin',
      payload: { name: 'UBND phường Nha Trang', was: 'UBND phường Một' },
    });
    expect(await server.sql('select name from tenant order by id')).toEqual([
      { name: 'UBND phường Nha Trang' },
      { name: 'UBND phường Hai' },
    ]);
    const told = async () => {
      const found: string[] = [];
      await verifyTenant(server.pool, 1, ({ kind, code }) => found.push(`${kind} ${code}`));
      return found;
    };
    expect(await told()).toEqual([]);
    await server.sql(`update tenant set name = 'UBND phường Giả' where id = 1`);
    await server.sql(`update person set full_name = 'Võ Thị Giả' where tenant_id = 1`);
    expect(await told()).toEqual(['person state-differs', 'body state-differs']);
    await server.sql(`update tenant set name = 'UBND phường Nha Trang' where id = 1`);
    await server.sql(`update person set full_name = 'Võ Thị Đầu' where tenant_id = 1`);
  });

  it('succeeds once for two that come together', async () => {
    const token = await link(2);
    const send = (login: string) => server.browser('hai.localhost').post('/setup', form(token, { login }));
    const answers = await Promise.all([send('mot-nguoi'), send('hai-nguoi')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
    // Without a name the body keeps the one it has, and nothing is said about it.
    expect(await server.sql(`select name from tenant where id = 2`)).toEqual([{ name: 'UBND phường Hai' }]);
    expect(await server.sql(`select 1 from act where tenant_id = 2 and act = 'named'`)).toEqual([]);
  });

  it('knows the links by their hash only', async () => {
    const rows = await server.sql(
      `select octet_length(token_hash) as n, used_at is null as open from setup_link`,
    );
    expect(rows.every((row) => row.n === 32 && row.open === false)).toBe(true);
  });
});
