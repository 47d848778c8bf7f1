// Whoever has not filed stands on the scoring page with what the register of work has of his week.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { filed, teamToScore, unfiled } from './fixtures/team.ts';
import { startBrowser, type TestPage } from './harness.ts';
import { type ReviewDesk, startReviewDesk } from './review-desk.ts';

let browser: Browser;
let desk: ReviewDesk;
let opened: TestPage;

beforeAll(async () => {
  desk = await startReviewDesk();
  browser = await startBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.site.close();
});
afterEach(async () => {
  const { troubles } = opened;
  await opened.close();
  expect(troubles).toEqual([]);
});

async function visit(): Promise<Page> {
  opened = await desk.open(browser, '/xu-ly/cham/2026-47');
  await opened.page.locator('[data-row]').first().waitFor();
  return opened.page;
}
const row = (page: Page, name: string) => page.locator('[data-row]', { hasText: name });

describe('whoever has not filed', () => {
  const NAME = 'Dương Minh Châu';
  it('stands in the list with what the register has of the week, line by line beside it', async () => {
    desk.reset([...teamToScore().slice(0, 3), unfiled(9)]);
    const page = await visit();
    await row(page, NAME).getByText('2/3 xong').waitFor();
    expect(await row(page, NAME).textContent()).toContain('2 trễ');
    // Whoever has filed is shown by what he filed.
    expect(await row(page, 'Bùi Quang Uyên').textContent()).toContain('4 việc');
    await page.locator('[data-row] button').first().focus();
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowDown');
    const pane = page.getByRole('complementary', { name: NAME });
    await pane.getByText('Trong sổ công việc (3)').waitFor();
    expect(await pane.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/Tờ trình 214.*Xong 18\/11.*trễ 1 ngày/),
      expect.stringMatching(/Rà soát hồ sơ.*Chưa xong.*trễ 2 ngày/),
      expect.stringMatching(/Báo cáo tuần.*Xong 19\/11$/),
    ]);
    await pane.getByText('Đã ghi 6 giờ 30 phút').waitFor();
    expect(await pane.getByRole('link', { name: 'Giờ từng ngày' }).getAttribute('href')).toBe(
      '/nguoi/109/gio?tuan=2026-47',
    );
  });
  it('and whose register is not for the reader is only not there', async () => {
    desk.reset([filed(0), unfiled(9)]);
    desk.state.register = [];
    const page = await visit();
    await row(page, NAME).getByText('Chưa gửi').waitFor();
    expect(await row(page, NAME).textContent()).not.toContain('xong');
  });
});
