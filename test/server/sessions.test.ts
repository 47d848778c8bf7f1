// Sessions end when they should: at the second, at once, and without leaving anything behind.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sessionLimits } from '../../src/cli/serve.ts';
import { readConfig } from '../../src/server/config.ts';
import { cookieName } from '../../src/server/cookies.ts';
import { addPerson, signIn } from './people.ts';
import { NOW, PASSWORD, startTestServer, type TestServer } from './start.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await addPerson(server, { id: 1, name: 'Trần Thị Lan', login: 'lan' });
  await addPerson(server, { id: 2, name: 'Bùi Văn Đổi', login: 'doi' });
  await addPerson(server, { id: 3, name: 'Ngô Thị Bước', login: 'buoc' });
  await addPerson(server, { id: 4, name: 'Đỗ Thị Vừa', login: 'vua' });
  await addPerson(server, { tenantId: 2, id: 1, name: 'Lê Văn Bình', login: 'binh' });
});
afterAll(() => server.stop());
beforeEach(() => {
  server.clock.now = NOW;
});

const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

describe('limits', () => {
  it('end an idle session after 15 minutes, to the second', async () => {
    const lan = await signIn(server, 'lan');
    server.clock.now = at(899);
    expect((await lan.get('/session')).status).toBe(200);
    server.clock.now = at(899 + 900);
    expect((await lan.get('/session')).status).toBe(401);
    server.clock.now = at(899 + 899);
    expect((await lan.get('/session')).status).toBe(200);
  });

  it('end every session after 10 hours, however busy', async () => {
    const lan = await signIn(server, 'lan');
    for (let minutes = 10; minutes < 600; minutes += 10) {
      server.clock.now = at(minutes * 60);
      expect((await lan.get('/session')).status).toBe(200);
    }
    server.clock.now = at(36_000 - 1);
    expect((await lan.get('/session')).status).toBe(200);
    server.clock.now = at(36_000);
    const over = await lan.get('/session');
    expect(over.status).toBe(401);
    expect(over.at('code')).toBe('unauthenticated');
  });
});

describe('limits of the environment', () => {
  let strict: TestServer;
  beforeAll(async () => {
    const environment = { SESSION_IDLE_MINUTES: '5', SESSION_HOURS: '1' };
    const read = readConfig(environment, { isRoot: false, findLocalTls: () => null });
    if (!read.ok) throw new Error('the environment is good');
    strict = await startTestServer({ rules: sessionLimits(read.config) });
    await addPerson(strict, { id: 1, name: 'Trần Thị Lan', login: 'lan' });
  });
  afterAll(() => strict.stop());

  it('are told to the pages and kept to the second', async () => {
    const lan = await signIn(strict, 'lan');
    expect((await lan.get('/session')).body).toMatchObject({ idleMinutes: 5, expiresAt: at(3600) });
    for (let minutes = 4; minutes < 60; minutes += 4) {
      strict.clock.now = at(minutes * 60);
      expect((await lan.get('/session')).status).toBe(200);
    }
    strict.clock.now = at(3600);
    expect((await lan.get('/session')).status).toBe(401);
    const idle = await signIn(strict, 'lan');
    strict.clock.now = at(3600 + 300);
    expect((await idle.get('/session')).status).toBe(401);
  });
});

