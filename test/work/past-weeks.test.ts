// Forms of past weeks: rehearsed, taken over in one step as history, seen by those who may, taken back, proved.
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestActor } from '../../src/app/actor.ts';
import { importPastWeeks } from '../../src/app/past-weeks/apply.ts';
import { pastWeeksFromConsole, undoPastFromConsole } from '../../src/app/past-weeks/console.ts';
import type { PastFile } from '../../src/app/past-weeks/read.ts';
import { undoPastImport } from '../../src/app/past-weeks/undo.ts';
import { verifyTenant } from '../../src/app/verify.ts';
import { listPastImports, rehearsePastWeeks, viewPastWeek } from '../../src/app/views/past-weeks.ts';
import { readPerson } from '../../src/app/views/people.ts';
import type { PastAnswer } from '../../src/domain/past-weeks/plan.ts';
import { inReadTransaction } from '../../src/store/transaction.ts';
import { aBody, type Body, intentOf, WEDNESDAY } from '../builders/body.ts';
import { workbookBytes } from '../input/workbook.ts';

let body: Body;
let forms: ReadonlyMap<string, PastFile>;
let keys = 0;
const intent = () => {
  keys += 1;
  return intentOf({ keys }, `past-week-key-${keys}`);
};
const as = (who: string, roles: RequestActor['roles'] = []) => ({ ...body.actorFor(who, WEDNESDAY), roles });
const office = () => as('office', [{ role: 'office', unitId: body.unit.ward ?? 0 }]);
const of = (...names: string[]) => names.map((name) => forms.get(name) ?? { name, bytes: Buffer.alloc(0) });
const rehearse = async (files: readonly PastFile[], answers: readonly PastAnswer[] = [], by = office()) =>
  (await rehearsePastWeeks(body.context, by, files, answers)).forms;
const take = (files: readonly PastFile[], answers: readonly PastAnswer[] = [], by = office()) =>
  importPastWeeks(body.context, by, intent(), files, answers);
const codes = (form: { readonly troubles: readonly { code: string; severity: string }[] } | undefined) =>
  form?.troubles.map((one) => `${one.severity} ${one.code}`);
const refusal = (code: string) => ({
  kind: 'refused',
  detail: { refusals: expect.arrayContaining([expect.objectContaining({ code })]) },
});
const answerTo = (
  form: { hash: string; sheet: string } | undefined,
  more: Partial<PastAnswer>,
): PastAnswer => ({
  ...{ hash: form?.hash ?? '', sheet: form?.sheet ?? '' },
  ...more,
});
const undo = (id: number, by = office(), reason = 'Nhầm năm', version = 1) =>
  undoPastImport(body.context, by, intent(), id, { version, reason });

/** The people of the sample forms in the body of the tests. */
const CAST = [
  ['minh', 'Nguyễn Thị Hương', 'Chánh Văn phòng', null],
  ['thu', 'Hoàng Xuân Nghĩa', 'Phó chánh văn phòng', null],
  ['nam', 'Phạm Thị Thanh Phượng', null, 'Chuyên viên tư pháp - hộ tịch'],
  ['lan', 'Đặng Thị Thanh Oanh', null, 'Chuyên viên tổng hợp'],
  ['binh', 'Phan Thị Thảo', null, 'Văn thư - lưu trữ'],
] as const;

beforeAll(async () => {
  body = await aBody();
  for (const [who, name, title, position] of CAST) {
    await body.sql('update person set full_name = $2 where id = $1', [body.person[who], name]);
    await body.sql('update post set title = $2, job_position = $3 where id = $1', [
      body.person[who],
      title,
      position,
    ]);
  }
  await body.sql('update unit set name = $2 where unit_id = $1', [
    body.unit.culture,
    'Văn phòng HĐND và UBND',
  ]);
  const folder = new URL('../../demo/input/phieu-tuan/', import.meta.url);
  const names = await readdir(folder);
  const read = names.map(
    async (name) => [name, { name, bytes: await readFile(new URL(name, folder)) }] as const,
  );
  forms = new Map(await Promise.all(read));
});
afterAll(() => body.drop());

