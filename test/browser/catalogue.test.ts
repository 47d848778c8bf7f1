// The catalogue in a real browser: a proposal is read whole before it is decided, and its keeper adds one entry by hand.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ROUTES } from '../../src/contract/routes.ts';
import type { Reply } from '../../src/web/api.ts';
import { HEAD, MANAGER } from './fixtures/team.ts';
import { CHOICE } from './fixtures/work.ts';
import { startBrowser } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';
import { type ReviewDesk, startReviewDesk } from './review-desk.ts';

type Catalogue = Reply<typeof ROUTES.catalogue>;

const items = CHOICE.items.map(({ due: _, ...item }) => item);
const [held] = items;
const {
  id: _id,
  version: _version,
  unitId: _unit,
  from: _from,
  to: _to,
  ...entry
} = held as (typeof items)[number];
const proposal = (
  id: number,
  more: Partial<Catalogue['proposals'][number]>,
): Catalogue['proposals'][number] => ({
  ...{ id, version: 1, itemId: null, entry, reason: 'Thực tế làm lâu hơn', state: 'open', by: MANAGER },
  ...{
    at: '2026-11-19T02:00:00Z',
    decidedBy: null,
    decidedAt: null,
    decision: '',
    may: ['accept', 'decline'],
  },
  ...more,
});
const CATALOGUE: Catalogue = {
  unit: { id: 5, name: 'Phường Bình Minh', code: 'BM' },
  items,
  proposals: [
    proposal(1, {
      itemId: held?.id ?? 0,
      entry: { ...entry, positions: ['Chuyên viên tổ chức'], minutes: 600, evidence: 'file', standard: true },
    }),
    proposal(2, { entry: { ...entry, code: 'TT-09', name: 'Tờ trình khẩn', legalBasis: 'QĐ 12/2026' } }),
  ],
  may: ['take-over', 'change'],
};

let browser: Browser;
let desk: ReviewDesk;
let sent: unknown[];
const windows = keptWindows((path, look) => desk.open(browser, path, look));

beforeAll(async () => {
  desk = await startReviewDesk(() => ({
    catalogue: () => CATALOGUE,
    takeOverCatalogue: ({ body }) => {
      sent.push(body);
      return { added: 1, changed: 0, same: 0 };
    },
  }));
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => {
  desk.reset([]);
  desk.state.session = { person: HEAD, menu: ['today', 'catalogue', 'help'] };
  sent = [];
});

it('a proposal shows every field that would change, a new entry all it says', async () => {
  const { page, troubles, close } = await desk.open(browser, '/danh-muc');
  await page.getByText('Vị trí việc làm được giao: từ Mọi vị trí thành Chuyên viên tổ chức').waitFor();
  await page.getByText('Giờ chuẩn: từ 8 thành 10').waitFor();
  await page.getByText('Minh chứng: từ số văn bản thành tệp đính kèm').waitFor();
  await page.getByText('Loại: từ không phải sản phẩm chuẩn thành sản phẩm chuẩn').waitFor();
  const made = page.locator('li', { hasText: 'Tờ trình khẩn' });
  expect(await made.locator('dt').allTextContents()).toEqual(
    expect.arrayContaining(['Hệ số quy đổi', 'Giờ chuẩn', 'Căn cứ', 'Kết quả đầu ra', 'Minh chứng']),
  );
  await made.getByText('QĐ 12/2026').waitFor();
  expect(troubles).toEqual([]);
  await close();
});

it('whoever keeps it adds one entry with its date and document', async () => {
  const { page, close } = await desk.open(browser, '/danh-muc');
  await page.getByRole('button', { name: 'Thêm một mục' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mã', { exact: true }).fill('TT-10');
  await dialog.getByLabel('Đơn vị tính').fill('tờ trình');
  await dialog.getByLabel('Tên sản phẩm, công việc').fill('Tờ trình về biên chế');
  await dialog.getByLabel('Hệ số quy đổi').fill('2,5');
  await dialog.getByRole('button', { name: 'Thêm một mục' }).click();
  await dialog.getByRole('link', { name: 'Ghi số văn bản phê duyệt.' }).click();
  await page.keyboard.type('45/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Thêm một mục' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(sent).toMatchObject([
    {
      ...{ act: 'take-over', documentNumber: '45/QĐ-UBND', from: expect.stringMatching(/^2026-11-/) },
      entries: [{ code: 'TT-10', name: 'Tờ trình về biên chế', coefficient: 250, minutes: null }],
    },
  ]);
  await close();
});

it.each(LOOKS)('look and access: $width px, dark $dark, $locale', async (look) => {
  const window = await windows.visit('/danh-muc', look);
  await window.page.getByRole('heading', { level: 2 }).first().waitFor();
  await expectFine(window, `catalogue-${lookName(look)}`);
});