describe('a session used a moment ago', () => {
  // Not '/session', which looks at the session once more by itself.
  const seenAt = async () => {
    const [row] = await server.sql<{ at: string }>(
      'select max(seen_at) as at from session where tenant_id = 1 and person_id = 4',
    );
    return row?.at;
  };

  it('is noted as used again only after a sixtieth of the time it may lie idle', async () => {
    const vua = await signIn(server, 'vua');
    server.clock.now = at(14);
    expect((await vua.get('/messages')).status).toBe(200);
    expect(await seenAt()).toBe(NOW);
    server.clock.now = at(15);
    expect((await vua.get('/messages')).status).toBe(200);
    expect(await seenAt()).toBe(at(15));
    server.clock.now = at(15 + 900);
    expect((await vua.get('/messages')).status).toBe(401);
    expect(await seenAt()).toBe(at(15));
  });

  it('is refused with the very next request once it is ended or its account disabled', async () => {
    const vua = await signIn(server, 'vua');
    const refusals = [
      [
        'update account set disabled_at = $1 where tenant_id = 1 and id = 4',
        'update account set disabled_at = null',
      ],
      [
        'update session set ended_at = $1 where tenant_id = 1 and person_id = 4',
        'update session set ended_at = null',
      ],
    ] as const;
    for (const [close, open] of refusals) {
      expect((await vua.get('/messages')).status).toBe(200);
      await server.sql(close, [NOW]);
      expect((await vua.get('/messages')).status).toBe(401);
      await server.sql(`${open} where tenant_id = 1`);
    }
    expect((await vua.get('/messages')).status).toBe(200);
  });

  it('opens nothing in another body, and role and password change count at once', async () => {
    const vua = await signIn(server, 'vua');
    const elsewhere = server.browser('hai.localhost');
    elsewhere.cookies.set(cookieName(2, false), [...vua.cookies.values()][0] ?? '');
    expect((await elsewhere.get('/messages')).status).toBe(401);
    expect((await vua.get('/accounts')).status).toBe(403);
    await server.sql(
      `insert into role_grant (tenant_id, id, person_id, role, valid_from)
       values (1, 77, 4, 'organization-admin', '2026-01-01')`,
    );
    expect((await vua.get('/accounts')).status).toBe(200);
    await server.sql(`update role_grant set valid_to = '2026-11-18' where tenant_id = 1 and id = 77`);
    expect((await vua.get('/accounts')).status).toBe(403);
    await server.sql('update account set must_change = true where tenant_id = 1 and id = 4');
    expect((await vua.get('/messages')).at('code')).toBe('password-change-required');
    await server.sql('update account set must_change = false where tenant_id = 1 and id = 4');
  });
});

describe('signing out', () => {
  it('ends the session and has the browser wipe what it kept', async () => {
    const lan = await signIn(server, 'lan');
    const copy = server.browser();
    for (const [name, value] of lan.cookies) copy.cookies.set(name, value);
    const answer = await lan.delete('/session');
    expect(answer.status).toBe(200);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(lan.cookies.size).toBe(0);
    expect((await copy.get('/session')).status).toBe(401);
  });
});

describe('own sessions', () => {
  it('are listed and ended one by one', async () => {
    const here = await signIn(server, 'doi');
    const there = await signIn(server, 'doi');
    const list = await here.get('/sessions');
    expect(list.body).toMatchObject({
      items: [
        { current: false, address: '127.0.0.1', agent: 'Test browser' },
        { current: true, createdAt: NOW },
      ],
    });
    expect((await here.delete(`/sessions/${list.at('items.0.id')}`)).status).toBe(200);
    expect((await there.get('/session')).status).toBe(401);
    expect((await here.get('/session')).status).toBe(200);
    expect((await here.delete(`/sessions/${list.at('items.0.id')}`)).status).toBe(404);
  });

  it("of others are neither listed nor ended, not even the other body's", async () => {
    const lan = await signIn(server, 'lan');
    const binh = await signIn(server, 'binh', 'hai.localhost');
    const doi = await signIn(server, 'doi');
    const id = (await lan.get('/sessions')).at('items.0.id');
    expect((await doi.delete(`/sessions/${id}`)).status).toBe(404);
    expect((await binh.delete(`/sessions/${id}`)).status).toBe(404);
    expect((await lan.get('/session')).status).toBe(200);
    const mine = await doi.get('/sessions');
    expect(JSON.stringify(mine.body)).not.toContain(`"id":${id},`);
  });

  it('show only those still alive', async () => {
    await signIn(server, 'buoc');
    server.clock.now = at(901);
    const buoc = await signIn(server, 'buoc');
    expect((await buoc.get('/sessions')).at('items.1')).toBeUndefined();
  });
});