it('a rehearsal names every trouble and keeps nothing', async () => {
  const seen = await rehearse([
    ...of('tuan-44-01.xlsx', 'tuan-44-04.xlsx', 'tuan-44-06.xlsx', 'tuan-44-07.xlsx'),
    ...of('tuan-44-08.xlsx', 'hong.xlsx'),
  ]);
  expect(seen.map((one) => [one.file, one.state, codes(one)])).toEqual([
    ['tuan-44-01.xlsx', 'ready', []],
    ['tuan-44-04.xlsx', 'ready', ['note number-as-text']],
    ['tuan-44-06.xlsx', 'ready', ['warning sum-differs']],
    ['tuan-44-07.xlsx', 'blocked', ['error score-missing']],
    ['tuan-44-08.xlsx', 'blocked', ['error person-unknown']],
    ['hong.xlsx', 'blocked', ['error file-refused']],
  ]);
  expect(seen[0]).toMatchObject({ person: { id: body.person.minh }, marks: ['unit', 'post'] });
  expect(seen[2]?.form?.totals).toEqual({ self: 8100, manager: 7850, final: null, reckoned: 8000 });
  expect(await body.sql('select 1 from past_week')).toEqual([]);
  expect((await listPastImports(body.context, office())).items).toEqual([]);
});

it('nothing is half imported: one form in the way stops all', async () => {
  await expect(take(of('tuan-44-01.xlsx', 'tuan-44-07.xlsx'))).rejects.toMatchObject(
    refusal('past-weeks-blocked'),
  );
  expect(await body.sql('select 1 from past_week')).toEqual([]);
});

it('only the office or an administrator takes forms over, and only of people of the part', async () => {
  const forbidden = { kind: 'forbidden' };
  await expect(rehearse(of('tuan-44-01.xlsx'), [], as('lan'))).rejects.toMatchObject(forbidden);
  await expect(take(of('tuan-44-01.xlsx'), [], as('minh'))).rejects.toMatchObject(forbidden);
  await expect(listPastImports(body.context, as('lan'))).rejects.toMatchObject(forbidden);
  const elsewhere = as('hai', [{ role: 'organization-admin', unitId: body.unit.economy ?? 0 }]);
  const [seen] = await rehearse(of('tuan-44-01.xlsx'), [], elsewhere);
  expect([seen?.state, codes(seen), seen?.candidates]).toEqual(['blocked', ['error person-unknown'], []]);
  // Nor by hand.
  const picked = answerTo(seen, { personId: body.person.minh });
  await expect(take(of('tuan-44-01.xlsx'), [picked], elsewhere)).rejects.toMatchObject(
    refusal('past-weeks-blocked'),
  );
  const own = as('minh', [{ role: 'organization-admin', unitId: body.unit.ward ?? 0 }]);
  expect(codes((await rehearse(of('tuan-44-01.xlsx'), [], own))[0])).toEqual(['error own-form']);
});

it('takes over what is ready with what the user said; the same files again change nothing', async () => {
  const files = of('tuan-44-01.xlsx', 'tuan-44-06.xlsx', 'tuan-44-07.xlsx', 'tuan-44-08.xlsx');
  const [, , gap, unknown] = await rehearse(files);
  const answers = [answerTo(gap, { incomplete: true }), answerTo(unknown, { leaveOut: true })];
  expect(await take(files, answers)).toEqual({ importId: 1, imported: 3, replaced: 0, same: 0, leftOut: 1 });
  expect(await take(files, answers)).toEqual({
    importId: null,
    imported: 0,
    replaced: 0,
    same: 3,
    leftOut: 1,
  });
  const same = (await rehearse(files, answers)).map((one) => one.state);
  expect(same).toEqual(['same', 'same', 'same', 'left-out']);
  expect((await listPastImports(body.context, office())).items).toMatchObject([
    { id: 1, forms: 3, state: 'applied', weeks: ['2026-W44'], may: ['undo'], by: { id: body.person.office } },
  ]);
});

