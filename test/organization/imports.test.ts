// Files become the organisation: whole or not at all, once, and only by who may.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImport, rehearse, troublesFile } from '../../src/app/imports.ts';
import { listImports } from '../../src/app/views/import-list.ts';
import { readTables } from '../../src/files/read-table.ts';
import { onOldestMajor } from '../database.ts';
import { FROM, inputFile, type NewBodies, newBodies, typed, UNITS, WARD, WARD_STAFF } from './new-body.ts';

const TABLES = [
  'person',
  'person_private',
  'post',
  'assignment',
  'direct_manager',
  'absence',
  'unit',
] as const;

async function sizes(body: NewBodies, tenantId = 1) {
  const counted = await Promise.all(TABLES.map((table) => body.count(table, tenantId)));
  return Object.fromEntries(TABLES.map((table, at) => [table, counted[at]]));
}

onOldestMajor('importing the sample files', (major) => {
  let body: NewBodies;
  beforeAll(async () => {
    body = await newBodies(major);
  });
  afterAll(() => body.drop());

  const staff = async () => ({
    kind: 'people' as const,
    options: { from: FROM, unitId: await body.unitId(WARD), complete: false },
  });

  it('writes 849 units with preorder numbers', async () => {
    const file = await inputFile(UNITS);
    const view = await body.importFile('units', file);
    expect(view).toMatchObject({
      state: 'applied',
      rows: 849,
      counts: { 'unit-added': 849 },
      errors: 0,
      may: ['undo'],
    });
    const wrong = await body.sql(
      `select u.code from unit u join unit p on p.tenant_id = u.tenant_id and p.version = u.version
         and p.unit_id = u.parent_id where u.tenant_id = 1 and not (p.lo < u.lo and u.hi <= p.hi)`,
    );
    expect(wrong).toEqual([]);
    expect(await body.sql('select lo, hi from unit where tenant_id = 1 and parent_id is null')).toEqual([
      { lo: 1, hi: 849 },
    ]);
  });

  it('refuses the staff list while errors are open, and writes nothing', async () => {
    const before = await sizes(body);
    const view = await rehearse(body.context, body.admin(), await inputFile(WARD_STAFF), await staff());
    expect(view.errors).toBeGreaterThan(0);
    expect(view.may).toEqual(['resolve', 'lay-out', 'drop']);
    await expect(body.act(body.admin(), view, 'apply')).rejects.toMatchObject({
      kind: 'refused',
      detail: { refusals: [{ code: 'import-has-errors', params: { errors: view.errors } }] },
    });
    expect(await sizes(body)).toEqual(before);
    expect((await readImport(body.context, body.admin(), view.id)).state).toBe('rehearsed');
  });

  it('writes nothing when the database fails in the middle of applying', async () => {
    const before = await sizes(body);
    const acts = await body.count('act');
    await body.sql(`create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
    await body.sql('create trigger fail before insert on assignment for each row execute function fail()');
    const { unitId } = (await staff()).options;
    await expect(body.importFile('people', await inputFile(WARD_STAFF), { unitId })).rejects.toThrow('no');
    await body.sql('drop trigger fail on assignment');
    expect(await sizes(body)).toEqual(before);
    // The rehearsal and its answers are recorded; the failed application is not.
    expect(await body.count('act')).toBe(acts + 2);
  });

  it('writes the whole ward in one step once every trouble is answered', async () => {
    const file = await inputFile(WARD_STAFF);
    const { unitId } = (await staff()).options;
    const view = await body.importFile('people', file, { unitId });
    expect(view.counts).toEqual({
      'person-added': 67,
      'post-added': 41,
      'assignment-added': 68,
      'absence-added': 2,
    });
    // 68 rows are 67 people: one was listed twice, one holds a second post.
    expect(await sizes(body)).toMatchObject({ person: 68, person_private: 67, assignment: 68, absence: 2 });
    const vinh = await body.personId('Trần Hữu Vinh');
    const managers = await body.sql(
      `select m.manager_id, p.rank from assignment a join post p on p.tenant_id = a.tenant_id and p.id = a.post_id
       left join direct_manager m on m.tenant_id = a.tenant_id and m.assignment_id = a.id
       where a.tenant_id = 1 and a.person_id = $1`,
      [vinh],
    );
    expect(managers).toEqual([{ manager_id: null, rank: 'leader' }]);
    const twoPosts = await body.sql(
      'select person_id from assignment where tenant_id = 1 group by person_id having count(*) > 1',
    );
    expect(twoPosts).toHaveLength(1);
  });

  it('creates the weeks of those people at once', async () => {
    const weeks = await body.sql(
      'select week_start::text as monday, count(*)::int as n from evaluation where tenant_id = 1 group by 1 order by 1',
    );
    expect(weeks.map((week) => week.monday)).toEqual(['2026-11-16', '2026-11-23']);
    // Leaders of the body are outside the weekly regulation.
    expect(weeks.every((week) => Number(week.n) > 50 && Number(week.n) < 67)).toBe(true);
  });

  it('changes nothing when the same files come again', async () => {
    const { unitId } = (await staff()).options;
    const before = await sizes(body);
    const [organization] = await body.sql(
      `select max(seq) as seq from act where record_kind = 'organization'`,
    );
    const again = await body.importFile('people', await inputFile(WARD_STAFF), { unitId });
    const units = await body.importFile('units', await inputFile(UNITS));
    expect([again.counts, units.counts]).toEqual([{}, {}]);
    expect(await sizes(body)).toEqual(before);
    expect(await body.sql(`select max(seq) as seq from act where record_kind = 'organization'`)).toEqual([
      organization,
    ]);
  });

  it('keeps the assignment, and so the week, of somebody who only gets another manager', async () => {
    const [row] = await body.sql<{ id: number; person_id: number; manager_id: number; full_name: string }>(
      `select a.id, a.person_id, m.manager_id, p.full_name from assignment a
       join direct_manager m on m.tenant_id = a.tenant_id and m.assignment_id = a.id
       join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
       join person_private v on v.tenant_id = a.tenant_id and v.person_id = a.person_id and v.national_id is not null
       join post o on o.tenant_id = a.tenant_id and o.id = a.post_id and o.rank = 'staff'
       where a.tenant_id = 1 and a.kind = 'main' order by a.id limit 1`,
    );
    if (row === undefined) throw new Error('nobody has a manager');
    const [held] = await body.sql<{ title: string | null; job: string | null; unit: string; number: string }>(
      `select o.title, o.job_position as job, u.name as unit, v.national_id as number from assignment a
       join post o on o.tenant_id = a.tenant_id and o.id = a.post_id
       join unit u on u.tenant_id = a.tenant_id and u.unit_id = o.unit_id
       join person_private v on v.tenant_id = a.tenant_id and v.person_id = a.person_id
       where a.tenant_id = 1 and a.id = $1`,
      [row.id],
    );
    const list = typed('mot-nguoi.csv', [
      'Họ và tên,Số định danh,Chức vụ,Vị trí việc làm,Đơn vị,Quản lý trực tiếp',
      `${row.full_name},${held?.number},${held?.title ?? ''},${held?.job ?? ''},${held?.unit},Trần Hữu Vinh`,
    ]);
    const { unitId } = (await staff()).options;
    const vinh = await body.personId('Trần Hữu Vinh');
    // Who comes to direct somebody by an import of his own is told so, and the ledger keeps it; another is not.
    const options = { unitId, from: '2026-11-18', complete: false };
    const byAnother = await rehearse(body.context, body.admin(), list, { kind: 'people', options });
    expect(byAnother.own).toBe(0);
    await body.act(body.admin(), byAnother, 'drop');
    const view = await body.importFile('people', list, { ...options, by: body.admin(1, null, vinh) });
    expect(view).toMatchObject({ counts: { 'manager-named': 1 }, own: 1 });
    expect(
      await body.sql(
        `select payload from act where record_kind = 'import' and act = 'applied' and actor_id = $1`,
        [vinh],
      ),
    ).toEqual([{ payload: { counts: { 'manager-named': 1 }, own: 1 } }]);
    expect(
      await body.sql(`select record_id::int as id, act, actor_id from act where record_kind = 'assignment'`),
    ).toEqual([{ id: row.id, act: 'manager-named', actor_id: vinh }]);
    expect(
      await body.sql(
        'select assignment_id, manager_id, valid_from::text as from from direct_manager where tenant_id = 1 and assignment_id = $1 order by 3',
        [row.id],
      ),
    ).toEqual([
      { assignment_id: row.id, manager_id: row.manager_id, from: FROM },
      { assignment_id: row.id, manager_id: vinh, from: '2026-11-18' },
    ]);
    expect(
      await body.sql(
        'select count(*)::int as n from evaluation where tenant_id = 1 and person_id = $1 and week_start = $2',
        [row.person_id, '2026-11-16'],
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('applies two rehearsals of the same file side by side once', async () => {
    const file = typed('moi.csv', [
      'Họ và tên,Ngày sinh,Chức vụ,Đơn vị',
      'Nguyễn Văn Song,01/02/1990,Chuyên viên,KH.22366.UB.1',
    ]);
    const asked = await staff();
    const [one, two] = [
      await rehearse(body.context, body.admin(), file, asked),
      await rehearse(body.context, body.admin(), file, asked),
    ];
    expect(one.errors).toBe(0);
    await Promise.all([body.act(body.admin(), one, 'apply'), body.act(body.admin(), two, 'apply')]);
    await body.personId('Nguyễn Văn Song');
  });

  it('leaves the other body empty, and its ids start anew', async () => {
    expect(await sizes(body, 2)).toMatchObject({ person: 1, unit: 0, assignment: 0 });
    const view = await body.importFile('units', await inputFile(UNITS), { by: body.admin(2) });
    expect(view).toMatchObject({ id: 1, counts: { 'unit-added': 849 } });
    expect(await body.unitId(WARD, 2)).toBe(await body.unitId(WARD, 1));
    expect(await sizes(body, 2)).toMatchObject({ person: 1, unit: 849 });
  });
});

describe('the road of one import', () => {
  let body: NewBodies;
  beforeAll(async () => {
    body = await newBodies();
    await body.importFile('units', await inputFile(UNITS));
  });
  afterAll(() => body.drop());

  const units = (from = '2026-12-07', complete = false) => ({
    kind: 'units' as const,
    options: { from, unitId: null, complete },
  });
  const moved = typed('doi.csv', [
    'Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại,Mã hành chính',
    'KH,,Tỉnh Khánh Hoà,province,56',
    'KH.TU,KH,Tỉnh uỷ Khánh Hoà,party,',
    'KH.VPTU.1,KH.TU,Phòng Tổng hợp và Thi đua,division,',
    'KH.MOI,KH,Ban Chuyển đổi số,agency,',
  ]);

  it('keeps the ids of units by code and shows before and after', async () => {
    const view = await rehearse(body.context, body.admin(), moved, units());
    expect(view.counts).toEqual({ 'unit-added': 1, 'unit-moved': 1, 'unit-renamed': 1 });
    expect(view.changes).toContainEqual({
      ...{ kind: 'unit-moved', what: 'KH.VPTU.1 Phòng Tổng hợp và Thi đua', fields: [], row: 4 },
      detail: 'Văn phòng Tỉnh uỷ → Tỉnh uỷ Khánh Hoà',
      sheet: 'CSV',
    });
    const before = await body.unitId('KH.VPTU.1');
    await body.act(body.admin(), view, 'apply');
    expect(await body.unitId('KH.VPTU.1')).toBe(before);
    expect(
      await body.sql('select valid_from::text as from from organization_version order by version'),
    ).toEqual([{ from: FROM }, { from: '2026-12-07' }]);
  });

  it('refuses a tree dated before one that is already recorded for later', async () => {
    const view = await rehearse(body.context, body.admin(), moved, units('2026-11-20'));
    await expect(body.act(body.admin(), view, 'apply')).rejects.toMatchObject({
      detail: { refusals: [{ code: 'later-version', params: { from: '2026-12-07' } }] },
    });
  });

  it('takes answers, takes them back, and gives the list of troubles as a workbook', async () => {
    const file = typed('sai.csv', [
      'Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại',
      'KH.X,KH.KHONG,Phòng Lạc,division',
    ]);
    const admin = body.admin();
    const view = await rehearse(body.context, admin, file, units());
    const [trouble] = view.troubles;
    expect(trouble).toMatchObject({
      severity: 'error',
      code: 'parent-unknown',
      row: 2,
      column: 'B',
      taken: null,
    });
    const place = { sheet: trouble?.sheet ?? '', row: 2, code: 'parent-unknown' };
    const taken = await body.act(admin, view, 'resolve', [{ ...place, choice: 'value', value: 'KH' }]);
    expect(taken).toMatchObject({ errors: 0, may: ['resolve', 'lay-out', 'apply', 'drop'] });
    expect(taken.troubles[0]?.taken).toBe('value');
    const back = await body.act(admin, taken, 'resolve', [{ ...place, choice: 'ask-again' }]);
    expect(back.errors).toBe(1);
    const { name, body: bytes } = await troublesFile(body.context, admin, view.id, (id) => id);
    expect(name).toBe('sai - import.troubles.xlsx');
    const read = await readTables(bytes);
    const cells = read.ok ? read.tables.flatMap((table) => table.rows.flatMap((row) => row.cells)) : [];
    expect(cells.map((cell) => cell.text)).toContain('import.parent-unknown');
    const unknown = [{ ...place, code: 'no-such-trouble', choice: 'skip-row' as const }];
    await expect(body.act(admin, back, 'resolve', unknown)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('empties the copy of the file when it is dropped or applied, and acts no second time', async () => {
    const admin = body.admin();
    const view = await rehearse(body.context, admin, moved, units());
    await expect(body.act(admin, { ...view, version: 9 }, 'drop')).rejects.toMatchObject({
      kind: 'changed',
      detail: { current: { version: 1 } },
    });
    const dropped = await body.act(admin, view, 'drop');
    expect(dropped).toMatchObject({ state: 'dropped', may: [], changes: [] });
    await expect(body.act(admin, dropped, 'apply')).rejects.toMatchObject({
      detail: { refusals: [{ code: 'import-settled', params: { state: 'dropped' } }] },
    });
    const kept = await body.sql(`select id from import_job where state <> 'rehearsed' and tables <> '[]'`);
    expect(kept).toEqual([]);
  });

  it.each([
    ['empty', Buffer.from(''), 'file-empty'],
    ['a page', Buffer.from('<html><body>x</body></html>'), 'file-is-html'],
  ])('says why a file cannot be read: %s', async (_, bytes, code) => {
    const file = { name: 'x.csv', bytes };
    await expect(rehearse(body.context, body.admin(), file, units())).rejects.toMatchObject({
      kind: 'refused',
      detail: { refusals: [expect.objectContaining({ code })] },
    });
  });

  it('records who imported what: acts on the import and on the organisation, hashes only as commitments', async () => {
    const acts = await body.sql<{ act: string; payload: unknown; commitments: object }>(
      `select act, payload, commitments from act where tenant_id = 1 and record_kind = 'import' and record_id = 1
       order by seq`,
    );
    expect(acts.map((one) => one.act)).toEqual(['rehearsed', 'applied']);
    expect(Object.keys(acts[0]?.commitments ?? {}).toSorted()).toEqual(['fileHash', 'fileName']);
    expect(JSON.stringify(acts)).not.toContain(UNITS);
    const [organization] = await body.sql<{ actor_id: number; payload: { import: number; counts: object } }>(
      `select actor_id, payload from act where tenant_id = 1 and record_kind = 'organization' and seq = 1`,
    );
    expect(organization).toMatchObject({
      actor_id: 1,
      payload: { import: 1, counts: { 'unit-added': 849 } },
    });
  });
});

describe('who may import', () => {
  let body: NewBodies;
  let wardAdmin: ReturnType<NewBodies['admin']>;
  let ward: number;
  beforeAll(async () => {
    body = await newBodies();
    await body.importFile('units', await inputFile(UNITS));
    await body.importFile('units', await inputFile(UNITS), { by: body.admin(2) });
    ward = await body.unitId(WARD);
    await body.sql(`insert into person (tenant_id, id, full_name) values (1, 900, 'Quản trị phường')`);
    wardAdmin = body.admin(1, ward, 900);
  });
  afterAll(() => body.drop());

  const list = typed('mot.csv', [
    'Họ và tên,Ngày sinh,Chức vụ,Đơn vị',
    'Lê Thị Một,01/02/1990,Chuyên viên,KH.22366.UB.1',
  ]);
  const people = (unitId: number | null) => ({
    kind: 'people' as const,
    options: { from: FROM, unitId, complete: false },
  });

  it('lets the administrator of a ward import the staff of the ward', async () => {
    const view = await rehearse(body.context, wardAdmin, list, people(ward));
    expect((await body.act(wardAdmin, view, 'apply')).state).toBe('applied');
  });

  it('does not let him import units, the staff of another ward, or of nowhere', async () => {
    const other = await body.unitId('KH.22327').catch(() => body.unitId('KH.VPTU'));
    const tree = typed('u.csv', ['Mã đơn vị,Mã cấp trên,Tên đơn vị,Loại', 'KH.Z,KH,Ban Z,agency']);
    const units = { kind: 'units' as const, options: { from: FROM, unitId: null, complete: false } };
    for (const [file, asked] of [
      [tree, units],
      [list, people(other)],
      [list, people(null)],
    ] as const) {
      await expect(rehearse(body.context, wardAdmin, file, asked)).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'outside-scope',
      });
    }
  });

  it('shows an import to who made it and to administrators of the whole body, to nobody else', async () => {
    const mine = await rehearse(body.context, wardAdmin, list, people(ward));
    expect((await readImport(body.context, wardAdmin, mine.id)).id).toBe(mine.id);
    expect((await readImport(body.context, body.admin(), mine.id)).id).toBe(mine.id);
    const office = body.actor(1, [{ role: 'office', unitId: null }]);
    const otherAdmin = body.admin(1, await body.unitId('KH.VPTU'), 1);
    for (const stranger of [body.actor(900), office, otherAdmin, body.admin(2)]) {
      await expect(readImport(body.context, stranger, mine.id)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(body.act(stranger, mine, 'drop')).rejects.toMatchObject({ kind: 'not-found' });
      await expect(body.act(stranger, mine, 'apply')).rejects.toMatchObject({ kind: 'not-found' });
    }
    const ids = async (by: ReturnType<NewBodies['admin']>) =>
      (await listImports(body.context, by)).items.map((item) => item.id);
    expect(await ids(wardAdmin)).toContain(mine.id);
    expect(await ids(wardAdmin)).not.toContain(1);
    expect(await ids(body.admin())).toContain(1);
    expect(await ids(body.admin(2))).toEqual([1]);
  });
});
