// People with passwords for tests of signing in.
import { hashPassword } from '../../src/app/passwords.ts';
import { PASSWORD, type TestServer } from './start.ts';

export interface TestPerson {
  readonly tenantId?: number;
  readonly id: number;
  readonly name: string;
  /** Absent: no account. */
  readonly login?: string;
  readonly mustChange?: boolean;
  readonly roles?: readonly string[];
}

const hashed = hashPassword(PASSWORD);

/** Adds a person with account (id as the person's) and whole-body roles. */
export async function addPerson(server: TestServer, person: TestPerson): Promise<void> {
  const { tenantId = 1, id, name, login, mustChange = false, roles = [] } = person;
  // The product counts on from far above the ids that tests choose.
  await server.sql(
    `insert into id_counter select $1, name, 5000 from unnest(array['person', 'account', 'role-grant']) as name
     on conflict do nothing`,
    [tenantId],
  );
  await server.sql('insert into person (tenant_id, id, full_name) values ($1, $2, $3)', [tenantId, id, name]);
  if (login !== undefined) {
    await server.sql(
      `insert into account (tenant_id, id, person_id, login, password_hash, must_change)
       values ($1, $2, $2, $3, $4, $5)`,
      [tenantId, id, login, await hashed, mustChange],
    );
  }
  for (const [index, role] of roles.entries()) {
    await server.sql(
      `insert into role_grant (tenant_id, id, person_id, role, valid_from) values ($1, $2, $3, $4, '2026-01-01')`,
      [tenantId, id * 10 + index, id, role],
    );
  }
}

/** Signs in through the door; throws when the door stays shut. */
export async function signIn(server: TestServer, login: string, host = 'mot.localhost') {
  const browser = server.browser(host);
  const answer = await browser.post('/session', { login, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.text}`);
  return browser;
}