it('a repeated request has one effect', async () => {
  const once = intent();
  const send = () => importPastWeeks(body.context, office(), once, of('tuan-45-01.xlsx'), []);
  expect(await send()).toMatchObject({ importId: 2, imported: 1 });
  expect(await send()).toMatchObject({ importId: 2, imported: 1 });
});

it('the person and those above see it as history, marked; others do not, and no result comes of it', async () => {
  const lan = body.person.lan ?? 0;
  const own = await readPerson(body.context, as('lan'), lan);
  expect(own.pastWeeks).toMatchObject([
    {
      week: '2026-W44',
      self: 8100,
      manager: 7850,
      total: 7850,
      sumDiffers: true,
      complete: true,
      level: null,
    },
  ]);
  expect(own.weeks.some((one) => one.week === '2026-W44')).toBe(false);
  const id = own.pastWeeks[0]?.id ?? 0;
  for (const reader of ['lan', 'minh', 'chair', 'office', 'inspector'])
    expect(await viewPastWeek(body.context, as(reader), id)).toMatchObject({
      ...{ person: { id: lan }, week: '2026-W44' },
      versions: [{ version: 1, state: 'kept', fileName: 'tuan-44-06.xlsx', sumDiffers: true }],
    });
  for (const stranger of ['binh', 'thu', 'dung', 'yen']) {
    await expect(viewPastWeek(body.context, as(stranger), id)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await readPerson(body.context, as(stranger), lan)).pastWeeks).toEqual([]);
  }
  const looks = (await readPerson(body.context, as('lan'), lan)).readBy ?? [];
  expect(looks.some((one) => one.what === 'past-week' && one.person?.id === body.person.minh)).toBe(true);
  expect(await body.sql('select 1 from evaluation where week_start = $1', ['2026-10-26'])).toEqual([]);
});

it('the acts, which hold the points, are read with the record alone', async () => {
  const acts = (who: string) =>
    inReadTransaction(
      body.pool,
      { tenantId: body.tenantId, personId: body.person[who] ?? 0, actor: 'person', today: '2026-11-18' },
      (tx) =>
        tx.query(`select a.record_id from act a join act_text t using (tenant_id, record_kind, record_id, seq)
        where a.record_kind = 'past-week' and t.field = 'form'`),
    );
  expect(await acts('lan')).toHaveLength(1);
  expect(await acts('chair')).toHaveLength(4);
  expect(await acts('yen')).toEqual([]);
});

it('another form for the week takes its place with a reason, as a version; undoing lets the first stand again', async () => {
  const changed = {
    name: 'tuan-44-06-ky.xlsx',
    bytes: workbookBytes([
      {
        rows: [
          ['Tuần 44/2026'],
          ['Họ và tên: Đặng Thị Thanh Oanh', null, 'Đơn vị: VP HĐND-UBND'],
          [null, 'Điểm chất lượng (tối đa 40)', 28.5],
          [null, 'TỔNG ĐIỂM', 28.5],
          [null, 'Điểm quản lý chấm:', 28],
        ],
      },
    ]),
  };
  const [seen] = await rehearse([changed]);
  expect([seen?.state, seen?.asks, codes(seen), seen?.replaces?.self]).toEqual([
    'blocked',
    ['replace'],
    ['error week-imported'],
    8100,
  ]);
  await expect(take([changed])).rejects.toMatchObject(refusal('past-weeks-blocked'));
  const reason = 'Bản có chữ ký';
  expect(await take([changed], [answerTo(seen, { replace: reason })])).toMatchObject({
    importId: 3,
    imported: 0,
    replaced: 1,
  });
  const [week] = (await readPerson(body.context, as('lan'), body.person.lan ?? 0)).pastWeeks;
  expect(week).toMatchObject({ self: 2850, manager: 2800, sumDiffers: false });
  expect(
    (await viewPastWeek(body.context, as('lan'), week?.id ?? 0)).versions.map((one) => one.state),
  ).toEqual(['replaced', 'kept']);
  await expect(undo(1)).rejects.toMatchObject(refusal('past-weeks-replaced-since'));
  expect(await undo(3)).toEqual({ id: 3, undone: 1, restored: 1 });
  const [again] = (await readPerson(body.context, as('lan'), body.person.lan ?? 0)).pastWeeks;
  expect(again).toMatchObject({ id: week?.id, self: 8100 });
});

