import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/passwords.ts';
import { PASSWORD, startTestServer, type TestServer } from './start.ts';

let server: TestServer;

async function person(tenantId: number, id: number, name: string, login: string | null, password = PASSWORD) {
  await server.sql('insert into person (tenant_id, id, full_name) values ($1, $2, $3)', [tenantId, id, name]);
  if (login === null) return;
  await server.sql(
    'insert into account (tenant_id, id, person_id, login, password_hash) values ($1, $2, $2, $3, $4)',
    [tenantId, id, login, await hashPassword(password)],
  );
}

beforeAll(async () => {
  server = await startTestServer();
  await server.owner.query(`create table if not exists sign_in_delay (
     tenant_id int not null references tenant,
     subject_hash bytea not null check (length(subject_hash) = 32),
     failures int not null,
     wait_until timestamptz,
     last_at timestamptz not null,
     primary key (tenant_id, subject_hash)
   ); grant select, insert, update, delete on sign_in_delay to congtam_app`);
  await person(1, 1, 'Trần Thị Lan', 'lan');
  await person(2, 1, 'Lê Văn Bình', 'binh');
});
afterAll(() => server.stop());

describe('signing in', () => {
  it('opens a session, and the session knows the person', async () => {
    const browser = server.browser();
    const answer = await browser.post('/session', { login: ' LAN ', password: PASSWORD });
    expect(answer.body).toMatchObject({ person: { id: 1, name: 'Trần Thị Lan' }, tenant: { slug: 'mot' } });
    expect(answer.status).toBe(200);
    const again = await browser.get('/session');
    expect(again.status).toBe(200);
    expect(again.at('login')).toBe('lan');
  });
});
