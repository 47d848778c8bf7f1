// Granting and ending roles over HTTP: by administrators in their own part, never for themselves, with the password.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WEDNESDAY } from '../builders/body.ts';
import { onOldestMajor } from '../database.ts';
import { reasons, type ServedBody, servedBody, type Who } from './served-body.ts';

const TODAY = '2026-11-18';

interface Item {
  readonly id: number;
  readonly person: { readonly id: number };
  readonly role: string;
  readonly unit: { readonly id: number; readonly name: string } | null;
  readonly from: string;
  readonly to: string | null;
  readonly may: readonly string[];
}

onOldestMajor('roles', (major) => {
  let ward: ServedBody;
  beforeAll(async () => {
    ward = await servedBody(major);
    await ward.body.sql(`insert into id_counter select id, 'role-grant', 100 from tenant`);
    // A second administrator, of the whole body.
    await ward.body.sql(
      `insert into role_grant (tenant_id, id, person_id, role, valid_from)
       select id, 50, $1, 'organization-admin', '2026-01-01' from tenant`,
      [ward.id('tam')],
    );
    await Promise.all(ADMINISTRATORS.map((who) => ward.as(who)));
  });
  afterAll(() => ward.drop());

  const ADMINISTRATORS = ['admin', 'tam', 'cultureAdmin'] as const;
  const password = (at: string | null, who: Who[] = [...ADMINISTRATORS]) =>
    ward.body.sql('update session set step_up_at = $1 where tenant_id = 1 and person_id = any ($2::int[])', [
      at,
      who.map(ward.id),
    ]);
  const form = (who: Who, more: object = {}) => ({
    personId: ward.id(who),
    role: 'inspector',
    unitId: ward.unit('ward'),
    ...{ from: TODAY, to: null, documentNumber: '15/QĐ-UBND' },
    ...more,
  });
  /** Without giving the password anew. */
  const bare = {
    grant: (by: Who, body: object) => ward.post(by, '/roles', body),
    end: (by: Who, id: unknown, tenant: 1 | 2 = 1) =>
      ward.post(by, `/roles/${String(id)}/acts`, { act: 'end' }, tenant),
  };
  const grant: typeof bare.grant = async (by, body) => {
    await password(WEDNESDAY);
    return bare.grant(by, body);
  };
  const end: typeof bare.end = async (by, id, tenant) => {
    await password(WEDNESDAY);
    return bare.end(by, id, tenant);
  };
  const list = async (who: Who, tenant: 1 | 2 = 1) =>
    (await ward.get(who, '/roles', tenant)).at('items') as readonly Item[];
  const held = () => ward.body.sql('select * from role_grant order by tenant_id, id');

  it.each<Who>(['office', 'inspector', 'minh', 'chair', 'lan', 'guest'])(
    'are nothing %s may see, grant or end',
    async (who) => {
      const before = await held();
      const answers = [await ward.get(who, '/roles'), await grant(who, form('lan')), await end(who, 50)];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(answers.every((answer) => answer.at('items') === undefined)).toBe(true);
      expect(await held()).toEqual(before);
    },
  );

  it('are listed to who administers the part they lie in, without an end to the own ones', async () => {
    const all = await list('admin');
    expect(all).toHaveLength((await ward.body.sql('select 1 from role_grant where tenant_id = 1')).length);
    expect(all.filter(({ may }) => may.length === 0).map(({ person }) => person.id)).toEqual([
      ward.id('admin'),
    ]);
    expect(all.find(({ id }) => id === 50)).toMatchObject({ unit: null, may: ['end'] });
    const part = await list('cultureAdmin');
    expect(new Set(part.map(({ unit }) => unit?.id))).toEqual(new Set([ward.unit('culture')]));
    expect((await ward.get('admin', '/roles')).at('wholeBody')).toBe(true);
    expect((await ward.get('cultureAdmin', '/roles')).at('wholeBody')).toBe(false);
  });

  it('hold from the first day: the office granted to somebody shows the unit to that person', async () => {
    const unit = ward.unit('culture');
    const page = `/units/${unit}/weeks/2026-W47`;
    expect((await ward.get('guest', page)).status).toBe(404);
    const answer = await grant('admin', form('guest', { role: 'office', unitId: unit, to: '2026-12-01' }));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      person: { id: ward.id('guest'), name: 'Nguyễn Thị Guest' },
      ...{ role: 'office', unit: { id: unit }, from: TODAY, to: '2026-12-01', documentNumber: '15/QĐ-UBND' },
      may: ['end'],
    });
    expect((await ward.get('guest', page)).status).toBe(200);
    const homeUnit = async () => (await ward.get('guest', '/session')).at('homeUnit');
    // Whoever serves another unit than the own is shown the one that opens.
    expect(await homeUnit()).toBe(unit);
    const id = Number(answer.at('id'));
    expect(await list('cultureAdmin')).toContainEqual(answer.body);
    expect(await ward.acts('role-grant', id)).toEqual([
      {
        act: 'role-granted',
        actor_id: ward.id('admin'),
        role: 'organization-admin',
        payload: {
          personId: ward.id('guest'),
          role: 'office',
          unitId: unit,
          from: TODAY,
          to: '2026-12-01',
        },
      },
    ]);
    const [text] = await ward.body.sql(
      `select field, body from act_text where tenant_id = 1 and record_kind = 'role-grant' and record_id = $1`,
      [id],
    );
    expect(text).toEqual({ field: 'documentNumber', body: '15/QĐ-UBND' });

    const ended = await end('cultureAdmin', id);
    expect(ended.body).toEqual({ id, ended: TODAY });
    expect((await ward.get('guest', page)).status).toBe(404);
    expect(await homeUnit()).toBe(ward.unit('economy'));
    expect((await list('admin')).some((one) => one.id === id)).toBe(false);
    expect((await ward.acts('role-grant', id)).at(-1)).toMatchObject({
      act: 'role-ended',
      actor_id: ward.id('cultureAdmin'),
      payload: { personId: ward.id('guest'), role: 'office', unitId: unit, to: TODAY },
    });
    // An ending is not written twice: a grant that is over stays as it was.
    const before = await held();
    expect(reasons(await end('admin', id))).toEqual(['already-ended']);
    expect(await held()).toEqual(before);
  });

  it('for the whole body are given by who administers the whole body only', async () => {
    const answer = await grant('tam', form('dung', { unitId: null, to: '2026-12-31' }));
    expect(answer.body).toMatchObject({ unit: null, may: ['end'] });
    expect(await list('cultureAdmin')).not.toContainEqual(answer.body);
    for (const unitId of [null, ward.unit('ward'), ward.unit('economy')]) {
      const refused = await grant('cultureAdmin', form('lan', { unitId }));
      expect([refused.status, refused.at('code')]).toEqual([403, 'beyond-your-part']);
    }
    const below = await grant('cultureAdmin', form('lan', { unitId: ward.unit('team') }));
    expect(below.at('unit.id')).toBe(ward.unit('team'));
    const foreign = (await list('admin')).find(({ unit }) => unit === null)?.id;
    expect((await end('cultureAdmin', foreign)).status).toBe(404);
    expect((await end('cultureAdmin', 4711)).status).toBe(404);
  });

  it.each<[string, Who, object, readonly string[]]>([
    ['to oneself', 'admin', {}, ['grant-to-yourself']],
    ['to nobody we know', 'lan', { personId: 4711 }, ['person-unknown']],
    ['for a unit there is not', 'lan', { unitId: 4711 }, ['unit-unknown']],
    ['from the past', 'lan', { from: '2026-11-17' }, ['starts-in-the-past']],
    ['backwards', 'lan', { to: '2026-11-17' }, ['ends-before-it-starts']],
    ['for no day at all', 'lan', { to: TODAY }, ['ends-before-it-starts']],
    ['without a document', 'lan', { documentNumber: ' - ' }, ['document-number-missing']],
    ['twice', 'inspector', {}, ['role-held-already']],
    [
      'wrong in every way, told at once',
      'admin',
      { from: '2026-11-01', to: '2026-10-01', documentNumber: '.' },
      ['grant-to-yourself', 'starts-in-the-past', 'ends-before-it-starts', 'document-number-missing'],
    ],
  ])('are not granted %s', async (_, who, more, codes) => {
    const before = await held();
    const answer = await grant('admin', form(who, more));
    expect([answer.status, reasons(answer)]).toEqual([409, codes]);
    expect(await held()).toEqual(before);
  });

  it.each<[string, object]>([
    ['the administrator of the server', { role: 'system-admin' }],
    ['a role of nobody', { role: 'leader' }],
    ['a date there is not', { from: '2026-02-30' }],
    ['more than asked for', { tenantId: 2 }],
  ])('know nothing of %s', async (_, more) => {
    expect((await grant('admin', form('lan', more))).status).toBe(400);
  });

  it('want the password, given less than five minutes ago, and ask for it last', async () => {
    const before = await held();
    for (const at of [null, '2026-11-18T02:00:00.000Z']) {
      await password(at);
      const granted = await bare.grant('admin', form('binh'));
      expect([granted.status, granted.at('code')]).toEqual([403, 'step-up-needed']);
      expect(reasons(granted)).toEqual(['step-up-needed']);
      expect((await bare.end('admin', 50)).at('code')).toBe('step-up-needed');
      expect(reasons(await bare.grant('admin', form('admin')))).toEqual(['grant-to-yourself']);
    }
    expect(await held()).toEqual(before);
  });

  it('use the password up: the next one wants it again', async () => {
    await password(WEDNESDAY);
    const granted = await bare.grant('admin', form('binh', { from: '2026-12-01' }));
    expect(granted.status).toBe(200);
    expect((await bare.end('admin', granted.at('id'))).at('code')).toBe('step-up-needed');
    expect((await end('admin', granted.at('id'))).status).toBe(200);
    expect((await bare.grant('admin', form('binh'))).at('code')).toBe('step-up-needed');
  });

  it('of oneself, and those of the server, are not ended from here', async () => {
    const own = (await list('admin')).find(({ may }) => may.length === 0);
    expect(reasons(await end('admin', own?.id))).toEqual(['grant-of-yourself']);
    await ward.body.sql(
      `insert into role_grant (tenant_id, id, person_id, role, valid_from) values (1, 60, $1, 'system-admin', '2026-01-01')`,
      [ward.id('guest')],
    );
    expect(reasons(await end('admin', 60))).toEqual(['role-of-the-server']);
    expect((await list('admin')).find(({ id }) => id === 60)?.may).toEqual([]);
  });

  it('still to come are ended before they begin, and then never hold', async () => {
    const answer = await grant('admin', form('yen', { from: '2026-12-01', to: '2027-01-01' }));
    const id = answer.at('id');
    expect((await list('admin')).some((one) => one.id === id)).toBe(true);
    expect((await end('admin', id)).status).toBe(200);
    expect((await list('admin')).some((one) => one.id === id)).toBe(false);
    const [row] = await ward.body.sql(
      'select valid_from::text, valid_to::text from role_grant where tenant_id = 1 and id = $1',
      [id],
    );
    expect(row).toEqual({ valid_from: '2026-12-01', valid_to: '2026-12-01' });
  });

  it('of units that are no more keep their names for who keeps the whole body', async () => {
    await ward.body.sql(
      `insert into role_grant (tenant_id, id, person_id, role, unit_id, valid_from)
       values (1, 61, $1, 'inspector', 900, '2026-01-01')`,
      [ward.id('guest')],
    );
    await ward.body.sql(
      `insert into organization_version values (1, 900, '2025-01-01', now());
       insert into unit (tenant_id, version, unit_id, code, name, kind, lo, hi)
       values (1, 900, 900, 'OLD', 'Phòng Cũ', 'division', 0, 0)`,
    );
    expect((await list('admin')).find(({ id }) => id === 61)?.unit).toMatchObject({ name: 'Phòng Cũ' });
    expect((await end('admin', 61)).status).toBe(200);
  });

  it('of the other body are out of reach, same ids or not', async () => {
    const before = await held();
    expect((await end('admin', 50, 2)).at('code')).toBe('step-up-needed');
    const [here, there] = [await list('admin'), await list('admin', 2)];
    expect(there.length).toBeLessThan(here.length);
    expect((await grant('admin', form('lan'))).status).toBe(200);
    expect(await list('admin', 2)).toEqual(there);
    const browser = await ward.as('admin');
    const other = await browser.send('GET', '/t/t2/api/v1/roles');
    expect(other.status).toBe(401);
    expect((await held()).filter(({ tenant_id }) => tenant_id === 2)).toEqual(
      before.filter(({ tenant_id }) => tenant_id === 2),
    );
  });

  it('are granted once for ten identical requests, and once for two at the same moment', async () => {
    const browser = await ward.as('admin');
    const headers = { 'idempotency-key': 'the-same-role-grant' };
    const body = form('minh', { unitId: ward.unit('culture') });
    const send = () => browser.post('/roles', body, { headers });
    await password(WEDNESDAY);
    const answers = await Promise.all(Array.from({ length: 10 }, send));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const other = await browser.post('/roles', form('lan', { unitId: null }), { headers });
    expect([other.status, other.at('code')]).toEqual([409, 'idempotency-conflict']);

    const both = await Promise.all([
      grant('admin', form('lan', { unitId: null })),
      grant('tam', form('lan', { unitId: null })),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('of two administrators ending each other: one stays', async () => {
    const [admin] = (await list('tam')).filter(
      ({ person, role }) => person.id === ward.id('admin') && role === 'organization-admin',
    );
    const answers = await Promise.all([end('admin', 50), end('tam', admin?.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    const left = await ward.body.sql(
      `select 1 from role_grant where tenant_id = 1 and role = 'organization-admin' and person_id = any ($1)
       and (valid_to is null or valid_to > $2)`,
      [[ward.id('admin'), ward.id('tam')], TODAY],
    );
    expect(left).toHaveLength(1);
  });
});
