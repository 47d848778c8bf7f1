// Accounts in bulk: slips once, codes for a week, nobody outside the administrator's scope.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashCode } from '../../src/app/passwords.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { newKey, type TestBrowser } from './browser.ts';
import { addPerson, signIn } from './people.ts';
import { NOW, PASSWORD, startTestServer, type TestServer } from './start.ts';

let server: TestServer;
let admin: TestBrowser;
let unitAdmin: TestBrowser;

const NAMES = ['Nguyễn Thị Hương', 'Nguyễn Thị Hường', 'Đặng Văn Đức', 'Ngưỡng Thị Ỷ', 'Trần Văn Ngoài'];

/** Root 1 with units 2 and 3; people 11..14 in unit 2, person 15 in unit 3. */
async function organise(): Promise<void> {
  await server.sql(`insert into organization_version values (1, 1, '2026-01-05', $1)`, [NOW]);
  await server.sql(
    `insert into unit (tenant_id, version, unit_id, parent_id, code, name, kind, lo, hi) values
     (1, 1, 1, null, 'P', 'Phường', 'ward', 1, 3), (1, 1, 2, 1, 'VH', 'Phòng Văn hoá', 'division', 2, 2),
     (1, 1, 3, 1, 'KT', 'Phòng Kinh tế', 'division', 3, 3)`,
  );
  await server.sql(`insert into post (tenant_id, id, unit_id, title, rank) values
    (1, 1, 2, 'Chuyên viên', 'staff'), (1, 2, 3, 'Chuyên viên', 'staff')`);
  for (const [index, name] of NAMES.entries()) {
    const id = 11 + index;
    await addPerson(server, { id, name });
    await server.sql(
      `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from)
       values (1, $1, $1, $2, 'main', '2026-01-05')`,
      [id, id === 15 ? 2 : 1],
    );
  }
}

beforeAll(async () => {
  server = await startTestServer();
  await organise();
  await addPerson(server, { id: 1, name: 'Quản Trị Viên', login: 'quantri1', roles: ['organization-admin'] });
  await addPerson(server, { id: 2, name: 'Quản Trị Phòng', login: 'quantri2' });
  await server.sql(`insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from)
    values (1, 99, 2, 'organization-admin', 2, '2026-01-01')`);
  await addPerson(server, { tenantId: 2, id: 11, name: 'Người Khác', login: 'khac' });
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.clock.now = NOW;
  [admin, unitAdmin] = [await signIn(server, 'quantri1'), await signIn(server, 'quantri2')];
});

const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const codeOf = (slips: unknown, login: string) =>
  (slips as { login: string; code: string }[]).find((slip) => slip.login === login)?.code ?? '';
const activate = (login: string, code: string, password = 'mây trắng trên núi') =>
  server.browser().post('/activation', { login, code, password });

/** The password is given again before each set. */
const issue = async (by: TestBrowser, body: object, options?: Parameters<TestBrowser['post']>[2]) => {
  await server.sql('update session set step_up_at = $1', [server.clock.now]);
  return by.post('/accounts/codes', body, options);
};

describe('the list', () => {
  it('shows people by unit and name with the state of their accounts', async () => {
    const answer = await admin.get('/accounts');
    expect([answer.status, answer.at('total')]).toEqual([200, 7]);
    expect(answer.body).toMatchObject({
      items: expect.arrayContaining(
        [
          { id: null, login: null, state: 'no-account', unit: 'Phòng Văn hoá', post: 'Chuyên viên' },
          { id: 1, login: 'quantri1', state: 'active', unit: null },
        ].map((item) => expect.objectContaining(item)),
      ),
    });
  });

  it('comes in pages that fit together', async () => {
    const whole = (await admin.get('/accounts')).at('items') as unknown[];
    const found: unknown[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await admin.get(`/accounts?limit=2${cursor}`);
      found.push(...(page.at('items') as unknown[]));
      if (page.at('next') === null) break;
      cursor = `&cursor=${page.at('next')}`;
    }
    expect(found).toEqual(whole);
    expect((await admin.get('/accounts?cursor=abc')).status).toBe(400);
  });

  it('finds by name and by unit', async () => {
    expect((await admin.get('/accounts?unit=3')).at('total')).toBe(1);
    for (const q of ['đặng', 'DANG VAN', 'đức']) {
      const found = await admin.get(`/accounts?q=${encodeURIComponent(q)}`);
      expect([q, found.at('total'), found.at('items.0.person.id')]).toEqual([q, 1, 13]);
    }
    expect((await admin.get('/accounts?q=ang')).at('total')).toBe(0);
  });

  it('ends at the scope of the administrator', async () => {
    const answer = await unitAdmin.get('/accounts');
    expect(answer.at('total')).toBe(4);
    expect(answer.text).not.toContain('Ngoài');
    expect((await unitAdmin.get('/accounts?unit=3')).at('total')).toBe(0);
  });
});

