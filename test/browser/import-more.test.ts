// Imports beyond the first step: columns by hand, progress, a second person, undoing; in every look.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AdminDesk, startAdminDesk } from './admin-desk.ts';
import { PEOPLE_FILE } from './fixtures/ward.ts';
import {
  type PageOptions,
  runAxe,
  screenshot,
  scrollsSideways,
  startBrowser,
  type TestPage,
} from './harness.ts';
import { LOOKS, lookName } from './looks.ts';

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
beforeEach(() => {
  desk.reset();
  Object.assign(desk.imports, { secondPerson: false, signed: false, work: null });
  desk.imports.remembered.clear();
});
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function rehearsed(options: Partial<PageOptions> = {}): Promise<Page> {
  opened = await desk.open(browser, '/quan-tri/nhap', options);
  const { page } = opened;
  await page.locator('input[type=file]').setInputFiles(PEOPLE_FILE.pathname);
  await page.locator('form button[type=submit]').click();
  await page.locator('#import-troubles').waitFor();
  return page;
}

async function applied(options: Partial<PageOptions> = {}): Promise<Page> {
  const page = await rehearsed(options);
  const [job] = desk.imports.jobs;
  if (job !== undefined)
    desk.imports.jobs[0] = {
      ...job,
      state: 'applied',
      appliedAt: '2026-11-20T08:00:00.000Z',
      undoable: true,
    };
  await page.reload();
  return page;
}

describe('columns by hand', () => {
  it('are shown with values, chosen by keyboard, read again and remembered', async () => {
    const page = await rehearsed();
    await page.getByText('Cách đọc tệp').click();
    const education = page.getByRole('combobox', { name: 'Cột D là' });
    await education.focus();
    await education.selectOption('note');
    await page.getByText('Có thay đổi chưa đọc lại.').waitFor();
    await page.getByText('Nhớ cách đọc này').click();
    await screenshot(page, 'import-columns');
    await button(page, 'Đọc lại').click();
    await page.getByText('Đọc theo cách đã nhớ').waitFor();
    expect(desk.imports.jobs[0]?.layouts).toMatchObject([{ read: true, columns: { D: 'note' } }]);
    await page.getByRole('link', { name: 'Nhập dữ liệu' }).first().click();
    await button(page, 'Quên mẫu này').click();
    await page.getByText('Chưa nhớ mẫu bảng nào.').waitFor();
  });
  it('say when one thing is chosen twice, and send nothing then', async () => {
    const page = await rehearsed();
    await page.getByText('Cách đọc tệp').click();
    await page.getByRole('combobox', { name: 'Cột C là' }).selectOption('note');
    await page.getByRole('combobox', { name: 'Cột D là' }).selectOption('note');
    await page.getByText('Hai cột cùng được chọn là “Ghi chú”.').waitFor();
    await button(page, 'Đọc lại').click();
    expect(desk.imports.jobs[0]?.layouts).toEqual([]);
  });
  it('can take another heading row, none, or leave the sheet out', async () => {
    const page = await rehearsed();
    await page.getByText('Cách đọc tệp').click();
    await page.getByLabel('Dòng tiêu đề').selectOption('0');
    await button(page, 'Đọc lại').click();
    await page
      .getByText(/Thiếu cột bắt buộc/)
      .first()
      .waitFor();
    expect(desk.imports.jobs[0]?.layouts).toMatchObject([{ headerRow: 0 }]);
    await button(page, 'Để máy đoán lại').click();
    await expect.poll(() => desk.imports.jobs[0]?.layouts).toEqual([]);
  });
});

describe('work in progress', () => {
  it('tells phase and percentage, can be left and found again, and goes on by itself', async () => {
    const page = await rehearsed();
    const at = '2026-11-20T08:00:00.000Z';
    desk.imports.work = {
      ...{ what: 'check', phase: 'planning', share: 30, startedAt: at, endedAt: null },
      ...{ refusals: null, lost: false },
    };
    await page.reload();
    await page.getByText('Đang đối chiếu với cơ cấu hiện nay').waitFor();
    await page.getByText('30 %').waitFor();
    await screenshot(page, 'import-working');
    await page.getByRole('link', { name: 'Nhập dữ liệu' }).first().click();
    await page.getByText('Đang xử lý').waitFor();
    await page.getByRole('link', { name: /danh-sach-phuong-nha-trang/ }).click();
    await button(page, 'Dừng kiểm tra').waitFor();
    desk.imports.work = null;
    await page.locator('#import-troubles').waitFor();
  });
});

