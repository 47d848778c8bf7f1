// Lists of work in files: rehearsed, applied in one press, the same again, changed, taken back; by whom, and for whom not.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WorkList } from '../../src/contract/work-lists.ts';
import { writeWorkbook } from '../../src/files/write-xlsx.ts';
import { reasons, type Who } from '../organization/served-body.ts';
import { type Answer, fileForm } from '../server/browser.ts';
import { type ConnectedWard, connectedWard, type Proofs } from './connected-ward.ts';

let ward: ConnectedWard;
let files: Proofs;
beforeAll(async () => {
  ward = await connectedWard();
  files = await ward.connect({ code: 'tep', name: 'Danh sách', kind: 'file' });
}, 120_000);
afterAll(() => ward?.drop());

const HEAD = 'Mã việc;Người thực hiện;Nội dung công việc;Ngày giao;Hạn xử lý;Ngày hoàn thành;Số lượng';
const csv = (...rows: readonly string[]) => [HEAD, ...rows].join('\n');
const put = async (content: string | Uint8Array, who: Who = 'admin', id = files.id, tenant: 1 | 2 = 1) =>
  (await ward.as(who, tenant)).send('POST', `/api/v1/connectors/${id}/lists`, fileForm('việc.csv', content));
const listOf = (answer: Answer) => {
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body as unknown as WorkList;
};
const act = (list: WorkList, form: object, who: Who = 'admin', tenant: 1 | 2 = 1) =>
  ward.post(who, `/work-lists/${list.id}/acts`, { version: list.version, ...form }, tenant);
const counts = ({ outcome }: WorkList) =>
  Object.fromEntries(Object.entries(outcome?.counts ?? {}).filter(([, count]) => count > 0));
const tasks = async () =>
  (await ward.tasks()).map(({ external_id, state, title, due }) => `${external_id} ${state} ${title} ${due}`);

it('a list is rehearsed without a trace, every trouble at its cell, and applied in one press', async () => {
  const lan = ward.login('lan');
  const text = csv(
    `A1;${lan};Trả lời công văn;16/11/2026;20/11/2026;;2`,
    `A2;${lan};Lập báo cáo;16/11/2026;19/11/2026;18/11/2026;`,
    `A3;ai-do;Không ai biết;16/11/2026;20/11/2026;;`,
    `A4;${lan};Ngày sai;31/02/2026;20/11/2026;;0`,
    `A1;${lan};Hai lần;16/11/2026;20/11/2026;;`,
    `;${lan};Không mã;16/11/2026;20/11/2026;;`,
    `;;;;;;`,
    `A5;${lan};;16/11/2026;20/11/2026;;`,
  );
  const list = listOf(await put(text));
  expect(list.state).toBe('rehearsed');
  expect(counts(list)).toEqual({ added: 3, waiting: 1, unread: 3 });
  expect(list.outcome?.troubles.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
    [5, 'D', 'work-list-date', '31/02/2026'],
    [5, 'G', 'work-list-quantity', '0'],
    [6, 'A', 'work-list-twice', 'A1'],
    [9, 'C', 'work-list-what-missing', null],
    [4, 'B', 'inbound-person-unknown', 'ai-do'],
  ]);
  expect(await tasks()).toEqual([]);
  const file = await ward.get('admin', `/work-lists/${list.id}/troubles.xlsx`);
  expect(file.status).toBe(200);
  const applied = listOf(await act(list, { act: 'apply' }));
  expect([applied.state, counts(applied)]).toEqual(['applied', { added: 3, waiting: 1, unread: 3 }]);
  const made = await ward.tasks();
  expect(
    made.map(({ external_id, title, state, due, quantity }) => [external_id, title, state, due, quantity]),
  ).toEqual([
    ['A1', 'Trả lời công văn', 'open', '2026-11-20', 2],
    ['A2', 'Lập báo cáo', 'delivered', '2026-11-19', 1],
    [expect.stringMatching(/^dong-[0-9a-f]{24}$/), 'Không mã', 'open', '2026-11-20', 1],
  ]);
  // Who is not known waits with the connector and is settled there, as items over the network are.
  const settled = await ward.act(files.id, {
    act: 'match',
    kind: 'person',
    code: 'ai-do',
    targetId: ward.id('tam'),
  });
  expect(settled.at('settled')).toBe(1);
  // The rows of the file are gone: no second copy stays.
  expect(await ward.body.sql('select 1 from import_rows')).toEqual([]);
  // It is no staff list: their road does not know it.
  expect((await ward.get('admin', `/imports/${list.id}`)).status).toBe(404);
});