describe('the password again', () => {
  it('opens five minutes and not a second more', async () => {
    const lan = await signIn(server, 'lan');
    const opened = await lan.post('/session/step-up', { password: PASSWORD });
    expect(opened.body).toEqual({ until: at(300) });
    server.clock.now = at(299.999);
    expect((await lan.get('/session')).at('stepUpUntil')).toBe(at(300));
    server.clock.now = at(300);
    expect((await lan.get('/session')).at('stepUpUntil')).toBeNull();
  });

  it('is refused when wrong, and slowed down like signing in', async () => {
    const lan = await signIn(server, 'lan');
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = await lan.post('/session/step-up', { password: 'wrong' });
      expect(wrong.status).toBe(422);
      expect(wrong.at('code')).toBe('wrong-password');
    }
    expect((await lan.post('/session/step-up', { password: PASSWORD })).status).toBe(429);
    expect((await lan.get('/session')).at('stepUpUntil')).toBeNull();
    server.clock.now = at(10);
    expect((await lan.post('/session/step-up', { password: PASSWORD })).status).toBe(200);
  });
});

describe('the password again of somebody strangers knock for', () => {
  it('is not slowed down by wrong tries at the door', async () => {
    const lan = await signIn(server, 'lan');
    const knock = () => server.browser().post('/session', { login: 'lan', password: 'đoán mò mật khẩu' });
    for (let tries = 0; tries < 8; tries += 1) await knock();
    expect((await knock()).status).toBe(429);
    expect((await lan.post('/session/step-up', { password: PASSWORD })).status).toBe(200);
    await server.sql('delete from sign_in_delay');
  });
});

describe('changing the password', () => {
  const next = 'bến sông chiều mưa 7';

  it('ends all other sessions at once and keeps the drafts of this one readable', async () => {
    const here = await signIn(server, 'doi');
    const there = await signIn(server, 'doi');
    const before = await here.get('/session');
    const stale = here.cookies.get('congtam-1') ?? '';
    const changed = await here.post('/password', { current: PASSWORD, next });
    expect(changed.status).toBe(200);
    expect(changed.at('draftKey')).toBe(before.at('draftKey'));
    expect(here.cookies.get('congtam-1')).not.toBe(stale);
    expect((await here.get('/session')).status).toBe(200);
    expect((await there.get('/session')).status).toBe(401);
    const thief = server.browser();
    thief.cookies.set('congtam-1', stale);
    expect((await thief.get('/session')).status).toBe(401);
    expect((await server.browser().post('/session', { login: 'doi', password: PASSWORD })).status).toBe(401);
    const acts = await server.sql(`select act from act where record_kind = 'account' and record_id = 2`);
    expect(acts).toEqual([{ act: 'password-changed' }]);
  });

  it.each([
    ['short', 'ngắn quá', 'password-short'],
    ['the login', 'BUOC2026', 'password-is-login'],
    ['in every list', 'MatKhau123456', 'password-common'],
    ['the old one', PASSWORD, 'password-same'],
  ])('refuses one that is %s', async (_, weak, code) => {
    const buoc = await signIn(server, 'buoc');
    const answer = await buoc.post('/password', { current: PASSWORD, next: weak });
    expect(answer.status).toBe(422);
    expect(answer.at('code')).toBe('weak-password');
    expect(JSON.stringify(answer.at('refusals'))).toContain(code);
  });

  it('refuses without the right old one, and nothing changes', async () => {
    const buoc = await signIn(server, 'buoc');
    expect((await buoc.post('/password', { current: 'wrong', next })).at('code')).toBe('wrong-password');
    await signIn(server, 'buoc');
  });
});

describe('language', () => {
  it('is kept with the account', async () => {
    const lan = await signIn(server, 'lan');
    expect((await lan.put('/session/preferences', { locale: 'en' })).status).toBe(200);
    expect((await signIn(server, 'lan')).cookies.size).toBe(1);
    expect((await lan.get('/session')).at('locale')).toBe('en');
    expect((await lan.put('/session/preferences', { locale: 'fr' })).status).toBe(400);
  });
});