describe('a second person', () => {
  it('is asked for, and whoever proposed can only withdraw', async () => {
    desk.imports.secondPerson = true;
    const page = await rehearsed();
    await button(page, /^Dùng gợi ý cho/).click();
    await button(page, /^Lưu \d+ lựa chọn/).click();
    await page.getByText('Không còn lỗi.').waitFor();
    await button(page, 'Đề nghị áp dụng').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Đề nghị áp dụng' }).click();
    await page.getByText('Đang chờ người quản trị thứ hai').waitFor();
    expect(await button(page, /^Đồng ý/).count()).toBe(0);
    await button(page, 'Rút lại đề nghị').click();
    await page.getByText('Không còn lỗi.').waitFor();
  });
  it('sees the changes and agrees with the password', async () => {
    const page = await rehearsed();
    const [job] = desk.imports.jobs;
    const proposal = { what: 'apply', by: 990, at: '2026-11-20T07:00:00.000Z', hash: 'h' } as const;
    if (job !== undefined)
      desk.imports.jobs[0] = {
        ...{ ...job, createdBy: 990, state: 'proposed' },
        proposal: { ...proposal, from: null, reason: null },
      };
    await page.reload();
    await page.getByText('Lê Thị Hoà đề nghị anh/chị đồng ý áp dụng').waitFor();
    await screenshot(page, 'import-second-person');
    await button(page, 'Đồng ý và áp dụng').click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=password]').fill('mật khẩu đúng');
    await dialog.locator('button[type=submit]').click();
    await page.getByText('Đã áp dụng lúc').waitFor();
  });
});

describe('undoing', () => {
  it('shows what changes and who stays, asks why and for the password, and tells afterwards', async () => {
    const page = await applied();
    await button(page, 'Hoàn tác').click();
    const dialog = page.getByRole('dialog', { name: 'Hoàn tác lần nhập này?' });
    await dialog.getByText('Tạ Văn Khoa').waitFor();
    await dialog.getByText('2 tuần đã có bài gửi, chấm hoặc duyệt').waitFor();
    await dialog.getByRole('button', { name: 'Hoàn tác' }).click();
    await dialog.getByText('Ghi lý do hoàn tác.').waitFor();
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('nhập nhầm tệp');
    await screenshot(page, 'import-undo');
    await dialog.getByRole('button', { name: 'Hoàn tác' }).click();
    const password = page.getByRole('dialog');
    await password.locator('input[type=password]').fill('mật khẩu đúng');
    await password.locator('button[type=submit]').click();
    await page.getByText('Đã hoàn tác lúc').waitFor();
    await page.getByText('Lý do: nhập nhầm tệp').waitFor();
    await screenshot(page, 'import-undone');
  });
});

describe('every look', () => {
  it.each(LOOKS)('$width dark $dark $locale: no axe finding, nothing sticks out', async (look) => {
    const page = await rehearsed(look);
    await page.locator('summary').first().click();
    const name = lookName(look);
    expect(await scrollsSideways(page)).toBe(false);
    expect(await runAxe(page)).toEqual([]);
    await screenshot(page, `import-columns-${name}`);
    const [job] = desk.imports.jobs;
    if (job !== undefined)
      desk.imports.jobs[0] = { ...job, state: 'applied', appliedAt: job.createdAt, undoable: true };
    await page.reload();
    await button(page, look.locale === 'vi' ? 'Hoàn tác' : 'Undo').click();
    await page.getByRole('dialog').getByText('Tạ Văn Khoa').waitFor();
    expect(await runAxe(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await screenshot(page, `import-undo-${name}`);
  });
});
