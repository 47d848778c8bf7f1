// Connectors at the desk of their administrator: made with the password, proofs shown once, troubles settled where they stand.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import { FakeProblem } from './fake-api.ts';
import { startBrowser, type TestPage } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';

const LIST = '/quan-tri/ket-noi';
const ONE = `${LIST}/1`;
const CONNECTOR = {
  ...{ id: 1, code: 'qlvb', name: 'Quản lý văn bản và điều hành', kind: 'documents', match: 'login' },
  ...{ signed: true, state: 'on', oldUntil: '2026-11-27T08:00:00.000Z', lastAt: '2026-11-20T07:58:00.000Z' },
  ...{ version: 3, taken: 12_480, refused: 15, left: 2 },
};
const QUIET = {
  ...CONNECTOR,
  ...{ id: 2, code: 'mot-cua', name: 'Một cửa điện tử', kind: 'one-stop', state: 'off', oldUntil: null },
  ...{ lastAt: null, taken: 0, refused: 0, left: 0 },
};
const trouble = (code: string, params: object, items: number) => ({
  ...{ code, params, items, example: 'VB-2026-0214', since: '2026-11-19T02:00:00.000Z' },
});
const VIEW = {
  ...CONNECTOR,
  matches: [
    { kind: 'person', code: 'CB-0007', targetId: 12, name: 'Phạm Kim Hiếu' },
    { kind: 'product', code: 'X-9', targetId: null, name: null },
  ],
  troubles: [
    trouble('inbound-person-unknown', { person: 'nguyen.thi.huong.phong.van.hoa' }, 9),
    trouble('inbound-product-unknown', { product: 'TTr' }, 4),
    trouble('inbound-times-out-of-order', { earlier: 'deliveredAt', later: 'assignedAt' }, 2),
  ],
  notes: [
    {
      ...{ externalId: 'VB-2026-0198', taskId: 41, at: '2026-11-20T07:58:00.000Z' },
      notes: [
        { code: 'inbound-week-closed', params: { week: '2026-W46' } },
        { code: 'inbound-acceptance-left', params: {} },
      ],
    },
  ],
};
const PROOFS = {
  ...{ id: 3, code: 'hscv', token: `ctk_${'a'.repeat(43)}`, secret: `whsec_${'b'.repeat(43)}=` },
  oldUntil: null,
};

const column = (letter: string, heading: string, field: string | null) => ({
  ...{ letter, heading, field, samples: ['canbo5', 'canbo7'] },
});
const WORK_LIST = {
  ...{
    id: 7,
    version: 1,
    connectorId: 1,
    fileName: 'việc quý IV.xlsx',
    state: 'rehearsed',
    by: null,
    made: 0,
  },
  ...{ createdAt: '2026-11-20T07:00:00.000Z', appliedAt: null, undoneAt: null, undone: null, failure: null },
  work: null,
  sheets: [
    {
      ...{ sheet: 'Tháng 11', headerRow: 3, remembered: false, missing: ['what'] },
      columns: [column('A', 'Cán bộ', 'person'), column('B', 'Việc được giao trong tháng', null)],
    },
  ],
  outcome: {
    ...{ rows: 12_480, errors: 2, warnings: 1 },
    counts: { added: 12_000, changed: 400, unchanged: 60, outdated: 0, waiting: 9, unread: 11 },
    troubles: [
      {
        ...{
          severity: 'error',
          code: 'work-list-date',
          sheet: 'Tháng 11',
          row: 41,
          column: 'D',
          heading: 'Hạn',
        },
        ...{ value: '31/02/2026', params: {} },
      },
      {
        ...{ severity: 'error', code: 'inbound-person-unknown', sheet: 'Tháng 11', row: 50, column: 'A' },
        ...{ heading: 'Cán bộ', value: 'nguyen.thi.huong', params: { person: 'nguyen.thi.huong' } },
      },
    ],
  },
  may: ['apply', 'lay-out', 'check', 'drop'],
};
const WORKING = {
  ...{ ...WORK_LIST, outcome: null, sheets: [], may: ['stop'] },
  work: { what: 'read', phase: 'planning', share: 42, since: '2026-11-20T07:00:00.000Z' },
};