describe('codes in bulk', () => {
  it('make accounts with readable logins and slips', async () => {
    const issued = await issue(admin, { personIds: [11, 12, 13, 14, 11] });
    expect(issued.status).toBe(200);
    expect(issued.at('expiresAt')).toBe(later(7 * 86_400));
    const slips = issued.at('slips') as { login: string; code: string }[];
    expect(slips.map((slip) => slip.login).sort()).toEqual([
      'dangvanduc',
      'nguongthiy',
      'nguyenthihuong',
      'nguyenthihuong2',
    ]);
    for (const { code } of slips)
      expect(code).toMatch(/^[2346789A-HJ-KMNP-RTW-Z]{5}-[2346789A-HJ-KMNP-RTW-Z]{5}$/);
    const code = codeOf(slips, 'dangvanduc');
    const stored = JSON.stringify([
      await server.sql(`select encode(code_hash, 'escape') from one_time_code`),
      await server.sql('select reply from idempotency'),
      await server.sql('select payload from act'),
      await server.sql('select body from act_text'),
      await server.sql('select detail from event_log'),
    ]);
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replace('-', ''));
    expect(server.lines.join('')).not.toContain(code);
  });

  it('open the account once, in any spelling, and sign in', async () => {
    const issued = await issue(admin, { personIds: [13] });
    const code = codeOf(issued.at('slips'), 'dangvanduc');
    const browser = server.browser();
    const spelled = ` ${code.toLowerCase().replace('-', ' ')} `;
    const first = { login: 'DangVanDuc', code: spelled, password: 'mây trắng trên núi' };
    expect((await browser.post('/activation', first)).at('person.id')).toBe(13);
    expect((await browser.get('/session')).status).toBe(200);
    const again = await activate('dangvanduc', code);
    expect([again.status, again.at('code')]).toEqual([401, 'code-expired']);
    const acts = await server.sql(
      `select a.act from act a join account c on c.tenant_id = 1 and c.id = a.record_id
       where a.record_kind = 'account' and c.login = 'dangvanduc' order by a.seq`,
    );
    expect(acts.map((row) => row.act)).toEqual([
      'account-created',
      'code-issued',
      'code-issued',
      'activated',
    ]);
  });

  it('expire after seven days, to the second', async () => {
    const issued = await issue(admin, { personIds: [14] });
    const code = codeOf(issued.at('slips'), 'nguongthiy');
    server.clock.now = later(7 * 86_400);
    expect((await activate('nguongthiy', code)).at('code')).toBe('code-expired');
    server.clock.now = later(7 * 86_400 - 1);
    expect((await activate('nguongthiy', code)).status).toBe(200);
  });

  it('replace each other', async () => {
    const old = codeOf((await issue(admin, { personIds: [11] })).at('slips'), 'nguyenthihuong');
    server.clock.now = later(60);
    const fresh = codeOf((await issue(admin, { personIds: [11] })).at('slips'), 'nguyenthihuong');
    expect((await activate('nguyenthihuong', old)).at('code')).toBe('wrong-credentials');
    expect((await activate('nguyenthihuong', fresh)).status).toBe(200);
  });

  it('tell an unknown login and a wrong code apart by nothing, and make both wait', async () => {
    server.clock.now = later(1000);
    for (const login of ['no-such-person', 'nguyenthihuong2']) {
      for (let tries = 0; tries < 5; tries += 1) {
        const answer = await activate(login, 'AAAAA-BBBBB');
        expect([answer.status, answer.at('code')]).toEqual([401, 'wrong-credentials']);
      }
      expect((await activate(login, 'AAAAA-BBBBB')).status).toBe(429);
    }
  });

  it('help who forgot the password: the old one works until the code is used, then all is new', async () => {
    await addPerson(server, { id: 30, name: 'Phan Quên', login: 'quen' });
    const before = await signIn(server, 'quen');
    const code = codeOf((await issue(admin, { personIds: [30] })).at('slips'), 'quen');
    await signIn(server, 'quen');
    expect((await activate('quen', code)).status).toBe(200);
    expect((await before.get('/session')).status).toBe(401);
    expect((await server.browser().post('/session', { login: 'quen', password: PASSWORD })).status).toBe(401);
  });

  it('are all or none: one person out of scope or unknown and nothing happens', async () => {
    const count = () => server.sql('select count(*)::int as n from one_time_code');
    const before = await count();
    for (const personIds of [
      [11, 15],
      [11, 999],
    ]) {
      const answer = await issue(unitAdmin, { personIds });
      expect([answer.status, answer.at('code')]).toEqual([404, 'not-found']);
    }
    expect(await count()).toEqual(before);
    expect((await issue(admin, { personIds: [] })).status).toBe(400);
  });

  it('are issued once for a hundred equal requests', async () => {
    await addPerson(server, { id: 40, name: 'Một Trăm Lần' });
    const key = newKey();
    await server.sql('update session set step_up_at = $1', [server.clock.now]);
    const send = () =>
      admin.post('/accounts/codes', { personIds: [40] }, { headers: { 'idempotency-key': key } });
    const answers = await Promise.all(Array.from({ length: 100 }, send));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const rows = await server.sql(
      `select (select count(*)::int from account where person_id = 40 and tenant_id = 1) as accounts,
         (select count(*)::int from one_time_code c join account a on a.tenant_id = 1 and a.id = c.account_id
          where a.person_id = 40) as codes`,
    );
    expect(rows).toEqual([{ accounts: 1, codes: 1 }]);
    const other = await issue(admin, { personIds: [11] }, { headers: { 'idempotency-key': key } });
    expect([other.status, other.at('code')]).toEqual([409, 'idempotency-conflict']);
  });
});

