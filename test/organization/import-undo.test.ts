// Undoing an applied import: everything as before, but for what was built upon since; the ledger stays whole.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewUndo } from '../../src/app/import-undo-preview.ts';
import { nameManager } from '../../src/app/post-map.ts';
import { syncWeeks } from '../../src/app/sync.ts';
import { type Trouble, verifyTenant } from '../../src/app/verify.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import { onOldestMajor } from '../database.ts';
import {
  FROM,
  inputFile,
  type NewBodies,
  NOW,
  newBodies,
  newIntent,
  TODAY,
  typed,
  UNITS,
  WARD,
  WARD_STAFF,
} from './new-body.ts';

const SIGNED = { stepUpUntil: '2026-11-18T04:00:00.000Z' };
const HEAD = 'Họ và tên,Số định danh,Ngày sinh,Chức vụ,Vị trí việc làm,Đơn vị,Quản lý trực tiếp,Ghi chú';

async function holdings(body: NewBodies) {
  return body.sql(
    `select p.full_name as name, o.title, u.name as unit, a.kind, a.valid_from::text as "from", a.valid_to::text as "to",
       (select full_name from direct_manager m join person b on b.tenant_id = m.tenant_id and b.id = m.manager_id
         where m.tenant_id = 1 and m.assignment_id = a.id order by m.valid_from desc limit 1) as manager
     from assignment a join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
     join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
     join lateral (select name from unit where tenant_id = 1 and unit_id = o.unit_id order by version desc limit 1) u on true
     where a.tenant_id = 1 and (a.valid_to is null or a.valid_from < a.valid_to) order by p.id, a.id`,
  );
}

async function troubles(body: NewBodies) {
  const found: unknown[] = [];
  const verified = await verifyTenant(body.pool, 1, (trouble) => found.push(trouble));
  expect(verified.acts).toBeGreaterThan(0);
  return found;
}