let browser: Browser;
let desk: AdminDesk;
let steppedUp = false;
beforeAll(async () => {
  desk = await startAdminDesk();
  browser = await startBrowser();
}, 120_000);
const windows = keptWindows((path, look) => desk.open(browser, path, look));
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});
const stepUpNeeded = () =>
  new FakeProblem(403, 'step-up-needed', { refusals: [{ code: 'step-up-needed', params: {} }] });
beforeEach(() => {
  desk.reset();
  steppedUp = false;
  const signed = () => {
    const isAsked = !steppedUp;
    steppedUp = true;
    return isAsked ? stepUpNeeded() : PROOFS;
  };
  desk.state.instead = {
    connectors: () => ({ items: [CONNECTOR, QUIET] }),
    connector: () => VIEW,
    addConnector: signed,
    renewConnector: signed,
    connectorAct: () => ({ id: 1, settled: 9 }),
    workLists: () => ({
      items: [
        {
          ...{ id: 7, fileName: 'việc quý IV.xlsx', state: 'rehearsed', by: null, working: false },
          createdAt: '2026-11-20T07:00:00.000Z',
        },
      ],
    }),
    workList: () => WORK_LIST,
    workListAct: () => ({ ...WORK_LIST, version: 2, state: 'applied', may: ['undo'] }),
  };
});
/** Once its page stands. */
async function fine(opened: TestPage, picture: string): Promise<void> {
  await opened.page.locator('main h1').waitFor();
  await expectFine(opened, picture);
}
const sent = (route: string) => desk.state.sent.filter((one) => one.route === route).map(({ body }) => body);

describe.each(LOOKS.map((look) => [lookName(look), look] as const))('%s', (name, look) => {
  it('the list, with systems and without', async () => {
    await fine(await windows.visit(LIST, look), `connectors-${name}`);
    desk.state.instead = { ...desk.state.instead, connectors: () => ({ items: [] }) };
    await fine(await windows.visit(LIST, look), `connectors-empty-${name}`);
  });

  it('one, with what waits; and one at rest', async () => {
    await fine(await windows.visit(ONE, look), `connector-${name}`);
    const rest = { ...QUIET, matches: [], troubles: [], notes: [] };
    desk.state.instead = { ...desk.state.instead, connector: () => rest };
    await fine(await windows.visit(ONE, look), `connector-rest-${name}`);
  });

  it('a list of work, rehearsed and being worked on', async () => {
    await fine(await windows.visit(`${ONE}/tep/7`, look), `work-list-${name}`);
    desk.state.instead = { ...desk.state.instead, workList: () => WORKING };
    const working = await windows.visit(`${ONE}/tep/7`, look);
    await working.page.getByRole('progressbar').waitFor();
    await fine(working, `work-list-working-${name}`);
  });

  it('refused and absent are said', async () => {
    const answer = new FakeProblem(403, 'outside-scope');
    desk.state.instead = { ...desk.state.instead, connectors: () => answer };
    const { page } = await windows.visit(LIST, look);
    await page.getByRole('alert').first().waitFor();
  });
});

it('is made with the password, one key, and shows its proofs once', async () => {
  const { page, troubles, close } = await desk.open(browser, LIST);
  await page.getByRole('button', { name: 'Thêm kết nối' }).click();
  await page.getByLabel('Mã trong địa chỉ').fill('Mã sai');
  await page.getByRole('button', { name: 'Tạo kết nối' }).click();
  await page.getByRole('link', { name: 'Ghi tên hệ thống.' }).waitFor();
  expect(await page.locator('[aria-invalid=true]').count()).toBe(2);
  expect(sent('addConnector')).toEqual([]);
  await page.getByLabel('Tên hệ thống').fill('Hồ sơ công việc');
  await page.getByLabel('Mã trong địa chỉ').fill('hscv');
  await page.getByRole('button', { name: 'Tạo kết nối' }).click();
  await page.getByLabel('Mật khẩu', { exact: true }).fill('mật khẩu đúng');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Mã truy cập và khoá ký' });
  await dialog.getByText(PROOFS.secret).waitFor();
  await dialog.getByText('/api/v1/inbound/hscv/items').waitFor();
  expect(sent('addConnector')[1]).toEqual({
    ...{ name: 'Hồ sơ công việc', code: 'hscv', kind: 'documents', match: 'login', signed: true },
  });
  await page.keyboard.press('Escape');
  expect(await page.getByText(PROOFS.secret).count()).toBe(0);
  expect(troubles).toEqual([]);
  await close();
});

