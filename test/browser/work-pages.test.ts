// The pages of the register of work in both looks: no trouble, no axe finding, nothing sticking out.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DELIVERED } from './fixtures/work.ts';
import { startBrowser } from './harness.ts';
import { expectFine, keptWindows, LOOKS, lookName } from './looks.ts';
import { freshWork, startWorkDesk, type WorkDesk } from './work-desk.ts';

let browser: Browser;
let desk: WorkDesk;

beforeAll(async () => {
  desk = await startWorkDesk();
  browser = await startBrowser();
}, 120_000);
const windows = keptWindows((path, look) => desk.open(browser, path, look));
afterAll(async () => {
  await windows.close();
  await browser?.close();
  await desk?.site.close();
});
beforeEach(() => void Object.assign(desk.state, freshWork(), { waiting: { accept: DELIVERED } }));

const type = (line: string) => (page: Page) => page.locator('#work-entry').fill(line);
/** Vietnamese and English words of one button. */
const WORDS: Readonly<Record<string, string>> = {
  'Giao việc': 'Assign work',
  'Lịch của tôi': 'My calendars',
  'Báo việc đột xuất': 'Report sudden work',
  'Giao sản phẩm': 'Deliver',
};
const click = (name: string) => (page: Page) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('button', { name: WORDS[name] ?? name, exact: true }))
    .first()
    .click();
const PAGES: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
  ['entry', '/', type('Tờ trình 214 xong 3h hạn thứ sáu #quyhoach')],
  ['tasks', '/viec', async () => {}],
  ['tasks-calendars', '/viec', click('Lịch của tôi')],
  ['tasks-new', '/viec', click('Báo việc đột xuất')],
  ['task', '/viec/31', async () => {}],
  ['task-deliver', '/viec/31', click('Giao sản phẩm')],
  ['plan', '/don-vi/5/ke-hoach', async () => {}],
  ['unit-tasks', '/don-vi/5/cong-viec', async () => {}],
  ['plan-assign', '/don-vi/5/ke-hoach?ky=2026-q4', click('Giao việc')],
  ['waiting', '/viec/cho-xet', async () => {}],
  ['open-work', '/viec/don-vi', async () => {}],
  ['open-work-closed', '/viec/don-vi?tuan=2026-46', async () => {}],
  ['entry-doubt', '/', type('Hồ sơ quy hoạch cán bộ 90p x3')],
];

describe.each(PAGES)('%s', (name, path, act) => {
  it.each(LOOKS.map((look) => [lookName(look), look] as const))('%s', async (seen, look) => {
    const opened = await windows.visit(path, look);
    await act(opened.page);
    await expectFine(opened, `work-${name}-${seen}`);
  });
});

it('meetings are answered with one press each, by the keys alone; a calendar is added by its address', async () => {
  const { page, troubles, close } = await desk.open(browser, '/viec');
  await page.getByRole('button', { name: 'Xác nhận Giao ban đầu tuần' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Đã ghi Giao ban đầu tuần vào công việc.').waitFor();
  await page.getByRole('button', { name: 'Từ chối Tiếp công dân' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Từ chối Tiếp công dân' }).waitFor({ state: 'detached' });
  // What is still to come can only be refused.
  expect(await page.getByRole('button', { name: 'Xác nhận Họp chi bộ' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Lịch của tôi' }).click();
  await page.getByText('Máy chủ lịch trả lời mã 404.').waitFor();
  await page.getByRole('button', { name: 'Theo dõi lịch' }).click();
  await page.getByText('Địa chỉ phải bắt đầu bằng https://.').waitFor();
  await page.getByLabel('Tên lịch').fill('Lịch riêng');
  await page.getByLabel('Địa chỉ lịch').fill('https://lich.example.vn/toi.ics');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[inputmode=url]')?.value === '',
  );
  expect(desk.state.answered).toEqual([
    { id: 11, act: 'confirm', version: 1 },
    { id: 12, act: 'refuse', version: 1 },
    { name: 'Lịch riêng', address: 'https://lich.example.vn/toi.ics' },
  ]);
  expect(troubles).toEqual([]);
  await close();
});