onOldestMajor('undoing an import', (major) => {
  let body: NewBodies;
  let unitId: number;
  beforeAll(async () => {
    body = await newBodies(major);
    await body.importFile('units', await inputFile(UNITS));
    unitId = await body.unitId(WARD);
  });
  afterAll(() => body.drop());
  const admin = () => ({ ...body.admin(), ...SIGNED });
  const undo = (view: { id: number; version: number }, more: object = {}) =>
    body.act(admin(), view, 'undo', undefined, { reason: 'nhập nhầm tệp', ...more });

  it('takes a whole ward back, keeps the people and the history, and lets it be applied again', async () => {
    const file = await inputFile(WARD_STAFF);
    const applied = await body.importFile('people', file, { unitId });
    const before = await holdings(body);
    const people = await body.count('person');
    const preview = await previewUndo(body.context, body.admin(), applied.id, null);
    expect(preview).toMatchObject({ from: FROM, earliest: FROM, keptTotal: 0 });
    expect(preview.counts).toEqual({ 'assignment-taken-back': 68, 'absence-revoked': 2 });
    const undone = await undo(applied, { hash: preview.hash });
    expect(undone).toMatchObject({
      state: 'undone',
      may: [],
      undone: { reason: 'nhập nhầm tệp', from: FROM, keptTotal: 0, by: { id: 1 } },
    });
    expect(await holdings(body)).toEqual([]);
    expect(await body.count('person')).toBe(people);
    expect(await troubles(body)).toEqual([]);
    const counted = await body.sql('select 1 from evaluation where tenant_id = 1 and counted');
    expect(counted).toEqual([]);
    const again = await body.importFile('people', file, { unitId });
    expect(again.counts['person-added']).toBeUndefined();
    expect(await holdings(body)).toEqual(before);
    expect(await troubles(body)).toEqual([]);
  });

  it('is compared with the rows it wrote: verify names posts and managers changed behind its back', async () => {
    const [one] = await body.sql<{ id: number; manager: number }>(
      `select assignment_id as id, manager_id as manager from direct_manager
       where tenant_id = 1 and manager_id is not null order by assignment_id limit 1`,
    );
    const told = async (change: string, back: string) => {
      await body.sql(change);
      const found = (await troubles(body)) as { kind: string; code: string; detail: string }[];
      await body.sql(back);
      return found.map(({ kind, code, detail }) => `${kind} ${code} ${detail}`.trim());
    };
    const manager = (id: number | undefined) =>
      `update direct_manager set manager_id = ${id} where tenant_id = 1 and assignment_id = ${one?.id}`;
    expect(await told(manager(1), manager(one?.manager))).toEqual(['assignment state-differs managerId']);
    const kind = (name: string) =>
      `update assignment set kind = '${name}' where tenant_id = 1 and id = ${one?.id}`;
    expect(await told(kind('acting'), kind('main'))).toEqual(['assignment state-differs kind']);
    const put = `insert into assignment select tenant_id, 99999, person_id, post_id, 'concurrent', valid_from, null, null
      from assignment where tenant_id = 1 and id = ${one?.id}`;
    expect(await told(put, 'delete from assignment where id = 99999')).toEqual([
      'assignment history-missing',
    ]);
    const changed = `update act set payload = payload || '{"absences": [{"id": "x"}], "assignments": 5}'
      where tenant_id = 1 and record_kind = 'organization' and payload ? 'absences' and seq = (select min(seq) from act
        where tenant_id = 1 and record_kind = 'organization' and payload ? 'absences')`;
    await body.sql(`create table kept_act as select * from act where record_kind = 'organization'`);
    const lines = await told(
      changed,
      `update act a set payload = k.payload from kept_act k
       where a.tenant_id = k.tenant_id and a.record_kind = k.record_kind and a.record_id = k.record_id and a.seq = k.seq`,
    );
    expect(lines).toContain('organization act-changed');
    expect(await troubles(body)).toEqual([]);
  });

  it('people, posts, units and their tree changed, put in or taken away behind its back are named', async () => {
    const [row] = await body.sql<Record<'person' | 'post' | 'unit' | 'version', number>>(
      `select max(a.person_id) as person, max(a.post_id) as post, max(u.unit_id) as unit, max(u.version) as version
       from assignment a join unit u on u.tenant_id = a.tenant_id where a.tenant_id = 1`,
    );
    const { person = 0, post = 0, unit = 0, version = 0 } = row ?? {};
    const told = async () => {
      const found = (await troubles(body)) as Pick<Trouble, 'kind' | 'id' | 'code' | 'detail'>[];
      return found.map(({ kind, id, code, detail }) => `${kind} ${id} ${code} ${detail}`.trim()).toSorted();
    };
    /** What is told after a change of one column of one row, which is put back. */
    const after = async (table: string, key: string, column: string, value: string) => {
      const where = `where tenant_id = 1 and ${key}`;
      const [before] = await body.sql<{ was: unknown }>(`select ${column} as was from ${table} ${where}`);
      await body.sql(`update ${table} set ${column} = ${value} ${where}`);
      const found = await told();
      await body.sql(`update ${table} set ${column} = $1 ${where}`, [before?.was]);
      return found;
    };
    const inTree = `unit_id = ${unit} and version = ${version}`;
    const each = async (
      line: string,
      table: string,
      key: string,
      columns: Readonly<Record<string, string>>,
    ) => {
      for (const [column, value] of Object.entries(columns))
        expect(await after(table, key, column, value), column).toEqual([line]);
    };
    const ofPerson = `person ${person} state-differs`;
    await each(ofPerson, 'person', `id = ${person}`, { full_name: `'Ai Khác'` });
    await each(ofPerson, 'person_private', `person_id = ${person}`, {
      ...{ birth_date: `'1970-01-01'`, national_id: `'001099000001'`, party_member: 'not party_member' },
    });
    const other = { rank: `'leader'`, title: `'Chủ tịch'`, unit_id: '1' };
    await each(`post ${post} state-differs`, 'post', `id = ${post}`, other);
    const moved = { name: `'Phòng khác'`, parent_id: 'null', lo: '0', kind: `'party'` };
    await each(`unit ${unit} state-differs version ${version}`, 'unit', inTree, moved);
    const dated = `organization-version ${version} state-differs from`;
    await each(dated, 'organization_version', `version = ${version}`, { valid_from: `'2025-01-01'` });
    await body.sql(`create table kept_unit as select * from unit where tenant_id = 1 and ${inTree};
      delete from unit where tenant_id = 1 and ${inTree}`);
    expect(await told()).toEqual([`unit ${unit} state-missing version ${version}`]);
    await body.sql('insert into unit select * from kept_unit; drop table kept_unit');
    await body.sql(`insert into person (tenant_id, id, full_name) values (1, 99999, 'Không Ai'), (1, -1, 'Ai Đó');
      insert into post (tenant_id, id, unit_id, title, rank) values (1, 99999, ${unit}, 'Không có', 'head');
      insert into organization_version values (1, 99999, '2026-01-01', now());
      insert into unit_side values (1, ${unit}, 'party');
      insert into person_group values (1, ${person}, '2026-01-01', 'contract');
      insert into import_rule (tenant_id, second_person) values (1, false)`);
    expect(await told()).toEqual([
      'import-rule 1 history-missing',
      'organization-version 99999 history-missing',
      'person -1 history-missing',
      'person 99999 history-missing',
      `person-group ${person} history-missing 2026-01-01`,
      'post 99999 history-missing',
      `unit-side ${unit} history-missing`,
    ]);
    await body.sql(`delete from person where id in (-1, 99999); delete from post where id = 99999;
      delete from organization_version where version = 99999; delete from unit_side; delete from person_group;
      delete from import_rule`);
    // Without its key a digest says nothing; the rows are there all the same.
    await body.sql(`create table kept_key as select * from act_text where field = 'digestKey';
      delete from act_text where field = 'digestKey'`);
    expect(await after('person', `id = ${person}`, 'full_name', `'Ai Khác'`)).toEqual([]);
    await body.sql('insert into act_text select * from kept_key; drop table kept_key');
    expect(await told()).toEqual([]);
  });

  it('whoever was there before digests were recorded is compared from a change on, and is no false alarm', async () => {
    const by = body.admin(2);
    const units = ['Mã đơn vị,Tên đơn vị,Loại,Mã cấp trên', 'X,Phường X,phường,', 'X.1,Phòng Một,phòng,X'];
    await body.importFile('units', typed('dv.csv', units), { by });
    await body.sql(`insert into person (tenant_id, id, full_name) values (2, 5, 'Lê Văn Cũ'), (2, 6, 'Vũ Văn Cũ');
      insert into person_private (tenant_id, person_id, national_id) values (2, 5, '001090000005'), (2, 6, '001090000006');
      update id_counter set next_id = 100 where tenant_id = 2 and name = 'person'`);
    const list = [HEAD, 'Lê Văn Cũ,001090000005,01/02/1990,Chuyên viên,,X.1,,'];
    await body.importFile('people', typed('cu.csv', list), { by });
    const told = async () => {
      const found: string[] = [];
      await verifyTenant(body.pool, 2, ({ kind, id, code }) => found.push(`${kind} ${id} ${code}`));
      return found;
    };
    expect(await told()).toEqual([]);
    await body.sql(`update person set full_name = full_name || ' Khác' where tenant_id = 2 and id in (5, 6)`);
    expect(await told()).toEqual(['person 5 state-differs']);
  });

  it('puts back what a list had changed: posts, managers, personal data', async () => {
    const before = await holdings(body);
    const [person] = await body.sql<{ id: number; name: string; number: string; education: string | null }>(
      `select p.id, p.full_name as name, v.national_id as number, v.education from person p
       join person_private v on v.tenant_id = p.tenant_id and v.person_id = p.id and v.national_id is not null
       join assignment a on a.tenant_id = p.tenant_id and a.person_id = p.id and a.valid_to is null
       join post o on o.tenant_id = a.tenant_id and o.id = a.post_id and o.rank = 'staff'
       where p.tenant_id = 1 order by p.id limit 1`,
    );
    const list = typed('chuyen.csv', [
      `${HEAD},Trình độ`,
      `${person?.name},${person?.number},,Phó Trưởng phòng,,KH.22366.UB.1,Trần Hữu Vinh,,Tiến sĩ`,
    ]);
    const applied = await body.importFile('people', list, { unitId, from: '2026-11-18' });
    expect(await holdings(body)).not.toEqual(before);
    const preview = await previewUndo(body.context, body.admin(), applied.id, null);
    expect(preview.counts).toMatchObject({ 'assignment-restored': 1, 'person-restored': 1 });
    await undo(applied);
    expect(await holdings(body)).toEqual(before);
    const [now] = await body.sql(
      'select education from person_private where tenant_id = 1 and person_id = $1',
      [person?.id],
    );
    expect(now).toEqual({ education: person?.education });
    expect(await troubles(body)).toEqual([]);
  });

  it('from a later day ends what was imported and begins anew what was there before', async () => {
    const list = typed('sau.csv', [HEAD, 'Nguyễn Văn Mới,,01/02/1990,Chuyên viên,,KH.22366.UB.1,,']);
    const applied = await body.importFile('people', list, { unitId, from: '2026-11-09' });
    await undo(applied, { from: TODAY });
    const rows = (await holdings(body)).filter((row) => row.name === 'Nguyễn Văn Mới');
    expect(rows).toMatchObject([{ from: '2026-11-09', to: TODAY }]);
    await expect(undo(applied)).rejects.toMatchObject({ kind: 'changed' });
  });

  it('leaves whoever was evaluated, renamed by a later list or made a manager since, and says so', async () => {
    const list = typed('nam.csv', [
      HEAD,
      'Phan Văn Sếp,,03/02/1980,Trưởng phòng,,KH.22366.UB.2,,',
      'Phan Thị Gửi,,04/02/1990,Chuyên viên,,KH.22366.UB.2,Phan Văn Sếp,',
      'Phan Thị Sửa,,05/02/1991,Chuyên viên,,KH.22366.UB.2,Phan Văn Sếp,',
      'Phan Thị Tay,,06/02/1992,Chuyên viên,,KH.22366.UB.2,Phan Văn Sếp,',
      'Phan Thị Yên,,07/02/1993,Chuyên viên,,KH.22366.UB.2,Phan Văn Sếp,',
    ]);
    const applied = await body.importFile('people', list, { unitId, from: '2026-11-16' });
    const id = async (name: string) => body.personId(name);
    await body.sql(
      `update evaluation set state = 'submitted' where tenant_id = 1 and person_id = $1 and week_start = '2026-11-16'`,
      [await id('Phan Thị Gửi')],
    );
    const later = await body.importFile(
      'people',
      typed('sua.csv', [HEAD, 'Phan Thị Sửa,,05/02/1991,Phó Trưởng phòng,,KH.22366.UB.2,Phan Văn Sếp,']),
      { unitId, from: '2026-11-18' },
    );
    const [held] = await body.sql<{ id: number }>(
      'select id from assignment where tenant_id = 1 and person_id = $1',
      [await id('Phan Thị Tay')],
    );
    await nameManager(body.context, body.admin(), newIntent(), held?.id ?? 0, {
      managerId: await id('Trần Hữu Vinh'),
      from: '2026-11-18',
      documentNumber: '12/QĐ',
    });
    const preview = await previewUndo(body.context, body.admin(), applied.id, '2026-11-18');
    expect(preview.kept.map(({ what, reasons }) => [what, reasons.map((one) => one.code)])).toEqual(
      expect.arrayContaining([
        ['Phan Thị Sửa', ['later-import']],
        ['Phan Thị Tay', ['changed-since']],
      ]),
    );
    const whole = await previewUndo(body.context, body.admin(), applied.id, null);
    const reasons = new Map(whole.kept.map((one) => [one.what, one.reasons]));
    expect(reasons.get('Phan Thị Gửi')).toEqual([{ code: 'evaluated', count: 1 }]);
    expect(reasons.get('Phan Thị Sửa')).toEqual([{ code: 'later-import', count: later.id }]);
    expect(reasons.get('Phan Văn Sếp')?.map((one) => one.code)).toEqual(['manages']);
    expect(reasons.has('Phan Thị Yên')).toBe(false);
    await undo(applied);
    const listed = ['Sếp', 'Gửi', 'Sửa', 'Tay', 'Yên'];
    const left = (await holdings(body)).filter((row) =>
      listed.includes(String(row.name).split(' ')[2] ?? ''),
    );
    expect([...new Set(left.map((row) => row.name))].toSorted()).toEqual([
      'Phan Thị Gửi',
      'Phan Thị Sửa',
      'Phan Thị Tay',
      'Phan Văn Sếp',
    ]);
    const [sent] = await body.sql(
      `select state, counted from evaluation where tenant_id = 1 and person_id = $1 and week_start = '2026-11-16'`,
      [await id('Phan Thị Gửi')],
    );
    expect(sent).toEqual({ state: 'submitted', counted: true });
  });

  it('needs a reason, the password, a day not before the list, and what was seen', async () => {
    const list = typed('ai.csv', [HEAD, 'Võ Văn Ai,,01/03/1990,Chuyên viên,,KH.22366.UB.1,,']);
    const applied = await body.importFile('people', list, { unitId });
    const refused = (more: object) => ({ detail: { refusals: [expect.objectContaining(more)] } });
    await expect(body.act(body.admin(), applied, 'undo', undefined, { reason: 'x' })).rejects.toMatchObject({
      kind: 'step-up',
    });
    await expect(undo(applied, { reason: ' ' })).rejects.toMatchObject(refused({ code: 'reason-missing' }));
    await expect(undo(applied, { from: '2026-11-01' })).rejects.toMatchObject(
      refused({ code: 'undo-too-early' }),
    );
    await expect(undo(applied, { hash: 'f'.repeat(64) })).rejects.toMatchObject(
      refused({ code: 'import-moved-on' }),
    );
    const other = { ...body.admin(1, await body.unitId('KH.22366.UB.1'), 2), ...SIGNED };
    await expect(body.act(other, applied, 'undo', undefined, { reason: 'x' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await undo(applied);
    const acts = await body.sql<{ act: string; payload: object; commitments: object }>(
      `select act, payload, commitments from act where tenant_id = 1 and record_kind = 'import' and record_id = $1
       order by seq desc limit 1`,
      [applied.id],
    );
    expect(acts[0]).toMatchObject({ act: 'undone', payload: { from: FROM, kept: 0 } });
    expect(Object.keys(acts[0]?.commitments ?? {})).toEqual(['reason']);
  });

  it('takes units back, but for those with people; a later tree is mended too', async () => {
    const list = typed('cay.csv', [
      'Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại',
      'KH.MOI,KH,Ban Mới,agency',
      'KH.MOI.1,KH.MOI,Phòng Một,division',
      'KH.DAY,KH,Ban Có Người,agency',
      'KH.VPTU.1,KH.TU,Phòng Đã Đổi Tên,division',
    ]);
    const units = () =>
      body.sql(
        `select code, name from unit where tenant_id = 1 and version = (select max(version) from organization_version
           where tenant_id = 1) and (code like 'KH.MOI%' or code in ('KH.DAY', 'KH.VPTU.1', 'KH.SAU')) order by code`,
      );
    const before = await units();
    const applied = await body.importFile('units', list, { from: '2026-11-18' });
    await body.importFile(
      'people',
      typed('day.csv', [HEAD, 'Bùi Văn Đầy,,01/03/1990,Chuyên viên,,KH.DAY,,']),
      {
        unitId: await body.unitId('KH.DAY'),
        from: '2026-11-18',
      },
    );
    await body.importFile(
      'units',
      typed('sau.csv', ['Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại', 'KH.SAU,KH,Ban Sau,agency']),
      { from: '2026-12-01' },
    );
    const preview = await previewUndo(body.context, body.admin(), applied.id, null);
    expect(preview.counts).toEqual({ 'unit-removed': 2, 'unit-restored': 1 });
    expect(preview.kept).toEqual([
      { what: 'KH.DAY Ban Có Người', personId: null, reasons: [{ code: 'occupied', count: 1 }] },
    ]);
    await undo(applied);
    expect(await units()).toEqual([
      { code: 'KH.DAY', name: 'Ban Có Người' },
      { code: 'KH.SAU', name: 'Ban Sau' },
      ...before,
    ]);
    const wrong = await body.sql(
      `select u.code from unit u join unit p on p.tenant_id = u.tenant_id and p.version = u.version
         and p.unit_id = u.parent_id where u.tenant_id = 1 and not (p.lo < u.lo and u.hi <= p.hi)`,
    );
    expect(wrong).toEqual([]);
    await inTransaction(body.pool, { tenantId: 1, personId: null, actor: 'system', today: TODAY }, (tx) =>
      syncWeeks(tx, body.context, 1, TODAY, NOW),
    );
  });
});

describe('what can no longer be undone', () => {
  it('says so: nothing was written, or the time is over', async () => {
    const body = await newBodies();
    const units = await inputFile(UNITS);
    await body.importFile('units', units);
    const nothing = await body.importFile('units', units);
    expect(nothing.may).toEqual([]);
    await body.sql(`update import_job set applied_at = '2026-01-01' where id = 1`);
    await body.importFile('people', await inputFile(WARD_STAFF), { unitId: await body.unitId(WARD) });
    const [old] = await body.sql('select written from import_job where id = 1');
    expect(old).toEqual({ written: null });
    await expect(previewUndo(body.context, body.admin(), 1, null)).rejects.toMatchObject({
      detail: { refusals: [{ code: 'undo-no-longer' }] },
    });
    await body.drop();
  });
});