it('a trouble is settled where it stands: the person chosen, or left out', async () => {
  const { page, troubles, close } = await desk.open(browser, ONE);
  const row = page.getByRole('row').filter({ hasText: 'nguyen.thi.huong' });
  await row.getByRole('button', { name: 'Chọn người' }).click();
  const dialog = page.getByRole('dialog', { name: 'Chọn người' });
  await dialog.getByRole('button', { name: 'Chọn người' }).click();
  await dialog.getByText('Chọn người trong danh sách.').waitFor();
  const someone = desk.ward.state.people.find(({ id }) => id > 12) ?? { id: 0, fullName: '' };
  await dialog.getByRole('combobox').fill(someone.fullName);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Chọn người' }).click();
  await page.getByText('Đã xử lý 9 việc.').waitFor();
  const other = page.getByRole('row').filter({ hasText: 'ngày giao sản phẩm' });
  await other.getByRole('button', { name: 'Để lại' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Để lại' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(sent('connectorAct')).toEqual([
    { act: 'match', kind: 'person', code: 'nguyen.thi.huong.phong.van.hoa', targetId: someone.id },
    {
      ...{ act: 'leave', code: 'inbound-times-out-of-order' },
      params: { earlier: 'deliveredAt', later: 'assignedAt' },
    },
  ]);
  expect(troubles).toEqual([]);
  await close();
});

it('is changed and switched off and on, each over the version that was seen', async () => {
  const { page, troubles, close } = await desk.open(browser, ONE);
  await page.getByRole('button', { name: 'Sửa', exact: true }).click();
  await page.getByLabel('Tên hệ thống').fill('Văn bản và điều hành');
  await page.getByLabel('Nhận ra người bằng').selectOption('code');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByLabel('Tên hệ thống').waitFor({ state: 'detached' });
  desk.state.instead = { ...desk.state.instead, connector: () => ({ ...VIEW, state: 'off', version: 4 }) };
  await page.getByRole('button', { name: 'Tắt', exact: true }).click();
  await page.getByRole('button', { name: 'Bật lại' }).click();
  await expect
    .poll(() => sent('connectorAct'))
    .toEqual([
      { act: 'change', version: 3, name: 'Văn bản và điều hành', match: 'code', signed: true },
      { act: 'switch-off', version: 3 },
      { act: 'switch-on', version: 4 },
    ]);
  expect(troubles).toEqual([]);
  await close();
});

it('a list is read by the columns that were chosen, applied, and taken back with a reason', async () => {
  const { page, troubles, close } = await desk.open(browser, `${ONE}/tep/7`);
  await page.getByText('Chưa có cột: Nội dung.').waitFor();
  await page.getByLabel('B · Việc được giao trong tháng').selectOption('what');
  await page.getByRole('button', { name: 'Đọc lại theo cột đã chọn' }).click();
  await page.getByRole('button', { name: 'Nhập 12.400 việc' }).click();
  desk.state.instead = {
    ...desk.state.instead,
    workList: () => ({ ...WORK_LIST, version: 2, state: 'applied', made: 12_400, may: ['undo'] }),
  };
  await page.reload();
  await page.getByRole('button', { name: 'Lấy lại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Nhầm tệp');
  await dialog.getByRole('button', { name: 'Lấy lại' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(sent('workListAct')).toEqual([
    {
      ...{ act: 'lay-out', version: 1, remember: true },
      layouts: [{ sheet: 'Tháng 11', columns: { A: 'person', B: 'what' } }],
    },
    { act: 'apply', version: 1 },
    { act: 'undo', version: 2, reason: 'Nhầm tệp' },
  ]);
  expect(troubles).toEqual([]);
  await close();
});
