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
  'create temp table evaluation (approver_id int)',
  `create function pg_temp.told(int) returns boolean language sql as 'select true'`,
  'truncate draft',
  'create index on evaluation (id)',
  'create schema mine',
  'create publication mine for table person',
  `copy person to '/tmp/cong-tam-copied'`,
  `copy person from '/tmp/cong-tam-copied'`,
  `select lo_import('/etc/hostname')`,
  `select pg_ls_dir('/')`,
  `select pg_read_binary_file('/etc/hostname')`,
  'set session_replication_role = replica',
  'set role pg_read_all_data',
  `alter role congtam_owner password 'x'`,
  'create extension file_fdw',
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

  it('calls functions nobody else calls; those with the rights of the owner answer for the own body and person alone', async () => {
    const admin = new pg.Client({ connectionString: one.database.ownerUrl });
    await admin.connect();
    const { rows } = await admin.query(`select proname as name, prosecdef as definer, proconfig as config,
        exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0) as anybody
      from pg_proc where pronamespace = 'public'::regnamespace order by 1`);
    await admin.end();
    expect(rows.length).toBeGreaterThan(6);
    expect(rows.filter(({ anybody }) => anybody)).toEqual([]);
    const definers = rows.filter(({ definer }) => definer);
    expect(definers.map(({ name, config }) => [name, config])).toEqual(
      ['authority_today', 'judging_is_lent', 'lent_judging', 'task_people_follow'].map((name) => [
        name,
        ['search_path=public, pg_temp'],
      ]),
    );
    const authority = async (settings: string) =>
      (await client.query(`${settings}; select authority_today(${one.person.lan ?? 0}, 'x') as id`).then(
        (results) => (results as unknown as pg.QueryResult[]).at(-1)?.rows[0]?.id,
        (error: { code: string }) => error.code,
      )) as number | string | null;
    await as(1, one.person.minh ?? 0, 'person');
    expect(await authority('set search_path = pg_temp, public')).toBeTypeOf('number');
    // Nobody asks without a body or a day; numbers of people overlap between bodies, each answers for its own.
    expect(await authority(`set app.tenant = ''`)).toBeNull();
    expect(await authority(`reset app.tenant`)).toBeNull();
    expect(await authority(`set app.tenant = '1'; set app.today = ''`)).toBeNull();
    expect(await authority(`set app.tenant = '1); select (1'`)).toBe('22P02');
    await client.query('reset search_path');
    // Nobody lent this person anything: he hears nothing of whom another scores, whatever he asks for.
    await as(1, one.person.minh ?? 0, 'person');
    const { rows: lent } = await client.query('select * from lent_judging()');
    const { rows: others } = await client.query(
      `select count(*)::int as n from person p, generate_series(1, 20) unit, generate_series(0, 20) task
       where judging_is_lent(p.id, unit, task)`,
    );
    expect([lent, others]).toEqual([[], [{ n: 0 }]]);
  });

  it('gives no share of a task to another person: who took part would no longer be who knows of it', async () => {
    await as(1, one.person.minh ?? 0, 'system');
    expect(await codeOf('update task_share set person_id = person_id + 1')).toBe('42501');
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
