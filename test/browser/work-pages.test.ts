// The pages of the register of work in both looks: no trouble, no axe finding, nothing sticking out.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
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
  ['tasks-new', '/viec', click('Báo việc đột xuất')],
  ['task', '/viec/31', async () => {}],
  ['task-deliver', '/viec/31', click('Giao sản phẩm')],
  ['plan', '/don-vi/5/ke-hoach', async () => {}],
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