describe('disabling', () => {
  const act = (browser: TestBrowser, id: unknown, what: string, version: unknown) =>
    browser.post(`/accounts/${id}/acts`, { act: what, version, reason: 'Nghỉ hưu từ 01/12' });

  it('ends sessions at once and shuts the door; enabling opens it again', async () => {
    await addPerson(server, { id: 50, name: 'Lý Nghỉ', login: 'lynghi' });
    const open = await signIn(server, 'lynghi');
    const disabled = await act(admin, 50, 'disable', 1);
    expect(disabled.body).toMatchObject({ id: 50, state: 'disabled', version: 2 });
    expect((await open.get('/session')).status).toBe(401);
    expect((await server.browser().post('/session', { login: 'lynghi', password: PASSWORD })).status).toBe(
      401,
    );
    const codes = await issue(admin, { personIds: [50] });
    expect([codes.status, codes.at('refusals.0.code')]).toEqual([409, 'account-disabled']);
    expect((await act(admin, 50, 'disable', 2)).at('code')).toBe('account-disabled');
    expect((await act(admin, 50, 'enable', 2)).at('state')).toBe('active');
    expect((await open.get('/session')).status).toBe(401);
    await signIn(server, 'lynghi');
    const texts = await server.sql(
      `select body from act_text where record_kind = 'account' and record_id = 50`,
    );
    expect(texts).toEqual([{ body: 'Nghỉ hưu từ 01/12' }, { body: 'Nghỉ hưu từ 01/12' }]);
  });

  it('is refused for a stale version, the own account, and accounts out of scope', async () => {
    await addPerson(server, { id: 51, name: 'Người Bản Cũ', login: 'bancu' });
    const stale = await act(admin, 51, 'disable', 7);
    expect([stale.status, stale.at('current.version')]).toEqual([412, 1]);
    expect((await act(admin, 1, 'disable', 1)).at('code')).toBe('own-account');
    expect((await act(unitAdmin, 51, 'disable', 1)).status).toBe(404);
    expect((await act(admin, 999, 'disable', 1)).status).toBe(404);
    await signIn(server, 'bancu');
  });

  it('and codes reach nobody whose role reaches further: an account is not the way to a role', async () => {
    await addPerson(server, { id: 70, name: 'Văn Phòng Phường', login: 'vanphong', roles: ['office'] });
    await addPerson(server, { id: 71, name: 'Văn Phòng Phòng', login: 'vanphong2' });
    for (const id of [70, 71])
      await server.sql(
        `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from)
         values (1, $1, $1, 1, 'main', '2026-01-05')`,
        [id],
      );
    await server.sql(`insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from)
      values (1, 710, 71, 'office', 2, '2026-01-01')`);
    const beyond = [403, 'beyond-your-part'];
    const codes = await issue(unitAdmin, { personIds: [11, 70] });
    expect([codes.status, codes.at('code')]).toEqual(beyond);
    const disabled = await act(unitAdmin, 70, 'disable', 1);
    expect([disabled.status, disabled.at('code')]).toEqual(beyond);
    await signIn(server, 'vanphong');
    expect((await issue(unitAdmin, { personIds: [71] })).status).toBe(200);
    expect((await issue(admin, { personIds: [70] })).status).toBe(200);
  });

  it('nor anybody whose second post, or lent authority, lies elsewhere: it would be handed over with the account', async () => {
    for (const [id, name] of [
      [80, 'Kiêm Nhiệm'],
      [81, 'Được Uỷ Quyền'],
      [82, 'Hết Uỷ Quyền'],
      [83, 'Hết Kiêm Nhiệm'],
    ] as const) {
      await addPerson(server, { id, name, login: `nguoi${id}` });
      await server.sql(
        `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from)
         values (1, $1, $1, 1, 'main', '2026-01-05')`,
        [id],
      );
    }
    await server.sql(
      `insert into assignment (tenant_id, id, person_id, post_id, kind, valid_from, valid_to) values
       (1, 800, 80, 2, 'concurrent', '2026-01-05', null), (1, 830, 83, 2, 'concurrent', '2026-01-05', '2026-06-01')`,
    );
    await server.sql(
      `insert into delegation (tenant_id, id, delegator_id, delegate_id, actions, valid_from, valid_to, document_number)
       values (1, 801, 15, 81, '{approve}', '2026-01-05', '2026-12-31', '1'),
         (1, 802, 15, 82, '{approve}', '2026-01-05', '2026-06-01', '2'),
         (1, 803, 11, 82, '{approve}', '2026-01-05', '2026-12-31', '3')`,
    );
    const seen = async (id: number) => [
      (await issue(unitAdmin, { personIds: [id] })).status,
      (await act(unitAdmin, id, 'disable', 1)).status,
    ];
    expect([await seen(80), await seen(81)]).toEqual([
      [403, 403],
      [403, 403],
    ]);
    expect([await seen(82), await seen(83)]).toEqual([
      [200, 200],
      [200, 200],
    ]);
    expect((await issue(admin, { personIds: [80, 81] })).status).toBe(200);
  });

  it('of each other at the same moment leaves one administrator', async () => {
    await addPerson(server, {
      id: 60,
      name: 'Quản Trị Ba',
      login: 'quantri3',
      roles: ['organization-admin'],
    });
    await addPerson(server, {
      id: 61,
      name: 'Quản Trị Tư',
      login: 'quantri4',
      roles: ['organization-admin'],
    });
    const [third, fourth] = [await signIn(server, 'quantri3'), await signIn(server, 'quantri4')];
    const answers = await Promise.all([act(third, 61, 'disable', 1), act(fourth, 60, 'disable', 1)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
  });
});

it('codes take accounts over: nobody issues them without the password, and nothing is made before', async () => {
  await addPerson(server, { id: 91, name: 'Chưa Có Mã' });
  await addPerson(server, { id: 92, name: 'Được Cấp Mã' });
  for (const personIds of [[91], [91, 92]]) {
    const answer = await admin.post('/accounts/codes', { personIds });
    expect([answer.status, answer.at('code')]).toEqual([403, 'step-up-needed']);
  }
  expect((await issue(admin, { personIds: [92] })).status).toBe(200);
  expect((await admin.post('/accounts/codes', { personIds: [91] })).at('code')).toBe('step-up-needed');
  const made = await server.sql('select 1 from account where tenant_id = 1 and person_id = 91');
  expect(made).toEqual([]);
});

describe('verify', () => {
  /** Accounts of this file's own SQL have no history; those made here do. */
  const told = async () => {
    const found: Trouble[] = [];
    await verifyTenant(server.pool, 1, (trouble) => found.push(trouble));
    const made = await server.sql(
      `select record_id as id from act where act = 'account-created' and tenant_id = 1`,
    );
    const ids = new Set(made.map(({ id }) => Number(id)));
    return found
      .filter(({ kind, id }) => kind === 'account' && ids.has(id))
      .map(({ id, code }) => [id, code]);
  };

  it('names an account whose owner, name, password, code or standing no act gave', async () => {
    const issued = await issue(admin, { personIds: [91] });
    const [row] = await server.sql('select id from account where tenant_id = 1 and person_id = 91');
    const id = Number(row?.id);
    expect(await told()).toEqual([]);
    const mine = `tenant_id = 1 and id = ${id}`;
    await server.sql(`create table kept_account as select * from account where ${mine}`);
    for (const set of [
      `password_hash = 'scrypt-of-a-thief'`,
      `login = 'keptrom'`,
      `disabled_at = now()`,
      'person_id = 92',
    ]) {
      await server.sql(`update account set ${set} where ${mine}`);
      expect(await told(), set).toEqual([[id, 'state-differs']]);
      await server.sql(`update account a set password_hash = k.password_hash, login = k.login, disabled_at = k.disabled_at,
        person_id = k.person_id from kept_account k where a.tenant_id = 1 and a.id = k.id`);
    }
    expect(await told()).toEqual([]);
    // A code slipped in is found as long as it lies there, and as the act of whoever used it.
    server.clock.now = later(5);
    await server.sql(
      `insert into one_time_code (tenant_id, account_id, code_hash, issued_at, expires_at) values (1, $1, $2, $3, $4)`,
      [id, await hashCode('AAAAA-BBBBB'), later(5), later(500)],
    );
    expect(await told()).toEqual([[id, 'state-differs']]);
    const { login } = (issued.at('slips') as { login: string }[])[0] ?? { login: '' };
    expect((await activate(login, 'AAAAA-BBBBB')).status).toBe(200);
    expect(await told()).toEqual([[id, 'unlawful']]);
  });
});
