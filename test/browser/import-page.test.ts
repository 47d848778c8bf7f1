// Importing from choosing a file to the next step, over the product's own planner.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import { PEOPLE_FILE, UNITS_FILE } from './fixtures/ward.ts';
import { screenshot, startBrowser, type TestPage } from './harness.ts';

let browser: Browser;
let desk: AdminDesk;
let opened: TestPage;

beforeAll(async () => {
  desk = await startAdminDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => desk.reset());
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(path = '/quan-tri/nhap'): Promise<Page> {
  opened = await desk.open(browser, path);
  return opened.page;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const check = (page: Page) => button(page, 'Kiểm tra tệp').click();
const choose = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator('input[type=file]').setInputFiles(file);
const rehearse = async (page: Page) => {
  await choose(page, PEOPLE_FILE.pathname);
  await check(page);
  await page.getByText('Còn 4 lỗi phải xử lý').waitFor();
};
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

describe('choosing a file', () => {
  it('says what is missing and leads there', async () => {
    const page = await visit();
    await page.getByLabel('Có hiệu lực từ ngày').fill('31/02/2026');
    await check(page);
    const summary = page.getByRole('region', { name: '2 chỗ cần sửa' });
    await summary.getByRole('link', { name: 'Chọn một tệp.' }).click();
    expect(await focused(page)).toBe('import-file');
    expect(await page.getByLabel('Có hiệu lực từ ngày').inputValue()).toBe('31/02/2026');
    expect(desk.imports.jobs).toHaveLength(0);
  });
  it('takes a dropped file', async () => {
    const page = await visit();
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Mã đơn vị'], 'don-vi.csv'));
      return transfer;
    });
    const zone = button(page, /Chọn tệp/);
    await zone.dispatchEvent('dragover', { dataTransfer: data });
    await page.getByText('Thả để chọn tệp này').waitFor();
    await zone.dispatchEvent('drop', { dataTransfer: data });
    await button(page, /Chọn tệp khác.*don-vi\.csv/).waitFor();
  });
  it.each([
    ['hong.xlsx', 'Tệp bị hỏng.'],
    ['bom.xlsx', 'Nội dung bên trong tệp quá lớn.'],
    ['matkhau.xlsx', 'Tệp có mật khẩu.'],
  ])('%s is refused in words, and the form keeps what was typed', async (name, words) => {
    const page = await visit();
    await choose(page, { name, mimeType: 'application/zip', buffer: Buffer.from('PK') });
    await page.getByLabel('Có hiệu lực từ ngày').fill('01/12/2026');
    await check(page);
    await page.getByText(words).waitFor();
    expect(await page.getByLabel('Có hiệu lực từ ngày').inputValue()).toBe('01/12/2026');
    await page.getByText(name).waitFor();
  });
  it('an empty file does not leave the browser', async () => {
    const page = await visit();
    await choose(page, { name: 'rong.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) });
    await check(page);
    await page.getByRole('link', { name: 'Tệp trống.' }).waitFor();
    expect(desk.imports.jobs).toHaveLength(0);
  });
  it('sends what was asked: the day, the unit, a complete list with its consequence said', async () => {
    const page = await visit();
    await choose(page, PEOPLE_FILE.pathname);
    await page.getByLabel('Có hiệu lực từ ngày').fill('01/12/2026');
    await page.getByRole('combobox', { name: 'Danh sách của đơn vị' }).fill('phuong nha trang');
    await page
      .getByRole('option', { name: /Phường Nha Trang/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Đây là danh sách đầy đủ').check();
    await page.getByText('sẽ thôi giữ chức vụ từ ngày có hiệu lực').waitFor();
    await check(page);
    await page.getByText('có hiệu lực từ 01/12/2026 · danh sách đầy đủ').waitFor();
    const options = desk.imports.jobs[0]?.options;
    expect(options).toMatchObject({ from: '2026-12-01', complete: true });
    expect(desk.ward.units.find((unit) => unit.id === options?.unitId)?.name).toContain('Phường Nha Trang');
  });
});

describe('settling troubles', () => {
  const card = (page: Page, row: number) =>
    page.locator('#import-troubles li').filter({ hasText: `dòng ${row},` });
  it('answers survive a reload, are saved together, and what is settled can be asked again', async () => {
    const page = await visit();
    await rehearse(page);
    await card(page, 48).getByText('Dùng gợi ý').click();
    await card(page, 45).getByText('Nhập giá trị khác').click();
    await card(page, 45).getByLabel('Giá trị đúng').fill('28/02/1999');
    await page.waitForTimeout(300);
    await page.reload();
    await button(page, 'Lưu 2 lựa chọn và kiểm tra lại').click();
    await page.getByText('Còn 2 lỗi phải xử lý').waitFor();
    expect(desk.imports.jobs[0]?.resolutions).toMatchObject([
      { row: 45, choice: 'value', value: '28/02/1999' },
      { row: 48, choice: 'use-suggestion' },
    ]);
    await page.getByRole('radio', { name: /^Cảnh báo/ }).check();
    await card(page, 48).getByRole('button', { name: 'Chọn lại' }).click();
    await page.getByText('Còn 3 lỗi phải xử lý').waitFor();
  });
  it('a value of one’s own counts only when it is typed', async () => {
    const page = await visit();
    await rehearse(page);
    await card(page, 45).getByText('Nhập giá trị khác').click();
    expect(await button(page, /^Lưu \d/).count()).toBe(0);
    await card(page, 45).getByLabel('Giá trị đúng').fill('28/02/1999');
    await button(page, 'Lưu 1 lựa chọn và kiểm tra lại').waitFor();
  });
  it('applying is refused with the reason as long as errors stand', async () => {
    const page = await visit();
    await rehearse(page);
    await button(page, 'Áp dụng').click();
    await page.getByText('Chưa áp dụng được: còn 4 lỗi.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.closest('#import-troubles') !== null)).toBe(
      true,
    );
  });
  it('a conflict keeps the answers and tries again with the same ones', async () => {
    const page = await visit();
    await rehearse(page);
    await card(page, 48).getByText('Dùng gợi ý').click();
    desk.imports.conflict = true;
    await button(page, 'Lưu 1 lựa chọn và kiểm tra lại').click();
    await page.getByText('Nội dung vừa được người khác hoặc máy khác sửa.').waitFor();
    expect(await card(page, 48).getByRole('radio').first().isChecked()).toBe(true);
  });
});

describe('applying', () => {
  it('goes through bulk suggestions, says the effect, and ends at the next step', async () => {
    const page = await visit();
    await rehearse(page);
    await button(page, 'Dùng gợi ý cho 4 chỗ còn lại').click();
    await button(page, 'Lưu 4 lựa chọn và kiểm tra lại').click();
    await page.getByText('Không còn lỗi. Xem lại thay đổi rồi áp dụng.').waitFor();
    await button(page, 'Áp dụng').click();
    const dialog = page.getByRole('dialog', { name: 'Áp dụng danh sách này?' });
    await dialog.getByText('68').first().waitFor();
    await screenshot(page, 'admin-import-apply');
    await dialog.getByRole('button', { name: 'Áp dụng' }).click();
    await page.getByText('Đã áp dụng lúc').waitFor();
    await screenshot(page, 'admin-import-applied');
    expect(desk.state.sent.filter((one) => one.route === 'importAct').map((one) => typeof one.key)).toEqual([
      'string',
      'string',
    ]);
    await page.getByRole('link', { name: 'Cấp mã đăng nhập' }).click();
    await page.getByRole('heading', { name: 'Tài khoản' }).waitFor();
  });
  it('849 units are listed piece by piece, and all of them when asked', async () => {
    const page = await visit();
    await page.getByRole('radio', { name: 'Danh sách đơn vị' }).check();
    await choose(page, UNITS_FILE.pathname);
    await check(page);
    await page.getByText('849', { exact: true }).waitFor();
    await page.getByText('Thêm đơn vị').click();
    const lines = page.locator('details[open] li');
    await expect.poll(() => lines.count()).toBe(50);
    await button(page, 'Hiện tất cả 849').click();
    await expect.poll(() => lines.count()).toBe(849);
  });
  it('dropping asks first, and the list of earlier imports tells what became of it', async () => {
    const page = await visit();
    await rehearse(page);
    await button(page, 'Bỏ bản này').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ bản này' }).click();
    await page.getByText('Bản kiểm tra này đã bị bỏ.').waitFor();
    await page.getByRole('link', { name: 'Nhập dữ liệu' }).click();
    const row = page.getByRole('row', { name: /danh-sach-phuong-nha-trang/ });
    await row.getByText('Đã bỏ').waitFor();
  });
});
