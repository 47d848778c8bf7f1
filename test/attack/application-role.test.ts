// What somebody could do who had the application's own connection: history stays as it was, bodies stay apart, nobody
// becomes more than the role. Settings are forged as freely as the protocol lets one.
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBody, type Body } from '../builders/body.ts';
import { onEachMajor } from '../database.ts';

const DENIED = '42501';

/** Each refused for want of a right, row-level security included. */
const HISTORY = [
  `update act set payload = '{}'`,
  'delete from act',
  'truncate act',
  `update act_text set body = 'khác'`,
  'delete from act_text',
  `update event_log set kind = 'khác'`,
  'delete from event_log',
  `update idempotency set reply = '{}'`,
  'delete from evaluation',
  'delete from person',
  'delete from role_grant',
  `update role_grant set role = 'office'`,
  `update rulebook_version set body = '{}'`,
  'delete from organization_version',
  `select setval('act_act_no_seq', 1)`,
];
const ACROSS = [
  'update evaluation set tenant_id = 2',
  'update week_state set tenant_id = 2',
  `insert into person (tenant_id, id, full_name) values (2, 900, 'x')`,
  `insert into event_log (tenant_id, at, kind) values (2, now(), 'x')`,
  `insert into role_grant (tenant_id, id, person_id, role, valid_from) values (2, 900, 1, 'office', '2026-01-01')`,
  `insert into tenant (id, slug, name, created_at) values (9, 'x', 'x', now())`,
  `update tenant set slug = 'x'`,
  `update tenant set host_names = array['x']`,
  'select count(*) from evaluation_2026q4',
];
const ABOVE = [
  'set role congtam_owner',
  'set session authorization congtam_admin',
  'alter table act disable row level security',
  'drop table act',
  'create table mine (id int)',
  `create function mine() returns int language sql as 'select 1'`,
  `copy (select 1) to program 'true'`,
  `select pg_read_file('/etc/hostname')`,
  'select * from pg_shadow',
  `update schema_migration set checksum = 'x'`,
  'set row_security = off; select count(*) from evaluation',
];

onEachMajor('the role of the application', (major) => {
  let one: Body;
  let two: Body;
  let client: pg.Client;
  beforeAll(async () => {
    one = await aBody(undefined, { major });
    two = await aBody(undefined, { database: one.database, tenantId: 2 });
    await Promise.all([one.inLine(), two.inLine()]);
    await one.does('lan', 'submit', { of: 'lan' });
    client = new pg.Client({ connectionString: one.database.appUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await two.drop();
    await one.drop();
  });

  const as = (tenant: number, person: number, actor: 'person' | 'system') =>
    client.query(`set app.tenant = '${tenant}'; set app.person = '${person}'; set app.actor = '${actor}';
      set app.today = '2026-11-18'; reset row_security`);
  const codeOf = (text: string) =>
    client.query(text).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

  it.each([...HISTORY, ...ACROSS, ...ABOVE])('cannot %s', async (text) => {
    for (const actor of ['person', 'system'] as const) {
      await as(1, one.person.minh ?? 0, actor);
      expect([actor, await codeOf(text)]).toEqual([actor, DENIED]);
    }
  });

  it('sees nothing of the other body in any table, whatever it asks', async () => {
    const { rows } = await client.query(`select c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relkind in ('r', 'p') and not c.relispartition and has_table_privilege(c.oid, 'select') order by 1`);
    expect(rows.length).toBeGreaterThan(40);
    for (const actor of ['person', 'system'] as const) {
      await as(1, one.person.chair ?? 0, actor);
      for (const { name } of rows) {
        const found = await client.query(`select count(*) as n from ${name} where tenant_id = 2`);
        expect([name, found.rows[0]?.n]).toEqual([name, '0']);
      }
    }
  });

  it('lets nobody score or decide on himself, even by hand', async () => {
    await as(1, one.person.lan ?? 0, 'system');
    for (const column of ['scorer_id', 'approver_id', 'scored_by', 'approved_by'])
      expect([column, await codeOf(`update evaluation set ${column} = person_id`)]).toEqual([
        column,
        '23514',
      ]);
  });
});