it('the same file again changes nothing, a later one what it changes, an undoing gives back what nobody touched', async () => {
  const lan = ward.login('lan');
  const first = csv(`B1;${lan};Một;16/11/2026;20/11/2026;;`, `B2;${lan};Hai;16/11/2026;20/11/2026;;`);
  listOf(await act(listOf(await put(first)), { act: 'apply' }));
  const acts = () =>
    ward.body.sql<{ n: number }>(`select count(*)::int as n from act where record_kind = 'task'`);
  const before = await acts();
  const again = listOf(await put(first));
  expect(counts(again)).toEqual({ unchanged: 2 });
  listOf(await act(again, { act: 'apply' }));
  expect(await acts()).toEqual(before);
  ward.server.clock.now = '2026-11-18T03:05:00.000Z';
  const second = csv(
    `B1;${lan};Một, sửa;16/11/2026;23/11/2026;;`,
    `B2;${lan};Hai;16/11/2026;20/11/2026;;`,
    `B3;${lan};Ba;16/11/2026;20/11/2026;17/11/2026;`,
    `B4;${lan};Bốn;16/11/2026;20/11/2026;;`,
  );
  const changing = listOf(await put(second));
  expect(counts(changing)).toEqual({ added: 2, changed: 1, unchanged: 1 });
  const applied = listOf(await act(changing, { act: 'apply' }));
  const after = ['B1 open Một, sửa 2026-11-23', 'B2 open Hai 2026-11-20', 'B3 delivered Ba 2026-11-20'];
  expect((await tasks()).filter((one) => one.startsWith('B'))).toEqual([...after, 'B4 open Bốn 2026-11-20']);
  // Somebody goes on with one of them.
  const four = (await ward.tasks()).find(({ external_id }) => external_id === 'B4');
  const done = { act: 'deliver', version: 1, doneQuantity: 1, done: '2026-11-18', words: '' };
  expect((await ward.post('lan', `/tasks/${four?.id}/acts`, done)).status).toBe(200);
  expect(reasons(await act(applied, { act: 'apply' }))).toEqual(['work-list-not-now']);
  const undone = listOf(await act(applied, { act: 'undo', reason: 'Nhầm tệp' }));
  expect([undone.state, undone.undone]).toEqual(['undone', { withdrawn: 1, restored: 1, kept: 1 }]);
  const back = ['B1 open Một 2026-11-20', 'B2 open Hai 2026-11-20', 'B3 dropped Ba 2026-11-20'];
  expect((await tasks()).filter((one) => one.startsWith('B'))).toEqual([
    ...back,
    'B4 delivered Bốn 2026-11-20',
  ]);
  // The same list once more: what was taken back comes again, under its number.
  ward.server.clock.now = '2026-11-18T03:06:00.000Z';
  const third = listOf(await put(second));
  expect(counts(third)).toMatchObject({ changed: 2, unchanged: 2 });
  listOf(await act(third, { act: 'apply' }));
  expect((await tasks()).filter((one) => one.startsWith('B'))).toEqual([
    ...after,
    'B4 delivered Bốn 2026-11-20',
  ]);
});

it('columns are told by hand where headings say nothing, remembered for the next file, and read from a workbook', async () => {
  const columns = ['Cột 1', 'Cột 2', 'Ghi chú'].map((heading) => ({
    heading,
    width: 20,
    kind: 'text' as const,
  }));
  const workbook = (...rows: readonly string[][]) =>
    writeWorkbook({ sheets: [{ name: 'Việc', columns, rows }] });
  const lan = ward.login('lan');
  const list = listOf(await put(await workbook([lan, 'Việc C', 'x'])));
  expect(list.sheets).toMatchObject([{ sheet: 'Việc', missing: ['person', 'what'], remembered: false }]);
  expect(list.may).not.toContain('apply');
  const layouts = [{ sheet: 'Việc', columns: { A: 'person', B: 'what' } }];
  const told = listOf(await act(list, { act: 'lay-out', layouts, remember: true }));
  expect([counts(told), told.sheets[0]?.missing]).toEqual([{ added: 1 }, []]);
  expect(told.may).toContain('apply');
  const next = listOf(await put(await workbook([lan, 'Việc D', 'x'], [lan, 'Việc E', 'x'])));
  expect([counts(next), next.sheets[0]?.remembered]).toEqual([{ added: 2 }, true]);
  expect(listOf(await act(next, { act: 'drop' })).state).toBe('dropped');
  expect(reasons(await put('%PDF-1.7'))).toEqual(['file-is-pdf']);
});

it('nobody but the administrator of the whole body comes near it, and no other body', async () => {
  const list = listOf(await put(csv(`Z1;${ward.login('lan')};Z;16/11/2026;20/11/2026;;`)));
  for (const who of ['cultureAdmin', 'office', 'lan', 'chair'] as const) {
    expect((await put(csv(), who)).status, who).toBe(403);
    expect((await ward.get(who, `/work-lists/${list.id}`)).status, who).toBe(403);
    expect((await ward.get(who, `/connectors/${files.id}/lists`)).status, who).toBe(403);
    expect((await act(list, { act: 'apply' }, who)).status, who).toBe(403);
  }
  expect((await put(csv(), 'admin', files.id, 2)).status).toBe(404);
  expect((await ward.get('admin', `/work-lists/${list.id}`, 2)).status).toBe(404);
  expect((await act(list, { act: 'apply' }, 'admin', 2)).status).toBe(404);
  expect((await ward.get('admin', `/work-lists/${list.id}/troubles.xlsx`, 2)).status).toBe(404);
  expect((await act({ ...list, version: 99 }, { act: 'apply' })).status).toBe(412);
  // A connector for files has no door of its own.
  expect((await ward.send(files, [ward.item()])).status).toBe(401);
  expect((await tasks()).filter((one) => one.startsWith('Z'))).toEqual([]);
});
