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