it('is taken back whole, with a reason, by whoever keeps the part; and can be taken over anew', async () => {
  await expect(undo(1, as('lan'))).rejects.toMatchObject({ kind: 'forbidden' });
  const elsewhere = as('hai', [{ role: 'office', unitId: body.unit.economy ?? 0 }]);
  await expect(undo(1, elsewhere)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(undo(99)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(undo(1, office(), ' – ')).rejects.toMatchObject(refusal('reason-missing'));
  await expect(undo(1, office(), 'x', 7)).rejects.toMatchObject({ kind: 'changed' });
  expect(await undo(1)).toEqual({ id: 1, undone: 3, restored: 0 });
  await expect(undo(1, office(), 'x', 2)).rejects.toMatchObject(refusal('past-import-undone'));
  expect((await readPerson(body.context, as('lan'), body.person.lan ?? 0)).pastWeeks).toEqual([]);
  expect(await take(of('tuan-44-01.xlsx', 'tuan-44-06.xlsx'))).toMatchObject({ importId: 4, imported: 2 });
  const [week] = (await readPerson(body.context, as('minh'), body.person.minh ?? 0)).pastWeeks.slice(-1);
  expect(
    (await viewPastWeek(body.context, as('minh'), week?.id ?? 0)).versions.map((one) => one.state),
  ).toEqual(['undone', 'kept']);
});

it('the command line does the same with the whole body', async () => {
  const author = { tenantId: body.tenantId, personId: null, today: '2026-11-18', now: WEDNESDAY };
  const asked = { answers: [], incomplete: false, skip: false, apply: true };
  const files = of('tuan-46-01.xlsx', 'tuan-46-07.xlsx', 'tuan-46-08.xlsx');
  const run = (more: object) => pastWeeksFromConsole(body.context, author, files, { ...asked, ...more });
  expect((await run({})).done).toBeNull();
  expect((await run({ apply: false, incomplete: true })).planned.map((one) => one.state)).toEqual([
    'ready',
    'ready',
    'blocked',
  ]);
  expect((await run({ incomplete: true, skip: true })).done).toMatchObject({
    importId: 5,
    imported: 2,
    leftOut: 1,
  });
  expect(await undoPastFromConsole(body.context, author, 5, 'Thử')).toMatchObject({ undone: 2 });
  await expect(undoPastFromConsole(body.context, author, 77, 'Thử')).rejects.toMatchObject({
    kind: 'not-found',
  });
});

it('every version and undoing stands in the ledger; points changed behind its back are found', async () => {
  const troubles: object[] = [];
  const verify = () => verifyTenant(body.pool, body.tenantId, (trouble) => troubles.push(trouble));
  await verify();
  expect(troubles).toEqual([]);
  await body.sql(
    `update past_week set form = jsonb_set(form, '{totals,manager}', '9900') where id = 1 and version = 2`,
  );
  await verify();
  expect(troubles).toMatchObject([{ kind: 'past-week', id: 1, code: 'state-differs' }]);
  troubles.length = 0;
  await body.sql(`update past_import set state = 'applied', undone_at = null where id = 3`);
  await verify();
  expect(troubles).toMatchObject([
    { kind: 'past-import', id: 3, code: 'state-differs' },
    { kind: 'past-week', id: 1 },
  ]);
});
