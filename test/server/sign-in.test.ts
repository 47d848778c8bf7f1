// Who gets in, who does not, and that the door tells nothing about who exists.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, signIn } from './people.ts';
import { NOW, PASSWORD, startTestServer, type TestServer } from './start.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await addPerson(server, { id: 1, name: 'Trần Thị Lan', login: 'lan', roles: ['office'] });
  await addPerson(server, { tenantId: 2, id: 1, name: 'Lê Văn Bình', login: 'binh' });
  await addPerson(server, { id: 2, name: 'Phạm Văn Tạm', login: 'tam', mustChange: true });
  await addPerson(server, { id: 3, name: 'Đỗ Thị Nghỉ', login: 'nghi' });
  await addPerson(server, { id: 4, name: 'Hồ Văn Chậm', login: 'cham' });
  await server.sql('update account set disabled_at = $1 where tenant_id = 1 and id = 3', [NOW]);
});
afterAll(() => server.stop());

const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

describe('signing in', () => {
  it('opens a session that knows the person, the body and the pages', async () => {
    const browser = server.browser();
    const answer = await browser.post('/session', { login: ' LAN ', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      person: { id: 1, name: 'Trần Thị Lan' },
      tenant: { slug: 'mot', zone: 'Asia/Ho_Chi_Minh' },
      today: '2026-11-18',
      currentWeek: '2026-W47',
      roles: ['office'],
      idleMinutes: 15,
      expiresAt: '2026-11-18T13:00:00.000Z',
      stepUpUntil: null,
    });
    expect(answer.at('menu')).toContain('unit');
    expect(answer.at('menu')).not.toContain('accounts');
    expect(Buffer.from(String(answer.at('draftKey')), 'base64')).toHaveLength(32);
    expect((await browser.get('/session')).body).toEqual(answer.body);
  });

  it('keeps the token out of reach of scripts, other pages and the database', async () => {
    const browser = server.browser();
    const answer = await browser.post('/session', { login: 'lan', password: PASSWORD });
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^congtam-1=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = browser.cookies.get('congtam-1') ?? '';
    const rows = await server.sql<{ hash: string }>(
      `select encode(token_hash, 'escape') || encode(token_hash, 'base64') as hash from session`,
    );
    expect(rows.every((row) => !row.hash.includes(token))).toBe(true);
  });

  it('answers an unknown login, a wrong password and a disabled account alike', async () => {
    const answers = [];
    for (const [login, password] of [
      ['nobody', PASSWORD],
      ['lan', 'wrong password'],
      ['nghi', PASSWORD],
      ['binh', PASSWORD],
    ]) {
      const { status, body, headers } = await server.browser().post('/session', { login, password });
      expect(headers['set-cookie']).toBeUndefined();
      answers.push(JSON.stringify({ status, ...(body as object), instance: '' }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ status: 401, code: 'wrong-credentials' });
  });

  it('works about as hard for an unknown login as for a wrong password', async () => {
    // CPU of this process, by turns, and the least of each: what else the machine does falls on neither.
    const least = { cham: Infinity, 'nobody-at-all': Infinity };
    for (let round = 0; round < 5; round += 1)
      for (const login of ['cham', 'nobody-at-all'] as const) {
        server.clock.now = at(round * 400);
        const start = process.cpuUsage();
        await server.browser().post('/session', { login, password: 'wrong password' });
        const { user, system } = process.cpuUsage(start);
        least[login] = Math.min(least[login], user + system);
      }
    server.clock.now = NOW;
    const { cham: known, 'nobody-at-all': unknown } = least;
    expect(unknown).toBeGreaterThan(known * 0.4);
    expect(unknown).toBeLessThan(known * 2.5);
  });

  it('notes who came in and who did not, without what was typed', async () => {
    await server.browser().post('/session', { login: 'a password typed here', password: 'secret-word' });
    const rows = await server.sql<{ kind: string; detail: object }>('select * from event_log');
    expect(rows.map((row) => row.kind)).toEqual(
      expect.arrayContaining(['session.signed-in', 'session.refused']),
    );
    expect(JSON.stringify(rows)).not.toMatch(/a password typed here|secret-word/);
    expect(server.lines.join('')).not.toMatch(/a password typed here|secret-word|mưa xuân/);
  });
});

describe('a cookie of one body', () => {
  it('opens nothing in another, by host or by path, under either name', async () => {
    const lan = await signIn(server, 'lan');
    const token = lan.cookies.get('congtam-1') ?? '';
    for (const [host, path] of [
      ['hai.localhost', '/api/v1/session'],
      ['mot.localhost', '/t/hai/api/v1/session'],
    ] as const) {
      const other = server.browser(host);
      other.cookies.set('congtam-1', token);
      other.cookies.set('congtam-2', token);
      expect((await other.send('GET', path)).status).toBe(401);
    }
    expect((await lan.get('/session')).status).toBe(200);
  });

  it('is refused when it is no token of ours', async () => {
    for (const token of ['', 'x', "' or 1=1 --", 'A'.repeat(43), 'A'.repeat(5000)]) {
      const browser = server.browser();
      browser.cookies.set('congtam-1', token);
      expect((await browser.get('/session')).status).toBe(401);
    }
  });
});

describe('delays', () => {
  const wrong = (login: string) => server.browser().post('/session', { login, password: 'wrong' });

  it.each([
    ['an unknown login', 'slow-and-unknown', 700_000],
    ['a known one', 'tam', 800_000],
  ])('grow with wrong tries, the same for %s', async (_, login, start) => {
    server.clock.now = at(start);
    for (let tries = 0; tries < 4; tries += 1) expect((await wrong(login)).status).toBe(401);
    // The fifth is still looked at, and makes the sixth wait.
    expect((await wrong(login)).status).toBe(401);
    const sixth = await wrong(login);
    expect(sixth.status).toBe(429);
    expect(sixth.headers['retry-after']).toBe('2');
    expect(sixth.body).toMatchObject({
      code: 'too-many-attempts',
      refusals: [{ code: 'too-many-attempts', params: { seconds: 2 } }],
    });
    server.clock.now = at(start + 1.999);
    expect((await wrong(login)).status).toBe(429);
    server.clock.now = at(start + 2);
    expect((await wrong(login)).status).toBe(401);
    expect((await wrong(login)).headers['retry-after']).toBe('4');
    server.clock.now = NOW;
  });

  it('hold back the right password too, and end: nobody is locked out', async () => {
    const right = () => server.browser().post('/session', { login: 'cham', password: PASSWORD });
    server.clock.now = at(90_000);
    for (let tries = 0; tries < 5; tries += 1) await wrong('cham');
    expect((await right()).status).toBe(429);
    server.clock.now = at(90_000 + 300);
    expect((await right()).status).toBe(200);
    // And the count begins anew.
    expect((await wrong('cham')).status).toBe(401);
    server.clock.now = NOW;
  });

  it('cannot be outrun by guessing in parallel', async () => {
    server.clock.now = at(200_000);
    const answers = await Promise.all(Array.from({ length: 25 }, () => wrong('parallel')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(20);
    server.clock.now = NOW;
  });

  it('slow down an address that tries many logins', async () => {
    server.clock.now = at(400_000);
    const statuses: number[] = [];
    for (let index = 0; index < 33; index += 1) statuses.push((await wrong(`guess-${index}`)).status);
    expect(statuses.slice(0, 31).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    server.clock.now = NOW;
  });
});

describe('a first password', () => {
  it('opens nothing but its own change', async () => {
    server.clock.now = at(900_000);
    const tam = await signIn(server, 'tam');
    expect((await tam.get('/session')).at('mustChangePassword')).toBe(true);
    const closed = await tam.get('/sessions');
    expect(closed.status).toBe(403);
    expect(closed.at('code')).toBe('password-change-required');
    const changed = await tam.post('/password', { current: PASSWORD, next: 'một mật khẩu khác hẳn' });
    expect(changed.at('mustChangePassword')).toBe(false);
    expect((await tam.get('/sessions')).status).toBe(200);
    server.clock.now = NOW;
  });
});
